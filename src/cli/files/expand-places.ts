import {quote} from '../../base/quote.ts';
import type {Host} from '../../index.ts';
import {usage} from '../errors.ts';
import {say} from '../print.ts';
import type {RemotePlace} from '../remote-path.ts';

/** A path of a share that is to be got or removed. */
export interface SharedPath {
  readonly share: string;
  readonly path: string;
}

/** The paths that were typed or matched, and how much that matched was left out. */
export interface Expanded {
  readonly paths: readonly SharedPath[];
  /** Links, pipes, sockets and devices that are not got. */
  readonly skipped: number;
  /** Folders that only `-r` takes. */
  readonly folders: number;
}

/**
 * The paths of one host that somebody typed, with those that match in place of globs.
 *
 * @param takesLinks true where links and special files are taken as files are
 * @throws {ClientError} `refused` where nothing matches, and as `Host.list`
 */
export async function expandPlaces(
  host: Host,
  places: readonly RemotePlace[],
  {recursive = false, takesLinks}: {readonly recursive?: boolean | undefined; readonly takesLinks: boolean},
): Promise<Expanded> {
  const paths: SharedPath[] = [];
  let [skipped, folders] = [0, 0];
  for (const {share, path: top, match} of places) {
    if (match === undefined) paths.push({share, path: top});
    else
      for await (const {path, kind} of host.list(share, top, {match})) {
        if (kind === 'folder' ? recursive : kind === 'file' || takesLinks) paths.push({share, path});
        else if (kind === 'folder') folders += 1;
        else skipped += 1;
      }
  }
  return {paths, skipped, folders};
}

/** Requires that nothing which is got replaces another thing that is. @throws {CodedError} `usage` */
export function requireOwnNames(paths: readonly SharedPath[]): void {
  const named = new Map<string, string>();
  for (const {share, path} of paths) {
    const whole = path === '' ? share : `${share}/${path}`;
    const name = whole.slice(whole.lastIndexOf('/') + 1);
    const other = named.get(name);
    if (other !== undefined)
      throw usage(
        `${quote(other, 256)} and ${quote(whole, 256)} would have one name here; get them into folders of their own`,
      );
    named.set(name, whole);
  }
}

/** Says how much was left out. Returns the status to exit with: 1, or 0 where nothing was. */
export function sayLeftOut({skipped, folders = 0}: Partial<Expanded>, host: string): number {
  if (skipped)
    say(
      `${skipped === 1 ? 'a link or special file was' : `${skipped} links and special files were`} left out`,
      host,
    );
  if (folders > 0)
    say(`${folders === 1 ? 'a folder was' : `${folders} folders were`} left out; -r takes folders`, host);
  return skipped || folders > 0 ? 1 : 0;
}
