import {createReadStream, fstatSync, lstatSync, ReadStream, statSync} from 'node:fs';
import {Socket} from 'node:net';
import type {Readable} from 'node:stream';
import {usage} from '../errors.ts';

/**
 * Our standard input, for a job that was ordered with it. Untouched before, so that a loop's own input stays its own.
 *
 * @throws {CodedError} `usage` if it is plain that it cannot be read; what is found later, iterating throws
 */
export function standardInput(): {readonly bytes: Readable} & Disposable {
  requireReadable();
  const stdin: Readable = process.stdin;
  // Node takes anything else, such as a block device, for empty.
  const isKnown = stdin instanceof Socket || stdin instanceof ReadStream;
  const bytes = isKnown ? stdin : createReadStream('', {fd: 0, autoClose: false});
  // Open input must not keep the process after the job has ended.
  return {bytes, [Symbol.dispose]: () => void bytes.destroy()};
}

function requireReadable(): void {
  if (fstatSync(0).isDirectory()) throw unreadable('it is a folder');
  if (process.platform !== 'linux') return;
  // The link's own mode tells how the descriptor may be used.
  const {mode} = lstatSync('/proc/self/fd/0');
  if ((mode & 0o400) === 0) throw unreadable('it is closed, or open for writing only');
}

const unreadable = (why: string) => usage(`cannot read standard input: ${why}`);

/** True if our standard input is /dev/null, or cannot be looked at: nothing is meant to be read there. */
export function isNullInput(): boolean {
  try {
    const {rdev} = fstatSync(0);
    return rdev !== 0 && rdev === statSync('/dev/null').rdev;
  } catch {
    return true;
  }
}
