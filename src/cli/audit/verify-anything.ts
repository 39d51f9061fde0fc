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
  if (target === undefined) return (await import('./verify-folder.ts')).verifyOwn(words);
  if (/^\.{1,2}$|[/\\]/.test(target)) return (await import('./verify-folder.ts')).verifyFolder(target, words);
  return (await import('./verify-target.ts')).verifyTarget(target, words);
}
