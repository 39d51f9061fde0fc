import {renameSync, statSync} from 'node:fs';
import {dirname} from 'node:path';
import type {ClientConfig} from '../../config/client-config.ts';
import type {PinnedCheckpoint} from './checkpoint-files.ts';
import {CheckpointFiles} from './checkpoint-files.ts';
import {foldersOf, rememberedHosts, stateFolder} from './state-folder.ts';
import {makeStateFolder} from './state-owner.ts';

/** A host that is held to what it showed. */
export interface KnownHost {
  readonly host: string;
  /** The newest checkpoint that it showed; undefined if what is remembered is damaged. */
  readonly newest: PinnedCheckpoint | undefined;
  /** When that was written, milliseconds since 1970. */
  readonly seenAt: number | undefined;
  /** The folder in which it is remembered. */
  readonly folder: string;
}

/** The hosts that are remembered in the lab of a client.yaml. */
export class KnownHosts {
  readonly folder: string;

  private constructor(folder: string) {
    this.folder = folder;
  }

  /**
   * Returns undefined if nothing can be remembered: there is no home folder, and client.yaml names none.
   */
  static of(config: ClientConfig): KnownHosts | undefined {
    const folder = stateFolder(config);
    return folder === undefined ? undefined : new KnownHosts(folder);
  }

  /** Their names, sorted. */
  names(): string[] {
    return rememberedHosts(this.folder);
  }

  /** Sorted by name. */
  list(): KnownHost[] {
    return this.names().flatMap(host => this.find(host) ?? []);
  }

  /** Returns undefined if nothing is remembered of that host. */
  find(host: string): KnownHost | undefined {
    const files = new CheckpointFiles(foldersOf(this.folder, host).checkpoints);
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
   * Holds what a host showed no longer against it. Its checkpoints are not removed, but put aside: they may
   * be evidence yet.
   *
   * @param now milliseconds since 1970
   * @returns where they are now
   */
  forget({host}: KnownHost, now: number): string {
    const folders = foldersOf(this.folder, host);
    const aside = folders.forgotten(now);
    makeStateFolder(dirname(aside));
    // In one step: a crash before it has forgotten nothing, and one after it all.
    renameSync(folders.checkpoints, aside);
    return aside;
  }
}
