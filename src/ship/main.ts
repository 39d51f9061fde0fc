// The shipper's process. The executor starts it, writes its orders as one line of JSON to standard input, and
// holds that open. When standard input ends, also because the executor was killed, the remaining entries are
// shipped and the process ends. Reports are written to standard output, one JSON object a line.
import {createInterface} from 'node:readline';
import {endForCertain} from '../base/certain-end.ts';
import {messageOf} from '../base/errors.ts';
import {ownArgumentsOrEnd} from '../base/own-build.ts';
import {ignoreStraySignals} from '../base/stray-signals.ts';
import {outliveReaders} from '../base/unread-streams.ts';
import type {ShipperConfig, ShipperMessage} from './shipper.ts';
import {runShipper} from './shipper.ts';

/** The last entries may take so long to ship, milliseconds. */
const lastShipmentMs = 3000;

ownArgumentsOrEnd();
process.title = 'reeve shipper';
endForCertain();
const stop = new AbortController();
const abortNow = new AbortController();

// The executor decides when to stop.
ignoreStraySignals(['SIGHUP', 'SIGINT', 'SIGQUIT', 'SIGTERM']);
// The reader of our output is gone: the end of standard input is on its way.
outliveReaders();

const say = (word: ShipperMessage) => void process.stdout.write(`${JSON.stringify(word)}\n`);

const input = createInterface({input: process.stdin});
input.once('line', line => {
  runShipper(JSON.parse(line) as ShipperConfig, {stop: stop.signal, abortNow: abortNow.signal, say}).then(
    () => process.exit(),
    (error: unknown) => {
      say({name: 'any destination', state: 'down', message: messageOf(error)});
      process.exit(1);
    },
  );
});
input.once('close', () => {
  stop.abort();
  setTimeout(() => abortNow.abort(), lastShipmentMs);
  // Anything that still waits then waits for a disk.
  setTimeout(() => process.exit(1), lastShipmentMs + 1000);
});
