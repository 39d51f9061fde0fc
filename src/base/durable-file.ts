import {randomBytes} from 'node:crypto';
import {constants} from 'node:fs';
import {open, rename, rm, writeFile} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import {fileToReplace} from './file-to-replace.ts';

/**
 * Replaces the file at `path`, or that its links lead to, in one step. After it returns the new content
 * survives a power cut; a crash before leaves the old file whole. Something there that is no regular file is
 * written to instead.
 */
export async function writeDurably(path: string, content: string | Uint8Array, mode = 0o644): Promise<void> {
  const target = await fileToReplace(path);
  if (target === undefined) {
    await writeFile(path, content, {flag: constants.O_WRONLY});
    return;
  }
  const temporary = join(dirname(target), `.${randomBytes(6).toString('hex')}.tmp`);
  try {
    // A crash from here on leaves a stray temporary file beside the old one.
    const file = await open(temporary, 'wx', mode);
    try {
      await file.chmod(mode);
      await file.writeFile(content);
      await file.sync();
    } finally {
      await file.close();
    }
    // A crash after the rename, before the folder's sync, leaves either the old or the new file, both whole.
    await rename(temporary, target);
  } catch (error) {
    await rm(temporary, {force: true});
    throw error;
  }
  await syncFolder(dirname(target));
}

/** Makes the names in a folder survive a power cut. */
export async function syncFolder(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
