import {createHash} from 'node:crypto';
import {chmodSync, chownSync, mkdirSync, readdirSync, rmSync, statSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {OutputReader} from '../../src/output-log/reader.ts';
import {OutputWriter} from '../../src/output-log/writer.ts';
import {Collector} from './collect.ts';
import {temporaryFolder} from './temporary-folder.ts';

let jobs = 0;
const nextJob = () => `0190f5fe-7c00-7000-8000-${String(jobs++).padStart(12, '0')}`;

const appends = (max: number) =>
  fc.array(fc.record({channel: fc.constantFrom(1 as const, 2 as const), size: fc.integer({min: 0, max})}), {
    maxLength: 40,
  });

/** As many as any test here writes. */
const everything = Buffer.from(Uint8Array.from({length: 40 * 100_000}, (_, at) => (at * 2654435761) >>> 13));

/** Bytes that tell their own offset. */
const content = (offset: number, size: number): Buffer => everything.subarray(offset, offset + size);

function onDisk(folder: string, job: string): number {
  const path = join(folder, job);
  return readdirSync(path).reduce((sum, name) => sum + statSync(join(path, name)).size, 0);
}

test('however output was appended, a reader from any offset with any credit gets the same bytes', t => {
  const folder = temporaryFolder(t);
  const scenario = fc.record({
    appends: appends(100_000),
    segmentBytes: fc.constantFrom(1000, 5000, 100_000, 8 * 1024 * 1024),
    from: fc.double({min: 0, max: 1, noNaN: true}),
    credits: fc.array(fc.integer({min: 0, max: 200_000}), {minLength: 1, maxLength: 20}),
  });
  fc.assert(
    fc.property(scenario, ({appends, segmentBytes, from, credits}) => {
      const job = nextJob();
      const writer = OutputWriter.create(folder, job, {window: 1 << 26, segmentBytes});
      const expected: {channel: number; offset: number}[] = [];
      for (const {channel, size} of appends) {
        expected.push({channel, offset: writer.end});
        writer.append(channel, content(writer.end, size));
      }
      void writer.finish();
      const start = Math.floor(from * writer.end);
      const reader = new OutputReader(folder, job, start);
      const collector = new Collector();
      for (let i = 0, idle = 0; reader.offset < writer.end; i++) {
        const before = reader.offset;
        // Every so often there is credit for a whole record, which a peer has to grant.
        const credit = idle > credits.length ? 65_536 : (credits[i % credits.length] as number);
        const taken = collector.take(reader, credit, writer.end);
        idle = taken ? 0 : idle + 1;
        const passed = taken ?? 0;
        if (passed > credit || reader.offset !== before + passed) t.fail(`${passed} bytes for ${credit}`);
      }
      t.is(collector.take(reader, 1000, writer.end), undefined);
      reader.close();
      const {pieces, gaps, bytes} = collector.collected;
      t.deepEqual(gaps, []);
      let offset = start;
      for (const piece of pieces) {
        const {channel} = expected.findLast(each => each.offset <= piece.offset) ?? {};
        if (piece.offset !== offset || piece.channel !== channel) t.fail(`a piece of ${piece.offset}`);
        offset += piece.size;
      }
      for (const channel of [1, 2]) {
        const due = pieces
          .filter(piece => piece.channel === channel)
          .map(piece => content(piece.offset, piece.size));
        t.true(Buffer.concat(bytes.get(channel) ?? []).equals(Buffer.concat(due)));
      }
      t.true(pieces.length === 0 || (collector.streams.size === 1 && collector.streams.has(7)));
      rmSync(join(folder, job), {recursive: true, force: true});
    }),
    {numRuns: 25},
  );
});

test('the window is never exceeded, the submitter loses nothing, and another viewer is told its gaps', t => {
  const folder = temporaryFolder(t);
  const step = fc.oneof(
    fc.record({
      kind: fc.constant('append' as const),
      channel: fc.constantFrom(1 as const, 2 as const),
      size: fc.integer({min: 1, max: 9000}),
    }),
    fc.record({kind: fc.constant('read' as const), credit: fc.integer({min: 0, max: 20_000})}),
    fc.record({kind: fc.constant('view' as const), credit: fc.integer({min: 0, max: 20_000})}),
  );
  fc.assert(
    fc.property(fc.array(step, {maxLength: 200}), fc.constantFrom(4096, 10_000, 40_000), (steps, window) => {
      const job = nextJob();
      mkdirSync(join(folder, job));
      const writer = OutputWriter.create(folder, job, {window});
      const submitter = new OutputReader(folder, job, 0);
      const viewer = new OutputReader(folder, job, 0);
      const [mine, theirs] = [new Collector(), new Collector()];
      for (const step of steps) {
        if (step.kind === 'append')
          writer.append(step.channel, content(writer.end, Math.min(step.size, writer.room)));
        else if (step.kind === 'view') theirs.take(viewer, step.credit, writer.end);
        else {
          mine.take(submitter, step.credit, writer.end);
          writer.consumed(submitter.offset);
        }
        t.true(onDisk(folder, job) <= window);
      }
      mine.takeAll(submitter, writer.end);
      writer.consumed(submitter.offset);
      // Who has read everything can always go on by at least a segment.
      t.true(writer.room >= window / 2);
      theirs.takeAll(viewer, writer.end);
      submitter.close();
      viewer.close();
      t.deepEqual(mine.collected.gaps, []);
      t.true(isWhole(mine, writer.end) && isWhole(theirs, writer.end));
      rmSync(join(folder, job), {recursive: true, force: true});
    }),
    {numRuns: 60},
  );
});

/** Whether pieces and gaps together make up everything below `end`, in order, with the right bytes. */
function isWhole({collected: {pieces, gaps, bytes}}: Collector, end: number): boolean {
  const all = [...pieces, ...gaps.map(({from, to}) => ({offset: from, size: to - from}))].toSorted(
    (a, b) => a.offset - b.offset,
  );
  let offset = 0;
  for (const piece of all) {
    if (piece.offset !== offset) return false;
    offset += piece.size;
  }
  const isRight = [1, 2].every(channel => {
    const due = pieces
      .filter(piece => piece.channel === channel)
      .map(piece => content(piece.offset, piece.size));
    return Buffer.concat(bytes.get(channel) ?? []).equals(Buffer.concat(due));
  });
  return offset === end && isRight;
}

test('room tells to the byte what fits, and more is refused whole', t => {
  const folder = temporaryFolder(t);
  fc.assert(
    fc.property(
      fc.integer({min: 4096, max: 2_000_000}),
      fc.integer({min: 0, max: 300_000}),
      (window, before) => {
        const job = nextJob();
        const writer = OutputWriter.create(folder, job, {window});
        writer.append(1, Buffer.alloc(Math.min(before, writer.room)));
        const {end, room} = writer;
        t.throws(() => writer.append(1, Buffer.alloc(room + 1)), {code: 'output-full'});
        t.is(writer.end, end);
        writer.append(2, Buffer.alloc(room));
        t.is(writer.room, 0);
        t.true(onDisk(folder, job) <= window);
        // What is left over is less than a record's header and one byte.
        t.true(window - onDisk(folder, job) <= 18);
        rmSync(join(folder, job), {recursive: true});
      },
    ),
    {numRuns: 50},
  );
});

test('finish tells bytes and digest of each channel, the same the second time', async t => {
  const folder = temporaryFolder(t);
  const writer = OutputWriter.create(folder, nextJob(), {window: 1 << 20});
  writer.append(1, Buffer.from('one '));
  writer.append(2, Buffer.from('other'));
  writer.append(1, Buffer.from('two'));
  const ends = await writer.finish();
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  t.deepEqual(ends, {
    stdout: {bytes: 7, sha256: sha256('one two')},
    stderr: {bytes: 5, sha256: sha256('other')},
  });
  t.is(await writer.finish(), ends);
  t.throws(() => writer.append(1, Buffer.from('more')), {code: 'output-failed'});
});

test('a job without output leaves nothing on disk, and its reader ends at once', async t => {
  const folder = temporaryFolder(t);
  const job = nextJob();
  const writer = OutputWriter.create(folder, job, {window: 1 << 26});
  writer.append(1, Buffer.alloc(0));
  const {stdout} = await writer.finish();
  t.deepEqual(stdout, {bytes: 0, sha256: createHash('sha256').digest('hex')});
  t.deepEqual(readdirSync(folder), []);
  const reader = new OutputReader(folder, job, 0);
  t.is(reader.next(1000, 0, 1), undefined);
  reader.close();
});

test('a log that was swept is one gap, and one that loses its oldest segment while it is read goes on', t => {
  const folder = temporaryFolder(t);
  const job = nextJob();
  const writer = OutputWriter.create(folder, job, {window: 80_000});
  writer.append(1, content(0, 70_000));
  const reader = new OutputReader(folder, job, 0);
  const collector = new Collector();
  collector.take(reader, 1 << 20, writer.end);
  const held = reader.offset;
  const names = readdirSync(join(folder, job)).toSorted();
  for (const name of names.slice(0, 4)) rmSync(join(folder, job, name));
  collector.takeAll(reader, writer.end);
  t.deepEqual(collector.collected.gaps, [{from: held, to: Number(names[4]?.slice(0, 16))}]);
  t.true(isWhole(collector, 70_000));
  rmSync(join(folder, job), {recursive: true});
  const late = new OutputReader(folder, job, 5);
  t.deepEqual(late.next(1, 70_000, 1), {gap: {from: 5, to: 70_000}});
  t.is(late.next(1, 70_000, 1), undefined);
});

for (const umask of [0o000, 0o022, 0o077]) {
  test.serial(
    `folder and files are for the owner and the folder's group alone, at umask ${umask.toString(8)}`,
    t => {
      const folder = temporaryFolder(t);
      const job = nextJob();
      const isRoot = process.getuid?.() === 0;
      const gid = isRoot ? 65_534 : statSync(folder).gid;
      if (isRoot) chownSync(folder, 0, gid);
      chmodSync(folder, 0o2750);
      const before = process.umask(umask);
      try {
        OutputWriter.create(folder, job, {window: 1 << 20}).append(1, Buffer.from('x'));
      } finally {
        process.umask(before);
      }
      const [made, file] = [join(folder, job), join(folder, job, '0000000000000000.log')].map(path =>
        statSync(path),
      );
      t.deepEqual(
        [made?.mode, file?.mode].map(mode => (mode ?? 0) & 0o777),
        [0o750, 0o640],
      );
      t.deepEqual([made?.gid, file?.gid], [gid, gid]);
    },
  );
}
