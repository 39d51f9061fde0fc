import {createHash} from 'node:crypto';
import {readFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {writeDurably} from '../../base/durable-file.ts';
import {makeFolder} from '../../base/own-folder.ts';
import {userFolder} from '../../base/user-folders.ts';
import {keeperFolder, whyNotPrivate} from '../../persist/place.ts';

/** The files by which a user's dashboards find their port, and each other, again. */
export interface OwnPlace {
  /** The file of the port; undefined if the user has no home. */
  readonly portFile: string | undefined;
  /** The socket by which one that runs is found; undefined where no folder is this user's alone. */
  readonly socket: string | undefined;
}

/** The place of the dashboard of a client.yaml. Folders that are missing are made. */
export function ownPlace(configFile: string): OwnPlace {
  const name = createHash('sha256').update(configFile).digest('hex').slice(0, 16);
  const state = userFolder('state');
  const folder = state === undefined ? undefined : join(state, 'dashboard');
  const sockets = [keeperFolder(), folder].find(place => place !== undefined && isOurs(place));
  return {
    portFile: folder === undefined ? undefined : join(folder, `${name}.port`),
    socket: sockets === undefined ? undefined : join(sockets, `page-${name}.sock`),
  };
}

function isOurs(folder: string): boolean {
  try {
    makeFolder(folder, 0o700);
  } catch {
    return false;
  }
  return whyNotPrivate(folder) === undefined;
}

/** The port that was kept; undefined if there is none. */
export async function keptPort({portFile}: OwnPlace): Promise<number | undefined> {
  if (portFile === undefined) return undefined;
  const text = await readFile(portFile, 'utf8').catch(() => '');
  const port = /^\d{1,5}\n$/.test(text) ? Number(text) : 0;
  return port > 0 && port < 65_536 ? port : undefined;
}

/** Keeps it for the next time. One that cannot be kept is another the next time. */
export async function keepPort({portFile}: OwnPlace, port: number): Promise<void> {
  if (portFile === undefined) return;
  try {
    makeFolder(dirname(portFile), 0o700);
    await writeDurably(portFile, `${port}\n`, 0o600);
  } catch {
    // A home that cannot be written.
  }
}
