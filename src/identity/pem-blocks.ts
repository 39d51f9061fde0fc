import {quote} from '../base/quote.ts';
import {DerError} from './der.ts';

/** One block of PEM text (RFC 7468, 2). */
export interface PemBlock {
  readonly label: string;
  readonly der: Buffer;
}

/** `-----BEGIN LABEL-----` and its end; white space behind it is none of it (RFC 7468, 3, figure 1). */
const boundary = /^-----(BEGIN|END) ([A-Z0-9]+(?:[ -][A-Z0-9]+)*)-----[ \t]*$/;
/** Matches text that looks like one, or like the rest of one that was cut. */
const nearBoundary = /^\s*-----|-----\s*(?:BEGIN|END)|^\s*-+\s*(?:BEGIN|END)\b/i;
const base64 = /^[A-Za-z0-9+/]*={0,2}[ \t]*$/;

/**
 * Every block of PEM text, in order. Text between blocks is passed over, such as OpenSSL prints it, but nothing that was
 * meant to be a block: a list or a CA that cannot be read must not count as one that is not there.
 *
 * @throws {DerError} naming the line
 */
export function readPemBlocks(bytes: Buffer): PemBlock[] {
  const blocks: PemBlock[] = [];
  let open: {label: string; line: number; body: string[]} | undefined;
  const lines = bytes
    .toString('utf8')
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\n|\r/);
  for (const [index, line] of lines.entries()) {
    const [, edge, label = ''] = boundary.exec(line) ?? [];
    if (edge === 'BEGIN' && !open) open = {label, line: index + 1, body: []};
    else if (edge === 'END' && open?.label === label) {
      blocks.push({label, der: bytesOf(open)});
      open = undefined;
    } else if (open ? !base64.test(line) : nearBoundary.test(line)) throw malformed(index + 1, line, open);
    else open?.body.push(line.trim());
  }
  if (open) throw new DerError(`line ${open.line}: the PEM block ${quote(open.label)} has no end`);
  return blocks;
}

function bytesOf({label, line, body}: {label: string; line: number; body: readonly string[]}): Buffer {
  const text = body.join('');
  const der = Buffer.from(text, 'base64');
  // Buffer.from skips what is not base64 and drops spare bits, so that only the way back shows them.
  if (der.length > 0 && der.toString('base64') === text) return der;
  throw new DerError(`line ${line}: the PEM block ${quote(label)} does not hold whole base64`);
}

function malformed(line: number, text: string, open: {label: string} | undefined): DerError {
  const where = open ? `in the PEM block ${quote(open.label)}` : 'where a PEM block may begin';
  return new DerError(`line ${line}: ${quote(text.trim(), 64)} ${where}`);
}
