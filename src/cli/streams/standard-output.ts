import {closeSync, fstatSync, writeSync} from 'node:fs';
import {Socket} from 'node:net';
import type {Writable} from 'node:stream';
import {CodedError, systemMessageOf} from '../../base/errors.ts';
import {exitStatus} from '../exit-status.ts';
import {say} from '../print.ts';
import {isBrokenPipe, quitOnBrokenPipe} from './broken-pipe.ts';

/** Our standard output cannot be written, for another reason than that its reader went. Said when the process ends. */
export class OutputError extends CodedError<'output-unwritable'> {
  constructor(cause: unknown) {
    super('output-unwritable', `cannot write to standard output: ${systemMessageOf(cause)}`, {cause});
  }
}

/** The error to throw for one of our standard output. A broken pipe stays as it is, see broken-pipe.ts. */
export function outputError(error: Error): Error {
  return isBrokenPipe(error) ? error : new OutputError(error);
}

/**
 * From here on nothing that is written to our standard output is lost without a word: the first failure is remembered,
 * said when the process ends, and then the exit status is 248, unless it is one of reeve's own above it. Long output
 * must check its own writes, so that it ends.
 */
export function watchStandardOutput(): void {
  const stdout: Writable = process.stdout;
  let failure: unknown;
  if (!(stdout instanceof Socket)) stdout._write = writeAll;
  stdout.on('error', quitOnBrokenPipe);
  stdout.on('error', error => {
    if (!isBrokenPipe(error)) failure ??= error;
  });
  process.once('exit', () => {
    failure ??= errorOfClosing();
    if (failure === undefined) return;
    say(new OutputError(failure).message);
    process.exitCode = Math.max(Number(process.exitCode ?? 0), exitStatus.outputUnwritable);
  });
}

/**
 * For what is neither a terminal nor a pipe. Node's own takes a write that a full disk cut short for one of all the bytes,
 * and writes nothing at all to a block device.
 */
function writeAll(
  chunk: Uint8Array | string,
  _encoding: BufferEncoding,
  done: (error?: Error | null) => void,
): void {
  try {
    const bytes = Buffer.from(chunk as Uint8Array);
    for (let written = 0; written < bytes.length; ) written += writeSync(1, bytes, written);
  } catch (error) {
    done(error as Error);
    return;
  }
  done();
}

/** A file system elsewhere may say only now that it has no room. */
function errorOfClosing(): unknown {
  try {
    if (fstatSync(1).isFile()) closeSync(1);
    return undefined;
  } catch (error) {
    return error;
  }
}
