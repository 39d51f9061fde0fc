import {constants, openSync, readSync, writeSync} from 'node:fs';
import {createRequire} from 'node:module';
import {join} from 'node:path';
import {setTimeout as delay} from 'node:timers/promises';
import {ReadStream} from 'node:tty';
import {isSystemError} from '../../base/errors.ts';

export interface TerminalCommand {
  readonly argv: readonly [string, ...string[]];
  /** Complete. */
  readonly env: Readonly<Record<string, string>>;
  readonly columns: number;
  readonly rows: number;
}

/** The end of the command: a status, or the number of a signal. */
export interface CommandEnd {
  readonly status: number;
  readonly signal: number | undefined;
}

/** The functions of zigpty's addon that are used, as its own JavaScript uses them. */
export interface PtyAddon {
  /**
   * forkpty(3): the child leads a new session whose controlling terminal the new one is, has default signal
   * dispositions, closes all descriptors above 2, and executes `file`.
   */
  fork(
    file: string,
    args: readonly string[],
    env: readonly string[],
    cwd: string,
    columns: number,
    rows: number,
    uid: number,
    gid: number,
    utf8: boolean,
    onExit: (end: {exitCode: number; signal: number}) => void,
  ): {fd: number; pid: number; pty: string};
  resize(fd: number, columns: number, rows: number, width: number, height: number): void;
}

/** Loads the addon from `folder`, for glibc or else for musl. Throws if this system has neither. */
export function loadPtyAddon(folder: string): PtyAddon {
  const require = createRequire(join(folder, 'addon.js'));
  const file = `zigpty.${process.platform}-${process.arch}`;
  try {
    return require(join(folder, `${file}.node`)) as PtyAddon;
  } catch (error) {
    try {
      return require(join(folder, `${file}-musl.node`)) as PtyAddon;
    } catch {
      throw error;
    }
  }
}

/** More than the kernel holds of what was written to a terminal and not yet read. */
const mostHeld = 1024 * 1024;
const slabBytes = 16 * 1024;

/**
 * A command in a pseudo-terminal of its own. The other end of it is held open here as well: with nobody there
 * Linux reports a hang-up, on which libuv ends the stream before it has read all; and a command that lets go
 * of its terminal for a while would lose it.
 */
export class PseudoTerminal {
  /** The command's output. Read it until `ended`, then `rest`. */
  readonly output: ReadStream;
  readonly ended: Promise<CommandEnd>;
  readonly #addon: PtyAddon;
  readonly #fd: number;
  #hasEnded = false;

  /**
   * Starts the command in the working folder of this process. Throws if there is no terminal to be had.
   */
  constructor(addon: PtyAddon, {argv: [file, ...args], env, columns, rows}: TerminalCommand) {
    const {promise, resolve} = Promise.withResolvers<CommandEnd>();
    const variables = Object.entries(env).map(([name, value]) => `${name}=${value}`);
    const {fd, pty} = addon.fork(file, args, variables, '.', columns, rows, -1, -1, true, end => {
      this.#hasEnded = true;
      resolve({status: end.exitCode, signal: end.signal === 0 ? undefined : end.signal});
    });
    // Before anything else can happen: the command may have ended already.
    openSync(pty, constants.O_RDWR | constants.O_NOCTTY);
    this.#addon = addon;
    this.#fd = fd;
    this.ended = promise;
    this.output = new ReadStream(fd);
    this.output.on('error', () => {});
    makeNonBlocking(this.output);
  }

  /** Types. Resolves when the terminal has taken all of it, which is when the command reads, or has ended. */
  async write(bytes: Uint8Array): Promise<void> {
    // Not through the stream: libuv spins on a terminal that takes nothing, and reads nothing meanwhile.
    for (let at = 0, pause = 1; at < bytes.length && !this.#hasEnded; ) {
      const taken = this.#tryWrite(bytes.subarray(at));
      at += taken;
      pause = taken > 0 ? 1 : Math.min(pause * 2, 20);
      if (taken === 0) await delay(pause);
    }
  }

  resize(columns: number, rows: number): void {
    if (!this.#hasEnded) this.#addon.resize(this.#fd, columns, rows, 0, 0);
  }

  /**
   * Yields output from before the command's end that `output` has not given; `output` gives nothing any more.
   */
  *rest(): Generator<Buffer> {
    this.output.removeAllListeners('data').pause();
    for (let bytes = this.output.read(); bytes !== null; bytes = this.output.read()) yield bytes;
    // A process that is left in the background may write on and on.
    for (let total = 0; total < mostHeld; ) {
      const bytes = this.#tryRead();
      if (bytes.length === 0) break;
      total += bytes.length;
      yield bytes;
    }
  }

  #tryWrite(bytes: Uint8Array): number {
    try {
      return writeSync(this.#fd, bytes);
    } catch (error) {
      if (isSystemError(error, 'EAGAIN')) return 0;
      throw error;
    }
  }

  #tryRead(): Buffer {
    const slab = Buffer.allocUnsafe(slabBytes);
    try {
      return slab.subarray(0, readSync(this.#fd, slab));
    } catch (error) {
      if (isSystemError(error, 'EAGAIN') || isSystemError(error, 'EIO')) return slab.subarray(0, 0);
      throw error;
    }
  }
}

/** Node has no call for it, but each of its streams over a descriptor has this handle. */
function makeNonBlocking(stream: ReadStream): void {
  const {_handle: handle} = stream as unknown as {_handle: {setBlocking(isBlocking: boolean): number}};
  if (handle.setBlocking(false) !== 0) throw new Error('cannot make the terminal non-blocking');
}
