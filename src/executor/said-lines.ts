import type {Readable} from 'node:stream';
import {StringDecoder} from 'node:string_decoder';
import {visible} from '../base/quote.ts';

/** Characters of a line that are kept; the rest of it is passed over. */
const mostOfLine = 2000;

/**
 * Calls `said` with each line that a process of ours writes to `pipe`, made visible and cut; empty ones are left out. The
 * pipe is read to its end, whatever comes, so that who writes there never waits.
 */
export function eachSaidLine(pipe: Readable, said: (line: string) => void): void {
  const decoder = new StringDecoder('utf8');
  let line = '';
  const say = () => {
    const shown = visible(line.trimEnd());
    line = '';
    if (shown !== '') said(shown);
  };
  const take = (text: string) => {
    const [first = '', ...others] = text.split('\n');
    line = (line + first).slice(0, mostOfLine);
    for (const next of others) {
      say();
      line = next.slice(0, mostOfLine);
    }
  };
  pipe.on('data', (bytes: Buffer) => take(decoder.write(bytes)));
  pipe.once('end', say);
  // Its process is gone, which is told by its end.
  pipe.on('error', () => {});
}
