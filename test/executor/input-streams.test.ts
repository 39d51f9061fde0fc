import test from 'ava';
import fc from 'fast-check';
import {InputStreams} from '../../src/executor/input/input-streams.ts';
import {IdentityError} from '../../src/identity/errors.ts';
import {InputSigner} from '../../src/identity/input.ts';
import {newOrderId} from '../../src/identity/order-id.ts';
import {channel} from '../../src/protocol/frame.ts';
import {limits} from '../../src/protocol/limits.ts';
import {bench, id} from './inputs.ts';

const window = limits.inputWindow;

test('nothing more is taken of whom is no longer believed, until somebody else takes over', t => {
  const {inputs, open, send, refused, trust, text} = bench();
  const {number} = open();
  send(number, 0, 'before ');
  trust.error = new IdentityError('certificate-revoked', 'the certificate is revoked');
  send(number, 7, 'after');
  trust.error = undefined;
  send(number, 7, 'again');
  t.deepEqual(refused, ['certificate-revoked']);
  const next = open();
  t.is(next.due, 7);
  inputs.taken(id, 7);
  send(next.number, 7, 'by another');
  t.is(text(), 'before by another');
});

test('bytes are taken in order and once, whatever is sent again and whoever takes over', t => {
  const text = Buffer.from(Array.from({length: 2000}, (_, index) => index % 251)).toString('latin1');
  const step = fc.oneof(
    fc.record({what: fc.constant('send' as const), size: fc.integer({min: 1, max: 90})}),
    fc.record({what: fc.constant('again' as const), size: fc.nat(300)}),
    fc.record({what: fc.constant('reopen' as const), size: fc.constant(0)}),
    fc.record({what: fc.constant('drain' as const), size: fc.nat(500)}),
  );
  fc.assert(
    fc.property(fc.array(step, {maxLength: 60}), steps => {
      const {inputs, open, send, taken, text: got, refused} = bench();
      let {number} = open();
      let stale = number;
      let at = 0;
      let drained = 0;
      for (const {what, size} of steps) {
        if (what === 'send') {
          const end = Math.min(text.length, at + size);
          if (end > at) send(number, at, text.slice(at, end));
          at = end;
        } else if (what === 'again') {
          const from = Math.max(0, at - size);
          if (from < at) send(number, from, text.slice(from, at));
          if (stale !== number) send(stale, at, 'never');
        } else if (what === 'reopen') {
          stale = number;
          const opened = open();
          if (opened.due !== at) return false;
          number = opened.number;
        } else {
          const given = taken.reduce((sum, {length}) => sum + length, 0);
          const bytes = Math.min(size, given - drained);
          drained += bytes;
          inputs.taken(id, bytes);
        }
      }
      while (drained < at) {
        const given = taken.reduce((sum, {length}) => sum + length, 0);
        inputs.taken(id, given - drained);
        drained = given;
      }
      return refused.length === 0 && got() === text.slice(0, at);
    }),
    {numRuns: 60},
  );
  t.pass();
});

test('what is forged, altered, out of place or of another job is refused once, and never given to the command', t => {
  const forge = (change: (bytes: Buffer) => unknown) => (bytes: Buffer) => {
    change(bytes);
    return bytes;
  };
  const other = new InputSigner();
  const attempts: Record<
    string,
    [code: string, offset: number, frame: (b: ReturnType<typeof bench>) => Buffer]
  > = {
    'a byte changed': ['input-signature', 3, b => forge(bytes => bytes.writeUInt8(1, 64))(b.frame(3, 'def'))],
    'the signature changed': [
      'input-signature',
      3,
      b => forge(bytes => bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0))(b.frame(3, 'def')),
    ],
    'bytes added': ['input-signature', 3, b => Buffer.concat([b.frame(3, 'def'), Buffer.from('x')])],
    'cut short': ['input-signature', 3, b => b.frame(3, 'def').subarray(0, -1)],
    'cut to an end': ['input-signature', 3, b => b.frame(3, 'def').subarray(0, 64)],
    'an end made up': ['input-signature', 3, () => Buffer.alloc(64, 7)],
    'signed for another place': ['input-signature', 3, b => b.frame(0, 'def')],
    'signed by another key': ['input-signature', 3, b => b.frame(3, 'def', 0, other)],
    'signed as a size': ['input-signature', 3, b => b.frame(3, 'defg', 4)],
    'signed for another job': [
      'input-signature',
      3,
      b =>
        Buffer.concat([
          b.signer.sign({job: newOrderId(Date.now()), channel: 0, offset: 3, bytes: Buffer.from('def')}),
          Buffer.from('def'),
        ]),
    ],
    'unsigned, as of a transfer': ['input-signature', 3, () => Buffer.from('def')],
    'a later frame first': ['input-offset', 6, b => b.frame(6, 'ghi')],
    'the end too early': ['input-offset', 9, b => b.frame(9, '')],
    'one that begins in what was taken': ['input-offset', 2, b => b.frame(2, 'cdef')],
  };
  for (const [what, [code, offset, frame]] of Object.entries(attempts)) {
    const b = bench();
    const {number} = b.open();
    b.send(number, 0, 'abc');
    b.inputs.taken(id, 3);
    b.streams.receive(number, what.startsWith('unsigned') ? channel.file : 0, offset, frame(b));
    t.deepEqual(b.refused, [code], what);
    // That stream is not heard again; the job is, where it was.
    b.send(number, 3, 'def');
    t.is(b.text(), 'abc', what);
    t.is(b.input.ends, 0);
    const again = b.open();
    t.is(again.due, 3);
    b.send(again.number, 3, 'def');
    t.is(b.text(), 'abcdef', what);
  }
});

test('the end of what was typed at a terminal is not the end for who types there next', t => {
  const {inputs, input, open, send, refused, text} = bench();
  input.isTerminal = true;
  const first = open();
  send(first.number, 0, 'ls');
  inputs.taken(id, 2);
  send(first.number, 2, '');
  const next = new InputSigner();
  const {number, due} = open(next.publicKey);
  t.is(due, 2);
  send(number, 2, 'x', 0, next);
  t.deepEqual(refused, []);
  t.is(text(), 'lsx');
});

test('the end is the end: nothing comes after it, and it comes after all that waits', t => {
  const {inputs, input, open, send, refused, text} = bench();
  const {number} = open();
  send(number, 0, 'abc');
  send(number, 3, 'def');
  send(number, 6, '');
  send(number, 6, '');
  t.is(input.ends, 0);
  inputs.taken(id, 3);
  t.is(text(), 'abcdef');
  inputs.taken(id, 3);
  t.is(input.ends, 1);
  send(open().number, 6, '');
  t.deepEqual(refused, []);
  send(open().number, 6, 'x');
  t.deepEqual(refused, ['input-offset']);
  t.is(text(), 'abcdef');
  t.is(input.ends, 1);
});

test('sizes only go up, are counted anew for another key, and cost no credit', t => {
  const {open, send, sizes, refused} = bench();
  const size = (columns: number, rows: number) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt16BE(columns, 0);
    bytes.writeUInt16BE(rows, 2);
    return bytes.toString('latin1');
  };
  let {number} = open();
  send(number, 0, size(80, 24), 4);
  send(number, 5, size(132, 50), 4);
  send(number, 3, size(1, 1), 4);
  send(number, 5, size(2, 2), 4);
  send(number, 6, size(0, 9), 4);
  ({number} = open());
  send(number, 6, size(3, 3), 4);
  const other = new InputSigner();
  ({number} = open(other.publicKey));
  send(number, 0, size(99, 40), 4, other);
  t.deepEqual(sizes, ['80x24', '132x50', '99x40']);
  send(number, 9, size(4, 4), 4);
  t.deepEqual(refused, ['input-signature']);
});

test('credit covers what waits, comes back as the command takes it, and who overruns it is no gate of ours', t => {
  const {inputs, open, send, credits, streams, frame} = bench();
  const first = open();
  t.like(first, {due: 0, credit: window});
  const piece = 'x'.repeat(limits.data - 64);
  let at = 0;
  for (; at + piece.length <= window; at += piece.length) send(first.number, at, piece);
  const second = open();
  t.like(second, {due: at, credit: window - at});
  const rest = 'y'.repeat(window - at);
  send(second.number, at, rest);
  t.is(open().credit, 0);
  const third = open();
  const code = {name: 'ProtocolError', code: 'credit'};
  t.throws(() => send(third.number, window, 'z'), code);
  inputs.taken(id, piece.length);
  t.deepEqual(credits, []);
  inputs.taken(id, window - piece.length);
  t.deepEqual(credits, [[third.number, window]]);
  t.throws(() => streams.receive(third.number + 1, 0, 0, frame(0, 'x')), {code: 'phase'});
  t.throws(() => streams.receive(third.number, 0, 0, Buffer.alloc(63)), {code: 'frame'});
  t.throws(() => streams.receive(third.number, 1, 0, frame(0, 'x')), {code: 'frame'});
});

test('what comes for a job that ended, by a gate that died, or by another gate, is passed over', t => {
  const {inputs, open, send, streams, link, text, frame} = bench();
  const {number} = open();
  streams[Symbol.dispose]();
  send(number, 0, 'abc');
  t.is(text(), '');
  const next = new InputStreams(inputs, link);
  t.throws(() => next.receive(number, 0, 0, frame(0, 'abc')), {code: 'phase'});
  const again = open(undefined, next);
  next.receive(again.number, 0, 0, frame(0, 'abc'));
  // One that is disposed again closes nothing of the next.
  streams[Symbol.dispose]();
  next.receive(again.number, 0, 3, frame(3, 'def'));
  inputs.ended(id);
  next.receive(again.number, 0, 6, frame(6, 'ghi'));
  inputs.taken(id, 3);
  t.is(text(), 'abc');
});

test('many small frames that wait are given to the command in one piece', t => {
  const {inputs, open, send, taken} = bench();
  const {number} = open();
  for (let at = 0; at < 1000; at++) send(number, at, 'x');
  t.is(taken.length, 1);
  inputs.taken(id, 1);
  t.deepEqual(
    taken.map(({length}) => length),
    [1, 999],
  );
});
