import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import type {ResultPromise} from 'execa';
import {execa} from 'execa';
import {isSystemError} from '../../base/errors.ts';
import {childrenOf} from '../limits/process-usage.ts';
import {readProcess, sendSignal} from './process-table.ts';

export interface NamespacePrograms {
  readonly sh: string;
  readonly unshare: string;
  readonly nsenter: string;
}

/**
 * The first process of the namespace. It reaps the orphans it inherits, since that is what `wait` does
 * besides; says its process id as /proc has it; and ends, and the namespace with it, when its reader has read
 * the end of stdin: on our word, or because the executor is gone. A line on stdin makes it stay until nothing
 * else is left. The reader gets every signal that the job gets; by their numbers, since not every shell knows
 * every name.
 */
const script = `exec 3<&0 </dev/null
read -r pid rest </proc/self/stat
(trap '' 1 2 3 4 5 6 7 8 10 11 12 13 14 15 16 20 21 22 23 24 25 26 27 28 29 30 31; read -r word <&3 && exit 7) &
exec 3<&-
echo "$pid"
wait "$!"
[ "$?" = 7 ] || exit 0
exec >/dev/null 2>&1
while kill -s 0 -- -1; do sleep 1; done`;

const options = {
  cwd: '/',
  env: {PATH: '/usr/bin:/bin'},
  extendEnv: false,
  stdin: 'pipe',
  buffer: false,
  reject: false,
  cleanup: false,
  detached: true,
} as const;

/** Keeps one PID namespace in being. */
export class NamespaceInit {
  /** The namespace, by the process outside which made it for its children. */
  readonly folder: string;
  /**
   * Resolves when the init process has ended, which is after every other process in the namespace was gone.
   */
  readonly ended: Promise<void>;
  readonly #unshare: ResultPromise<typeof options>;
  /** The process id of init, as it is outside the namespace. */
  readonly pid: number;
  #hasEnded = false;
  #isReleased = false;

  /** Rejects when the system does not allow it, with what unshare said. */
  static async start({unshare, sh}: NamespacePrograms): Promise<NamespaceInit> {
    const ownUser = process.getuid?.() === 0 ? [] : ['--user', '--map-current-user'];
    const args = [...ownUser, '--pid', '--fork', '--kill-child', '--', sh, '-c', script];
    const child = execa(unshare, args, options);
    let complaint = '';
    child.stderr.on('data', chunk => (complaint += chunk));
    const greeting = Promise.race([once(child.stdout, 'data'), once(child.stdout, 'end')]);
    const [line] = await greeting.catch(() => []);
    const pid = Number(line);
    if (!(pid > 1)) {
      child.stdin.destroy();
      const {shortMessage} = await child;
      throw new Error(complaint.trim() || shortMessage || 'it said nothing');
    }
    child.stdout.destroy();
    child.stderr.destroy();
    return new NamespaceInit(child, pid);
  }

  private constructor(unshare: ResultPromise<typeof options>, pid: number) {
    this.#unshare = unshare;
    this.pid = pid;
    this.folder = `/proc/${unshare.pid}/ns`;
    this.ended = new Promise(resolve => {
      unshare.nodeChildProcess.once('exit', () => {
        this.#hasEnded = true;
        resolve();
      });
    });
    unshare.stdin.on('error', () => {});
  }

  get hasEnded(): boolean {
    return this.#hasEnded;
  }

  /** True if no process of the job is in the namespace, provided that the one which entered has ended. */
  isAlone(): boolean {
    if (this.#hasEnded) return true;
    try {
      const children = readFileSync(`/proc/${this.pid}/task/${this.pid}/children`, 'latin1');
      // Its reader. A process that enters is a child of one outside; those that it leaves become children of
      // init.
      return children.trim().split(' ').length === 1;
    } catch (error) {
      if (isSystemError(error, 'ENOENT') || isSystemError(error, 'ESRCH')) return false;
      throw error;
    }
  }

  /** The processes of the job whose parents have ended. */
  adopted(): number[] {
    // The oldest child is its reader.
    return this.#hasEnded ? [] : childrenOf(this.pid).slice(1);
  }

  /** Ends every process in the namespace, unless it was released. */
  async end(): Promise<void> {
    if (this.#isReleased) return;
    this.#unshare.stdin.destroy();
    // Its reader may have been stopped, by the job itself too. Only while it is surely still who it was.
    if (readProcess(this.pid)?.parent === this.#unshare.pid) sendSignal(this.pid, 'SIGKILL');
    await this.ended;
  }

  /** Lets the namespace be until its last process ends, also when the executor has. */
  release(): void {
    this.#isReleased = true;
    this.#unshare.stdin.end('stay\n');
    this.#unshare.nodeChildProcess.unref();
  }
}
