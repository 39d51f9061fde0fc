import {createHash} from 'node:crypto';
import test from 'ava';
import {InputSigner} from '../../src/identity/input.ts';
import {newOrderId} from '../../src/identity/order-id.ts';
import {channel} from '../../src/protocol/frame.ts';
import {limits} from '../../src/protocol/limits.ts';
import {bench, id} from './inputs.ts';

/** The end of a transfer of these bytes, as its caller signs it. */
function endOf(
  text: string,
  {by, job = id, offset = text.length}: {by: InputSigner; job?: string; offset?: number},
) {
  const digest = createHash('sha256').update(text, 'latin1').digest();
  return by.sign({job, channel: channel.file, offset, bytes: digest});
}

test('a transfer is taken piece by piece, over any streams, and ends where its caller signed all of it', t => {
  const {inputs, input, open, streams, signer, refused, text} = bench({isTransfer: true});
  const whole = Buffer.alloc(300_000, 'transfer').toString('latin1');
  let {number, due} = open();
  const send = (to: number) => {
    for (let at = due; at < to; at += 7001)
      streams.receive(
        number,
        channel.file,
        at,
        Buffer.from(whole.slice(at, Math.min(to, at + 7001)), 'latin1'),
      );
  };
  send(100_000);
  inputs.taken(id, 7001);
  ({number, due} = open());
  t.is(due, 100_000);
  // Bytes that were taken before are passed over.
  streams.receive(number, channel.file, due - 50, Buffer.from(whole.slice(due - 50, due), 'latin1'));
  send(whole.length);
  streams.receive(number, channel.stdin, whole.length, endOf(whole, {by: signer}));
  t.deepEqual(refused, []);
  t.is(input.ends, 0);
  inputs.taken(id, 100_000 - 7001);
  inputs.taken(id, 200_000);
  t.is(text(), whole);
  t.is(input.ends, 1);
});

test('a transfer may have a window of its own on its way, and no more', t => {
  const {open, streams, credits} = bench({isTransfer: true});
  const {number, credit} = open();
  t.is(credit, limits.transferWindow);
  for (let at = 0; at < limits.transferWindow; at += 65_536)
    streams.receive(number, channel.file, at, Buffer.alloc(65_536));
  t.deepEqual(credits, []);
  t.throws(() => streams.receive(number, channel.file, limits.transferWindow, Buffer.alloc(1)), {
    code: 'credit',
  });
});

test('a transfer whose helper takes little at a time is held in no more than twice its window', t => {
  const {open, streams, inputs, refused, credits} = bench({isTransfer: true});
  const {number, credit} = open();
  const piece = Buffer.alloc(16_384, 'x');
  let sent = 0;
  const before = process.memoryUsage().arrayBuffers;
  const sendAll = () => {
    const granted = credits.reduce((sum, [, bytes]) => sum + bytes, credit);
    for (; sent < granted; sent += piece.length) streams.receive(number, channel.file, sent, piece);
    return granted;
  };
  sendAll();
  // The bytes that were given first are taken, then those that waited; as many as credit comes for wait again.
  for (const step of [piece.length, limits.transferWindow - piece.length]) {
    inputs.taken(id, step);
    sendAll();
  }
  t.deepEqual(refused, []);
  t.true(sent > limits.transferWindow);
  // The bench keeps a copy of what the job was given.
  t.true(process.memoryUsage().arrayBuffers - before <= 2 * limits.transferWindow + sent + 1_000_000);
});

test('a transfer that is not what its caller signed has no end', t => {
  const other = new InputSigner();
  const attempts: Record<string, (by: InputSigner) => [on: number, offset: number, frame: Buffer]> = {
    'other bytes': by => [channel.stdin, 3, endOf('abd', {by})],
    'fewer bytes': by => [channel.stdin, 3, endOf('ab', {by})],
    'another number of bytes': by => [channel.stdin, 3, endOf('abc', {by, offset: 4})],
    'another key': () => [channel.stdin, 3, endOf('abc', {by: other})],
    'another job': by => [channel.stdin, 3, endOf('abc', {by, job: newOrderId(Date.now())})],
    'an end of stdin': by => [
      channel.stdin,
      3,
      by.sign({job: id, channel: 0, offset: 3, bytes: Buffer.alloc(0)}),
    ],
    'an end made up': () => [channel.stdin, 3, Buffer.alloc(64, 7)],
    'signed bytes': by => [
      channel.stdin,
      3,
      Buffer.concat([by.sign({job: id, channel: 0, offset: 3, bytes: Buffer.from('d')}), Buffer.from('d')]),
    ],
  };
  for (const [what, attempt] of Object.entries(attempts)) {
    const {input, open, streams, signer, refused, inputs, text} = bench({isTransfer: true});
    const {number} = open();
    streams.receive(number, channel.file, 0, Buffer.from('abc'));
    streams.receive(number, ...attempt(signer));
    t.deepEqual(refused, ['input-signature'], what);
    inputs.taken(id, 3);
    t.is(input.ends, 0, what);
    const again = open();
    t.is(again.due, 3);
    streams.receive(again.number, channel.stdin, 3, endOf('abc', {by: signer}));
    t.is(input.ends, 1, what);
    t.is(text(), 'abc');
  }
  const {open, streams, refused} = bench({isTransfer: true});
  const {number} = open();
  streams.receive(number, channel.stdin, 5, endOf('abc', {by: other}));
  t.deepEqual(refused, ['input-offset']);
});
