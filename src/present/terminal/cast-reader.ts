import {CodedError, messageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {parseStrict} from '../../protocol/strict-json.ts';

/** One event of a recording: so many seconds after the one before it, of a kind, its data. */
export interface CastEvent {
  readonly interval: number;
  /** `o` is output, `r` a new size (`COLUMNSxROWS`), `x` the end; others are for players to skip. */
  readonly code: string;
  readonly data: string;
}

/** The size of the terminal when the recording began. */
export interface CastHeader {
  readonly columns: number;
  readonly rows: number;
}

/** A line longer than this is no line of a recording: what a host writes of one read stays far below it. */
const longestLine = 1024 * 1024;

const newline = 0x0a;

/**
 * Reads a recording in asciicast v3 (https://docs.asciinema.org/manual/asciicast/v3/) as its bytes come, cut
 * anywhere. A last line without an end is that of a recorder that was killed, and is not looked at.
 */
export class CastReader {
  #header: CastHeader | undefined;
  /** The beginning of a line whose end has not come. */
  #held: Buffer[] = [];
  #heldBytes = 0;
  /** The number of lines that came before. */
  #line = 0;
  /** True if the first line to come may be the rest of one. */
  #isCut: boolean;

  /** @param isCut True if what comes is not the recording from its first byte on */
  constructor(isCut = false) {
    this.#isCut = isCut;
  }

  /** Known once the first line came; never where that was missed. */
  get header(): CastHeader | undefined {
    return this.#header;
  }

  /** @throws {CodedError} `bad-recording`, naming the line */
  push(bytes: Uint8Array): CastEvent[] {
    const events: CastEvent[] = [];
    let from = 0;
    for (let end = bytes.indexOf(newline); end >= 0; end = bytes.indexOf(newline, from)) {
      const event = this.#take(bytes.subarray(from, end));
      if (event) events.push(event);
      from = end + 1;
    }
    if (from < bytes.length) this.#hold(bytes.subarray(from));
    return events;
  }

  /** Bytes are missing between what came and what comes: goes on at the next line. */
  gap(): void {
    this.#held = [];
    this.#heldBytes = 0;
    this.#isCut = true;
  }

  #hold(bytes: Uint8Array): void {
    this.#heldBytes += bytes.length;
    if (this.#heldBytes > longestLine)
      throw this.#bad(`is longer than ${longestLine} bytes`, undefined, this.#line + 1);
    if (!this.#isCut) this.#held.push(Buffer.from(bytes));
  }

  #take(rest: Uint8Array): CastEvent | undefined {
    const isCut = this.#isCut;
    this.#hold(rest);
    const line = Buffer.concat(this.#held);
    this.#held = [];
    this.#heldBytes = 0;
    this.#isCut = false;
    this.#line++;
    if (isCut) return undefined;
    const text = this.#decoded(line);
    if (this.#line === 1) {
      this.#header = this.#headerIn(text);
      return undefined;
    }
    // The format has comments, for people who edit a recording.
    return text.startsWith('#') ? undefined : this.#eventIn(text);
  }

  #decoded(line: Buffer): string {
    try {
      return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(line);
    } catch (cause) {
      throw this.#bad('is not UTF-8', cause);
    }
  }

  #headerIn(text: string): CastHeader {
    const {version, term} = objectOf(this.#parsed(text, parseStrict));
    if (version !== 3) throw this.#bad(`is not an asciicast v3 header: found ${quote(text)}`);
    const {cols, rows} = objectOf(term);
    if (!isSize(cols) || !isSize(rows))
      throw this.#bad(`does not state the terminal size: found ${quote(text)}`);
    return {columns: cols, rows};
  }

  #eventIn(text: string): CastEvent {
    const parsed = this.#parsed(text, JSON.parse);
    const [interval, code, data] = Array.isArray(parsed) && parsed.length === 3 ? (parsed as unknown[]) : [];
    if (typeof interval !== 'number' || typeof code !== 'string' || typeof data !== 'string')
      throw this.#bad(`is not [SECONDS, CODE, DATA]: found ${quote(text)}`);
    if (!(interval >= 0 && interval < Number.POSITIVE_INFINITY))
      throw this.#bad(`lies ${interval} s after the one before it`);
    return {interval, code, data};
  }

  #parsed(text: string, parse: (text: string) => unknown): unknown {
    try {
      return parse(text);
    } catch (cause) {
      throw this.#bad(`is not JSON: ${messageOf(cause)}`, cause);
    }
  }

  #bad(what: string, cause?: unknown, line = this.#line): CodedError {
    const message = `the output is not a terminal recording: line ${line} ${what}`;
    return new CodedError('bad-recording', message, {cause});
  }
}

const isSize = (value: unknown): value is number =>
  typeof value === 'number' && Number.isInteger(value) && value >= 1 && value <= 65_535;

const objectOf = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};
