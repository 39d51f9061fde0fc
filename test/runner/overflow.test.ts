import {createHash} from 'node:crypto';
import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {OutputReader} from '../../src/output-log/reader.ts';
import {until} from '../fixtures/until.ts';
import {node, openHosts} from './harness.ts';

const hosts = await openHosts();
test.after.always(async () => {
  await Promise.all(hosts.map(host => host.close()));
});

const window = 256 * 1024;
const size = 3 * 2 ** 20 + 17;
/** `size` bytes, each of which tells where it stands. */
const content = Buffer.from(Uint8Array.from({length: size}, (_, i) => (i * 2654435761) >>> 13));
const print = (more = '') =>
  node(`const b = Buffer.from(Uint8Array.from({length: ${size}}, (_, i) => (i * 2654435761) >>> 13));
    const fs = require('fs'); for (let at = 0; at < b.length; ) at += fs.writeSync(1, b, at); ${more}`);
const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

for (const host of hosts) {
  const {kind} = host.containment;
  const onDisk = (id: string) =>
    readdirSync(join(host.folder, id))
      .map(name => statSync(join(host.folder, id, name)).size)
      .reduce((sum, bytes) => sum + bytes, 0);

  test(`${kind}: with "overflow: drop-oldest" nobody has to read, and the end of the output is kept`, async t => {
    const {job, writer} = host.start(t, print(), {window, overflow: 'drop-oldest'});
    const outcome = await job.ended;
    t.like(outcome, {reason: 'exited', exit: 0, stdout: {bytes: size, sha256: sha256(content)}});
    t.false('uncounted' in outcome);
    t.true(onDisk(job.id) <= window);
    const reader = new OutputReader(host.folder, job.id, 0);
    const gap = reader.next(2 ** 30, writer.end, 0);
    t.true(gap !== undefined && 'gap' in gap && gap.gap.from === 0);
    const kept = readAll(reader, writer.end);
    // Little more than an eighth is dropped at once.
    t.true(kept.length > window / 2);
    t.true(kept.equals(content.subarray(size - kept.length)));
  });

  test(`${kind}: with "overflow: drop-oldest" a reader that falls behind is told its gaps, and gets all else`, async t => {
    const {job, writer} = host.start(t, print(), {window, overflow: 'drop-oldest'});
    const reader = new OutputReader(host.folder, job.id, 0);
    const got = Buffer.alloc(size);
    let [bytes, missing, at] = [0, 0, 0];
    const step = () => {
      const next = reader.next(65_536, writer.end, 0);
      if (!next) return;
      if ('gap' in next) {
        t.is(next.gap.from, at);
        missing += next.gap.to - next.gap.from;
        at = next.gap.to;
      } else {
        const payload = payloadOf(next.frames);
        got.set(payload, at);
        t.true(payload.equals(content.subarray(at, at + payload.length)));
        at += payload.length;
        bytes += payload.length;
      }
    };
    let hasEnded = false;
    void job.ended.then(() => (hasEnded = true));
    await until(() => {
      step();
      return hasEnded;
    }, 'the end');
    while (at < size) step();
    reader.close();
    t.true(missing > 0);
    t.is(bytes + missing, size);
  });

  test(`${kind}: with "overflow: drop-oldest" maxOutput ends the job as ever`, async t => {
    const {job} = host.start(t, ['/bin/cat', '/dev/zero'], {
      window,
      overflow: 'drop-oldest',
      maxOutput: 2_000_001,
    });
    const outcome = await job.ended;
    t.is(outcome.reason, 'output-limit');
    t.is(outcome.stdout.bytes, 2_000_001);
    t.true((outcome.uncounted ?? 0) > 0);
  });

  test(`${kind}: with "overflow: end" a full window ends the job, which says so`, async t => {
    const {job, writer} = host.start(t, print('setInterval(() => {}, 1000)'), {window, overflow: 'end'});
    const outcome = await job.ended;
    t.like(outcome, {state: 'ended', reason: 'output-limit', signal: 'SIGTERM'});
    t.regex(outcome.message ?? '', /window of 262144 bytes is full .*overflow is: end/);
    t.is(outcome.stdout.bytes, writer.end);
    t.is(outcome.stdout.sha256, sha256(content.subarray(0, writer.end)));
    t.true(writer.end > window / 2 && (outcome.uncounted ?? 0) > 0);
  });

  test(`${kind}: with "overflow: end" a job whose reader keeps up ends by itself`, async t => {
    const {job, writer} = host.start(t, print(), {
      window: 2 ** 20,
      overflow: 'end',
      onGrown: () => job.consumed(writer.end),
    });
    t.like(await job.ended, {reason: 'exited', exit: 0, stdout: {bytes: size, sha256: sha256(content)}});
  });
}

function readAll(reader: OutputReader, end: number): Buffer {
  const pieces: Buffer[] = [];
  for (let next = reader.next(2 ** 30, end, 0); next; next = reader.next(2 ** 30, end, 0)) {
    if ('gap' in next) throw new Error('a gap where there was none');
    pieces.push(payloadOf(next.frames));
  }
  reader.close();
  return Buffer.concat(pieces);
}

function payloadOf(frames: Buffer): Buffer {
  const pieces: Buffer[] = [];
  for (let at = 0; at < frames.length; ) {
    const bytes = frames.readUInt32BE(at) - 14;
    pieces.push(frames.subarray(at + 18, at + 18 + bytes));
    at += 18 + bytes;
  }
  return Buffer.concat(pieces);
}
