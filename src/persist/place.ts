import type {Stats} from 'node:fs';
import {lstatSync, statfsSync, statSync} from 'node:fs';
import {isAbsolute, join} from 'node:path';
import {messageOf} from '../base/errors.ts';
import {walkPath} from '../base/path-walk.ts';
import {quote} from '../base/quote.ts';
import {shortHash} from '../base/short-hash.ts';
import type {Wanted} from './messages.ts';

/**
 * The folder of the sockets of keepers; undefined where the user has no runtime folder (XDG Base Directory Specification), since
 * any other may be on a network, or be there for others, too.
 */
export function keeperFolder(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const {XDG_RUNTIME_DIR: runtime = ''} = environment;
  return process.platform === 'linux' && isAbsolute(runtime) ? join(runtime, 'reeve') : undefined;
}

/** Bytes: sun_path of unix(7) has 108, with a 0; the name of a socket that is about to be one is a hash and a process id. */
const longestFolder = 107 - '/0123456789abcdef.sock.4194304'.length;

/**
 * Returns why the folder cannot be used; undefined if it is this user's own, nobody else can look into it, and nobody but root can
 * put another in its place. Then nobody else can connect to a socket in it, nor put one there. Both ends of a socket ask this at
 * each use: Node does not tell whose process the other end is.
 */
export function whyNotPrivate(folder: string): string | undefined {
  try {
    return whyNotOurs(folder);
  } catch (error) {
    return messageOf(error);
  }
}

function whyNotOurs(folder: string): string | undefined {
  if (Buffer.byteLength(folder) > longestFolder) return `the path ${folder} is too long for a socket in it`;
  const us = process.geteuid?.();
  const found = lstatSync(folder, {throwIfNoEntry: false});
  if (found === undefined) return `there is no ${folder}`;
  if (!found.isDirectory()) return `${folder} is a link or no folder`;
  if (found.uid !== us) return `${folder} belongs to uid ${found.uid}`;
  const mode = found.mode & 0o7777;
  if (mode !== 0o700) return `${folder} has mode 0${mode.toString(8)}, not 0700`;
  const why = whyOthersDecide(folder);
  if (why !== undefined) return why;
  return isLocal(statfsSync(folder).type)
    ? undefined
    : `${quote(folder)} is on no file system that is known to be of this machine alone`;
}

/** Returns why a folder is not there, or others than this user and root say what its path leads to; undefined if all is well. */
export function whyOthersDecide(folder: string): string | undefined {
  const us = process.geteuid?.();
  const {steps, end} = walkPath(folder);
  for (const {path, stats} of steps) {
    if (stats.uid !== 0 && stats.uid !== us) return `${path}, on the way to it, belongs to uid ${stats.uid}`;
    const isOpen = !stats.isSymbolicLink() && (stats.mode & 0o022) !== 0 && (stats.mode & 0o1000) === 0;
    if (isOpen) return `others may write ${path}, on the way to ${folder}`;
  }
  return end === undefined ? `there is no ${folder}` : undefined;
}

/** By the numbers of statfs(2). */
const localTypes: ReadonlySet<number> = new Set([
  0x01021994, // tmpfs
  0x858458f6, // ramfs
  0xef53, // ext2, ext3, ext4
  0x58465342, // XFS
  0x9123683e, // Btrfs
  0x794c7630, // overlayfs
  0x2fc12fc1, // ZFS
  0xf2f52010, // F2FS
]);

/** True if a file system of this type is of this machine alone. Pure. */
export function isLocal(type: number): boolean {
  return localTypes.has(type >>> 0);
}

/**
 * The socket of the keeper that a command looks for. The name is a hash: client.yaml as it is now, the folder of receipts, and the
 * build of reeve have another socket each. It is not a cryptographic one, which takes Node long to load; the keeper compares all of
 * it, and the files of the certificate, when it is asked for a host.
 *
 * @throws {Error} of the system if there is no client.yaml
 */
export function socketOf(folder: string, {build, file, state}: Wanted): string {
  const {dev, ino, size, mtimeNs, ctimeNs} = statSync(file, {bigint: true});
  return join(folder, `${shortHash([build, file, state, dev, ino, size, mtimeNs, ctimeNs].join('\0'))}.sock`);
}

/**
 * Tells a build of reeve from others: its first file, which holds the names of the others, of which each has a digest.
 *
 * @param program the path of that file, or of a link to it
 * @throws {Error} of the system
 */
export function buildOf(program: string): string {
  const {dev, ino, size, mtimeNs} = statSync(program, {bigint: true});
  return [dev, ino, size, mtimeNs].join(' ');
}

/** True if there is a socket that is this user's own. */
export function isOurSocket(path: string): boolean {
  const found = statsOf(path);
  return found?.isSocket() === true && found.uid === process.geteuid?.();
}

/** Of what stands at a path, which may be a link; undefined if that cannot be looked at. */
export function statsOf(path: string): Stats | undefined {
  try {
    return lstatSync(path);
  } catch {
    return undefined;
  }
}
