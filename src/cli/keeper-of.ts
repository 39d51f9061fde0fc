import {ownCommandLine} from '../base/own-programs.ts';
import {userFolder} from '../base/user-folders.ts';
import type {Wanted} from '../persist/messages.ts';
import {buildOf, keeperFolder, socketOf} from '../persist/place.ts';

/** The place of a keeper, and what it has to be. */
export interface KeeperPlace {
  readonly folder: string;
  readonly socket: string;
  readonly wanted: Wanted;
}

/** The keeper for our commands with a client.yaml; undefined if there is no place for one, or no such file. */
export function keeperOf(file: string): KeeperPlace | undefined {
  const folder = keeperFolder();
  if (folder === undefined) return undefined;
  try {
    const wanted = {build: buildOf(ownCommandLine().file), file, state: userFolder('state')};
    return {folder, socket: socketOf(folder, wanted), wanted};
  } catch {
    return undefined;
  }
}
