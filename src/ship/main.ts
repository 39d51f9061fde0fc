// The shipper's process: started by the executor, which writes its orders as one line of JSON to standard input and then
// holds that open. When it ends, also because the executor was killed, what is there is shipped, and that was it. What
// there is to tell is written to standard output, a JSON object a line.
import {createInterface} from 'node:readline';
import {endForCertain} from '../base/certain-end.ts';
import {messageOf} from '../base/errors.ts';
import {ignoreStraySignals} from '../base/stray-signals.ts';
import {outliveReaders} from '../base/unread-streams.ts';
import type {Orders, Word} from './shipper.ts';
import {runShipper} from './shipper.ts';

/** For so long the last entries may be on their way. */
const lastLoadMs = 3000;

process.title = 'reeve shipper';
endForCertain();
const stop = new AbortController();
const hurry = new AbortController();

// When to stop is the executor's to say.
ignoreStraySignals(['SIGHUP', 'SIGINT', 'SIGTERM']);
// Nobody listens any more: the end of standard input is on its way.
outliveReaders();

const say = (word: Word) => void process.stdout.write(`${JSON.stringify(word)}\n`);

const input = createInterface({input: process.stdin});
input.once('line', line => {
  runShipper(JSON.parse(line) as Orders, {stop: stop.signal, hurry: hurry.signal, say}).then(
    () => process.exit(),
    (error: unknown) => {
      say({name: 'any destination', state: 'down', message: messageOf(error)});
      process.exit(1);
    },
  );
});
input.once('close', () => {
  stop.abort();
  setTimeout(() => hurry.abort(), lastLoadMs);
  // Whatever still waits then waits for a disk.
  setTimeout(() => process.exit(1), lastLoadMs + 1000);
});
