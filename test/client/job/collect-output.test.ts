import test from 'ava';
import fc from 'fast-check';
import type {Chunk} from '../../../src/client/job/chunk-queue.ts';
import {collectOutput} from '../../../src/client/job/collect-output.ts';
import {memoryHeld} from '../../fixtures/memory-held.ts';

const pieces = fc.array(
  fc.record({
    channel: fc.constantFrom('stdout', 'stderr'),
    size: fc.oneof(fc.integer({min: 1, max: 5}), fc.integer({min: 1, max: 40_000})),
  }),
  {maxLength: 100},
);

/** Chunks whose bytes are others once the next is asked for. */
async function* lent(all: readonly {channel: Chunk['channel']; size: number}[]): AsyncGenerator<Chunk> {
  let offset = 0;
  for (const {channel, size} of all) {
    const bytes = Buffer.alloc(size, offset % 251);
    yield {channel, offset, bytes, done: () => bytes.fill(0xff)};
    offset += size;
  }
}

test.serial('each channel is what came of it, whatever becomes of the memory that it came in', async t => {
  await fc.assert(
    fc.asyncProperty(pieces, async all => {
      const sent: Record<Chunk['channel'], Buffer[]> = {stdout: [], stderr: []};
      let offset = 0;
      for (const {channel, size} of all) {
        sent[channel].push(Buffer.alloc(size, offset % 251));
        offset += size;
      }
      let told = 0;
      const {stdout, stderr} = await collectOutput(lent(all), bytes => {
        told += bytes;
      });
      return (
        told === offset &&
        stdout.equals(Buffer.concat(sent.stdout)) &&
        stderr.equals(Buffer.concat(sent.stderr))
      );
    }),
    {numRuns: 50},
  );
  t.pass();
});

test.serial(
  'a million bytes that came one by one, from one channel and the other in turn, take little more memory than they do',
  async t => {
    const bytes = Buffer.from('x');
    const before = memoryHeld();
    let grown = 0;
    async function* oneByOne(): AsyncGenerator<Chunk> {
      for (let offset = 0; offset < 1_000_000; offset++)
        yield {channel: offset % 2 ? 'stdout' : 'stderr', offset, bytes, done: () => {}};
      grown = memoryHeld() - before;
    }
    const {stdout} = await collectOutput(oneByOne(), () => {});
    t.is(stdout.length, 500_000);
    t.true(grown < 8_000_000, `${grown} bytes`);
  },
);
