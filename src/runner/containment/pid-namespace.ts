import {execa} from 'execa';
import {messageOf} from '../../base/errors.ts';
import {RunnerError} from '../errors.ts';
import type {Containment, OpenOptions} from './containment.ts';
import type {NamespacePrograms} from './namespace-init.ts';
import {NamespaceInit} from './namespace-init.ts';
import {NamespaceScope} from './namespace-scope.ts';

/**
 * A PID namespace per job. Its first process, init, is reeve's; when it ends the kernel ends all others, and
 * it ends with the executor. The command enters with nsenter, which stays outside and passes on how it ended:
 * as the first process of a namespace it could not even kill itself with a signal.
 *
 * A command notices that its process id is not the one that /proc and ps show, and that it cannot signal
 * processes outside. Without root it also stands in a user namespace: files of other users seem to be
 * nobody's, setuid programs gain nothing.
 *
 * @throws {RunnerError} `containment-unavailable`
 */
export async function openPidNamespaces({tools, instead}: OpenOptions): Promise<Containment> {
  const {sh, unshare, nsenter} = tools;
  if (!sh || !unshare || !nsenter) {
    throw new RunnerError('containment-unavailable', 'the system has no sh, unshare or nsenter');
  }
  const programs = {sh, unshare, nsenter};
  const namespaces = new PidNamespaces(programs);
  try {
    await rehearse(await namespaces.open());
  } catch (error) {
    await namespaces.close();
    throw new RunnerError('containment-unavailable', `cannot make a PID namespace: ${messageOf(error)}`, {
      cause: error,
    });
  }
  return {
    kind: 'pid-namespace',
    isComplete: true,
    why: ['every job has a PID namespace, which ends with its first process', ...instead].join('; '),
    tools,
    open: () => namespaces.open(),
    [Symbol.asyncDispose]: () => namespaces.close(),
  };
}

async function rehearse(scope: NamespaceScope): Promise<void> {
  try {
    const [file, ...args] = scope.wrap(['/bin/sh', '-c', 'exit 43']);
    const {exitCode, stderr} = await execa(file, args, {
      cwd: '/',
      extendEnv: false,
      stdin: 'ignore',
      reject: false,
      timeout: 10_000,
    });
    if (exitCode !== 43) throw new Error(stderr || `a process in it ended with ${exitCode} instead of 43`);
    scope.exited();
    if (!scope.isEmpty()) throw new Error('the processes in it cannot be counted');
  } finally {
    scope.close();
  }
}

class PidNamespaces {
  readonly #programs: NamespacePrograms;
  readonly #inits = new Set<NamespaceInit>();
  /** One that waits for the next job, so that no run waits for it. */
  #spare: Promise<NamespaceInit> | undefined;
  #isClosed = false;

  constructor(programs: NamespacePrograms) {
    this.#programs = programs;
  }

  async open(): Promise<NamespaceScope> {
    const spare = this.#spare;
    this.#spare = undefined;
    const init = (await spare?.catch(() => undefined)) ?? (await this.#make());
    const usable = init.hasEnded ? await this.#make() : init;
    // After the spawn that follows, beside the child's own start.
    setImmediate(() => this.#refill());
    return new NamespaceScope(usable, this.#programs);
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    await this.#spare?.catch(() => undefined);
    await Promise.all([...this.#inits].map(init => init.end()));
  }

  #refill(): void {
    if (this.#isClosed || this.#spare) return;
    this.#spare = this.#make();
    // The next `open` tries again, and rejects then.
    this.#spare.catch(() => {});
  }

  async #make(): Promise<NamespaceInit> {
    const init = await NamespaceInit.start(this.#programs);
    this.#inits.add(init);
    void init.ended.then(() => this.#inits.delete(init));
    return init;
  }
}
