import {stat} from 'node:fs/promises';
import {CodedError} from './errors.ts';

/** A file whose owner or mode makes it unfit for what it is used for. */
export class FileTrustError extends CodedError<'file-not-private' | 'file-not-trusted'> {}

const isPosix = process.platform !== 'win32';

/** Refuses a private key, or another secret, that others can read, as ssh does. */
export async function requirePrivate(path: string, what = 'key'): Promise<void> {
  if (!isPosix) return;
  const {mode} = await stat(path);
  if ((mode & 0o077) === 0) return;
  const shown = (mode & 0o777).toString(8).padStart(4, '0');
  throw new FileTrustError(
    'file-not-private',
    `${path} has mode ${shown}: others can read this ${what}; run: chmod 600 ${path}`,
  );
}
