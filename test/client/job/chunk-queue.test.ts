import test from 'ava';
import fc from 'fast-check';
import type {Chunk} from '../../../src/client/job/chunk-queue.ts';
import {ChunkQueue} from '../../../src/client/job/chunk-queue.ts';

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
      const queue = new ChunkQueue(bytes => {
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

test('a million bytes that came one by one, from one channel and the other in turn, take little memory', t => {
  const queue = new ChunkQueue(() => {});
  globalThis.gc?.();
  const before = process.memoryUsage.rss();
  const byte = Buffer.from('x');
  for (let offset = 0; offset < 1_000_000; offset++)
    queue.push({channel: offset % 2 ? 'stdout' : 'stderr', offset, bytes: byte, done});
  const grown = process.memoryUsage.rss() - before;
  t.true(grown < 80 * 1024 * 1024, `${grown} bytes`);
});

test('an error comes after what was there, and to who comes later as well', async t => {
  const queue = new ChunkQueue(() => {});
  queue.push({channel: 'stdout', offset: 0, bytes: Buffer.from('x'), done});
  queue.end(new Error('first'));
  queue.end(new Error('second'));
  const chunks = queue.consume();
  t.is(String((await chunks.next()).value?.bytes), 'x');
  await t.throwsAsync(chunks.next(), {message: 'first'});
});
