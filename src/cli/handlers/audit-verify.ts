import {closeSync, existsSync, openSync, readSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {loadClientConfig} from '../../config/client-config.ts';
import type {Verdict, VerifyWords} from '../audit/verify-words.ts';
import {exitStatus} from '../exit-status.ts';
import {interrupted} from '../interrupts.ts';

/** `reeve audit verify`: gives the status to exit with. */
export async function verifyAnything(target: string | undefined, words: VerifyWords): Promise<number> {
  const verdict = await verify(target, words);
  if (verdict === undefined) return interrupted;
  return verdict ? 0 : exitStatus.unverified;
}

async function verify(target: string | undefined, words: VerifyWords): Promise<Verdict> {
  if (words.receipt !== undefined)
    return (await import('../audit/verify-file.ts')).verifyFile(words.receipt, words);
  if (target === undefined) return (await import('../audit/verify-folder.ts')).verifyOwn(words);
  switch (await kindOf(target, words)) {
    case 'file':
      return (await import('../audit/verify-file.ts')).verifyFile(target, words);
    case 'folder':
      return (await import('../audit/verify-folder.ts')).verifyFolder(target, words);
    case 'host':
      return (await import('../audit/verify-target.ts')).verifyTarget(target, words);
  }
}

/**
 * What a word names. With a slash in it, it is a path. Else a host of client.yaml comes before a file or folder that is called
 * so, unless that begins as one of reeve's; and before an unknown host comes what is here and can be verified.
 */
async function kindOf(target: string, {config}: VerifyWords): Promise<'file' | 'folder' | 'host'> {
  const isFolder = isFolderAt(target);
  if (/^\.{1,2}$|[/\\]/.test(target)) return isFolder ? 'folder' : 'file';
  if (/\.(receipt|proof|export)$/.test(target) || beginsAsOurs(target)) return 'file';
  if (await isListed(target, config)) return 'host';
  if (isFolder) return holdsAccount(target) ? 'folder' : 'host';
  return existsSync(target) ? 'file' : 'host';
}

function isFolderAt(path: string): boolean {
  try {
    return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
  } catch {
    // Why it cannot be looked at is told by what reads it.
    return false;
  }
}

function holdsAccount(folder: string): boolean {
  return ['.', 'audit'].some(place => existsSync(join(folder, place, 'account.jsonl')));
}

/** No host is meant where there is no client.yaml. */
async function isListed(name: string, config: string | undefined): Promise<boolean> {
  try {
    return (await loadClientConfig(config)).hosts.has(name);
  } catch {
    return false;
  }
}

function beginsAsOurs(path: string): boolean {
  try {
    if (!statSync(path).isFile()) return false;
    const fd = openSync(path, 'r');
    using _file = {[Symbol.dispose]: () => closeSync(fd)};
    const begin = Buffer.alloc(17);
    return begin.toString('utf8', 0, readSync(fd, begin)) === '{"format":"reeve-';
  } catch {
    return false;
  }
}
