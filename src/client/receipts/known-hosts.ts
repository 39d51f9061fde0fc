import {renameSync, statSync} from 'node:fs';
import {dirname} from 'node:path';
import type {PinnedCheckpoint} from './checkpoint-files.ts';
import {CheckpointFiles} from './checkpoint-files.ts';
import {foldersOf, rememberedHosts} from './state-folder.ts';
import {makeStateFolder} from './state-owner.ts';

/** A host that is held to what it showed. */
export interface KnownHost {
  readonly host: string;
  /** The newest that it showed; undefined where what is remembered is damaged. */
  readonly newest: PinnedCheckpoint | undefined;
  /** When that was written, milliseconds since 1970. */
  readonly seenAt: number | undefined;
  /** The folder in which it is remembered. */
  readonly folder: string;
}

/** The hosts of which something is remembered in a lab's folder, by name. */
export function knownHosts(folder: string): KnownHost[] {
  return rememberedHosts(folder).flatMap(host => knownHost(folder, host) ?? []);
}

/** Undefined where nothing is remembered of it. */
export function knownHost(folder: string, host: string): KnownHost | undefined {
  const files = new CheckpointFiles(foldersOf(folder, host).checkpoints);
  // By name they are in the order of their sizes.
  const names = files.list().toSorted();
  if (names.length === 0) return undefined;
  for (const name of names.toReversed()) {
    const newest = files.read(name);
    if (newest === undefined || newest === 'damaged') continue;
    const seenAt = statSync(files.pathOf(name), {throwIfNoEntry: false})?.mtimeMs;
    return {host, newest, seenAt, folder: files.folder};
  }
  return {host, newest: undefined, seenAt: undefined, folder: files.folder};
}

/**
 * Holds what it showed no longer against a host. That is not removed, but put aside: it may be evidence yet.
 *
 * @param now milliseconds since 1970
 * @returns where it is now
 */
export function forgetHost(folder: string, {host}: KnownHost, now: number): string {
  const folders = foldersOf(folder, host);
  const aside = folders.forgotten(now);
  makeStateFolder(dirname(aside));
  // In one step: a crash before it has forgotten nothing, and one after it all.
  renameSync(folders.checkpoints, aside);
  return aside;
}
