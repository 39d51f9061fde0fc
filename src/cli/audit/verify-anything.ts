import {closeSync, openSync, readSync, statSync} from 'node:fs';
import {CodedError} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {shellWords} from '../../base/shell-words.ts';
import {exitStatus} from '../exit-status.ts';
import {interrupted} from '../interrupts.ts';
import type {Verdict, VerifyWords} from './verify-words.ts';

/** `reeve audit verify`: gives the status to exit with. */
export async function verifyAnything(target: string | undefined, words: VerifyWords): Promise<number> {
  const verdict = await verify(target, words);
  if (verdict === undefined) return interrupted;
  return verdict ? 0 : exitStatus.unverified;
}

async function verify(target: string | undefined, words: VerifyWords): Promise<Verdict> {
  if (words.receipt !== undefined) return (await import('./verify-file.ts')).verifyFile(words.receipt, words);
  if (target !== undefined && isOneOfOurs(target))
    throw new CodedError(
      'usage',
      `${quote(target, 200)} is a file: verify it with reeve audit verify --receipt ${shellWords([target])}`,
    );
  if (target === undefined) return (await import('./verify-folder.ts')).verifyOwn(words);
  if (/^\.{1,2}$|[/\\]/.test(target)) return (await import('./verify-folder.ts')).verifyFolder(target, words);
  return (await import('./verify-target.ts')).verifyTarget(target, words);
}

/** A file where a host or a folder is due: what looks like a path, is called like one of reeve's, or begins like one. */
function isOneOfOurs(target: string): boolean {
  if (/\.(receipt|proof|export)$/.test(target) && !/[/\\]/.test(target)) return true;
  if (!statSync(target, {throwIfNoEntry: false})?.isFile()) return false;
  return /[/\\]/.test(target) || beginsAsOurs(target);
}

function beginsAsOurs(path: string): boolean {
  try {
    const fd = openSync(path, 'r');
    using _file = {[Symbol.dispose]: () => closeSync(fd)};
    const begin = Buffer.alloc(17);
    return begin.toString('utf8', 0, readSync(fd, begin)) === '{"format":"reeve-';
  } catch {
    return false;
  }
}
