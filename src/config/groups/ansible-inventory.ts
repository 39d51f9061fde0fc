import {messageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import type {GroupSource} from '../../node-sets/groups.ts';
import {isGroupName} from '../../node-sets/groups.ts';
import {refuseProblems} from '../errors.ts';
import type {Problem} from '../problem.ts';
import {ansibleHosts} from './ansible-hosts.ts';

/** The groups of an inventory while it is read, with the mistakes in it. */
export class AnsibleInventory {
  readonly #file: string;
  readonly #hosts = new Set<string>();
  readonly #groups = new Map<string, Set<string>>();
  readonly #problems: Problem[] = [];

  constructor(file: string) {
    this.#file = file;
  }

  group(name: string, line: number): void {
    if (!isGroupName(name)) this.fail(line, noName(name));
    else if (!this.#groups.has(name)) this.#groups.set(name, new Set());
  }

  addHosts(group: string, pattern: string, line: number): void {
    try {
      for (const host of ansibleHosts(pattern)) {
        this.#hosts.add(host);
        this.#groups.get(group)?.add(host);
      }
    } catch (error) {
      this.fail(line, `found ${quote(pattern)}: ${messageOf(error)}`);
    }
  }

  addChild(group: string, child: string, line: number): void {
    if (isGroupName(child)) this.#groups.get(group)?.add(`@${child}`);
    else this.fail(line, noName(child));
  }

  fail(line: number, message: string): void {
    this.#problems.push({file: this.#file, line, column: 1, message});
  }

  /** `all` has every host, as with Ansible. @throws {ConfigError} `config-invalid` */
  end(): GroupSource {
    refuseProblems(this.#problems);
    const groups = new Map([...this.#groups].map(([name, members]) => [name, [...members].join(',')]));
    return {groups: groups.set('all', [...this.#hosts].join(','))};
  }
}

const noName = (name: string): string =>
  `${quote(name)} is no name for a group, expected letters, digits, dots, hyphens and underscores`;
