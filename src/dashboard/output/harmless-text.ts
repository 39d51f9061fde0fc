import {TerminalFilter} from '../../present/terminal/filter.ts';

const colours = /\u001b\[[\d;:]{0,32}m/gu;
/** More marks than any script puts on a letter: they would be drawn over the lines above and below. */
const heaps = /(\p{M}{8})\p{M}+/gu;

/** Text that a terminal could be shown, without colours and heaps of marks. Pure. */
export const tamed = (text: string): string =>
  text.replaceAll(colours, '').replaceAll('\r\n', '\n').replaceAll(heaps, '$1…');

/** Bytes of an output as harmless text. Pure. */
export function harmlessText(bytes: Buffer): string {
  const filter = new TerminalFilter();
  return tamed(filter.push(bytes) + filter.end());
}
