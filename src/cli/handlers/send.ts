import {messageOf} from '../../base/errors.ts';
import {textOf} from '../../base/text.ts';
import {usage} from '../errors.ts';
import type {CommonOptions} from '../options.ts';
import {printJson, say} from '../print.ts';
import {withHost} from '../with-host.ts';

/** More than any message has: what comes on standard input is read no further, bytes. */
const mostRead = 64 * 1024;

/** `reeve send`. */
export async function send(target: string, words: readonly string[], options: CommonOptions): Promise<void> {
  const text = words.length === 1 && words[0] === '-' ? await readText() : words.join(' ');
  await withHost(target, options, async host => {
    const sent = await host.send(text);
    const {number, listeners} = sent;
    if (options.json) printJson({host: host.name, ...sent});
    else say(`sent as message ${number}; ${shownListeners(listeners)}`, host.name);
  });
}

function shownListeners(count: number): string {
  if (count === 0) return 'nobody listens now';
  return count === 1 ? 'one listens now' : `${count} listen now`;
}

/** Without its last newline, which a shell's `echo` adds. */
async function readText(): Promise<string> {
  const pieces: Buffer[] = [];
  let bytes = 0;
  for await (const piece of process.stdin) {
    pieces.push(piece as Buffer);
    bytes += (piece as Buffer).length;
    if (bytes > mostRead) break;
  }
  try {
    return textOf(Buffer.concat(pieces)).replace(/\r?\n$/, '');
  } catch (cause) {
    const why = cause instanceof TypeError ? 'it is not UTF-8' : messageOf(cause);
    throw usage(`standard input cannot be sent as a message: ${why}`, cause);
  }
}
