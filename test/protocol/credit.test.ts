import test from 'ava';
import fc from 'fast-check';
import {ReceiveCredit, SendCredit} from '../../src/protocol/credit.ts';
import {limits} from '../../src/protocol/limits.ts';

test('two ends that keep to their credit never stop for good and never hold more than the window', t => {
  const step = fc.record({send: fc.nat(limits.data), consume: fc.nat(3 * limits.data)});
  fc.assert(
    fc.property(
      fc.integer({min: limits.data, max: limits.initialCredit}),
      fc.option(fc.integer({min: 1, max: 2 * limits.initialCredit}), {nil: undefined}),
      fc.array(step, {minLength: 1, maxLength: 100}),
      (window, keeps, steps) => {
        const sender = new SendCredit();
        const receiver = new ReceiveCredit(window);
        if (keeps !== undefined) receiver.senderKeeps(keeps);
        sender.grant(window);
        let held = 0;
        const consume = (bytes: number) => {
          held -= bytes;
          const grant = receiver.consume(bytes);
          if (grant > 0) sender.grant(grant);
        };
        for (const {send, consume: taken} of steps) {
          const bytes = Math.min(send, sender.available);
          sender.spend(bytes);
          receiver.receive(bytes);
          held += bytes;
          if (held > window) return false;
          consume(Math.min(taken, held));
        }
        // Once everything is consumed, the sender has most of the window again.
        consume(held);
        return sender.available > window - window / 4 - 1;
      },
    ),
  );
  t.pass();
});

test('overrunning, granting nothing and granting too much are protocol errors', t => {
  const code = {name: 'ProtocolError', code: 'credit'};
  fc.assert(
    fc.property(
      fc.integer({min: 1, max: limits.credit}),
      fc.integer({min: 1, max: 1000}),
      (window, beyond) => {
        const receiver = new ReceiveCredit(window);
        receiver.receive(window);
        t.throws(() => receiver.receive(beyond), code);
      },
    ),
  );
  const sender = new SendCredit();
  t.throws(() => sender.grant(0), code);
  sender.grant(limits.credit);
  t.throws(() => sender.grant(1), code);
  sender.spend(10);
  t.notThrows(() => sender.grant(10));
  t.throws(() => sender.grant(0xffffffff), code);
});
