// Memory that is read into again and again: no byte that somebody still reads may be overwritten.
import {setImmediate as turn} from 'node:timers/promises';
import test from 'ava';
import fc from 'fast-check';
import {giveBack, Intake, lend} from '../../src/transport/intake.ts';

const most = 16 * 1024;

/** Reads so many bytes into an intake, as a socket does; each byte says which of all it is. */
function reader(intake: Intake) {
  const {onread} = intake;
  const buffer = () => (onread.buffer as () => Uint8Array)();
  let room = buffer();
  let at = 0;
  return (wanted: number) => {
    for (let left = wanted; left > 0; ) {
      const size = Math.min(left, room.length, most);
      for (let i = 0; i < size; i++) room[i] = (at + i) % 251;
      at += size;
      left -= size;
      onread.callback(size, room);
      room = buffer();
    }
    return at;
  };
}

const isRight = (bytes: Buffer, from: number) => bytes.every((byte, i) => byte === (from + i) % 251);

const steps = fc.array(
  fc.oneof(
    fc.record({
      read: fc.oneof(fc.integer({min: 1, max: 200}), fc.integer({min: 1, max: 60_000}), fc.constant(most)),
    }),
    fc.record({back: fc.nat(5)}),
    fc.constant({turn: true}),
    fc.constant({hold: true}),
    fc.constant({goOn: true}),
  ),
  {maxLength: 120},
);

test('whatever is read, held, lent and given back, each byte comes once, in order, and stays while it is lent', async t => {
  await fc.assert(
    fc.asyncProperty(steps, fc.nat(100), async (all, opensAt) => {
      const intake = new Intake();
      const read = reader(intake);
      let came = 0;
      let total = 0;
      const lent: {bytes: Buffer; from: number}[] = [];
      const sink = (piece: Buffer) => {
        if (!isRight(piece, came)) throw new Error(`wrong at ${came}`);
        const middle = Math.floor(piece.length / 3);
        for (const [begin, end] of [
          [0, middle],
          [middle, piece.length],
        ] as const)
          if (end > begin) lent.push({bytes: lend(piece.subarray(begin, end)), from: came + begin});
        came += piece.length;
      };
      for (const [index, step] of all.entries()) {
        if (index === opensAt) intake.open(sink);
        if ('read' in step) total = read(step.read);
        else if ('hold' in step) intake.hold();
        else if ('goOn' in step) intake.goOn();
        else if ('turn' in step) await turn();
        else
          for (const {bytes, from} of lent.splice(0, step.back)) {
            if (!isRight(bytes, from)) throw new Error(`overwritten at ${from}`);
            giveBack(bytes);
          }
      }
      if (opensAt >= all.length) intake.open(sink);
      intake.end();
      for (const {bytes, from} of lent) {
        if (!isRight(bytes, from)) throw new Error(`overwritten at ${from}`);
        giveBack(bytes);
      }
      return came === total;
    }),
    {numRuns: 150},
  );
  t.pass();
});

test('128 MiB that are given back take a few slabs; what is kept is never read into again', async t => {
  const intake = new Intake();
  const read = reader(intake);
  const slabs = new Set<ArrayBufferLike>();
  let keeps = false;
  const kept: {bytes: Buffer; copy: Buffer}[] = [];
  intake.open(piece => {
    const bytes = lend(piece);
    slabs.add(bytes.buffer);
    if (keeps) kept.push({bytes, copy: Buffer.from(bytes)});
    else setImmediate(giveBack, bytes);
  });
  for (let n = 0; n < 2000; n++) {
    read(4 * most);
    if (n % 4 === 0) await turn();
  }
  t.true(slabs.size < 40, `${slabs.size} slabs for 128 MiB`);
  keeps = true;
  for (let n = 0; n < 50; n++) read(4 * most);
  await turn();
  keeps = false;
  for (let n = 0; n < 200; n++) {
    read(4 * most);
    await turn();
  }
  t.true(kept.length > 10);
  t.true(kept.every(({bytes, copy}) => bytes.equals(copy)));
});

test('a short message is given at once, and costs a quiet connection no slab', t => {
  const intake = new Intake();
  const read = reader(intake);
  const came: number[] = [];
  intake.open(piece => {
    came.push(piece.length);
    t.not(lend(piece).buffer, piece.buffer, 'copied');
  });
  intake.end();
  for (const size of [5, 1000, 16_000, 7]) read(size);
  t.deepEqual(came, [5, 1000, 16_000, 7]);
});
