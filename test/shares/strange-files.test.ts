import {execFileSync} from 'node:child_process';
import {
  existsSync,
  linkSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import {createServer} from 'node:net';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {Folder} from '../../src/shares/folder.ts';
import {list} from '../../src/shares/listing.ts';
import {remove} from '../../src/shares/remove.ts';
import {SharePath} from '../../src/shares/share-path.ts';
import {skip} from '../fixtures/skip.ts';
import {asNobody} from './as-nobody.ts';
import type {TestShare} from './share.ts';
import {get, partialsIn, put, testShare} from './share.ts';

const isRoot = process.getuid?.() === 0;

test('a link in a share is not followed: not read, not written through, not gone down, and removed itself', async t => {
  const {path, outside, folder} = testShare(t);
  writeFileSync(join(outside, 'secret'), 'secret');
  symlinkSync(join(outside, 'secret'), join(path, 'file'));
  symlinkSync(outside, join(path, 'down'));
  symlinkSync('../outside/secret', join(path, 'relative'));
  symlinkSync('.', join(path, 'here'));
  for (const name of ['file', 'relative', 'down/secret', 'here/file', 'down'])
    t.throws(() => get(folder, name), {code: 'path-refused', message: /is a link/});
  for (const name of ['file', 'down', 'down/new', 'here/new'])
    await t.throwsAsync(put(folder, name, 'mine'), {message: /is a link/});
  await t.throwsAsync(remove(folder, SharePath.parse('down/secret')), {code: 'path-refused'});
  await t.throwsAsync(Array.fromAsync(list(folder, SharePath.parse('down'))), {code: 'path-refused'});
  await remove(folder, SharePath.parse('down'), {recursive: true});
  await remove(folder, SharePath.parse('file'));
  t.is(readFileSync(join(outside, 'secret'), 'utf8'), 'secret');
  t.deepEqual(readdirSync(outside), ['secret']);
  t.deepEqual(readdirSync(path).toSorted(), ['here', 'relative']);
});

test('a pipe, a socket and a device are neither opened nor written to', async t => {
  const {path, folder} = testShare(t);
  execFileSync('mkfifo', [join(path, 'pipe')]);
  const server = createServer().listen(join(path, 'socket'));
  t.teardown(() => server.close());
  await new Promise(resolve => server.once('listening', resolve));
  const names = ['pipe', 'socket'];
  if (isRoot) {
    // That of /dev/zero, which never ends, and a disk's.
    execFileSync('mknod', [join(path, 'endless'), 'c', '1', '5']);
    execFileSync('mknod', [join(path, 'disk'), 'b', '7', '0']);
    names.push('endless', 'disk');
  } else skip(t, 'devices are made by root');
  for (const name of names) {
    t.throws(() => get(folder, name), {code: 'not-a-file', message: /is a (pipe|socket|device)/});
    await t.throwsAsync(put(folder, name, 'mine'), {code: 'not-a-file', message: /is not replaced/});
    t.throws(() => get(folder, `${name}/x`), {code: 'not-a-folder'});
  }
  const kinds = await Array.fromAsync(list(folder, SharePath.share, {digest: true}));
  t.deepEqual(
    [...new Set(kinds.map(({kind}) => kind))].toSorted(),
    isRoot ? ['device', 'pipe', 'socket'] : ['pipe', 'socket'],
  );
  t.true(kinds.every(({digest}) => digest === undefined));
});

test('a hard link to what the user of the share may not read gives nothing', async t => {
  const {path, outside} = testShare(t);
  writeFileSync(join(outside, 'secret'), 'secret', {mode: 0o600});
  linkSync(join(outside, 'secret'), join(path, 'mine'));
  const got = await asNobody(t, ['get', path, 'mine']);
  if (got === undefined) return;
  t.like(got, {code: 'file-denied'});
  t.false(JSON.stringify(got).includes('secret'));
});

test('a file that is put over a hard link leaves what else it is called as it was', async t => {
  const {path, outside, folder} = testShare(t);
  writeFileSync(join(outside, 'other'), 'old');
  linkSync(join(outside, 'other'), join(path, 'name'));
  await put(folder, 'name', 'new');
  t.is(readFileSync(join(outside, 'other'), 'utf8'), 'old');
  t.is(readFileSync(join(path, 'name'), 'utf8'), 'new');
});

test('a share whose folder, or one above it, became a link is not opened', t => {
  const {path, outside} = testShare(t);
  const top = join(path, '..');
  symlinkSync(outside, join(top, 'link'));
  mkdirSync(join(outside, 'inner'));
  for (const name of ['link', 'link/inner'])
    t.throws(() => Folder.openShare(join(top, name)), {code: 'not-a-folder', message: /is a link/});
  renameSync(path, join(top, 'gone'));
  symlinkSync('gone', path);
  t.throws(() => Folder.openShare(path), {code: 'not-a-folder'});
  rmSync(path);
  t.throws(() => Folder.openShare(path), {code: 'no-such-file'});
});

test('a share goes on in its own folder when its name is given to another', async t => {
  const {path, outside, folder} = testShare(t);
  renameSync(path, join(path, '..', 'moved'));
  symlinkSync(outside, path);
  await put(folder, 'file', 'mine');
  t.deepEqual(readdirSync(outside), []);
  t.true(existsSync(join(path, '..', 'moved', 'file')));
});

const odd: Record<string, Buffer> = {
  'of 255 bytes': Buffer.alloc(255, 'n'),
  'that is no UTF-8': Buffer.from([0xff, 0xfe, 0x61]),
  'with a newline': Buffer.from('a\nb'),
  'with a leading dash': Buffer.from('-rf'),
  'with a backslash': Buffer.from('a\\b'),
  'that is one space': Buffer.from(' '),
  'with the codes of a terminal': Buffer.from('\u001b[2J'),
  'of three dots': Buffer.from('...'),
};

for (const [what, name] of Object.entries(odd))
  test(`a name ${what} is put, listed, got and removed as its bytes are`, async t => {
    const {path, folder} = testShare(t);
    const {shown} = SharePath.of([name]);
    await put(folder, shown, what);
    t.deepEqual(readdirSync(path, {encoding: 'buffer'}), [name]);
    const [listed] = await Array.fromAsync(list(folder, SharePath.share));
    t.is(listed?.path.shown, shown);
    t.is(get(folder, shown).toString(), what);
    await remove(folder, SharePath.parse(shown));
    t.deepEqual(readdirSync(path), []);
  });

test('a name that a disk does not take is refused, and leaves nothing', async t => {
  const {path, folder} = testShare(t);
  await t.throwsAsync(put(folder, 'n'.repeat(256), 'x'), {code: 'path-refused'});
  t.deepEqual(readdirSync(path), []);
});

test('a file does not replace a folder, nor a folder a file', async t => {
  const {path, folder} = testShare(t);
  mkdirSync(join(path, 'folder'));
  writeFileSync(join(path, 'file'), 'old');
  await t.throwsAsync(put(folder, 'folder', 'x'), {code: 'not-a-file', message: /is a folder/});
  t.throws(() => folder.makeFolder(Buffer.from('file'), 0o755), {message: /is there already/});
  await t.throwsAsync(put(folder, 'file/x', 'x'), {code: 'not-a-folder'});
  t.is(readFileSync(join(path, 'file'), 'utf8'), 'old');
  t.deepEqual(partialsIn(path), []);
});

test('where the user of the share may not write, nothing is written, and it is said', async t => {
  const {path} = testShare(t);
  const put = await asNobody(t, ['put', path, 'file', 'mine']);
  if (put === undefined) return;
  t.like(put, {code: 'file-denied'});
  t.deepEqual(readdirSync(path), []);
});

/** Mounts in a namespace of its own, and does something in the share there. */
async function mounted(t: ExecutionContext, {path}: TestShare, mount: string, work: string[]) {
  if (!isRoot) {
    skip(t, 'disks are mounted by root');
    return undefined;
  }
  const worker = join(import.meta.dirname, 'worker.ts');
  const script = `${mount} && exec "$0" "$@"`;
  const argv = [
    '--mount',
    'sh',
    '-c',
    script,
    process.execPath,
    worker,
    work[0] ?? '',
    path,
    ...work.slice(1),
  ];
  return JSON.parse(execFileSync('unshare', argv, {encoding: 'utf8'}));
}

test('another disk that is mounted below a share is not entered, also where it shows the same disk', async t => {
  const share = testShare(t);
  mkdirSync(join(share.path, 'mount'));
  writeFileSync(join(share.path, 'mount-file'), '');
  writeFileSync(join(share.outside, 'secret'), 'secret');
  const bind = `mount --bind '${share.outside}' '${share.path}/mount'`;
  const bindFile = `mount --bind '${share.outside}/secret' '${share.path}/mount-file'`;
  const refusal = {code: 'path-refused', message: /another disk/};
  for (const [mount, ...work] of [
    [bind, 'get', 'mount/secret'],
    [bind, 'put', 'mount/new', 'mine'],
    [bind, 'remove', 'mount'],
    [bindFile, 'get', 'mount-file'],
    [`mount -t tmpfs tmpfs '${share.path}/mount'`, 'put', 'mount/new', 'mine'],
  ] as const) {
    const answer = await mounted(t, share, mount, [...work]);
    if (answer === undefined) return;
    t.is(answer.code, refusal.code, mount);
    t.regex(answer.message, refusal.message);
  }
  t.deepEqual(readdirSync(share.outside), ['secret']);
});
