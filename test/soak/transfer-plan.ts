import {createCipheriv, createHash} from 'node:crypto';
import type {Random} from './random.ts';

export const transferFaults = [
  'none',
  'cut',
  'kill-gate',
  'kill-client',
  'kill-helper',
  'stop-server',
  'kill-server',
  'fill-disk',
  'change-source',
] as const;
export type TransferFault = (typeof transferFaults)[number];

/** The ways in which a source is changed: a file is written behind its end, cut short, written into, exchanged. */
export const changes = ['grow', 'shorten', 'overwrite', 'exchange'] as const;

/** The files of a tree by their paths in it; a single file has the path `''`. */
export type Files = ReadonlyMap<string, Buffer>;

/** One transfer of the soak, and what will happen to it. */
export interface TransferPlan {
  readonly number: number;
  readonly fault: TransferFault;
  readonly way: 'put' | 'get';
  /** A put of standard input. */
  readonly isStream: boolean;
  readonly isTree: boolean;
  readonly files: Files;
  /** The files that the target has before, under the names of some that come and of others. */
  readonly old: Files;
  /** After how many bytes in which direction the connections are cut, each in turn. */
  readonly cuts: readonly {readonly up?: number; readonly down?: number}[];
  /** The byte, in the direction of the transfer, at which the line is held up for any other fault. */
  readonly at: number;
  /** True if the fault is made while the line is held up, else at once after it. */
  readonly isHeld: boolean;
  readonly change: (typeof changes)[number];
  /** The file that is changed. */
  readonly changed: string;
}

/** Bytes of a file that is changed. */
const long = 48 * 1024 * 1024;

/** About as much as passes before and after the files: handshake, order, receipt. */
const aroundFiles = 6000;

/**
 * Every fault in both ways in turn.
 *
 * @param mostBytes in one transfer
 */
export function planTransfer(number: number, random: Random, mostBytes: number): TransferPlan {
  const fault = transferFaults[number % transferFaults.length] ?? 'none';
  const way = Math.floor(number / transferFaults.length) % 2 === 0 ? 'put' : 'get';
  const isTree = random.next() < 0.4;
  const isStream = !isTree && way === 'put' && fault !== 'change-source' && random.next() < 0.25;
  const names = isTree ? treeNames(random) : [''];
  const changed = random.pick(names);
  // Long enough to be read still when the line is held up, whatever is read ahead.
  const sizeOf = (name: string) =>
    fault === 'change-source' && name === changed ? long : size(random, mostBytes / names.length);
  const files = new Map(names.map(name => [name, contentOf(`${number} ${name} new`, sizeOf(name))]));
  const oldNames = random.next() < 0.3 ? [] : [...names, ...(isTree ? ['kept', 'a/kept'] : [])];
  const old = new Map(
    oldNames
      .filter(name => !isTree || name === 'kept' || random.next() < 0.5)
      .map(name => [name, contentOf(`${number} ${name} old`, size(random, 100_000))]),
  );
  const bytes = [...files.values()].reduce((sum, {length}) => sum + length, 0);
  const cuts = Array.from({length: 1 + random.below(4)}, () => {
    const isMain = random.next() < 0.7;
    const isUp = isMain === (way === 'put');
    const at = 1 + random.below(isMain ? bytes + aroundFiles : aroundFiles);
    return isUp ? {up: at} : {down: at};
  });
  return {
    number,
    fault,
    way,
    isStream,
    isTree,
    files,
    old,
    cuts,
    at: 1500 + random.below(fault === 'change-source' ? long / 8 : bytes + aroundFiles / 2),
    isHeld: random.next() < 0.6,
    change: random.pick(changes),
    changed,
  };
}

function treeNames(random: Random): string[] {
  const folders = ['', 'a/', 'a/b/', 'other folder/'];
  return Array.from({length: 1 + random.below(12)}, (_, at) => `${random.pick(folders)}file ${at}`);
}

/** Orders of magnitude alike, and nothing now and then. */
function size(random: Random, most: number): number {
  return Math.floor(Math.exp(random.next() * Math.log(most))) - 1;
}

/** Bytes that are the same for the same name, with a stretch of zeros in some. */
export function contentOf(name: string, length: number): Buffer {
  const key = createHash('sha256').update(name).digest();
  const bytes = createCipheriv('aes-256-ctr', key, Buffer.alloc(16)).update(Buffer.alloc(length));
  if (key.readUInt8(0) % 3 === 0) bytes.fill(0, length >> 2, length >> 1);
  return bytes;
}
