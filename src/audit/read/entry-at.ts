import {readSync} from 'node:fs';
import {join} from 'node:path';
import {openForeign} from '../../base/foreign-file.ts';
import type {EntryPlace} from '../entry/entry-place.ts';
import {activeName, finishedNames, firstOf} from './layout.ts';

/** The number of the oldest entry in `dir`, whose growing part begins with entry `growing`. */
export function firstHeld(dir: string, growing: number): number {
  const [oldest] = finishedNames(dir);
  return oldest === undefined ? growing : firstOf(oldest);
}

/**
 * Returns the line at a place of the account in `dir`, whose growing part begins with entry `growing`;
 * undefined if its part was removed.
 */
export function readEntryAt(
  dir: string,
  {seq, position, bytes}: EntryPlace,
  growing: number,
): Buffer | undefined {
  const name = seq >= growing ? activeName : finishedNames(dir).findLast(part => firstOf(part) <= seq);
  if (name === undefined) return undefined;
  using file = openForeign(join(dir, name));
  if (!file) return undefined;
  const line = Buffer.allocUnsafe(bytes);
  return readSync(file.fd, line, 0, bytes, position) === bytes ? line : undefined;
}
