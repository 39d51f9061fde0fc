import type {Logger} from 'pino';
import {pino} from 'pino';
import {createStream} from 'rotating-file-stream';
import {makeFolder} from '../base/own-folder.ts';
import {visible} from '../base/quote.ts';
import {requireTrustedPlace} from '../base/trusted-path.ts';

export type {Logger} from 'pino';

export type LogLevel = 'debug' | 'info' | 'warn' | 'error';

export interface LogFile {
  /** The folder of the log files; made when missing. */
  readonly dir: string;
  /** The name of the log; its files are `NAME.log` and, for errors alone, `NAME-error.log`. */
  readonly name: string;
  readonly level: LogLevel;
}

/** A file of the log is put aside at this size, and so many are kept. */
const rotation = {size: '10M', maxFiles: 5} as const;

/**
 * A log as JSON lines in files that rotate by size. A server shows it on `terminal` as well: in readable lines where
 * that is one, as JSON otherwise, for the journal.
 */
export async function openLog(
  {dir, name, level}: LogFile,
  terminal: NodeJS.WriteStream | undefined,
): Promise<Log> {
  requireTrustedPlace(dir);
  makeFolder(dir, 0o750);
  requireTrustedPlace(dir);
  const all = createStream(`${name}.log`, {path: dir, ...rotation, mode: 0o640});
  const errors = createStream(`${name}-error.log`, {path: dir, ...rotation, mode: 0o640});
  const files = [all, errors];
  for (const file of files)
    file.on('error', error => process.stderr.write(`reeve: cannot write the log: ${error.message}\n`));
  const shown = terminal?.isTTY ? await prettyTo(terminal) : terminal;
  const logger = pino(
    {level, base: null},
    pino.multistream([
      {level, stream: all},
      {level: 'error', stream: errors},
      ...(shown ? [{level, stream: shown}] : []),
    ]),
  );
  const close = () => Promise.all(files.map(file => new Promise<void>(done => void file.end(() => done()))));
  return {logger, close: async () => void (await close())};
}

export interface Log {
  readonly logger: Logger;
  /** Writes what is waiting and closes the files. */
  close(): Promise<void>;
}

async function prettyTo(terminal: NodeJS.WriteStream): Promise<NodeJS.WritableStream> {
  // Only loaded where somebody looks: the executor's memory is its spawn time.
  const {PinoPretty} = await import('pino-pretty');
  // In a file, JSON escapes what could forge a line; here that is left to us.
  const messageFormat = (log: Record<string, unknown>, key: string) => {
    const message = log[key];
    return typeof message === 'string' ? visible(message) : '';
  };
  return PinoPretty({destination: terminal, messageFormat});
}
