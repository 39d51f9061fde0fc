import {visible} from '../../base/quote.ts';

/** Bytes of output that are remembered; a longer line loses its beginning. */
const mostBytes = 1024;

/** The last whole line that a host printed, as it may be shown within a line of ours. */
export class LastLine {
  #tail: Buffer = Buffer.alloc(0);

  push(bytes: Buffer): void {
    // A copy: these bytes may be a part of a large piece.
    this.#tail = Buffer.concat([this.#tail, bytes.subarray(-mostBytes)]).subarray(-mostBytes);
  }

  /** Without colours, other control characters as escapes; empty if nothing was printed. */
  get text(): string {
    const isCut = this.#tail.length === mostBytes;
    const text = this.#tail.toString().replace(isCut ? /^\uFFFD+/ : '', '');
    const lines = text.replaceAll(colours, '').split(/[\r\n]+/);
    const isShown = (line: string) => line.trim() !== '';
    // A line whose end has not come is shown if there is no other.
    const last = lines.slice(0, -1).findLast(isShown) ?? lines.at(-1) ?? '';
    return visible(last.replaceAll(/\s+/g, ' ').trim());
  }
}

const colours = /\u001b\[[\d;:]{0,32}[mK]/g;
