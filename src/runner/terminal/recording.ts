import {StringDecoder} from 'node:string_decoder';

export interface RecordingOptions {
  readonly columns: number;
  readonly rows: number;
  /** The terminal's kind, as $TERM has it. */
  readonly type: string | undefined;
  /** The command, for viewers of the recording. */
  readonly command: string;
  /** When it began, in milliseconds since 1970. */
  readonly startedAt: number;
}

/**
 * Writes a terminal's session down as asciicast v3 (https://docs.asciinema.org/manual/asciicast/v3/): a
 * header, then a line per event with the seconds since the one before it. Gives the lines; `at` is in
 * milliseconds since the session began, and never goes back. The format is text, so bytes that are no UTF-8
 * become U+FFFD.
 */
export class Recording {
  readonly #decoder = new StringDecoder('utf8');
  /** Microseconds, whole ones: so that intervals add up. */
  #last = 0;

  header({columns, rows, type, command, startedAt}: RecordingOptions): string {
    const term = {cols: columns, rows, ...(type !== undefined && {type})};
    return `${JSON.stringify({version: 3, term, timestamp: Math.floor(startedAt / 1000), command})}\n`;
  }

  /**
   * Writes shown output. A character waits until all its bytes have come; then there may be nothing to write.
   */
  output(bytes: Buffer, at: number): string {
    return this.#shown(this.#decoder.write(bytes), at);
  }

  resized(columns: number, rows: number, at: number): string {
    return this.#event('r', `${columns}x${rows}`, at);
  }

  /** The last event. */
  ended(status: number, at: number): string {
    return this.#shown(this.#decoder.end(), at) + this.#event('x', String(status), at);
  }

  #shown(text: string, at: number): string {
    return text === '' ? '' : this.#event('o', text, at);
  }

  #event(code: 'o' | 'r' | 'x', data: string, at: number): string {
    const now = Math.max(this.#last, Math.round(at * 1000));
    const interval = (now - this.#last) / 1e6;
    this.#last = now;
    return `${JSON.stringify([interval, code, data])}\n`;
  }
}
