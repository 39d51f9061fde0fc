import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {randomBytes} from 'node:crypto';
import {once} from 'node:events';
import {mkdirSync} from 'node:fs';
import {join} from 'node:path';
import type {Readable, Writable} from 'node:stream';
import {hasEnded, readProcessStat} from '../../base/process-stat.ts';
import {groupsBelow, removeGroup} from './cgroup-files.ts';
import type {Argv, ParkedProcess, ProcessEnd} from './containment.ts';

/**
 * The shell joins its group, which is its name, and waits for what to become: on descriptor 3, a word a line, of
 * which it reads none as shell. The first is the working folder; then come variables, the words of argv, and the
 * mark. An end before the mark, as when the executor is killed, ends it. To enter a folder exports variables, which
 * are removed again.
 */
export const parkedScript = `echo 0 >"$0/cgroup.procs" || exit 126
IFS= read -r reeve_word <&3 || exit
cd -P -- "$reeve_word" || exit 126
unset PWD OLDPWD SHLVL _
while IFS= read -r reeve_word <&3; do
  case $reeve_word in
    v*) export "\${reeve_word#v}" ;;
    w*) set -- "$@" "\${reeve_word#w}" ;;
    become) unset PWD OLDPWD SHLVL _ && exec "$@" 3<&- ;;
  esac
done`;

/** The number of cells that are kept at first, and after runs came faster than they were made. */
const fewest = 4;
const mostCells = 24;

/** Milliseconds without a job's start or end after which cells are made, and then one after another. */
const quietMs = 120;
const pauseMs = 1;

/** Milliseconds without a run after which no cell is kept. */
const forgottenMs = 10 * 60_000;

/**
 * Processes that have joined a group of their own below `root`, before it is known for which job. To join can wait for a
 * grace period of the kernel, and to fork holds up the executor; both are done here when nothing else is. None is kept
 * before the first run, nor after a time without one.
 */
export class ParkedCells {
  readonly #root: string;
  readonly #sh: string;
  readonly #idle: ParkedCell[] = [];
  readonly #leaving = new Set<Promise<unknown>>();
  /** The number to be kept. */
  #wanted = 0;
  #timer: NodeJS.Timeout | undefined;

  constructor(root: string, sh: string) {
    this.#root = root;
    this.#sh = sh;
  }

  /** A job that may get a cell is about to start, and nothing else is to be done until then: one is made if none waits. */
  makeReady(): void {
    if (this.#idle.length > 0) return;
    this.#wantMore();
    this.#park();
    // The job may not come to start: what was made is forgotten in its time all the same.
    this.busy();
  }

  /** A cell that is this job's from now on; undefined if none is there that lives. */
  take(job: string): ParkedCell | undefined {
    const cell = this.#idle.shift();
    if (cell === undefined) {
      this.#wantMore();
      return undefined;
    }
    if (cell.isAlive && cell.assign(job)) return cell;
    this.drop(cell);
    return this.take(job);
  }

  /** A job starts or has ended: no cell is made now. */
  busy(): void {
    clearTimeout(this.#timer);
    if (this.#wanted > 0) this.#timer = setTimeout(() => this.#fill(), quietMs).unref();
  }

  /** Ends those that wait: others are made after the next run. */
  discard(): void {
    clearTimeout(this.#timer);
    for (const cell of this.#idle.splice(0)) this.drop(cell);
  }

  /** Ends one that became nothing. */
  drop(cell: ParkedCell): void {
    const gone = cell.end().then(() => {
      removeGroup(cell.folder);
      this.#leaving.delete(gone);
    });
    this.#leaving.add(gone);
  }

  /** Ends all, and waits until they are gone. */
  async close(): Promise<void> {
    this.#wanted = 0;
    this.discard();
    await Promise.all(this.#leaving);
  }

  #wantMore(): void {
    this.#wanted = Math.min(Math.max(this.#wanted * 2, fewest), mostCells);
  }

  /** One at a time: an order that comes meanwhile waits for one at most. */
  #fill(): void {
    const isFull = this.#idle.length >= this.#wanted || !this.#park();
    this.#timer = isFull
      ? setTimeout(() => this.#forget(), forgottenMs).unref()
      : setTimeout(() => this.#fill(), pauseMs).unref();
  }

  #forget(): void {
    this.#wanted = 0;
    this.discard();
  }

  /** False if none can be made now, as for want of processes: the runs go the ordinary way. */
  #park(): boolean {
    const folder = join(this.#root, `${cellPrefix}${randomBytes(8).toString('hex')}`);
    try {
      mkdirSync(folder);
      const cell = ParkedCell.start(folder, this.#sh);
      if (cell) this.#idle.push(cell);
      else removeGroup(folder);
      return cell !== undefined;
    } catch {
      removeGroup(folder);
      return false;
    }
  }
}

/** A process that has joined the group `folder`, and waits for what to become. */
export class ParkedCell implements ParkedProcess {
  readonly folder: string;
  readonly pid: number;
  readonly exited: Promise<ProcessEnd>;
  readonly #child: ChildProcess;
  readonly #words: Writable;

  static start(folder: string, sh: string): ParkedCell | undefined {
    const child = spawn(sh, ['-c', parkedScript, folder], {
      cwd: '/',
      // Node hands on this variable of its own process unless it is named.
      env: {NODE_V8_COVERAGE: undefined},
      detached: true,
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
    });
    child.on('error', () => {});
    const {pid} = child;
    return pid === undefined ? undefined : new ParkedCell(folder, pid, child);
  }

  private constructor(folder: string, pid: number, child: ChildProcess) {
    this.folder = folder;
    this.pid = pid;
    this.#child = child;
    this.exited = once(child, 'exit').then(([code, signal]) => ({code, signal}));
    this.#words = child.stdio[3] as Writable;
    // One that has died reads nothing.
    this.#words.on('error', () => {});
  }

  get stdout(): Readable {
    return this.#child.stdout as Readable;
  }

  get stderr(): Readable {
    return this.#child.stderr as Readable;
  }

  /** False if it has died, also where Node was not told yet. */
  get isAlive(): boolean {
    const stat = readProcessStat(this.pid);
    return this.#child.exitCode === null && this.#child.signalCode === null && !!stat && !hasEnded(stat);
  }

  kill(signal: NodeJS.Signals): boolean {
    return this.#child.kill(signal);
  }

  /**
   * Says whose it is, for `endLeftovers`: a group below it is there as long as the processes are, and needs no
   * disk. False if that cannot be said.
   */
  assign(job: string): boolean {
    try {
      mkdirSync(join(this.folder, jobPrefix + job));
      return true;
    } catch {
      return false;
    }
  }

  become(argv: Argv, {cwd, env}: {cwd: string; env: Readonly<Record<string, string>>}): void {
    const variables = Object.entries(env).map(([name, value]) => `v${name}=${value}`);
    this.#words.end([cwd, ...variables, ...argv.map(word => `w${word}`), 'become', ''].join('\n'));
  }

  /** Resolves when it is gone. */
  async end(): Promise<void> {
    this.kill('SIGKILL');
    await this.exited;
    for (const stream of [this.stdout, this.stderr, this.#words]) stream.destroy();
  }
}

const cellPrefix = 'cell-';
const jobPrefix = 'job-';

/** The job whose processes are in a group; undefined for a cell that was no job's. */
export function jobOfGroup(root: string, name: string): string | undefined {
  if (!name.startsWith(cellPrefix)) return name;
  return groupsBelow(join(root, name))
    .find(below => below.startsWith(jobPrefix))
    ?.slice(jobPrefix.length);
}
