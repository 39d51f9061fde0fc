import type {Logger} from 'pino';
import {pino} from 'pino';
import {visible} from '../base/quote.ts';
import {LogFile, makeLogFolder} from './log-file.ts';

export type {Logger} from 'pino';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface LogPlace {
  /** The folder of the log files; made when missing. */
  readonly dir: string;
  /** The name of the log; its files are `NAME.log` and, for errors alone, `NAME-error.log`. */
  readonly name: string;
  readonly level: LogLevel;
}

/** Milliseconds between two checks of the files: somebody may have deleted or moved them. */
const lookMs = 5000;

/**
 * A log as JSON lines in files that rotate by size. A server shows it on `terminal` as well: in readable
 * lines where that is one, as JSON otherwise, for the journal. Neither files nor a terminal that cannot be
 * written end the process.
 */
export async function openLog(
  {dir, name, level}: LogPlace,
  terminal: NodeJS.WriteStream | undefined,
): Promise<Log> {
  makeLogFolder(dir);
  const failed = (message: string) => void process.stderr.write(`reeve: ${message}\n`);
  const all = new LogFile(dir, `${name}.log`, failed);
  const errors = new LogFile(dir, `${name}-error.log`, failed);
  const files = [all, errors];
  // It is for people only: a reader that goes away, or a full disk, is no reason to end.
  terminal?.on('error', () => {});
  const shown = terminal?.isTTY ? await prettyTo(terminal) : terminal;
  const logger = pino(
    {level, base: null},
    pino.multistream([
      {level, stream: all},
      {level: 'error', stream: errors},
      ...(shown ? [{level, stream: shown}] : []),
    ]),
  );
  const look = async () => void (await Promise.all(files.map(file => file.look())));
  const looking = setInterval(() => void look(), lookMs).unref();
  return {
    logger,
    look,
    async close() {
      clearInterval(looking);
      await Promise.all(files.map(file => file.close()));
    },
  };
}

export interface Log {
  readonly logger: Logger;
  /**
   * Makes files anew that were deleted or moved, or could not be written. By itself it does so every few
   * seconds.
   */
  look(): Promise<void>;
  /** Writes the waiting lines and closes the files. */
  close(): Promise<void>;
}

async function prettyTo(terminal: NodeJS.WriteStream): Promise<NodeJS.WritableStream> {
  // Only loaded where somebody looks: the executor's memory is its spawn time.
  // A chunk of a CommonJS package has its exports under `default` alone, as Node has them.
  const {
    default: {PinoPretty},
  } = await import('pino-pretty');
  // In a file, JSON escapes what could forge a line; here that is left to us.
  const messageFormat = (log: Record<string, unknown>, key: string) => {
    const message = log[key];
    return typeof message === 'string' ? visible(message) : '';
  };
  return PinoPretty({destination: terminal, messageFormat});
}
