import {pino} from 'pino';
import type {Clock} from '../../base/clock.ts';
import type {Entry} from '../generated/entry.ts';
import {formatVersion} from './parse-entry.ts';

type Without<T, K extends PropertyKey> = T extends unknown ? Omit<T, K> : never;

/** An event, before its entry has a number and a time. */
export type AuditEvent = Without<Entry, 'level' | 'time' | 'v' | 'seq' | 'host'>;

export interface FormattedEntry {
  entry: Entry;
  /** With its newline, the only one in it. */
  line: string;
}

/**
 * Returns a function that makes the lines of an account, in pino's form: `level` and `time` first, then the
 * rest.
 */
export function entryFormatter(
  host: string,
  clock: Clock,
): (seq: number, event: AuditEvent) => FormattedEntry {
  let time = 0;
  let line = '';
  const logger = pino(
    {base: null, level: 'info', timestamp: () => `,"time":${time}`},
    {
      write(written: string) {
        line = written;
      },
    },
  );
  return (seq, event) => {
    time = clock.now();
    const isWarning = event.event === 'denial' || event.event === 'strangers';
    const {event: name, ...rest} = event;
    const fields = {v: formatVersion, seq, event: name, host, ...rest};
    if (isWarning) logger.warn(fields);
    else logger.info(fields);
    return {entry: {level: isWarning ? 40 : 30, time, ...fields} as Entry, line};
  };
}
