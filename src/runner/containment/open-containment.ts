import {messageOf} from '../../base/errors.ts';
import {findSystemTools} from '../../base/system-tools.ts';
import {openCgroups} from './cgroup.ts';
import type {Containment, ContainmentKind} from './containment.ts';
import {openDelegatedCgroups} from './delegated-cgroup.ts';
import {openPidNamespaces} from './pid-namespace.ts';
import {openProcessTrees} from './process-tree.ts';

export interface ContainmentOptions {
  /** The executor's data folder: names what belongs to it, and holds what the next start needs to know. */
  dataFolder: string;
  /** Only this way, for tests and for who wants it. */
  only?: ContainmentKind | undefined;
  /**
   * True if this process is a server, which may move within the system's groups so that the kernel takes over
   * limits.
   */
  mayMove?: boolean;
  /** True if processes may wait for jobs to come, where the way has use for that. */
  parks?: boolean;
}

const openers = {
  cgroup: process.getuid?.() === 0 ? openCgroups : openDelegatedCgroups,
  'pid-namespace': openPidNamespaces,
  'process-tree': openProcessTrees,
} as const;

/**
 * Tries each way for real, best first, and gives the first that works.
 *
 * @throws {RunnerError} `containment-unavailable` when `only` was asked for and does not work
 */
export async function openContainment({
  dataFolder,
  only,
  mayMove = false,
  parks = false,
}: ContainmentOptions): Promise<Containment> {
  const tools = findSystemTools();
  if (only) return openers[only]({dataFolder, tools, mayMove, parks, instead: []});
  const instead: string[] = [];
  for (const kind of ['cgroup', 'pid-namespace'] as const) {
    try {
      return await openers[kind]({dataFolder, tools, mayMove, parks, instead});
    } catch (error) {
      instead.push(`no ${kind}: ${messageOf(error)}`);
    }
  }
  return openProcessTrees({dataFolder, tools, mayMove, parks, instead});
}
