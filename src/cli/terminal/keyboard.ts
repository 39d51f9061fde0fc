import {PassThrough} from 'node:stream';
import type {InputOptions} from '../../index.ts';
import type {Escape} from '../../present/terminal/escapes.ts';
import {EscapeReader} from '../../present/terminal/escapes.ts';
import {usage} from '../errors.ts';

/** Bytes that may be typed ahead of a host that takes none; then the terminal is not read until it does. */
const mostAhead = 64 * 1024;

/**
 * The keyboard for a job that is yet to be ordered or attached to; nothing is read before it runs.
 *
 * @throws {CodedError} `usage` if we are at no terminal
 */
export function openKeyboard(option: string): Keyboard {
  requireTerminal(option, ['stdin', 'stdout']);
  return new Keyboard();
}

/** @throws {CodedError} `usage` if one of our own streams is no terminal */
export function requireTerminal(option: string, streams: readonly ('stdin' | 'stdout')[]): void {
  const missing = streams.filter(name => !process[name].isTTY);
  if (missing.length === 0) return;
  const names = missing.map(name => `our ${name}`).join(' and ');
  throw usage(
    `${option} needs a terminal, which ${names} ${missing.length === 1 ? 'is' : 'are'} not; leave ${option} out`,
  );
}

/** Its size as it is now, within what an order can tell. */
export function terminalSize(): {columns: number; rows: number} {
  const {columns, rows} = process.stdout;
  return {columns: within(columns, 80), rows: within(rows, 24)};
}

const termPattern = /^[A-Za-z0-9][A-Za-z0-9+._-]{0,63}$/;

/** A terminal of unknown size says 0. */
const within = (size: number | undefined, usual: number) => Math.min(size || usual, 4096);

/** Typed bytes on their way from our terminal to a job, without the escapes that are meant for reeve. */
export class Keyboard {
  /** The stdin of the job. */
  readonly keys = new PassThrough({highWaterMark: mostAhead}).on('error', () => {});
  #stop: (() => void) | undefined;

  /** The options to order the job or attach to it with. */
  asInput(): Pick<InputOptions, 'stdin' | 'terminal'> {
    const {TERM: term} = process.env;
    const kind = term !== undefined && termPattern.test(term) ? {term} : {};
    return {stdin: this.keys, terminal: {...terminalSize(), ...kind}};
  }

  /** Begins to read. Without `onEscape` nothing that is typed is meant for reeve, and its end is the end of the keys. */
  start(onEscape?: (asked: Escape) => void): void {
    const {stdin} = process;
    const reader = new EscapeReader();
    const typed = (bytes: Buffer) => {
      const read = onEscape ? reader.read(bytes) : {bytes, escapes: []};
      if (!this.keys.write(read.bytes)) stdin.pause();
      for (const asked of read.escapes) onEscape?.(asked);
    };
    const resume = () => void stdin.resume();
    const end = () => (onEscape ? onEscape('leave') : this.keys.end());
    // A terminal that went away may fail to be read.
    stdin.on('data', typed).once('end', end).once('error', end);
    this.keys.on('drain', resume);
    this.#stop = () => {
      stdin.off('data', typed).off('end', end).off('error', end).pause();
      this.keys.off('drain', resume);
    };
  }

  /** Reads no more. The keys do not end: that would be an end of the job's stdin, or a failure of ours. */
  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }
}
