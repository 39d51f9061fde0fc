import {resolve} from 'node:path';
import {FileTrustError} from './file-trust.ts';
import type {Step, Walk} from './path-walk.ts';
import {walkPath} from './path-walk.ts';

/**
 * As root, refuses a path that somebody else could make lead elsewhere, or whose end somebody else could change: each
 * component from `/`, and those of each symbolic link on the way, must be root's, and writable by nobody else. A
 * sticky folder such as /tmp may be writable where what is looked up in it is root's own: nobody else can rename that.
 * Rights by an access control list show in the group's bits of the mode.
 *
 * @throws {FileTrustError} `file-not-trusted`; {Error} of the system where the path leads nowhere
 */
export function requireTrustedPath(path: string): void {
  if (process.getuid?.() !== 0) return;
  const walk = walkPath(path);
  const why = whyNotTrusted(walk, path);
  if (why !== undefined) throw new FileTrustError('file-not-trusted', why);
  if (walk.end === undefined) throw Object.assign(new Error(`there is no ${path}`), {code: 'ENOENT', path});
}

/**
 * The same of a place to write to, which need not be there yet: what is there of the path must be trusted. To be asked
 * before it is made, and again when it is there: in a sticky folder somebody else may have been first.
 *
 * @throws {FileTrustError} `file-not-trusted`; {Error} of the system
 */
export function requireTrustedPlace(path: string): void {
  if (process.getuid?.() !== 0) return;
  const why = whyNotTrusted(walkPath(path), path);
  if (why !== undefined) throw new FileTrustError('file-not-trusted', why);
}

/** Returns why somebody else than root could change what `path` leads to; undefined if nobody could. */
export function whyNotTrusted({steps, end}: Walk, path: string): string | undefined {
  for (const step of steps) {
    const {stats} = step;
    const onTheWay = step.path === resolve(path) ? '' : `, on the way to ${path}`;
    if (stats.uid !== 0)
      return `${step.path} belongs to uid ${stats.uid}, not to root${onTheWay}; run reeve as that user, or, to go on as root, run: chown ${stats.isSymbolicLink() ? '-h ' : ''}root ${step.path}`;
    if (isWritable(step) && !(step !== end && isSticky(step)))
      return `others may write ${step.path}${onTheWay}; run: chmod go-w ${step.path}`;
  }
  return undefined;
}

/** The mode of a link means nothing. */
const isWritable = ({stats}: Step) => !stats.isSymbolicLink() && (stats.mode & 0o022) !== 0;
const isSticky = ({stats}: Step) => stats.isDirectory() && (stats.mode & 0o1000) !== 0;
