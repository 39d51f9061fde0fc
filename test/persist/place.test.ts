// A socket stands where nobody else can look: where that is not so, nothing is kept.
import {existsSync, readdirSync} from 'node:fs';
import {chmod, chown, lstat, mkdir, rename, rm, symlink} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {isLocal, keeperFolder, whyNotPrivate} from '../../src/persist/place.ts';
import {temporaryFolder} from '../fixtures/ca-folder.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {notRoot, skip} from '../fixtures/skip.ts';
import {keptUser} from './kept-user.ts';

const sharedLab = shareLab();
const runTrue = ['run', 'lab-01', 'true'];

test('the folder is made for this user alone, whatever the umask', async t => {
  const user = await keptUser(t, await sharedLab());
  await user.begin();
  const made = await lstat(join(user.runtime, 'reeve'));
  t.deepEqual([made.mode & 0o7777, made.uid], [0o700, process.geteuid?.()]);
  const [name = ''] = readdirSync(join(user.runtime, 'reeve'));
  t.is((await lstat(join(user.runtime, 'reeve', name))).mode & 0o777, 0o600);
});

test('without a runtime folder nothing is kept, and nothing said', async t => {
  const user = await keptUser(t, await sharedLab());
  for (const runtime of ['', 'run'])
    t.deepEqual(await user.reeve(runTrue, {XDG_RUNTIME_DIR: runtime}), {exitCode: 0, stdout: '', stderr: ''});
  t.deepEqual(user.keepers(), []);
  const {stdout} = await user.reeve(['persist', 'status'], {XDG_RUNTIME_DIR: ''});
  t.is(stdout, 'no connection is kept: XDG_RUNTIME_DIR names no folder for it');
});

test('a runtime folder whose path is too long for a socket is said', async t => {
  const user = await keptUser(t, await sharedLab());
  const runtime = join(user.runtime, 'x'.repeat(80));
  await mkdir(runtime, {mode: 0o700});
  const {exitCode, stderr} = await user.reeve(runTrue, {XDG_RUNTIME_DIR: runtime});
  t.is(exitCode, 0);
  t.regex(
    stderr,
    /^reeve: connections are not kept \(persist\): the path \/.* is too long for a socket in it$/,
  );
});

test('in a folder that is open, a link or a file nothing is kept, and it is said; a keeper that is there takes no more', async t => {
  const user = await keptUser(t, await sharedLab());
  await user.begin();
  const folder = join(user.runtime, 'reeve');
  const before = user.proxy.connections;
  const refused = async (why: RegExp) => {
    const {exitCode, stderr} = await user.reeve(runTrue);
    t.is(exitCode, 0);
    t.regex(stderr, /^reeve: connections are not kept \(persist\): [^\n]*$/);
    t.regex(stderr, why);
  };
  for (const mode of [0o755, 0o770, 0o701, 0o1700]) {
    await chmod(folder, mode);
    await refused(/has mode 0\d+, not 0700$/);
  }
  await chmod(folder, 0o700);
  await chmod(user.runtime, 0o777);
  await refused(/others may write .*run, on the way to/);
  await chmod(user.runtime, 0o700);
  await rename(folder, join(user.runtime, 'elsewhere'));
  await symlink('elsewhere', folder);
  await refused(/is a link or no folder$/);
  t.is(user.proxy.connections, before + 6, 'each connected by itself');
  await rm(folder);
  await rename(join(user.runtime, 'elsewhere'), folder);
  t.is((await user.reeve(runTrue)).stderr, '');
  t.is(user.proxy.connections, before + 6, 'by the keeper');
});

test('a folder of somebody else, or below one, is none', async t => {
  if (process.getuid?.() !== 0) return skip(t, notRoot);
  const top = await temporaryFolder(t);
  const folder = join(top, 'between', 'reeve');
  await mkdir(folder, {recursive: true, mode: 0o700});
  t.is(whyNotPrivate(folder), undefined);
  await chown(folder, 65_534, 65_534);
  t.regex(whyNotPrivate(folder) ?? '', /reeve belongs to uid 65534$/);
  await chown(folder, 0, 0);
  await chown(join(top, 'between'), 65_534, 65_534);
  t.regex(whyNotPrivate(folder) ?? '', /between, on the way to it, belongs to uid 65534$/);
});

test("in a runtime folder that is not there, or is somebody else's, nothing is made", async t => {
  const user = await keptUser(t, await sharedLab());
  const refused = async (why: RegExp) => {
    const {exitCode, stderr} = await user.reeve(runTrue);
    t.is(exitCode, 0);
    t.regex(stderr, why);
  };
  await rm(user.runtime, {recursive: true});
  await refused(/^reeve: connections are not kept \(persist\): there is no \/.*\/run$/);
  t.false(existsSync(user.runtime));
  if (process.getuid?.() !== 0) return;
  await mkdir(user.runtime, {mode: 0o700});
  await chown(user.runtime, 65_534, 65_534);
  await refused(/run, on the way to it, belongs to uid 65534$/);
  t.deepEqual(readdirSync(user.runtime), []);
});

test('a runtime folder that cannot be looked at keeps no command from its work', async t => {
  const user = await keptUser(t, await sharedLab());
  await rm(user.runtime, {recursive: true});
  await symlink(user.runtime, user.runtime);
  const {exitCode, stderr} = await user.reeve(runTrue);
  t.is(exitCode, 0);
  t.regex(stderr, /^reeve: connections are not kept \(persist\): .*links?[^\n]*$/);
  t.is((await user.reeve(['persist', 'status'])).exitCode, 0);
});

test('never in /tmp, nor on a network', t => {
  t.is(keeperFolder({}), undefined);
  t.is(keeperFolder({XDG_RUNTIME_DIR: 'run'}), undefined);
  t.is(keeperFolder({XDG_RUNTIME_DIR: '/run/user/7'}), '/run/user/7/reeve');
  t.regex(whyNotPrivate('/tmp') ?? '', /\/tmp (?:has mode 01777|belongs)/);
  const network = {
    nfs: 0x6969,
    cifs: 0xff534d42,
    smb2: 0xfe534d42,
    '9p': 0x01021997,
    fuse: 0x65735546,
    ceph: 0x00c36400,
    afs: 0x5346414f,
  };
  for (const [name, type] of Object.entries(network)) t.false(isLocal(type) || isLocal(type | 0), name);
  for (const type of [0x01021994, 0xef53, 0x9123683e | 0]) t.true(isLocal(type));
});
