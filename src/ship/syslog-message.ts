import {isAscii} from 'node:buffer';
import {parseEntry} from '../audit/entry/parse-entry.ts';

/** A syslog message of RFC 5424. */
export interface SyslogMessage {
  /** 0 to 23, section 6.2.1. */
  readonly facility: number;
  /** 0 (emergency) to 7 (debug), section 6.2.1. */
  readonly severity: number;
  /** Milliseconds since 1970. */
  readonly time: number;
  readonly hostname: string;
  readonly appName: string;
  readonly messageId: string;
  /** Structured data, by its SD-ID. The names are ours; the values can be anything. */
  readonly data: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** UTF-8. */
  readonly text: Uint8Array;
}

/** "log audit", RFC 5424 section 6.2.1. */
const logAudit = 13;

/**
 * The SD-ID of facts about an entry. Such a name needs the enterprise number of its maker (section 6.3.2).
 * reeve has none. 32473 is reserved by IANA for examples (RFC 5612), so no other product has it.
 */
const entryData = 'reeve@32473';

const byteOrderMark = Buffer.from([0xef, 0xbb, 0xbf]);

/** Returns the message for an entry. Its text is the line in the account. */
export function entryMessage(line: Buffer): Buffer {
  const entry = parseEntry(line);
  if (!entry) throw new Error('only entries are shipped');
  const {level, time, seq, event, host} = entry;
  const job: Record<string, string> = 'job' in entry && entry.job !== undefined ? {job: entry.job} : {};
  return formatMessage({
    facility: logAudit,
    severity: severityOf(level),
    time,
    hostname: host,
    appName: 'reeve',
    messageId: event,
    data: {[entryData]: {seq: String(seq), ...job}},
    text: line,
  });
}

/** RFC 5424, section 6. */
export function formatMessage(message: SyslogMessage): Buffer {
  const {facility, severity, time, hostname, appName, messageId, data, text} = message;
  const header = [
    `<${facility * 8 + severity}>1`,
    new Date(time).toISOString(),
    headerField(hostname, 255),
    headerField(appName, 48),
    '-',
    headerField(messageId, 32),
    structuredData(data),
  ].join(' ');
  if (text.length === 0) return Buffer.from(header);
  // Text in UTF-8 begins with the mark (6.4). ASCII text is valid without it, and receivers that parse JSON
  // prefer that.
  const mark = isAscii(text) ? [] : [byteOrderMark];
  return Buffer.concat([Buffer.from(`${header} `), ...mark, text]);
}

/** Returns one message of a stream: octet counting (RFC 5425, section 4.3). */
export function frame(message: Buffer): Buffer {
  return Buffer.concat([Buffer.from(`${message.length} `), message]);
}

/** Converts a level of pino. */
function severityOf(level: number): number {
  if (level >= 60) return 2;
  if (level >= 50) return 3;
  if (level >= 40) return 4;
  return level >= 30 ? 6 : 7;
}

/** Printable ASCII without spaces, or `-` for nothing. */
function headerField(value: string, most: number): string {
  return value.replaceAll(/[^\x21-\x7e]/g, '?').slice(0, most) || '-';
}

function structuredData(data: SyslogMessage['data']): string {
  const elements = Object.entries(data).map(([id, params]) => {
    const shown = Object.entries(params).map(([name, value]) => ` ${name}="${escaped(value)}"`);
    return `[${id}${shown.join('')}]`;
  });
  return elements.join('') || '-';
}

/** Section 6.3.3. */
const escaped = (value: string) => value.replaceAll(/["\\\]]/g, '\\$&');
