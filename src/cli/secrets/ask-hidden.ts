import {closeSync, openSync} from 'node:fs';
import {createInterface} from 'node:readline/promises';
import {Writable} from 'node:stream';
import {ReadStream} from 'node:tty';
import {usage} from '../errors.ts';
import {afterStop, makeRawAgain} from '../terminal/after-stop.ts';

/**
 * Asks at a terminal for a secret, which is not shown while it is typed.
 *
 * @throws {CodedError} `usage` if it was cancelled, or the typed text is not UTF-8
 */
export async function askHidden(question: string, terminal: ReadStream): Promise<string> {
  const nowhere = new Writable({write: (_chunk, _encoding, done) => done()});
  const reader = createInterface({input: terminal, output: nowhere, terminal: true, historySize: 0});
  const cancelled = new AbortController();
  const cancel = () => cancelled.abort(usage('cancelled'));
  reader.once('SIGINT', cancel);
  reader.once('close', cancel);
  process.stderr.write(question);
  // After a stop the typed text must not be shown either.
  using _again = afterStop(() => {
    makeRawAgain(terminal);
    process.stderr.write(question);
  });
  try {
    return typedText(await reader.question('', {signal: cancelled.signal}));
  } catch (cause) {
    throw cancelled.signal.aborted ? cancelled.signal.reason : cause;
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}

/** The terminal's reader replaces bytes that are not UTF-8. */
function typedText(typed: string): string {
  if (!typed.includes('\u{fffd}')) return typed;
  throw usage('the typed text is not UTF-8; is the terminal set to another encoding?');
}

/**
 * The process's terminal, whatever standard input is.
 *
 * @throws {CodedError} `usage` with the message `noTerminal` where there is none
 */
export function openTerminal(noTerminal: string): {readonly input: ReadStream} & Disposable {
  const path = process.platform === 'win32' ? String.raw`\\.\CONIN$` : '/dev/tty';
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r+');
    const input = new ReadStream(fd);
    return {input, [Symbol.dispose]: () => void input.destroy()};
  } catch (cause) {
    if (fd !== undefined) closeSync(fd);
    throw usage(noTerminal, cause);
  }
}
