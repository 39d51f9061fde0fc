import {
  appendFileSync,
  chmodSync,
  closeSync,
  ftruncateSync,
  linkSync,
  openSync,
  renameSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {Outgoing} from '../../src/shares/outgoing.ts';
import {get, testShare} from './share.ts';

const name = Buffer.from('file');

function readAll(file: Outgoing): Buffer {
  const parts: Buffer[] = [];
  for (let bytes = file.read(Buffer.alloc(3)); bytes.length > 0; bytes = file.read(Buffer.alloc(3)))
    parts.push(bytes);
  return Buffer.concat(parts);
}

test('an empty file is read', t => {
  const {path, folder} = testShare(t);
  writeFileSync(join(path, 'file'), '');
  using file = Outgoing.open(folder, name);
  t.is(readAll(file).length, 0);
  t.deepEqual(file.finish(), {
    size: 0,
    digest: 'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  });
});

test('of a file that grows what it had at the start is read', t => {
  const {path, folder} = testShare(t);
  writeFileSync(join(path, 'file'), 'started');
  using file = Outgoing.open(folder, name);
  appendFileSync(join(path, 'file'), ' and more');
  t.is(readAll(file).toString(), 'started');
  t.like(file.finish(), {size: 7});
});

test('a file that becomes shorter is an error, while it is read and after it', t => {
  const {path, folder} = testShare(t);
  writeFileSync(join(path, 'file'), 'started');
  using file = Outgoing.open(folder, name);
  file.read(Buffer.alloc(3));
  truncateSync(join(path, 'file'), 3);
  t.throws(() => file.read(Buffer.alloc(3)), {code: 'file-changed', message: /is shorter/});
  t.throws(() => file.finish(), {code: 'file-changed'});
});

test('a file that is written to at the same size is an error', t => {
  const {path, folder} = testShare(t);
  writeFileSync(join(path, 'file'), 'started');
  utimesSync(join(path, 'file'), 1, 1);
  using file = Outgoing.open(folder, name);
  readAll(file);
  writeFileSync(join(path, 'file'), 'changed');
  t.throws(() => file.finish(), {code: 'file-changed', message: /was written to/});
});

test('a file that gets another name, mode or successor meanwhile is read whole', t => {
  const {path, folder} = testShare(t);
  writeFileSync(join(path, 'file'), 'started');
  using file = Outgoing.open(folder, name);
  linkSync(join(path, 'file'), join(path, 'other'));
  chmodSync(join(path, 'file'), 0o600);
  writeFileSync(join(path, 'new'), 'another');
  renameSync(join(path, 'new'), join(path, 'file'));
  t.is(readAll(file).toString(), 'started');
  t.is(file.finish().size, 7);
});

test('a sparse file of 1 GiB is read through one buffer', t => {
  const {path, folder} = testShare(t);
  const fd = openSync(join(path, 'file'), 'w');
  ftruncateSync(fd, 1 << 30);
  closeSync(fd);
  const before = process.memoryUsage.rss();
  using file = Outgoing.open(folder, name);
  const buffer = Buffer.alloc(1 << 20);
  while (file.read(buffer).length > 0);
  t.is(file.finish().digest, '49bc20df15e412a64472421e13fe86ff1c5165e18b2afccf160d4dc19fe68a14');
  t.true(process.memoryUsage.rss() - before < 64 << 20);
});

test('a folder is not read as a file', t => {
  const {folder} = testShare(t);
  t.throws(() => get(folder, 'nothing'), {code: 'no-such-file'});
  folder.makeFolder(name, 0o755);
  t.throws(() => get(folder, 'file'), {code: 'not-a-file', message: /is a folder/});
});
