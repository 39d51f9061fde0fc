import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {constants} from 'node:fs';
import {access} from 'node:fs/promises';
import {messageOf} from '../base/errors.ts';
import {plainEnvironment} from '../base/node-process.ts';
import {visible} from '../base/quote.ts';
import {requireTrustedProgram} from '../base/trusted-program.ts';
import type {Cursor} from './cursor.ts';
import type {Destination} from './destination.ts';
import {ShipError} from './errors.ts';
import {pause} from './growth.ts';
import type {Batch, BatchPolicy} from './shipment.ts';

const newline = Buffer.from('\n');
/** A command that does not end is killed after so long, milliseconds. */
const timeoutMs = 60_000;
/** So much of its stderr is reported, characters. */
const mostToldText = 500;
/** After its end, its last output is waited for so long, milliseconds. */
const lastWordsMs = 200;

/** A program that gets entries on its standard input, and accepted them if it exits with 0. */
export class CommandDestination implements Destination {
  // Each run gets one batch, so that it is always clear which entries it got.
  readonly policy: BatchPolicy = {
    bounds: {entries: 1000, bytes: 256 * 1024},
    gatherMs: 500,
    lingerMs: 0,
    longestMs: 0,
    most: 1000,
  };
  readonly #program: string;
  readonly #args: readonly string[];
  readonly #host: string;

  constructor([program, ...args]: readonly [string, ...string[]], host: string) {
    this.#program = program;
    this.#args = args;
    this.#host = host;
  }

  async resume(cursor: Cursor): Promise<Cursor> {
    await requireProgram(this.#program);
    return cursor;
  }

  async deliver(shipment: AsyncIterable<Batch>, abortNow: AbortSignal): Promise<null> {
    for await (const batch of shipment) await this.#hand(batch, abortNow);
    return null;
  }

  async [Symbol.asyncDispose](): Promise<void> {}

  async #hand({first, lines}: Batch, abortNow: AbortSignal): Promise<void> {
    await requireProgram(this.#program);
    const child = spawn(this.#program, this.#args, {
      cwd: '/',
      // A group of its own, so that what it started is killed with it.
      detached: true,
      stdio: ['pipe', 'ignore', 'pipe'],
      env: {
        ...plainEnvironment,
        REEVE_HOST: this.#host,
        REEVE_FIRST: String(first),
        REEVE_LAST: String(first + lines.length - 1),
      },
    });
    let said = '';
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      said = (said + text).slice(-mostToldText);
    });
    // It may exit before it has read all. Its status tells whether that is an error.
    child.stdin.on('error', () => {});
    child.stdin.end(Buffer.concat(lines.flatMap(line => [line, newline])));
    const {promise, resolve, reject} = Promise.withResolvers<string>();
    child.once('error', error => reject(this.#notTaken(messageOf(error))));
    child.once('exit', (code, signal) => resolve(signal ?? `status ${code}`));
    let isLate = false;
    const kill = () => {
      isLate = true;
      if (child.pid !== undefined) killGroup(child.pid);
    };
    const patience = setTimeout(kill, timeoutMs);
    abortNow.addEventListener('abort', kill);
    if (abortNow.aborted) kill();
    try {
      const ended = await promise;
      if (ended === 'status 0') return;
      // Its last output may still be in the pipe, which a process that it started may hold open.
      await Promise.race([once(child, 'close'), pause(lastWordsMs, abortNow)]);
      const text = said.trim() === '' ? '' : `: ${visible(said.trim())}`;
      throw this.#notTaken(isLate ? 'did not end in time' : `ended with ${ended}${text}`);
    } finally {
      clearTimeout(patience);
      abortNow.removeEventListener('abort', kill);
      child.stderr.destroy();
    }
  }

  #notTaken(why: string): ShipError {
    return new ShipError('not-taken', `${this.#program} ${why}`);
  }
}

/**
 * Requires a program that can be run. As root, it must be one that others cannot replace.
 *
 * @throws {ShipError} `unfit`; {FileTrustError} `file-not-trusted`
 */
export async function requireProgram(path: string): Promise<void> {
  try {
    await access(path, constants.X_OK);
  } catch (cause) {
    throw new ShipError('unfit', `${path} cannot be run: ${messageOf(cause)}`, {cause});
  }
  requireTrustedProgram(path, {cwd: '/', path: plainEnvironment.PATH});
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // It is gone already.
  }
}
