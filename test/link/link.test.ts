import {duplexPair} from 'node:stream';
import test from 'ava';
import type {LinkOwner, ToExecutor, ToGate} from '../../src/link/link.ts';
import {executorEnd, gateEnd} from '../../src/link/link.ts';
import {controlFrame, creditFrame} from '../../src/protocol/frame.ts';
import {limits} from '../../src/protocol/limits.ts';

function owner<In>() {
  const heard: In[] = [];
  const ended = Promise.withResolvers<Error | undefined>();
  const first = Promise.withResolvers<In>();
  const of: LinkOwner<In> = {
    message(message) {
      heard.push(message);
      first.resolve(message);
    },
    closed: ended.resolve,
  };
  return {of, heard, ended: ended.promise, first: first.promise};
}

test('both ends say what the other hears', async t => {
  const [a, b] = duplexPair();
  const [executor, gate] = [owner<ToExecutor>(), owner<ToGate>()];
  const toGate = executorEnd(a, executor.of);
  const toExecutor = gateEnd(b, gate.of);
  // Longer than anything on the wire, as a large revocation list is.
  const large = {type: 'reply', connection: 1, stream: 2, message: {text: 'x'.repeat(2_000_000)}} as ToGate;
  toGate.send(large);
  toExecutor.send({type: 'ready', addresses: ['127.0.0.1:1']});
  t.deepEqual(await gate.first, large);
  t.deepEqual(await executor.first, {type: 'ready', addresses: ['127.0.0.1:1']});
  toGate.close();
  t.is(await gate.ended, undefined);
  t.is(await executor.ended, undefined);
});

test('what has no place on the link, or is too long for what a gate says, ends it with its code', async t => {
  const long = Buffer.alloc(9);
  long.writeUInt32BE(5 + limits.linkSubmit + 1, 0);
  for (const [bytes, code] of [
    [creditFrame(0, 1), 'phase'],
    [long, 'frame'],
    [controlFrame(0, {type: 'setup'}), 'message'],
    [controlFrame(0, {type: 'ready', addresses: 'x'}), 'message'],
    [Buffer.from([0, 0, 0, 7, 0, 0, 0, 0, 0, 0x7b, 0x5d]), 'json'],
  ] as const) {
    const [a, b] = duplexPair();
    const {of, ended} = owner<ToExecutor>();
    executorEnd(a, of);
    b.resume();
    b.write(bytes);
    t.like(await ended, {code});
  }
});

test('an end that never reads is given up before much waits for it', async t => {
  const [a] = duplexPair();
  const {of, ended} = owner<ToExecutor>();
  const link = executorEnd(a, of);
  const message = {
    type: 'reply',
    connection: 1,
    stream: 1,
    message: {text: 'x'.repeat(1024 * 1024)},
  } as const;
  for (let count = 0; count < 100; count++) link.send(message as unknown as ToGate);
  t.like(await ended, {code: 'timeout'});
  t.true(a.destroyed);
});
