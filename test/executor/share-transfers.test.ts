import {execFileSync} from 'node:child_process';
import {createHash} from 'node:crypto';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  utimesSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {partialsIn} from '../shares/share.ts';

const shared = shareLab(labWithShare);
const onLinux = process.platform === 'linux' ? test : test.skip;

const digestOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

onLinux('a file is put and got with its bytes, and each is told by its digest', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'single');
  const here = ownFolder(t);
  const bytes = Buffer.concat([Buffer.alloc(1_000_000, 'reeve'), Buffer.alloc(1_000_000), Buffer.from('x')]);
  writeFileSync(join(here, 'a'), bytes, {mode: 0o640});
  const host = await lab.connect();
  const told: object[] = [];
  const put = await host.put(join(here, 'a'), 'data', 'single', {onFile: file => told.push(file)});
  t.like(put, {files: 1, bytes: bytes.length, skipped: 0});
  t.deepEqual(told, [{path: 'single/a', size: bytes.length, mode: 0o640, digest: digestOf(bytes)}]);
  t.true(readFileSync(join(there, 'a')).equals(bytes));
  const got = await host.get('data', 'single/a', join(here, 'b'));
  t.like(got, {files: 1, bytes: bytes.length, skipped: 0});
  t.true(readFileSync(join(here, 'b')).equals(bytes));
  // Under another name, empty, and from what has no size beforehand.
  writeFileSync(join(here, 'empty'), '');
  await host.put(join(here, 'empty'), 'data', 'single/nothing');
  t.is(statSync(join(there, 'nothing')).size, 0);
  await host.get('data', 'single/nothing', join(here, 'nothing'));
  t.is(statSync(join(here, 'nothing')).size, 0);
  async function* pieces() {
    yield Buffer.from('one ');
    yield Buffer.alloc(600_000, '2');
  }
  await host.put(pieces(), 'data', 'single/stream');
  t.is(statSync(join(there, 'stream')).size, 600_004);
  const came: Buffer[] = [];
  await host.get('data', 'single/stream', piece => void came.push(Buffer.from(piece)));
  t.is(Buffer.concat(came).subarray(0, 6).toString(), 'one 22');
  t.deepEqual([...partialsIn(there), ...partialsIn(here)], []);
});

onLinux('a tree of 200 files goes there and back, without its links, and its holes stay holes', async t => {
  const lab = await shared();
  shareFolder(lab, 'trees');
  const here = ownFolder(t);
  const tree = join(here, 'tree');
  for (let at = 0; at < 200; at++) {
    const folder = join(tree, `folder ${at % 7}`, `deep-${at % 3}`);
    mkdirSync(folder, {recursive: true});
    writeFileSync(join(folder, `file-${at}`), `content ${at}`.repeat(at));
  }
  writeFileSync(join(tree, 'new\nline'), 'odd');
  writeFileSync(Buffer.concat([Buffer.from(`${tree}/`), Buffer.from([0xff])]), 'bytes');
  writeFileSync(join(tree, 'sparse'), 'x');
  truncateSync(join(tree, 'sparse'), 50_000_000);
  mkdirSync(join(tree, 'empty'));
  symlinkSync('/etc/passwd', join(tree, 'link'));
  execFileSync('mkfifo', [join(tree, 'pipe')]);
  const host = await lab.connect();
  await t.throwsAsync(host.put(tree, 'data', 'trees'), {code: 'local-file', message: /is a folder; -r/});
  const put = await host.put(tree, 'data', 'trees', {recursive: true});
  t.like(put, {files: 203, skipped: 2});
  await t.throwsAsync(host.get('data', 'trees/tree', join(here, 'no')), {
    code: 'refused',
    message: /is a folder; -r/,
  });
  t.false(existsSync(join(here, 'no')));
  const put2 = join(lab.folder, 'shared/trees/tree');
  symlinkSync('/etc/passwd', join(lab.folder, 'shared/trees/tree/folder 0/link'));
  const got = await host.get('data', 'trees/tree', join(here, 'back'), {recursive: true});
  t.like(got, {files: 203, bytes: put.bytes, skipped: 1});
  rmSync(join(put2, 'folder 0/link'));
  rmSync(join(tree, 'link'));
  rmSync(join(tree, 'pipe'));
  for (const other of [put2, join(here, 'back')]) {
    t.notThrows(() => execFileSync('diff', ['-r', tree, other]));
    t.true(statSync(join(other, 'sparse')).blocks < 1000);
    t.deepEqual(partialsIn(other), []);
  }
});

onLinux(
  'as with scp a folder that is there takes it in, and nothing replaces what is of another kind',
  async t => {
    const lab = await shared();
    const there = shareFolder(lab, 'kinds');
    const here = ownFolder(t);
    mkdirSync(join(there, 'sub'));
    chmodSync(join(there, 'sub'), 0o777);
    mkdirSync(join(there, 'a'));
    writeFileSync(join(there, 'old'), 'old', {mode: 0o666});
    chmodSync(join(there, 'old'), 0o666);
    symlinkSync(join(lab.folder, 'server.yaml'), join(there, 'link'));
    writeFileSync(join(here, 'a'), 'new');
    mkdirSync(join(here, 'tree/old'), {recursive: true});
    const a = join(here, 'a');
    const host = await lab.connect();
    const refused = (path: string, message: RegExp, options = {}) =>
      t.throwsAsync(host.put(a, 'data', path, options), {code: 'refused', message}, path);
    await host.put(a, 'data', 'kinds/sub');
    t.is(readFileSync(join(there, 'sub/a'), 'utf8'), 'new');
    await refused('kinds', /"kinds\/a" is a folder; it is not replaced by a file/);
    await refused('kinds/none/x', /is not there/);
    await refused('kinds/none', /must be a folder/, {into: true});
    await refused('kinds/old', /is a file/, {into: true});
    await refused('kinds/link', /is a link/);
    await refused('kinds/link/x', /is a link/);
    await t.throwsAsync(host.put(join(here, 'tree'), 'data', 'kinds/old', {recursive: true}), {
      code: 'refused',
      message: /"kinds\/old" is a file/,
    });
    // What is replaced keeps its mode.
    await host.put(a, 'data', 'kinds/old');
    t.is(statSync(join(there, 'old')).mode & 0o777, 0o666);
    t.is(readFileSync(join(there, 'old'), 'utf8'), 'new');
    // Likewise here.
    mkdirSync(join(here, 'into/old'), {recursive: true});
    await t.throwsAsync(host.get('data', 'kinds/old', join(here, 'into')), {
      code: 'local-file',
      message: /is no file/,
    });
    await t.throwsAsync(host.get('data', 'kinds/old', join(here, 'none/x')), {code: 'local-file'});
    await t.throwsAsync(host.get('data', 'kinds/link', join(here, 'x')), {
      code: 'refused',
      message: /is a link/,
    });
    t.deepEqual([...partialsIn(there), ...partialsIn(here)], []);
  },
);

onLinux('times are kept where that is asked for, and the umask of the share holds', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'times');
  const here = ownFolder(t);
  writeFileSync(join(here, 'a'), 'x');
  chmodSync(join(here, 'a'), 0o6777);
  utimesSync(join(here, 'a'), 1_000_000, 1_000_000.5);
  const host = await lab.connect();
  await host.put(join(here, 'a'), 'data', 'times/kept', {preserve: true});
  await host.put(join(here, 'a'), 'data', 'times/now');
  t.is(statSync(join(there, 'kept')).mtimeMs, 1_000_000_500);
  t.true(Date.now() - statSync(join(there, 'now')).mtimeMs < 600_000);
  t.is(statSync(join(there, 'kept')).mode & 0o7777, 0o755);
  await host.get('data', 'times/kept', join(here, 'b'), {preserve: true});
  t.is(statSync(join(here, 'b')).mtimeMs, 1_000_000_500);
  t.is(statSync(join(here, 'b')).mode & 0o7777, 0o755);
});

onLinux('to put takes the right to write, to get the one to read', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'rights-of-transfers');
  const here = ownFolder(t);
  writeFileSync(join(here, 'a'), 'x');
  writeFileSync(join(there, 'b'), 'y');
  const [bob, carol] = await Promise.all([
    lab.client('bob', {groups: ['students']}).then(config => lab.connect(config)),
    lab.client('carol').then(config => lab.connect(config)),
  ]);
  await t.throwsAsync(bob.put(join(here, 'a'), 'data', 'rights-of-transfers'), {
    code: 'refused',
    message: /bob may not write the share/,
  });
  await t.throwsAsync(carol.get('data', 'rights-of-transfers/b', join(here, 'b')), {
    code: 'refused',
    message: /carol may not read the share/,
  });
  await carol.put(join(here, 'a'), 'data', 'rights-of-transfers');
  await bob.get('data', 'rights-of-transfers/a', join(here, 'c'));
  t.is(readFileSync(join(here, 'c'), 'utf8'), 'x');
  t.false(existsSync(join(here, 'b')));
});

onLinux('a put and a get are in the account, and their orders verify', async t => {
  const lab = await shared();
  shareFolder(lab, 'account');
  const here = ownFolder(t);
  writeFileSync(join(here, 'a'), 'x');
  const host = await lab.connect();
  await host.put(join(here, 'a'), 'data', 'account');
  await host.get('data', 'account/a', join(here, 'b'));
  const starts = lab.entries().filter(entry => entry.event === 'job-start');
  for (const [command, path] of [
    ['share-put', 'account'],
    ['share-get', 'account/a'],
  ] as const)
    t.true(
      starts.some(entry => entry.command === command && entry.files?.path === path),
      command,
    );
  const verified = await lab.reeve(['audit', 'verify', 'lab-01']);
  t.is(verified.exitCode, 0, verified.stderr);
});
