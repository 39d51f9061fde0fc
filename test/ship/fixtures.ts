// An account as files, without whoever keeps it, and a destination of whatever a test wants.
import {createHash} from 'node:crypto';
import {appendFileSync, existsSync, mkdirSync, mkdtempSync, renameSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {finishedCheckpoints, finishedName} from '../../src/audit/read/layout.ts';
import type {Destination} from '../../src/config/destinations.ts';
import type {ShipperMessage} from '../../src/ship/shipper.ts';
import {runShipper} from '../../src/ship/shipper.ts';

export const host = 'lab-01';

/** Nobody looks at it here. */
const signature = Buffer.alloc(68).toString('base64');

/** Grows an account in a folder as the executor does: lines, and then the checkpoint that covers them. */
export class GrowingAccount {
  readonly dir: string;
  #first = 0;
  #next = 0;

  constructor(dir: string) {
    this.dir = dir;
    mkdirSync(dir, {recursive: true});
  }

  get size(): number {
    return this.#next;
  }

  /** So many entries more. */
  grow(count: number, text = 'grown'): void {
    this.growUncovered(count, text);
    this.cover();
  }

  /** Entries that no checkpoint covers yet. */
  growUncovered(count: number, text = 'grown'): void {
    const lines = Array.from({length: count}, (_, i) => `${entryLine(this.#next + i, text)}\n`);
    appendFileSync(join(this.dir, 'account.jsonl'), lines.join(''));
    this.#next += count;
  }

  cover(): void {
    const root = createHash('sha256').update(`${this.#next}`).digest('base64');
    const note = `${host}/reeve-account\n${this.#next}\n${root}\n\n— ${host}/reeve-account ${signature}\n`;
    appendFileSync(join(this.dir, 'checkpoints'), note);
  }

  /** Puts the growing file aside. */
  rotate(): void {
    renameSync(join(this.dir, 'account.jsonl'), join(this.dir, finishedName(this.#first)));
    const checkpoints = join(this.dir, 'checkpoints');
    if (existsSync(checkpoints)) renameSync(checkpoints, join(this.dir, finishedCheckpoints(this.#first)));
    appendFileSync(join(this.dir, 'account.jsonl'), '');
    this.#first = this.#next;
  }

  /** The lines from one sequence number on and below another. */
  lines(from = 0, to = this.#next, text = 'grown'): string[] {
    return Array.from({length: to - from}, (_, i) => entryLine(from + i, text));
  }
}

export const entryLine = (seq: number, reason: string) =>
  JSON.stringify({
    level: seq % 7 === 3 ? 40 : 30,
    time: 1_777_636_800_000 + seq,
    v: 1,
    seq,
    event: 'server-stop',
    host,
    reason,
  });

export interface Place {
  readonly folder: string;
  readonly account: GrowingAccount;
  readonly cursors: string;
}

/** A folder with an account that has no entries. */
export function makePlace(t: ExecutionContext): Place {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-ship-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  const account = new GrowingAccount(join(folder, 'audit'));
  return {folder, account, cursors: join(folder, 'ship')};
}

export interface Running {
  /** What it said so far. */
  readonly words: readonly ShipperMessage[];
  /** Ends it in good order. */
  stop(): Promise<void>;
  /** Ends it at once. */
  abandon(): Promise<void>;
}

/** A shipper in this process. */
export function startShipper(
  t: ExecutionContext,
  {account, cursors}: Place,
  ...destinations: readonly Destination[]
): Running {
  const stop = new AbortController();
  const abortNow = new AbortController();
  const words: ShipperMessage[] = [];
  const running = runShipper(
    {host, account: account.dir, cursors, destinations},
    {
      stop: stop.signal,
      abortNow: abortNow.signal,
      retry: {leastMs: 20, mostMs: 100},
      say: word => void words.push(word),
    },
  );
  const end = async () => {
    stop.abort();
    await running;
  };
  const abandon = () => {
    abortNow.abort();
    return end();
  };
  t.teardown(abandon);
  return {words, stop: end, abandon};
}

/** The spans of sequence numbers that lines have, as they follow each other: one from first to last where all is well. */
export function sequence(lines: readonly string[]): [number, number][] {
  const spans: [number, number][] = [];
  for (const line of lines) {
    const {seq} = JSON.parse(line) as {seq: number};
    const last = spans.at(-1);
    if (last && seq === last[1] + 1) last[1] = seq;
    else spans.push([seq, seq]);
  }
  return spans;
}
