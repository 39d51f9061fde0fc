import test from 'ava';
import fc from 'fast-check';
import type {Chunk} from '../../../src/client/job/chunk-queue.ts';
import {ChunkQueue} from '../../../src/client/job/chunk-queue.ts';
import {limits} from '../../../src/protocol/limits.ts';
import {memoryHeld} from '../../fixtures/memory-held.ts';

const pieces = fc.array(
  fc.record({
    channel: fc.constantFrom('stdout', 'stderr'),
    size: fc.oneof(fc.integer({min: 1, max: 5}), fc.integer({min: 1, max: 3000})),
  }),
  {maxLength: 400},
);

const done = () => {};

/** Each byte with its channel, as one text. */
const spelled = (chunks: readonly Chunk[]) =>
  chunks.map(({channel, bytes}) => [...bytes].map(byte => `${channel[3]}${byte}`).join(' ')).join(' ');

test('whatever waits is handed over in its order, at its offsets, each byte once, whether packed or not', async t => {
  await fc.assert(
    fc.asyncProperty(pieces, fc.nat(400), async (all, pause) => {
      let taken = 0;
      const queue = new ChunkQueue('job x on lab-01', bytes => {
        taken += bytes;
      });
      let offset = 0;
      const sent: Chunk[] = all.map(({channel, size}) => {
        const bytes = Buffer.from(Array.from({length: size}, (_, i) => (offset + i) % 251));
        offset += size;
        return {channel, offset: offset - size, bytes, done};
      });
      const got: Chunk[] = [];
      for (const chunk of sent.slice(0, pause)) queue.push(chunk);
      const reading = (async () => {
        for await (const chunk of queue.consume()) got.push(chunk);
      })();
      await Promise.resolve();
      for (const chunk of sent.slice(pause)) queue.push(chunk);
      queue.end();
      await reading;
      let next = 0;
      for (const chunk of got) {
        if (chunk.offset !== next) return false;
        next += chunk.bytes.length;
      }
      return taken === offset && next === offset && spelled(got) === spelled(sent);
    }),
    {numRuns: 60},
  );
  t.pass();
});

test('a window of bytes that came one by one, from one channel and the other in turn, takes little more memory than they do', async t => {
  const queue = new ChunkQueue('job x on lab-01', () => {});
  const byte = Buffer.from('x');
  const before = memoryHeld();
  for (let offset = 0; offset < limits.initialCredit; offset++)
    queue.push({channel: offset % 2 ? 'stdout' : 'stderr', offset, bytes: byte, done});
  const grown = memoryHeld() - before;
  t.true(grown < 4 * limits.initialCredit, `${grown} bytes`);
  t.is((await queue.consume().next()).value?.offset, 0);
});

test('a short chunk behind each long one takes no pack of its own', async t => {
  const queue = new ChunkQueue('job x on lab-01', () => {});
  const before = memoryHeld();
  for (let offset = 0; offset < limits.initialCredit; )
    for (const size of [2000, 1]) {
      queue.push({channel: 'stdout', offset, bytes: Buffer.alloc(size), done});
      offset += size;
    }
  const grown = memoryHeld() - before;
  t.true(grown < 3 * limits.initialCredit, `${grown} bytes`);
  t.is((await queue.consume().next()).value?.offset, 0);
});

test('a consumer that left is told of all that comes by nothing but its credit, and its memory is given back', async t => {
  let taken = 0;
  let given = 0;
  const queue = new ChunkQueue('job x on lab-01', bytes => {
    taken += bytes;
  });
  const push = (offset: number) =>
    queue.push({channel: 'stdout', offset, bytes: Buffer.from('x'), done: () => given++});
  for (let offset = 0; offset < 40; offset++) push(offset);
  const chunks = queue.consume();
  await chunks.next();
  await chunks.return?.();
  t.deepEqual({taken, given}, {taken: 40, given: 39});
  push(40);
  t.deepEqual({taken, given}, {taken: 41, given: 40});
});

test('an error comes after what was there, and to who comes later as well', async t => {
  const queue = new ChunkQueue('job x on lab-01', () => {});
  queue.push({channel: 'stdout', offset: 0, bytes: Buffer.from('x'), done});
  queue.end(new Error('first'));
  queue.end(new Error('second'));
  const chunks = queue.consume();
  t.is(String((await chunks.next()).value?.bytes), 'x');
  await t.throwsAsync(chunks.next(), {message: 'first'});
});
