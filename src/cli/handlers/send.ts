import {CodedError, messageOf} from '../../base/errors.ts';
import {collectBytes} from '../../base/named-file.ts';
import {textOf} from '../../base/text.ts';
import {usage} from '../errors.ts';
import type {CommonOptions} from '../options.ts';
import {printJson, say} from '../print.ts';
import {standardInput} from '../streams/standard-input.ts';
import {withHost} from '../with-host.ts';

/** More than any message has: standard input is read no further, bytes. */
const mostRead = 64 * 1024;

/** `reeve send`. */
export async function send(target: string, words: readonly string[], options: CommonOptions): Promise<void> {
  const text = await textToSend(words);
  await withHost(target, options, async host => {
    const sent = await host.send(text);
    const {number, listeners} = sent;
    if (options.json) printJson({host: host.name, ...sent});
    else say(`sent as message ${number}; ${shownListeners(listeners)}`, host.name);
  });
}

/** The text that is typed, or read from standard input. */
export async function textToSend(words: readonly string[]): Promise<string> {
  return words.length === 1 && words[0] === '-' ? await readText() : words.join(' ');
}

export function shownListeners(count: number): string {
  if (count === 0) return 'nobody listens now';
  return count === 1 ? 'one listens now' : `${count} listen now`;
}

/** Returns the text of standard input without its last newline, which a shell's `echo` adds. */
async function readText(): Promise<string> {
  using input = standardInput();
  try {
    const bytes = await collectBytes(input.bytes, mostRead, () =>
      usage(`standard input cannot be sent as a message: it has more than ${mostRead} bytes`),
    );
    return textOf(bytes).replace(/\r?\n$/, '');
  } catch (cause) {
    if (cause instanceof CodedError) throw cause;
    const why = cause instanceof TypeError ? 'it is not UTF-8' : messageOf(cause);
    throw usage(`standard input cannot be sent as a message: ${why}`, cause);
  }
}
