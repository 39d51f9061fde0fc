import {closeSync, openSync} from 'node:fs';
import {createInterface} from 'node:readline/promises';
import {Writable} from 'node:stream';
import {ReadStream} from 'node:tty';
import {CodedError} from '../../base/errors.ts';
import {afterStop, makeRawAgain} from '../terminal/after-stop.ts';

/**
 * Asks for something that is not shown while it is typed, at the process's terminal, whatever standard input is.
 *
 * @throws {CodedError} `usage` where there is no terminal, or it was cancelled; `noTerminal` says what to do instead
 */
export async function askHidden(question: string, noTerminal: string): Promise<string> {
  using terminal = openTerminal(noTerminal);
  const nowhere = new Writable({write: (_chunk, _encoding, done) => done()});
  const reader = createInterface({input: terminal.input, output: nowhere, terminal: true, historySize: 0});
  const cancelled = new AbortController();
  const cancel = () => cancelled.abort(new CodedError('usage', 'cancelled'));
  reader.once('SIGINT', cancel);
  reader.once('close', cancel);
  process.stderr.write(question);
  // What is typed must not be shown after a stop, either.
  using _again = afterStop(() => {
    makeRawAgain(terminal.input);
    process.stderr.write(question);
  });
  try {
    return await reader.question('', {signal: cancelled.signal});
  } catch (cause) {
    throw cancelled.signal.aborted ? cancelled.signal.reason : cause;
  } finally {
    reader.close();
    process.stderr.write('\n');
  }
}

function openTerminal(noTerminal: string): {readonly input: ReadStream} & Disposable {
  const path = process.platform === 'win32' ? String.raw`\\.\CONIN$` : '/dev/tty';
  let fd: number | undefined;
  try {
    fd = openSync(path, 'r+');
    const input = new ReadStream(fd);
    return {input, [Symbol.dispose]: () => void input.destroy()};
  } catch (cause) {
    if (fd !== undefined) closeSync(fd);
    throw new CodedError('usage', noTerminal, {cause});
  }
}
