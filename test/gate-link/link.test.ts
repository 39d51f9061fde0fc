import {duplexPair} from 'node:stream';
import test from 'ava';
import type {ExecutorLinkOwner} from '../../src/gate-link/executor-end.ts';
import {executorEnd} from '../../src/gate-link/executor-end.ts';
import type {GateLinkOwner} from '../../src/gate-link/gate-end.ts';
import {gateEnd} from '../../src/gate-link/gate-end.ts';
import type {LinkOwner, ToExecutor, ToGate} from '../../src/gate-link/link.ts';
import {ProtocolError} from '../../src/protocol/errors.ts';
import {controlFrame, creditFrame} from '../../src/protocol/frame.ts';
import {limits} from '../../src/protocol/limits.ts';
import {until} from '../fixtures/until.ts';

function owner<In>() {
  const heard: In[] = [];
  const frames: unknown[] = [];
  const ended = Promise.withResolvers<Error | undefined>();
  const first = Promise.withResolvers<In>();
  const of: LinkOwner<In> & Omit<ExecutorLinkOwner & GateLinkOwner, keyof LinkOwner<never>> = {
    input: (number, channelNumber, offset, signed) =>
      frames.push([number, channelNumber, offset, signed.toString('latin1')]),
    credit: (number, bytes) => frames.push([number, bytes]),
    output: (number, channelNumber, offset, bytes) =>
      frames.push([number, channelNumber, offset, bytes.toString('latin1')]),
    message(message) {
      heard.push(message);
      first.resolve(message);
    },
    closed: ended.resolve,
  };
  return {of, heard, frames, ended: ended.promise, first: first.promise};
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

test('input goes to the executor whole, credit for it and output to the gate, and neither goes the other way', async t => {
  const [a, b] = duplexPair();
  const [executor, gate] = [owner<ToExecutor>(), owner<ToGate>()];
  const toGate = executorEnd(a, executor.of);
  const toExecutor = gateEnd(b, gate.of);
  const signed = Buffer.alloc(limits.data, 'x');
  toExecutor.sendInput(7, 0, 12, signed);
  toExecutor.sendInput(8, 4, 0, Buffer.from('y'));
  toExecutor.send({type: 'census', connections: 0, resident: 0});
  await executor.first;
  t.deepEqual(executor.frames, [
    [7, 0, 12, signed.toString('latin1')],
    [8, 4, 0, 'y'],
  ]);
  toGate.sendCredit(7, 5);
  const reply = {type: 'reply', connection: 1, stream: 2, message: {}} as const;
  toGate.send(reply);
  t.deepEqual(await gate.first, reply);
  t.deepEqual(gate.frames, [[7, 5]]);
  toGate.sendOutput(9, 1, 3, Buffer.from('out'));
  toGate.send(reply);
  await until(() => gate.heard.length === 2, 'the second reply');
  t.deepEqual(gate.frames.slice(1), [[9, 1, 3, 'out']]);
  b.write(creditFrame(7, 5));
  t.like(await executor.ended, {code: 'phase'});
});

test('a gate whose input the executor refuses to hear loses the link', async t => {
  const [a, b] = duplexPair();
  const {of, ended} = owner<ToExecutor>();
  executorEnd(a, {
    ...of,
    input() {
      throw new ProtocolError('credit', 'too much');
    },
  });
  gateEnd(b, owner<ToGate>().of).sendInput(1, 0, 0, Buffer.from('x'));
  t.like(await ended, {code: 'credit'});
});

test('while a gate does not read, answers for it are not made, nor is it heard; then each is made in turn', async t => {
  const [a, b] = duplexPair();
  const {of, heard} = owner<ToExecutor>();
  const link = executorEnd(a, of);
  const message = {type: 'reply', connection: 1, stream: 1, message: {text: 'x'.repeat(1024 * 1024)}};
  const made: number[] = [];
  const answers = Array.from({length: 100}, (_, number) =>
    link.whenRoom('a', () => {
      made.push(number);
      link.send(message as unknown as ToGate);
    }),
  );
  t.true(made.length < 10, `${made.length} answers were made for nobody`);
  t.true(a.writableLength < 8 * 1024 * 1024);
  b.write(controlFrame(0, {type: 'census', connections: 0, resident: 0}));
  b.write(controlFrame(0, {type: 'census', connections: 1, resident: 0}));
  await new Promise(setImmediate);
  // What was in the first piece is heard; a second piece is not taken.
  t.true(heard.length <= 2);
  b.resume();
  await Promise.all(answers);
  t.deepEqual(made, [...answers.keys()]);
});

test('nobody waits for room on a link that is gone, and an answer that cannot be made is told', async t => {
  const [a] = duplexPair();
  const {of, ended} = owner<ToExecutor>();
  const link = executorEnd(a, of);
  await t.throwsAsync(
    link.whenRoom('a', () => {
      throw new Error('no answer');
    }),
    {message: 'no answer'},
  );
  link.send({type: 'reply', connection: 1, stream: 1, message: {text: 'x'.repeat(8_000_000)}} as ToGate);
  const waits = link.whenRoom('a', () => {});
  a.destroy();
  await ended;
  await t.notThrowsAsync(waits);
});
