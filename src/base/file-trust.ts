import {stat} from 'node:fs/promises';
import {dirname} from 'node:path';
import {CodedError} from './errors.ts';

/** A file whose owner or mode makes it unfit for what it is used for. */
export class FileTrustError extends CodedError<'file-not-private' | 'file-not-trusted'> {}

const isPosix = process.platform !== 'win32';

/** Refuses a private key that others can read, as ssh does. */
export async function requirePrivate(path: string): Promise<void> {
  if (!isPosix) return;
  const {mode} = await stat(path);
  if ((mode & 0o077) === 0) return;
  const shown = (mode & 0o777).toString(8).padStart(4, '0');
  throw new FileTrustError(
    'file-not-private',
    `${path} has mode ${shown}: others can read this key; run: chmod 600 ${path}`,
  );
}

/**
 * As root, refuses a file that somebody else than root could have written, or whose folder somebody else could:
 * who can change it would command as root.
 */
export async function requireTrusted(path: string): Promise<void> {
  if (!isPosix || process.getuid?.() !== 0) return;
  for (const subject of [path, dirname(path)]) {
    const {uid, mode} = await stat(subject);
    const sticky = subject !== path && (mode & 0o1000) !== 0;
    if (uid !== 0) {
      throw new FileTrustError(
        'file-not-trusted',
        `${subject} belongs to uid ${uid}, not to root; run: chown root ${subject}`,
      );
    }
    if ((mode & 0o022) !== 0 && !sticky) {
      throw new FileTrustError('file-not-trusted', `others may write ${subject}; run: chmod go-w ${subject}`);
    }
  }
}
