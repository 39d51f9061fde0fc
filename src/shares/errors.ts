import {CodedError, isDiskFull, messageOf} from '../base/errors.ts';
import {quote} from '../base/quote.ts';

export type ShareErrorCode =
  | 'path-refused'
  | 'no-such-file'
  | 'not-a-file'
  | 'not-a-folder'
  | 'file-denied'
  | 'file-too-large'
  | 'too-many-files'
  | 'quota-full'
  | 'disk-full'
  | 'file-changed'
  | 'transfer-invalid'
  | 'file-failed';

/** The reason why a file in a share cannot be had, written or removed. */
export class ShareError extends CodedError<ShareErrorCode> {}

const codes: Readonly<Record<string, readonly [ShareErrorCode, string]>> = {
  ENOENT: ['no-such-file', 'is not there'],
  ENOTDIR: ['not-a-folder', 'is below what is no folder'],
  EISDIR: ['not-a-file', 'is a folder'],
  EEXIST: ['not-a-folder', 'is there already'],
  ENOTEMPTY: ['not-a-file', 'is a folder that is not empty'],
  ELOOP: ['path-refused', 'is a link, which is not followed'],
  ENAMETOOLONG: ['path-refused', 'has a longer name than this disk takes'],
  EILSEQ: ['path-refused', 'has a name that this disk does not take'],
  EACCES: ['file-denied', "may not be used by the share's user"],
  EPERM: ['file-denied', "may not be changed by the share's user"],
  EROFS: ['file-denied', 'is on a disk that is read-only'],
};

/** `error` as what it means for the file that is called `name`, which is quoted. */
export function shareErrorOf(error: unknown, name: string): ShareError {
  if (error instanceof ShareError) return error;
  if (isDiskFull(error))
    return new ShareError('disk-full', `no space for ${quote(name, 256)}`, {cause: error});
  const {code = ''} = error as NodeJS.ErrnoException;
  const [meant, words] = codes[code] ?? ['file-failed', `failed: ${messageOf(error)}`];
  return new ShareError(meant, `${quote(name, 256)} ${words}`, {cause: error});
}
