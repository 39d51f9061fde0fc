import {mkdirSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Argv, Cell, Containment, OpenOptions, SpawnedProcess} from './containment.ts';
import type {ProcessEntry} from './process-table.ts';
import {listProcessTable, readProcess} from './process-table.ts';
import {sendSignal} from './send-signal.ts';

/**
 * Best effort, where the system offers nothing better: the session and process group of the command, and whoever
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
    open: job => new ProcessTreeCell(recordPath(folder, job)),
    async [Symbol.asyncDispose]() {},
  };
}

/** Of the record that lets the next start find what a crash left. */
export const recordPath = (folder: string, job: string) => join(folder, `${job}.json`);

class ProcessTreeCell implements Cell {
  readonly complaint = undefined;
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
    this.#isEmpty = this.#tree?.look().length === 0;
  }

  signal(signal: NodeJS.Signals): void {
    for (const {pid} of this.#tree?.look() ?? []) {
      if (pid === this.#main?.pid) this.#main.kill(signal);
      else sendSignal(pid, signal);
    }
  }

  kill(): void {
    this.signal('SIGKILL');
    this.#main?.kill('SIGKILL');
  }

  isEmpty(): boolean {
    // Once nobody is left, nobody comes; and a picture of all processes takes a millisecond.
    this.#isEmpty ||= this.#main === undefined && (this.#tree?.look() ?? []).length === 0;
    return this.#isEmpty;
  }

  keep(): void {
    this.close();
  }

  close(): void {
    rmSync(this.#record, {force: true});
  }
}

/** What belongs to a command, as far as can be seen; remembers what once did. */
export class ProcessTree {
  readonly #root: number;
  #known = new Map<number, string>();

  /** `root` is a process that leads its own session. */
  constructor(root: number) {
    this.#root = root;
  }

  /** Takes a new picture, and gives the processes that have not ended. */
  look(): ProcessEntry[] {
    const table = listProcessTable();
    const members = new Map<number, ProcessEntry>();
    for (const entry of table) if (this.#isMember(entry)) members.set(entry.pid, entry);
    // Parents may stand behind their children in the table.
    for (let before = -1; before !== members.size; ) {
      before = members.size;
      for (const entry of table) if (members.has(entry.parent)) members.set(entry.pid, entry);
    }
    this.#known = new Map([...members.values()].map(({pid, started}) => [pid, started]));
    return [...members.values()];
  }

  #isMember({pid, session, group, started}: ProcessEntry): boolean {
    return session === this.#root || group === this.#root || this.#known.get(pid) === started;
  }
}
