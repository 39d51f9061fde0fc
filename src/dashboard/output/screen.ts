import {CastReader} from '../../present/terminal/cast-reader.ts';
import {TerminalFilter} from '../../present/terminal/filter.ts';
import type {RunView} from '../runs/run-view.ts';
import type {ScreenPart, ScreenTold} from '../told.ts';

/** Bytes of a recording that are read for one answer. */
const most = 96 * 1024;
/** A page that is further behind is shown the last of it alone, bytes: a terminal forgets what scrolled away. */
const mostBehind = 4 * 1024 * 1024;
const kept = 512 * 1024;
/** An answer comes after so long, though there be nothing to tell, milliseconds. */
const patienceMs = 15_000;

const lineEnd = Buffer.from('\n');

/**
 * Reads the output of a command with a terminal, from an offset of its recording on, where a line of it begins. Resolves when there
 * is something, or the run is over. A page that asks when it has drawn the last answer is never sent more than it can draw.
 *
 * @throws {CodedError} `bad-recording`
 */
export async function readScreen(view: RunView, asked: number): Promise<ScreenTold> {
  const {spool} = view;
  const cut = spool.end - asked > mostBehind;
  const from = cut ? spool.end - kept : asked;
  const reader = new CastReader(from > 0);
  // The line that is cut is this one.
  if (from > 0 && !cut) reader.push(lineEnd);
  const parts: ScreenPart[] = [];
  let gone = cut ? from - asked : 0;
  let [at, next] = [from, from];
  const late = performance.now() + patienceMs;
  while (parts.length === 0) {
    const isOver = view.isOver;
    const pieces = await spool.read(at, most);
    for (const {channel, offset, length, bytes} of pieces) {
      if (channel === 'stdout') {
        const isFirst = reader.header === undefined;
        const events = reader.push(bytes);
        if (isFirst && reader.header) parts.push(bounded(reader.header));
        for (const {code, data} of events) add(parts, code, data);
        const feed = bytes.lastIndexOf(0x0a);
        if (feed >= 0) next = offset + feed + 1;
      } else if (channel === 'missing') {
        gone += length;
        reader.gap();
      } else add(parts, 'o', new TerminalFilter().push(bytes).replaceAll('\n', '\r\n'));
      at = offset + length;
    }
    if (pieces.length > 0) continue;
    if (isOver) return {parts, next: at, gone, isOver};
    if (!(await view.hasMore(at, late - performance.now()))) break;
  }
  return {parts, next, gone, isOver: false};
}

/** A larger screen would cost the page much memory, whatever a host says. */
const largest = {columns: 500, rows: 300};

const bounded = ({columns, rows}: {readonly columns: number; readonly rows: number}) => ({
  columns: Math.min(columns, largest.columns),
  rows: Math.min(rows, largest.rows),
});

function add(parts: ScreenPart[], code: string, data: string): void {
  const last = parts.at(-1);
  const [, columns, rows] = (code === 'r' && /^([1-9]\d{0,3})x([1-9]\d{0,3})$/.exec(data)) || [];
  if (columns !== undefined) parts.push(bounded({columns: Number(columns), rows: Number(rows)}));
  else if (code !== 'o') return;
  else if (last && 'text' in last) parts[parts.length - 1] = {text: last.text + data};
  else parts.push({text: data});
}
