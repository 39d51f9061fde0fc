import {execa} from 'execa';
import type {Argv, Cell} from './containment.ts';
import type {NamespaceAnchor, NamespacePrograms} from './namespace-anchor.ts';

/** The processes of one job in a PID namespace of their own. */
export class NamespaceCell implements Cell {
  readonly complaint = 'nsenter: ';
  readonly #anchor: NamespaceAnchor;
  readonly #programs: NamespacePrograms;
  #isMainGone = false;
  #isBeingKilled = false;

  constructor(anchor: NamespaceAnchor, programs: NamespacePrograms) {
    this.#anchor = anchor;
    this.#programs = programs;
  }

  wrap(argv: Argv): Argv {
    const {folder} = this.#anchor;
    const ownUser = process.getuid?.() === 0 ? [] : [`--user=${folder}/user`, '--preserve-credentials'];
    return [this.#programs.nsenter, ...ownUser, `--pid=${folder}/pid_for_children`, '--', ...argv];
  }

  started(): void {
    // What was spawned stands outside and passes on how the command ends: it is never signalled.
  }

  exited(): void {
    this.#isMainGone = true;
  }

  signal(signal: NodeJS.Signals): void {
    if (this.#anchor.hasEnded) return;
    // Process id -1 inside: all but the anchor and the shell itself. Once more where the command is about to enter.
    const script = `kill -s ${signal.slice(3)} -- -1 || { sleep 0.1; kill -s ${signal.slice(3)} -- -1; }`;
    const [file, ...args] = this.wrap([this.#programs.sh, '-c', script]);
    // How it ends tells nothing: if there is still something to end, the kill reaches it.
    void execa(file, args, {
      cwd: '/',
      env: {PATH: '/usr/bin:/bin'},
      extendEnv: false,
      stdio: 'ignore',
      reject: false,
    });
  }

  kill(): void {
    this.#isBeingKilled = true;
    void this.#anchor.end();
  }

  isEmpty(): boolean {
    if (this.#isBeingKilled) return this.#isMainGone && this.#anchor.hasEnded;
    return this.#isMainGone && this.#anchor.isAlone();
  }

  keep(): void {
    this.#anchor.release();
  }

  close(): void {
    void this.#anchor.end();
  }
}
