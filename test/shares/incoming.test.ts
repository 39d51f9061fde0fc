import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
  chmodSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {Incoming} from '../../src/shares/incoming.ts';
import {skip} from '../fixtures/skip.ts';
import {openSmallDisk} from '../fixtures/small-disk.ts';
import {newPartial, partialsIn, put, room, testShare} from './share.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
const plan = {mode: 0o644, umask: 0o022};

test('whatever the pieces, a file that was put has the bytes, the digest and the size of its source', async t => {
  const {path, folder} = testShare(t);
  const piece = fc.record({size: fc.integer({min: 0, max: 20_000}), fill: fc.constantFrom(0, 0, 7)});
  await fc.assert(
    fc.asyncProperty(fc.array(piece, {maxLength: 12}), fc.boolean(), async (pieces, isKnown) => {
      const parts = pieces.map(({size, fill}) => Buffer.alloc(size, fill));
      const whole = Buffer.concat(parts);
      using incoming = new Incoming(Buffer.from('file'), {
        folder: () => folder,
        file: {...plan, size: isKnown ? whole.length : undefined},
        room: room(),
        partial: newPartial(),
      });
      for (const part of parts) incoming.write(part);
      const file = await incoming.sync();
      file.rename(folder);
      const {size, digest} = file.written;
      t.deepEqual(readFileSync(join(path, 'file')), whole);
      t.deepEqual({size, digest}, {size: whole.length, digest: sha256(whole)});
    }),
  );
  t.deepEqual(readdirSync(path), ['file']);
});

test('runs of zeros take no space', async t => {
  const {path, folder} = testShare(t);
  using incoming = new Incoming(Buffer.from('sparse'), {
    folder: () => folder,
    file: {...plan, size: 64 << 20},
    room: room(),
    partial: newPartial(),
  });
  const zeros = Buffer.alloc(1 << 20);
  for (let at = 0; at < 64; at++) incoming.write(at === 32 ? Buffer.alloc(1 << 20, 1) : zeros);
  (await incoming.sync()).rename(folder);
  const {size, blocks} = statSync(join(path, 'sparse'));
  t.is(size, 64 << 20);
  t.true(blocks * 512 <= 2 << 20, `${blocks * 512}`);
});

test('until it is renamed nothing has its name, and what was there is whole', async t => {
  const {path, folder} = testShare(t);
  const partial = newPartial();
  writeFileSync(join(path, 'file'), 'old');
  {
    using incoming = new Incoming(Buffer.from('file'), {
      folder: () => folder,
      file: {...plan, size: 3},
      room: room(),
      partial,
    });
    incoming.write(Buffer.from('new'));
    const file = await incoming.sync();
    t.is(readFileSync(join(path, 'file'), 'utf8'), 'old');
    t.is(statSync(join(path, partial.toString())).mode & 0o077 & ~0o044, 0);
    file.rename(folder);
  }
  t.is(readFileSync(join(path, 'file'), 'utf8'), 'new');
  t.deepEqual(readdirSync(path), ['file']);
});

test('while it is written nobody else may read it', t => {
  const {path, folder} = testShare(t);
  const partial = newPartial();
  using _incoming = new Incoming(Buffer.from('file'), {
    folder: () => folder,
    file: {...plan, mode: 0o777},
    room: room(),
    partial,
  });
  t.is(statSync(join(path, partial.toString())).mode & 0o777, 0o600);
});

test('more or less than was announced is no file', async t => {
  const {path, folder} = testShare(t);
  {
    using long = new Incoming(Buffer.from('file'), {
      folder: () => folder,
      file: {...plan, size: 3},
      room: room(),
      partial: newPartial(),
    });
    t.throws(() => long.write(Buffer.from('four')), {code: 'file-changed'});
    using short = new Incoming(Buffer.from('file'), {
      folder: () => folder,
      file: {...plan, size: 3},
      room: room(),
      partial: newPartial(),
    });
    short.write(Buffer.from('no'));
    await t.throwsAsync(short.sync(), {code: 'file-changed'});
  }
  t.deepEqual(readdirSync(path), []);
});

test('a mode is masked, and setuid, setgid and sticky bits are never set; that of a replaced file is kept', async t => {
  const {path, folder} = testShare(t);
  const modeOf = (name: string) => statSync(join(path, name)).mode & 0o7777;
  await put(folder, 'a', '', {file: {mode: 0o7777, umask: 0o027}});
  t.is(modeOf('a'), 0o750);
  chmodSync(join(path, 'a'), 0o6711);
  await put(folder, 'a', '', {file: {mode: 0o666}});
  t.is(modeOf('a'), 0o711);
  await put(folder, 'old', '', {file: {modified: 1_000_000_000.5}});
  t.is(statSync(join(path, 'old')).mtimeMs, 1_000_000_000_500);
});

test('limits are asked before the first byte where the size is known, and on the way where it is not', async t => {
  const {path, folder} = testShare(t);
  const bytes = Buffer.alloc(40 << 20, 1);
  for (const [limits, code] of [
    [{maxFile: bytes.length - 1}, 'file-too-large'],
    [{quota: bytes.length - 1}, 'quota-full'],
    [{freeBytes: () => 1000}, 'disk-full'],
  ] as const) {
    for (const size of [bytes.length, undefined]) {
      const taken = room(limits);
      await t.throwsAsync(put(folder, 'file', bytes, {file: {size}, room: taken}), {code});
      t.is(taken.taken, 0);
      t.deepEqual(readdirSync(path), []);
    }
  }
});

test('the disk is looked at on the way, too, since others fill it', async t => {
  const {path, folder} = testShare(t);
  const bytes = Buffer.alloc(40 << 20, 1);
  let looks = 0;
  const taken = room({freeBytes: () => (++looks === 1 ? 1e12 : 20 << 20)});
  await t.throwsAsync(put(folder, 'late', bytes, {room: taken}), {
    code: 'disk-full',
    message: /2\d{7} bytes more are to come, and 20971520 are free/,
  });
  t.deepEqual(readdirSync(path), []);
  t.is(taken.taken, 0);
  looks = 0;
  await put(folder, 'fits', bytes.subarray(0, 20 << 20), {room: room({freeBytes: () => 20 << 20})});
  t.deepEqual(readdirSync(path), ['fits']);
});

test('a quota counts what was put, to the byte, and what failed is given back', async t => {
  const {folder} = testShare(t);
  const shared = room({quota: 1000});
  await put(folder, 'a', Buffer.alloc(400), {room: shared});
  await t.throwsAsync(put(folder, 'b', Buffer.alloc(601), {room: shared}), {code: 'quota-full'});
  await put(folder, 'b', Buffer.alloc(600), {room: shared});
  t.is(shared.taken, 1000);
  await t.throwsAsync(put(folder, 'c', 'x', {room: shared}), {code: 'quota-full'});
  await put(folder, 'empty', '', {room: shared});
  // One whose size nobody knows takes as much ahead as there is.
  shared.giveBack(10);
  await put(folder, 'stream', Buffer.alloc(9), {room: shared, file: {size: undefined}});
  t.is(shared.taken, 999);
});

for (const [what, change] of Object.entries({
  exchanges: (partial: string) => {
    writeFileSync(`${partial}-theirs`, 'bad');
    renameSync(`${partial}-theirs`, partial);
  },
  'takes away': (partial: string) => rmSync(partial),
  // A file that is closed no longer keeps its inode from being used again: this one most often has the same.
  'removes and makes again': (partial: string) => {
    const {mtime} = statSync(partial);
    rmSync(partial);
    writeFileSync(partial, 'bad');
    utimesSync(partial, mtime, mtime);
  },
  'writes to': (partial: string) => {
    const {mtime} = statSync(partial);
    writeFileSync(partial, 'bad');
    utimesSync(partial, mtime, mtime);
  },
}))
  test(`somebody who ${what} a file that waits for its name does not have theirs pass for it`, async t => {
    const {path, folder} = testShare(t);
    writeFileSync(join(path, 'file'), 'old');
    const partial = newPartial();
    using incoming = new Incoming(Buffer.from('file'), {
      folder: () => folder,
      file: {...plan, size: 3, modified: 1_000_000_000},
      room: room(),
      partial,
    });
    incoming.write(Buffer.from('new'));
    const file = await incoming.sync();
    change(join(path, partial.toString()));
    t.throws(() => file.rename(folder), {code: 'file-changed', message: /somebody else/});
    t.is(readFileSync(join(path, 'file'), 'utf8'), 'old');
    file.remove(folder);
  });

test('a folder that takes the name at the last moment is not replaced', async t => {
  const {path, folder} = testShare(t);
  const partial = newPartial();
  using incoming = new Incoming(Buffer.from('file'), {
    folder: () => folder,
    file: {...plan, size: 0},
    room: room(),
    partial,
  });
  const file = await incoming.sync();
  mkdirSync(join(path, 'file'));
  t.throws(() => file.rename(folder), {code: 'not-a-file'});
  file.remove(folder);
  t.deepEqual(readdirSync(path), ['file']);
});

test('a disk that becomes full leaves the old file and no other', async t => {
  const {path} = testShare(t);
  const disk = await openSmallDisk(path, '4m');
  if (!disk) return skip(t, 'no disk can be mounted');
  t.teardown(() => disk.close());
  const worker = join(import.meta.dirname, 'worker.ts');
  const [enter = '', ...options] = disk.enter;
  const ask = (...work: string[]) =>
    JSON.parse(execFileSync(enter, [...options, process.execPath, worker, ...work], {encoding: 'utf8'}));
  t.like(ask('put', path, 'file', 'old'), {size: 3});
  t.like(ask('fill', path, 'file', `${8 << 20}`), {code: 'disk-full'});
  t.is(readFileSync(join(disk.path, 'file'), 'utf8'), 'old');
  t.deepEqual(partialsIn(disk.path), []);
  t.like(ask('put', path, 'other', 'new'), {size: 3});
});
