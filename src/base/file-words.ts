import {systemMessageOf} from './errors.ts';
import {UnfitFileError} from './foreign-file.ts';

/** Returns why a file cannot be had, to a person who is told which one: `it is not there`. */
export function whyNotHad(error: unknown): string {
  if (error instanceof UnfitFileError) return `it ${error.why}`;
  const {code = ''} = error as NodeJS.ErrnoException;
  return words[code] ?? systemMessageOf(error);
}

const words: Readonly<Record<string, string>> = {
  ENOENT: 'it is not there',
  ENOTDIR: 'it is below what is no folder',
  EISDIR: 'it is a folder',
  EACCES: 'you have no right to',
  EPERM: 'you have no right to',
  ELOOP: 'its links lead in a circle',
  EROFS: 'the disk is read-only',
  ENOSPC: 'the disk is full',
  EDQUOT: 'you may take no more of the disk',
  EFBIG: 'the disk takes no file as large as that',
  ENAMETOOLONG: 'the name is longer than the disk takes',
  EILSEQ: 'the disk does not take that name',
  EMFILE: 'this process has too many files open',
  ENFILE: 'this machine has too many files open',
};
