import {execa} from 'execa';
import {childrenOf, descendantsOf} from '../limits/process-usage.ts';
import type {Argv, JobScope, ScopeProcesses, SpawnedProcess} from './containment.ts';
import type {NamespaceInit, NamespacePrograms} from './namespace-init.ts';
import {sendSignal} from './process-table.ts';

/**
 * The processes of one job in a PID namespace of their own. The nsenter outside has the command's stdin open
 * as well: a caller who sends to a command that closed it waits until the command ends.
 */
export class NamespaceScope implements JobScope {
  readonly complaints = ['nsenter: '];
  readonly kernel = undefined;
  readonly #init: NamespaceInit;
  readonly #programs: NamespacePrograms;
  /** Stands outside, waits for the command, and passes on how it ends: it is never signalled. */
  #outside: number | undefined;
  #isMainGone = false;
  #isBeingKilled = false;

  constructor(init: NamespaceInit, programs: NamespacePrograms) {
    this.#init = init;
    this.#programs = programs;
  }

  wrap(argv: Argv): Argv {
    const {folder} = this.#init;
    const ownUser = process.getuid?.() === 0 ? [] : [`--user=${folder}/user`, '--preserve-credentials'];
    return [this.#programs.nsenter, ...ownUser, `--pid=${folder}/pid_for_children`, '--', ...argv];
  }

  started({pid}: SpawnedProcess): void {
    this.#outside = pid;
  }

  exited(): void {
    this.#outside = undefined;
    this.#isMainGone = true;
  }

  processes(most: number): ScopeProcesses {
    const [main] = this.#outside === undefined ? [] : childrenOf(this.#outside);
    const inside = this.#init.adopted();
    const first = main === undefined ? inside : [main, ...inside];
    const reapers = [...(this.#outside === undefined ? [] : [this.#outside]), this.#init.pid];
    return {main, members: [...first, ...descendantsOf(first, most - first.length)], reapers};
  }

  signal(signal: NodeJS.Signals): void {
    if (this.#init.hasEnded) return;
    const script = signalScript(signal, this.#isEntered());
    const [file, ...args] = this.wrap([this.#programs.sh, '-c', script]);
    // Its end tells nothing: if there is still something to end, the kill reaches it.
    void execa(file, args, {
      cwd: '/',
      env: {PATH: '/usr/bin:/bin'},
      extendEnv: false,
      stdio: 'ignore',
      reject: false,
    });
    if (signal === 'SIGCONT') this.#continueOutside();
  }

  kill(): void {
    this.#isBeingKilled = true;
    void this.#init.end();
    this.#continueOutside();
  }

  isEmpty(): boolean {
    if (this.#isBeingKilled) return this.#isMainGone && this.#init.hasEnded;
    return this.#isMainGone && this.#init.isAlone();
  }

  keep(): void {
    this.#init.release();
  }

  close(): void {
    void this.#init.end();
  }

  #isEntered(): boolean {
    return this.#outside === undefined || childrenOf(this.#outside).length > 0;
  }

  /** When the command is stopped nsenter stops itself, and would never see it end. */
  #continueOutside(): void {
    if (this.#outside !== undefined) sendSignal(this.#outside, 'SIGCONT');
  }
}

/**
 * Process id -1 inside: all but the init process and the shell itself. The init process's reader, which it
 * started first, is not to be stopped: it watches over the executor. A command that is about to enter is
 * given the time.
 */
function signalScript(signal: NodeJS.Signals, isEntered: boolean): string {
  const wait = isEntered ? '' : 'sleep 0.1; ';
  const reader = signal === 'SIGSTOP' ? '; kill -s CONT 2' : '';
  return `${wait}kill -s ${signal.slice(3)} -- -1${reader}`;
}
