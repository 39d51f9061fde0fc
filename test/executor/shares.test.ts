import {chmodSync, existsSync, mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {ListedFile} from '../../src/index.ts';
import {hostileClient, orderMessage} from '../fixtures/hostile-client.ts';
import {startLab} from '../fixtures/lab.ts';
import {isRoot, labWithShare} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {skip} from '../fixtures/skip.ts';

const shared = shareLab(labWithShare);
const onLinux = process.platform === 'linux' ? test : test.skip;

const shown = (listed: readonly ListedFile[]) => listed.map(({kind, path}) => `${kind} ${path}`);

onLinux(
  'what is in a share is listed and removed, with names of any bytes, and nothing outside of it',
  async t => {
    const lab = await shared();
    const path = join(lab.folder, 'shared');
    mkdirSync(join(path, 'run'));
    chmodSync(join(path, 'run'), 0o777);
    writeFileSync(join(path, 'run', 'a\nb'), 'bytes');
    writeFileSync(Buffer.concat([Buffer.from(`${path}/run/`), Buffer.from([0xff])]), '');
    symlinkSync(join(lab.folder, 'server.yaml'), join(path, 'run/link'));
    const host = await lab.connect();
    const all = await Array.fromAsync(host.list('data', 'run', {recursive: true, digest: true}));
    t.deepEqual(shown(all), [String.raw`file run/a\x0ab`, 'link run/link', String.raw`file run/\xff`]);
    t.like(all[0], {size: 5, digest: '277089d91c0bdf4f2e6862ba7e4a07605119431f5d13f726dd352b06f1b206a9'});
    t.deepEqual(shown(await Array.fromAsync(host.list('data', 'run/link'))), ['link run/link']);
    await t.throwsAsync(Array.fromAsync(host.list('data', 'run/link/x')), {
      code: 'refused',
      message: /is a link/,
    });
    await t.throwsAsync(host.remove('data', 'none'), {code: 'refused', message: /is not there/});
    await t.throwsAsync(host.remove('data', ''), {code: 'refused', message: /the share itself/});
    await t.throwsAsync(host.remove('data', 'run'), {code: 'refused', message: /is a folder/});
    t.like(await host.remove('data', 'run', {recursive: true}), {files: 3, folders: 1});
    t.true(existsSync(join(lab.folder, 'server.yaml')));
  },
);

onLinux("the rights of the share's user hold, and not those of root", async t => {
  if (!isRoot) return skip(t, 'only root works as somebody else');
  const lab = await shared();
  const path = join(lab.folder, 'shared');
  writeFileSync(join(path, 'secret'), 'secret', {mode: 0o600});
  mkdirSync(join(path, 'locked'), {mode: 0o700});
  const host = await lab.connect();
  const all = await Array.fromAsync(host.list('data', '', {recursive: true, digest: true}));
  const of = (name: string) => all.find(({path: at}) => at === name);
  t.regex(of('secret')?.problem ?? '', /may not be used by the share's user/);
  t.is(of('secret')?.digest, undefined);
  t.regex(of('locked')?.problem ?? '', /may not be used/);
  await t.throwsAsync(Array.fromAsync(host.list('data', 'locked')), {
    code: 'refused',
    message: /may not be used/,
  });
});

onLinux(
  'to read and to write a share are two rights, and a share that one may not use is not there',
  async t => {
    const lab = await shared();
    const path = join(lab.folder, 'shared');
    mkdirSync(join(path, 'rights'), {mode: 0o777});
    writeFileSync(join(path, 'for-rights'), '');
    const [bob, carol, dave] = await Promise.all([
      lab.client('bob', {groups: ['students']}).then(config => lab.connect(config)),
      lab.client('carol').then(config => lab.connect(config)),
      lab.client('dave', {groups: ['staff']}).then(config => lab.connect(config)),
    ]);
    t.deepEqual((await bob.shares()).shares, [
      {share: 'data', about: 'Measurements', read: true, write: false, maxFile: 2 ** 30, quota: null},
    ]);
    t.like((await carol.shares()).shares[0], {read: false, write: true});
    t.deepEqual((await dave.shares()).shares, []);
    const listing = (host: typeof bob, name = 'data') => Array.fromAsync(host.list(name));
    t.true((await listing(bob)).length > 0);
    await t.throwsAsync(bob.remove('data', 'for-rights'), {
      code: 'refused',
      message: /bob may not write the share/,
    });
    await t.throwsAsync(listing(carol), {code: 'refused', message: /carol may not read the share/});
    await t.throwsAsync(listing(bob, 'other'), {code: 'refused', message: /there is no share "other"/});
    t.deepEqual(await carol.remove('data', 'for-rights'), {files: 1, folders: 0, bytes: 0});
  },
);

onLinux(
  'work in a share is in the account with the share, the path and the rule, and its orders verify',
  async t => {
    const lab = await shared();
    const path = join(lab.folder, 'shared');
    writeFileSync(join(path, 'recorded'), 'x');
    const host = await lab.connect();
    await host.remove('data', 'recorded');
    await t.throwsAsync(host.remove('data', 'recorded'), {code: 'refused'});
    const entries = lab.entries().filter(entry => 'command' in entry && entry.command === 'share-rm');
    const start = entries.find(entry => entry.event === 'job-start' && entry.files?.path === 'recorded');
    t.like(start, {files: {share: 'data', path: 'recorded'}});
    t.regex(start && 'rule' in start ? start.rule : '', /catalogue\.yaml:\d+$/);
    const end = entries.find(
      entry => entry.event === 'job-end' && start && 'job' in start && entry.job === start.job,
    );
    t.like(end, {outcome: {reason: 'exited', exit: 0}});
    const log = await lab.reeve(['audit', 'log', 'lab-01', '--command', 'share-rm']);
    t.regex(log.stdout, /share-rm data\/recorded/);
    const verified = await lab.reeve(['audit', 'verify', 'lab-01']);
    t.is(verified.exitCode, 0, verified.stderr);
  },
);

onLinux('a share that became a way to root, or went away, is refused at the next use', async t => {
  const lab = await startLab(t, labWithShare);
  const path = join(lab.folder, 'shared');
  const host = await lab.connect();
  await Array.fromAsync(host.list('data'));
  const list = () => Array.fromAsync(host.list('data', '', {recursive: true}));
  renameSync(path, join(lab.folder, 'aside'));
  await t.throwsAsync(list(), {code: 'refused', message: /there is no folder/});
  symlinkSync('data', path);
  await t.throwsAsync(list(), {code: 'refused', message: /is a link/});
  rmSync(path);
  renameSync(join(lab.folder, 'data/output'), path);
  symlinkSync(path, join(lab.folder, 'data/output'));
  // The data folder holds a link to what is the share now.
  renameSync(path, join(lab.folder, 'data', 'moved'));
  symlinkSync('data/moved', path);
  await t.throwsAsync(list(), {code: 'refused'});
  const denials = lab
    .entries()
    .filter(entry => entry.event === 'denial' && entry.code === 'share-unavailable');
  t.true(denials.length >= 1);
});

onLinux('no way out of a share is typed: what leads out is refused before anything is started', async t => {
  const lab = await shared();
  for (const path of ['../server.yaml', '..', String.raw`\x2e\x2e/x`, '/etc', 'a//b'])
    for (const words of [['ls'], ['rm'], ['rm', '-r']]) {
      const ran = await lab.reeve([...words, `lab-01:data/${path}`]);
      t.is(ran.exitCode, 253, `${words.join(' ')} ${path}: ${ran.stderr}`);
    }
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const client = await hostileClient(lab, alice);
  t.teardown(() => client.socket.destroy());
  for (const [at, path] of [
    '../server.yaml',
    String.raw`\x2e\x2e/x`,
    '/etc',
    'a//b',
    '.',
    String.raw`a\x00`,
  ].entries())
    for (const [of, action] of ['share-ls', 'share-rm'].entries()) {
      const stream = 1 + 2 * at + of;
      client.order(stream, orderMessage(alice.key, {action, share: 'data', path}));
      t.like(
        await client.message(stream, 'refused', 'started'),
        {type: 'refused', code: 'bad-parameter'},
        path,
      );
    }
  t.true(existsSync(join(lab.folder, 'server.yaml')));
});
