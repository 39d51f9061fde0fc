import {createHash} from 'node:crypto';
import {existsSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {HeldOutput} from '../../src/output-log/held-output.ts';
import {OutputReader} from '../../src/output-log/reader.ts';
import {Collector} from './collect.ts';
import {temporaryFolder} from './temporary-folder.ts';

const job = '019de368-f600-7c0f-8a3b-5d2e9f104c77';
const window = 80_000;
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

const step = fc.oneof(
  fc.record({append: fc.nat(100_000), channel: fc.constantFrom(1 as const, 2 as const)}),
  fc.record({consume: fc.nat(120_000)}),
);

/** Bytes in their order, and the channel of each. */
interface Output {
  readonly bytes: Buffer;
  readonly channels: Buffer;
}

const nothing: Output = {bytes: Buffer.alloc(0), channels: Buffer.alloc(0)};

function joined(before: Output, channel: number, bytes: Buffer): Output {
  return {
    bytes: Buffer.concat([before.bytes, bytes]),
    channels: Buffer.concat([before.channels, Buffer.alloc(bytes.length, channel)]),
  };
}

const ofChannel = ({bytes, channels}: Output, channel: number) =>
  bytes.filter((_, at) => channels[at] === channel);

test('what was appended and not consumed is held in its order, and on disk at the end', async t => {
  const folder = temporaryFolder(t);
  await fc.assert(
    fc.asyncProperty(fc.array(step, {maxLength: 20}), async steps => {
      const held = new HeldOutput(folder, job, window);
      let all = nothing;
      let consumed = 0;
      for (const did of steps) {
        if ('append' in did) {
          const bytes = Buffer.alloc(Math.min(did.append, held.room), `${all.bytes.length % 251}`);
          held.append(did.channel, bytes);
          all = joined(all, did.channel, bytes);
          // The memory that a caller gave may be used again.
          bytes.fill(0);
        } else {
          consumed = Math.min(consumed + did.consume, all.bytes.length);
          held.consumed(consumed);
        }
        t.is(held.end, all.bytes.length);
        t.true(all.bytes.length - consumed <= window);
      }
      let came = nothing;
      for (
        let next = held.read(0, held.end);
        next;
        next = held.read(consumed + came.bytes.length, held.end)
      ) {
        t.is(next.offset, consumed + came.bytes.length);
        t.true(next.bytes.length > 0 && next.bytes.length <= 65_536);
        came = joined(came, next.channel, next.bytes);
      }
      const left = {bytes: all.bytes.subarray(consumed), channels: all.channels.subarray(consumed)};
      t.true(came.bytes.equals(left.bytes) && came.channels.equals(left.channels));
      t.false(existsSync(join(folder, job)));
      const ends = await held.finish();
      const reader = new OutputReader(folder, job, consumed);
      const collector = new Collector().takeAll(reader, all.bytes.length);
      reader.close();
      for (const [channel, end] of [
        [1, ends.stdout],
        [2, ends.stderr],
      ] as const) {
        const bytes = ofChannel(all, channel);
        t.deepEqual(end, {bytes: bytes.length, sha256: sha256(bytes)});
        t.true(collector.channel(channel).equals(ofChannel(left, channel)));
      }
      t.deepEqual(collector.collected.gaps, []);
      rmSync(join(folder, job), {recursive: true, force: true});
    }),
    {numRuns: 20},
  );
});

test('a byte of each channel in turn takes no more memory than the window', t => {
  const held = new HeldOutput(temporaryFolder(t), job, window);
  let count = 0;
  for (; held.room > 0; count++) held.append(count % 2 === 0 ? 1 : 2, Buffer.of(1));
  t.true(count < window / 60, `${count}`);
  t.throws(() => held.append(1, Buffer.of(1)), {code: 'output-full'});
});

test('what cannot be written to disk at the end is said, and read no more', async t => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, job), '');
  const held = new HeldOutput(folder, job, window);
  held.append(1, Buffer.from('x'));
  await t.throwsAsync(held.finish(), {code: 'output-failed'});
  t.is(held.read(0, 1), undefined);
});
