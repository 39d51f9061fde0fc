import test from 'ava';
import fc from 'fast-check';
import {GatheredBytes} from '../../src/base/gathered-bytes.ts';
import {memoryHeld} from '../fixtures/memory-held.ts';

const step = fc.oneof(
  {weight: 6, arbitrary: fc.record({do: fc.constant('add'), size: fc.integer({min: 0, max: 5})})},
  {weight: 6, arbitrary: fc.record({do: fc.constant('add'), size: fc.integer({min: 0, max: 20_000})})},
  {weight: 2, arbitrary: fc.record({do: fc.constant('take'), size: fc.constant(0)})},
  {weight: 1, arbitrary: fc.record({do: fc.constant('clear'), size: fc.constant(0)})},
);

test('what is taken is all that was added since, whatever becomes of the memory that it came in', t => {
  fc.assert(
    fc.property(fc.array(step, {maxLength: 100}), steps => {
      const gathered = new GatheredBytes();
      const taken: (readonly [Buffer, Buffer])[] = [];
      let expected = Buffer.alloc(0);
      let next = 0;
      for (const {do: what, size} of steps) {
        if (what === 'add') {
          const bytes = Buffer.alloc(size, next++ % 251);
          expected = Buffer.concat([expected, bytes]);
          gathered.add(bytes);
          bytes.fill(0xff);
          continue;
        }
        if (what === 'take') taken.push([gathered.take(), expected]);
        else gathered.clear();
        expected = Buffer.alloc(0);
      }
      // What was taken stays as it was, whatever is gathered after it.
      return gathered.length === expected.length && taken.every(([is, due]) => is.equals(due));
    }),
    {numRuns: 100},
  );
  t.pass();
});

test('a million bytes that are added one by one take little more memory than they do', t => {
  const gathered = new GatheredBytes();
  const byte = Buffer.from('x');
  const before = memoryHeld();
  for (let count = 0; count < 1_000_000; count++) gathered.add(byte);
  const grown = memoryHeld() - before;
  t.true(grown < 3_000_000, `${grown} bytes`);
  t.is(gathered.take().length, 1_000_000);
});
