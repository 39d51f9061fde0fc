import test from 'ava';
import fc from 'fast-check';
import {OutputCredit} from '../../../src/client/job/output-credit.ts';
import {SendCredit} from '../../../src/protocol/credit.ts';
import {limits} from '../../../src/protocol/limits.ts';

const step = fc.oneof(
  {weight: 4, arbitrary: fc.record({kind: fc.constant('send' as const), size: fc.nat(3 * limits.data)})},
  {weight: 4, arbitrary: fc.record({kind: fc.constant('consume' as const), size: fc.nat(3 * limits.data)})},
  {weight: 1, arbitrary: fc.record({kind: fc.constant('drop' as const), size: fc.constant(0)})},
);

test('over any number of lines no more than one window is held, no host hears of bytes consumed that were not, and nothing stops for good', t => {
  fc.assert(
    fc.property(
      fc.integer({min: 2 * limits.data, max: limits.initialCredit}),
      fc.array(step, {maxLength: 200}),
      (window, steps) => {
        const receiver = new OutputCredit(window);
        let host = new SendCredit();
        let first = 0;
        let held = 0;
        /** By this line. */
        let sent = 0;
        let earlier = 0;
        const grant = (bytes: number) => {
          if (bytes === 0) return;
          if (first === 0) first = bytes;
          host.grant(bytes);
          // Every grant after the first says what was consumed: of this line's own bytes.
          if (host.granted - first > sent - (held - earlier))
            throw new Error('consumed what it was not sent');
        };
        const begin = () => {
          host = new SendCredit();
          first = 0;
          sent = 0;
          earlier = held;
          grant(receiver.begin());
        };
        const consume = (bytes: number) => {
          held -= bytes;
          earlier -= Math.min(earlier, bytes);
          grant(receiver.consume(bytes));
        };
        begin();
        for (const {kind, size} of steps) {
          if (kind === 'send') {
            const bytes = Math.min(size, host.available);
            if (bytes === 0) continue;
            host.spend(bytes);
            receiver.receive(bytes);
            held += bytes;
            sent += bytes;
          } else if (kind === 'consume') consume(Math.min(size, held));
          else begin();
          if (held > window || held + host.available > window) return false;
        }
        consume(held);
        return host.available >= limits.data / 2;
      },
    ),
    {numRuns: 150},
  );
  t.pass();
});

test('a line that may send nothing yet and does breaks the protocol', t => {
  const credit = new OutputCredit(100);
  t.is(credit.begin(), 100);
  credit.receive(80);
  t.is(credit.begin(), 0);
  t.throws(() => credit.receive(1), {code: 'credit'});
  t.is(credit.consume(20), 0);
  t.is(credit.consume(10), 50);
  t.notThrows(() => credit.receive(50));
});
