import {once} from 'node:events';
import type {Duplex} from 'node:stream';
import {duplexPair} from 'node:stream';
import test from 'ava';
import {controlFrame, creditFrame, dataHeader} from '../../src/protocol/frame.ts';
import type {ConnectionOptions} from '../../src/transport/connection.ts';
import {Connection} from '../../src/transport/connection.ts';
import {atSomePace} from '../fixtures/paces.ts';
import {until} from '../fixtures/until.ts';

/** A connection over a pair of streams in memory, and what its owner heard. */
function connected(options: ConnectionOptions = {}, highWaterMark = 65_536) {
  const [ours, theirs] = duplexPair({highWaterMark});
  const heard: string[] = [];
  let bytes = 0;
  const ended = Promise.withResolvers<Error | undefined>();
  let ends = 0;
  const connection = new Connection(
    ours,
    {
      control: (stream, payload) => heard.push(`${stream} ${payload.toString()}`),
      credit: (stream, amount) => heard.push(`${stream} +${amount}`),
      data: (_stream, _channel, _offset, piece) => {
        bytes += piece.length;
      },
      drained: () => heard.push('drained'),
      closed(error) {
        ends++;
        ended.resolve(error);
      },
    },
    options,
  );
  return {connection, theirs, heard, ended: ended.promise, ends: () => ends, bytes: () => bytes};
}

const frame = (size: number) => Buffer.concat([dataHeader(1, 1, 0, size), Buffer.alloc(size)]);
const said = async (stream: Duplex) => String(Buffer.concat(await stream.toArray()));

test('a busy stream whose every piece ends in the middle of a frame is never too slow', async t => {
  await atSomePace(t, async (tt, pace) => {
    const {connection, theirs, bytes, ended} = connected({frameMs: pace * 150});
    const one = frame(1000);
    theirs.write(one.subarray(0, 500));
    const startedAt = performance.now();
    let count = 0;
    await until(() => {
      // The rest of one frame and the beginning of the next.
      theirs.write(Buffer.concat([one.subarray(500), one.subarray(0, 500)]));
      return ++count > 10 && performance.now() - startedAt > pace * 600;
    }, 'four times the limit');
    tt.false(connection.isClosed);
    tt.true(bytes() > 0);
    theirs.resume();
    tt.like(await ended, {code: 'timeout'});
  });
});

test('a frame that is begun and drips is too slow, whatever came before', async t => {
  const {theirs, heard, ended} = connected({frameMs: 150});
  theirs.write(creditFrame(1, 5));
  theirs.write(Buffer.concat([creditFrame(2, 6), frame(60_000).subarray(0, 30)]));
  const drip = setInterval(() => theirs.write(Buffer.from([0])), 20);
  t.teardown(() => clearInterval(drip));
  t.like(await ended, {name: 'ProtocolError', code: 'timeout'});
  t.deepEqual(heard, ['1 +5', '2 +6']);
});

test('a fault is told before the end, once, and nothing that comes later is heard', async t => {
  const {connection, theirs, heard, ended, ends} = connected();
  theirs.write(Buffer.concat([creditFrame(1, 5), Buffer.alloc(9, 0xff), creditFrame(1, 6)]));
  const error = await ended;
  t.like(error, {code: 'frame'});
  theirs.write(creditFrame(1, 7));
  connection.fail(error as never);
  connection.close();
  t.false(connection.sendMessage(0, {type: 'late'}));
  t.regex(await said(theirs), /"type":"fault","code":"frame"/);
  theirs.end();
  await once(connection.socket, 'close');
  t.deepEqual(heard, ['1 +5']);
  t.is(ends(), 1);
});

test('what an owner throws closes the connection; what is not coded is told as internal', async t => {
  const [ours, theirs] = duplexPair();
  const ended = Promise.withResolvers<unknown>();
  const broken = {
    control() {
      throw new TypeError('x is not a function');
    },
    data() {},
    credit() {},
    closed: ended.resolve,
  };
  new Connection(ours, broken);
  theirs.write(controlFrame(0, {a: 1}));
  t.like(await ended.promise, {code: 'internal'});
  t.regex(await said(theirs), /"code":"internal"/);
});

test('a peer that does not end its half is closed on all the same, after a fault and after a close', async t => {
  for (const end of ['close', 'fail'] as const) {
    const {connection, theirs} = connected();
    theirs.resume();
    if (end === 'close') connection.close();
    else connection.fail(Object.assign(new Error('x'), {code: 'x'}) as never);
    const closed = once(connection.socket, 'close');
    const keep = setInterval(() => theirs.writable && theirs.write(Buffer.alloc(10)), 50);
    await closed;
    clearInterval(keep);
    t.true(connection.socket.destroyed);
  }
});

test('an end that hears only who reads stops reading while its answers are not, and goes on when they are', async t => {
  const {connection, theirs, heard} = connected({pausesForDrain: true}, 1024);
  connection.send(Buffer.alloc(4096));
  theirs.write(creditFrame(1, 1));
  await until(() => connection.socket.isPaused(), 'the pause');
  theirs.write(creditFrame(1, 2));
  t.deepEqual(heard, ['1 +1']);
  theirs.resume();
  await until(() => heard.includes('1 +2'), 'the rest');
  t.true(heard.includes('drained'));
  connection.destroy();
});
