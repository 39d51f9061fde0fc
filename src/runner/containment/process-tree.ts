import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {
  Argv,
  Containment,
  JobScope,
  OpenOptions,
  ScopeProcesses,
  SpawnedProcess,
} from './containment.ts';
import type {ProcessEntry} from './process-table.ts';
import {eachProcess, readProcess, sendSignal} from './process-table.ts';

/**
 * Best effort, where the system offers nothing better: the session and process group of the command, and what
 * descends from it. A process that starts a session of its own and loses its parent is not found again.
 */
export async function openProcessTrees({dataFolder, tools, instead}: OpenOptions): Promise<Containment> {
  const folder = join(dataFolder, 'jobs');
  mkdirSync(folder, {recursive: true, mode: 0o700});
  return {
    kind: 'process-tree',
    isComplete: false,
    why: [
      'a process that leaves the session and the process tree of its command is not ended with it',
      ...instead,
    ].join('; '),
    tools,
    open: job => new ProcessTreeScope(recordPath(folder, job)),
    async [Symbol.asyncDispose]() {},
  };
}

/** The path of the record by which the next start finds what a crash left. */
export const recordPath = (folder: string, job: string) => join(folder, `${job}.json`);

class ProcessTreeScope implements JobScope {
  readonly complaints = [];
  readonly kernel = undefined;
  readonly #record: string;
  #main: SpawnedProcess | undefined;
  #tree: ProcessTree | undefined;
  #isEmpty = false;

  constructor(record: string) {
    this.#record = record;
  }

  wrap(argv: Argv): Argv {
    return argv;
  }

  started(main: SpawnedProcess): void {
    this.#main = main;
    const entry = readProcess(main.pid);
    this.#tree = new ProcessTree(main.pid);
    // A crash before this leaves a process that nobody finds: best effort.
    if (entry)
      writeFileSync(this.#record, JSON.stringify({pid: main.pid, started: entry.started}), {mode: 0o600});
  }

  exited(): void {
    this.#main = undefined;
    this.#isEmpty = this.#tree?.snapshot().length === 0;
  }

  processes(most: number): ScopeProcesses {
    const members = (this.#tree?.snapshot(most) ?? []).map(({pid}) => pid);
    return {main: this.#main?.pid, members, reapers: []};
  }

  observe(): void {
    this.#tree?.snapshot();
  }

  signal(signal: NodeJS.Signals): void {
    const members = this.#tree?.snapshot() ?? [];
    // First of all, so that it does not end by itself because a child of it was ended.
    this.#main?.kill(signal);
    for (const {pid} of members) if (pid !== this.#main?.pid) sendSignal(pid, signal);
  }

  kill(): void {
    this.#tree?.killGroup();
    this.signal('SIGKILL');
    this.#main?.kill('SIGKILL');
  }

  isEmpty(): boolean {
    // Once nobody is left, nobody comes; and a picture of all processes takes a millisecond.
    this.#isEmpty ||= this.#main === undefined && (this.#tree?.snapshot() ?? []).length === 0;
    return this.#isEmpty;
  }

  keep(): void {
    this.close();
  }

  close(): void {
    rmSync(this.#record, {force: true});
  }
}

/** The processes of a command, as far as can be seen; remembers those that once were. */
export class ProcessTree {
  readonly #root: number;
  #known = new Map<number, string>();
  /** That members led, one of whom is still there: the command of a terminal leads one of its own. */
  #sessions: ReadonlySet<number> = new Set();

  /** `root` is a process that leads its own session. */
  constructor(root: number) {
    this.#root = root;
  }

  /**
   * Takes a new picture, and gives the processes that have not ended; not all of them where they are more
   * than `most`.
   */
  snapshot(most = Number.POSITIVE_INFINITY): ProcessEntry[] {
    const table: ProcessEntry[] = [];
    const members = new Map<number, ProcessEntry>();
    for (const entry of eachProcess()) {
      table.push(entry);
      if (!this.#isMember(entry)) continue;
      members.set(entry.pid, entry);
      // A storm grows faster than it is listed.
      if (members.size > most) return [...members.values()];
    }
    // Parents may stand behind their children in the table.
    for (let before = -1; before !== members.size; ) {
      before = members.size;
      for (const entry of table)
        if (members.has(entry.parent) || members.has(entry.session)) members.set(entry.pid, entry);
    }
    const sessions = [...members.values()].map(({session}) => session);
    this.#sessions = new Set(sessions.filter(each => members.has(each) || this.#sessions.has(each)));
    this.#known = new Map([...members.values()].map(({pid, started}) => [pid, started]));
    return [...members.values()];
  }

  /** Kills the process group of the root, if there is still one, before a process in it can fork another. */
  killGroup(): void {
    const [entry] = this.snapshot(0);
    if (entry?.group !== this.#root) return;
    try {
      process.kill(-this.#root, 'SIGKILL');
    } catch {
      // Its processes have ended, or are not ours to signal.
    }
  }

  #isMember({pid, session, group, started}: ProcessEntry): boolean {
    return (
      session === this.#root ||
      group === this.#root ||
      this.#known.get(pid) === started ||
      this.#sessions.has(session)
    );
  }
}
