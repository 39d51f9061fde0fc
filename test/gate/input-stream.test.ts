import {mock} from 'node:test';
import test from 'ava';
import fc from 'fast-check';
import {InputStream} from '../../src/gate/input-stream.ts';
import {channel} from '../../src/protocol/frame.ts';

const signed = (size: number, fill = 0) => Buffer.concat([Buffer.alloc(64), Buffer.alloc(size, fill)]);

function stream() {
  const passed: {channel: number; offset: number; signed: Buffer}[] = [];
  const input = new InputStream((on, offset, bytes) => passed.push({channel: on, offset, signed: bytes}));
  return {input, passed};
}

test('as much is passed on as was granted, as it came, and not a byte more', t => {
  fc.assert(
    fc.property(
      fc.array(fc.record({grant: fc.nat(500), size: fc.integer({min: 1, max: 300})}), {maxLength: 40}),
      steps => {
        const {input, passed} = stream();
        let left = 0;
        let sent = 0;
        for (const {grant, size} of steps) {
          input.granted(grant);
          left += grant;
          const frame = signed(size);
          if (size > left) {
            t.throws(() => input.take(0, sent, frame), {name: 'ProtocolError', code: 'credit'});
            return true;
          }
          input.take(0, sent, frame);
          left -= size;
          const last = passed.at(-1);
          if (last?.signed !== frame || last.offset !== sent || last.channel !== 0) return false;
          sent += size;
        }
        return passed.length === steps.length;
      },
    ),
  );
});

test('some of a transfer is passed on as it came, without a signature, and counts in full', t => {
  const {input, passed} = stream();
  input.granted(100);
  const piece = Buffer.alloc(60, 1);
  input.take(channel.file, 0, piece);
  t.deepEqual(passed, [{channel: channel.file, offset: 0, signed: piece}]);
  t.throws(() => input.take(channel.file, 60, Buffer.alloc(41)), {name: 'ProtocolError', code: 'credit'});
  input.take(channel.file, 60, Buffer.alloc(40));
  input.take(channel.stdin, 100, signed(0));
  input.granted(1);
  t.throws(() => input.take(channel.file, 100, Buffer.alloc(1)), {name: 'ProtocolError', code: 'phase'});
  t.is(passed.length, 3);
});

test('nothing follows the end of stdin, and what has no place is refused', t => {
  const {input, passed} = stream();
  t.throws(() => input.take(1, 0, signed(1)), {code: 'phase'});
  t.throws(() => input.take(0, 0, Buffer.alloc(63)), {code: 'frame'});
  t.throws(() => input.take(4, 0, signed(3)), {code: 'frame'});
  t.throws(() => input.take(4, 0, signed(5)), {code: 'frame'});
  input.granted(10);
  input.take(0, 0, signed(0));
  t.throws(() => input.take(0, 0, signed(0)), {code: 'phase'});
  t.throws(() => input.take(0, 0, signed(1)), {code: 'phase'});
  t.is(passed.length, 1);
});

test('of many sizes the first and the last are passed on, few between, and none after the stream is over', t => {
  mock.timers.enable({apis: ['setTimeout']});
  t.teardown(() => mock.timers.reset());
  const {input, passed} = stream();
  for (let count = 0; count < 1000; count++) input.take(4, count, signed(4));
  t.deepEqual(
    passed.map(({offset}) => offset),
    [0],
  );
  mock.timers.tick(60);
  t.is(passed.length, 2);
  t.is(passed[1]?.offset, 999);
  input.take(4, 1000, signed(4));
  t.is(passed.length, 2);
  input.close();
  mock.timers.tick(1000);
  t.is(passed.length, 2);
});
