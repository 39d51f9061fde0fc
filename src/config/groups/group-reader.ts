import type {GroupSource, Groups} from '../../node-sets/groups.ts';
import {parseNodeSet} from '../../node-sets/node-set.ts';
import type {ClientConfig} from '../client-config.ts';
import {readGroupSource} from './read-group-source.ts';

export type GroupConfig = Pick<ClientConfig, 'file' | 'hosts' | 'groups' | 'groupSources'>;

/**
 * The hosts that a target means, each once, in order: `lab-01`, `lab-[01-40]!lab-07`, `@gpu`. Groups are those of client.yaml. Sources of
 * groups are read only where the target names one.
 *
 * @throws {NodeSetError}, and {ConfigError} if a source cannot be read
 */
export const expandTargets = (target: string, config: GroupConfig): Promise<string[]> =>
  new GroupReader(config).expand(target);

/** Expands targets; each source of groups is read once. */
export class GroupReader {
  readonly #config: GroupConfig;
  readonly #read = new Map<string, GroupSource>();
  readonly #groups: Groups;

  constructor(config: GroupConfig) {
    this.#config = config;
    const names = [...config.groupSources.keys()];
    this.#groups = {
      own: {groups: config.groups, hosts: [...config.hosts.keys()]},
      sources: new Map(names.map(name => [name, () => this.#source(name)])),
    };
  }

  /** The sources that were read, by their names. */
  get read(): ReadonlyMap<string, GroupSource> {
    return this.#read;
  }

  /** As {@link expandTargets}. */
  async expand(target: string): Promise<string[]> {
    for (;;) {
      try {
        return parseNodeSet(target, this.#groups);
      } catch (error) {
        if (!(error instanceof UnreadSource)) throw error;
        const {name} = error;
        const origin = this.#config.groupSources.get(name) ?? {};
        this.#read.set(name, await readGroupSource(origin, name, this.#config.file));
      }
    }
  }

  #source(name: string): GroupSource {
    const source = this.#read.get(name);
    if (!source) throw new UnreadSource(name);
    return source;
  }
}

/** A target needs a source that was not read yet. */
class UnreadSource extends Error {
  override readonly name: string;

  constructor(name: string) {
    super(`the source ${name} was not read`);
    this.name = name;
  }
}
