import {randomBytes} from 'node:crypto';
import {constants} from 'node:fs';
import type {FileHandle} from 'node:fs/promises';
import {open, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';

/**
 * Opens a file of the temporary folder to read and write, for its owner alone and without a name: it is gone
 * when the process is, however that ends.
 *
 * @param ending of the name that it has for a moment
 */
export async function openNamelessFile(ending: string): Promise<FileHandle> {
  const path = join(tmpdir(), `reeve-${randomBytes(12).toString('hex')}.${ending}`);
  const {O_CREAT, O_EXCL, O_NOFOLLOW, O_RDWR} = constants;
  const file = await open(path, O_RDWR | O_CREAT | O_EXCL | O_NOFOLLOW, 0o600);
  // A crash before this line leaves an empty file.
  await rm(path);
  return file;
}

/** Writes all of it from an offset on. Returns the number of bytes. */
export async function writeAll(file: FileHandle, bytes: Uint8Array, at: number): Promise<number> {
  let written = 0;
  while (written < bytes.length)
    written += (await file.write(bytes, written, bytes.length - written, at + written)).bytesWritten;
  return written;
}

/** Reads so many bytes from an offset on. @throws {Error} if the file ends before */
export async function readAll(file: FileHandle, at: number, length: number): Promise<Buffer> {
  const bytes = Buffer.alloc(length);
  for (let read = 0; read < length; ) {
    const {bytesRead} = await file.read(bytes, read, length - read, at + read);
    if (bytesRead === 0) throw new Error(`the file ends before byte ${at + length}`);
    read += bytesRead;
  }
  return bytes;
}
