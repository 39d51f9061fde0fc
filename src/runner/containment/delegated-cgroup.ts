import {messageOf} from '../../base/errors.ts';
import type {Invocation} from '../../policy/orders/authorize.ts';
import type {Usage} from '../../protocol/generated/wire.ts';
import {openCgroups} from './cgroup.ts';
import type {
  Argv,
  Containment,
  JobScope,
  KernelLimits,
  OpenOptions,
  ScopeProcesses,
  SpawnedProcess,
} from './containment.ts';
import {openPidNamespaces} from './pid-namespace.ts';

type Limits = Invocation['limits'];

/**
 * Groups for a server that is not root: they were delegated to its user, who is the jobs' user too, so that a
 * job may move itself into another of them. A PID namespace, which nothing leaves, ends it for certain; the
 * group still counts, and limits what stays in it. Without such namespaces it is not complete, and says so.
 *
 * @throws {RunnerError} `containment-unavailable` as `openCgroups`
 */
export async function openDelegatedCgroups(options: OpenOptions): Promise<Containment> {
  const groups = await openCgroups(options);
  let namespaces: Containment;
  try {
    namespaces = await openPidNamespaces({...options, instead: []});
  } catch (error) {
    const why = `a job may leave its group, which belongs to its own user, and is not ended then: no pid-namespace: ${messageOf(error)}`;
    return {...groups, isComplete: false, why: [groups.why, why].join('; ')};
  }
  return {
    kind: 'cgroup',
    isComplete: namespaces.isComplete,
    why: [groups.why, `since a job may leave its group, ${namespaces.why}, too`].join('; '),
    tools: options.tools,
    async open(job) {
      const inner = await namespaces.open(job);
      try {
        return new DelegatedScope(await groups.open(job), inner);
      } catch (error) {
        inner.close();
        throw error;
      }
    },
    async [Symbol.asyncDispose]() {
      await namespaces[Symbol.asyncDispose]();
      await groups[Symbol.asyncDispose]();
    },
  };
}

/** A PID namespace, whose processes join a group as long as they like. */
class DelegatedScope implements JobScope {
  readonly kernel: KernelLimits | undefined;
  readonly #group: JobScope;
  readonly #namespace: JobScope;

  constructor(group: JobScope, namespace: JobScope) {
    this.#group = group;
    this.#namespace = namespace;
    this.kernel = group.kernel && new WatchedToo(group.kernel);
  }

  get complaints(): readonly string[] {
    return [...this.#namespace.complaints, ...this.#group.complaints];
  }

  wrap(argv: Argv): Argv {
    return this.#group.wrap(this.#namespace.wrap(argv));
  }

  started(main: SpawnedProcess): void {
    this.#group.started(main);
    this.#namespace.started(main);
  }

  exited(): void {
    this.#group.exited();
    this.#namespace.exited();
  }

  processes(most: number): ScopeProcesses {
    return this.#namespace.processes(most);
  }

  /** Not by the group, in which nsenter stands, too. */
  signal(signal: NodeJS.Signals): void {
    this.#namespace.signal(signal);
  }

  kill(): void {
    this.#group.kill();
    this.#namespace.kill();
  }

  isEmpty(): boolean {
    return this.#namespace.isEmpty() && this.#group.isEmpty();
  }

  keep(): void {
    this.#namespace.keep();
    this.#group.keep();
  }

  close(): void {
    this.#namespace.close();
    this.#group.close();
  }
}

/** The limits of a group that a job may leave: what leaves is watched. */
class WatchedToo implements KernelLimits {
  readonly holdsProcesses = false;
  readonly #kernel: KernelLimits;

  constructor(kernel: KernelLimits) {
    this.#kernel = kernel;
  }

  hold(limits: Limits, hasHost: boolean): Limits {
    const {processes} = limits;
    // With nsenter, which stands in the group, too.
    this.#kernel.hold({...limits, ...(processes !== undefined && {processes: processes + 1})}, hasHost);
    return limits;
  }

  exceeded(): 'memory' | 'processes' | undefined {
    return this.#kernel.exceeded();
  }

  usage(): Usage {
    return this.#kernel.usage();
  }
}
