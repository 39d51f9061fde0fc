import {join} from 'node:path';
import {readCached, removeOldest, writeCached} from '../cache-files.ts';

/** Of a megabyte or so each: those of builds that are gone are removed. */
const mostFiles = 24;
const mostBytes = 16 * 2 ** 20;
const ending = '.code';
const digestLength = 32;

/**
 * Reads the code that an earlier run left. V8 looks at no more than the length of what it is given, and would crash on what a full disk
 * or a power cut left: so a digest stands before it.
 */
export function readKept(folder: string, name: string): Buffer | undefined {
  const bytes = readCached(join(folder, name + ending), mostBytes);
  if (bytes === undefined) return undefined;
  const code = bytes.subarray(digestLength);
  return digestOf(code).equals(bytes.subarray(0, digestLength)) ? code : undefined;
}

/** Keeps it for later runs, in one step. If that cannot be done, they start without it. */
export function keep(folder: string, name: string, code: Buffer): void {
  writeCached(join(folder, name + ending), Buffer.concat([digestOf(code), code]));
  removeOldest(folder, ending, mostFiles);
}

/** Loaded when needed: an old Node, and a call that asks for the version, have no use of it. */
const digestOf = (code: Buffer) => process.getBuiltinModule('node:crypto').hash('sha256', code, 'buffer');
