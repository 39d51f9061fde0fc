import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {once} from 'node:events';

/**
 * A shell that outlives us by as much as it takes to leave the terminal as it was, should we be killed without a chance
 * to do it ourselves. It is told over its standard input what there is to undo; that this ends without a goodbye means
 * that we are gone. It is of a session of its own, so that no signal for our group reaches it, and uses the terminal
 * by descriptors that it was given (3 for modes, 4 to write on).
 *
 * It sets the modes back only where they are still those that it set for us: a shell that took its terminal back
 * meanwhile knows better.
 */
const script = String.raw`
trap '' HUP INT QUIT TERM TSTP TTIN TTOU PIPE
saved= raw= undo=
while IFS= read -r line; do
  case $line in
    save) saved=$(stty -g <&3); echo ;;
    raw) stty raw -echo -iexten <&3; raw=$(stty -g <&3); echo ;;
    undo\ *) undo=${'$'}{line#undo } ;;
    bye) exit 0 ;;
  esac
done
printf %b "$undo" >&4
if [ -n "$saved" ] && [ "$(stty -g <&3)" = "$raw" ]; then stty "$saved" <&3; fi
`;

export class TerminalGuard {
  readonly #shell: ChildProcess;
  #told = '';

  private constructor(shell: ChildProcess) {
    this.#shell = shell;
    // Without such a shell only our sudden death is not covered.
    shell.on('error', () => {});
    shell.stdin?.on('error', () => {});
    shell.unref();
  }

  static start(): TerminalGuard {
    const env = {PATH: process.env.PATH ?? '/usr/bin:/bin', LC_ALL: 'C'};
    const stdio = ['pipe', 'pipe', 'ignore', process.stdin.fd, process.stdout.fd] as const;
    return new TerminalGuard(spawn('sh', ['-c', script], {detached: true, env, stdio: [...stdio]}));
  }

  /** Remembers the modes that the terminal has now. */
  async save(): Promise<void> {
    await this.#ask('save');
  }

  /** Has every byte pass unchanged in both directions: more than Node's raw mode, which keeps on ending lines. */
  async makeRaw(): Promise<void> {
    await this.#ask('raw');
  }

  /** Sets the sequences to write to the terminal when we are gone. */
  tell(undo: string): void {
    if (undo === this.#told) return;
    this.#told = undo;
    this.#say(`undo ${inOctal(undo)}`);
  }

  /** It is not needed any more: we looked after the terminal ourselves. */
  dismiss(): void {
    this.#say('bye');
    this.#shell.stdin?.end();
  }

  async #ask(what: string): Promise<void> {
    const {stdout} = this.#shell;
    if (!stdout || this.#shell.pid === undefined || this.#shell.exitCode !== null) return;
    const answered = once(stdout, 'data');
    answered.catch(() => {});
    this.#say(what);
    await Promise.race([answered, once(this.#shell, 'close')]);
  }

  #say(line: string): void {
    if (this.#shell.stdin?.writable) this.#shell.stdin.write(`${line}\n`);
  }
}

/** As `printf %b` takes it. */
const inOctal = (text: string) =>
  Array.from(Buffer.from(text), byte => `\\0${byte.toString(8).padStart(3, '0')}`).join('');
