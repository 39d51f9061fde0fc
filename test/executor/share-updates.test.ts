import {chmodSync, mkdirSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Lab} from '../fixtures/lab.ts';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const shared = shareLab(labWithShare);
const onLinux = process.platform === 'linux' ? test.serial : test.serial.skip;

/** A minute that is long over, and another. */
const [then, later] = [1_000_000_020.5, 1_000_000_080];

function write(path: string, text: string, seconds = then): void {
  writeFileSync(path, text, {mode: 0o644});
  utimesSync(path, seconds, seconds);
}

/** A folder `tree` of this side, and one of the same name in the share. */
function trees(t: ExecutionContext, lab: Lab, name: string) {
  const [here, there] = [join(ownFolder(t), 'tree'), join(shareFolder(lab, name), 'tree')];
  for (const folder of [here, there]) {
    mkdirSync(join(folder, 'sub'), {recursive: true});
    for (const made of [folder, join(folder, 'sub')]) chmodSync(made, 0o777);
  }
  return {here, there};
}

const inode = (path: string) => statSync(path).ino;

onLinux(
  'a put with update leaves out what is of the same size and time, or digest, and puts the rest',
  async t => {
    const lab = await shared();
    const {here, there} = trees(t, lab, 'put-update');
    for (const folder of [here, there]) {
      write(join(folder, 'same'), 'same');
      write(join(folder, 'sub/touched'), 'same', folder === here ? then : later);
    }
    // Files of the same size and time count as the same, as with rsync.
    write(join(here, 'trusted'), 'here ');
    write(join(there, 'trusted'), 'there');
    write(join(here, 'size'), 'new');
    write(join(there, 'size'), 'older');
    write(join(here, 'sub/digest'), 'new');
    write(join(there, 'sub/digest'), 'old', later);
    write(join(here, 'added'), 'new');
    write(join(there, 'only there'), 'kept');
    const kept = ['same', 'sub/touched', 'trusted', 'only there'];
    const before = kept.map(name => inode(join(there, name)));
    const host = await lab.connect();
    const told: string[] = [];
    const put = await host.put(here, 'data', 'put-update', {
      recursive: true,
      update: true,
      onFile: ({path}) => told.push(path),
    });
    t.like(put, {files: 3, unchanged: 3});
    t.deepEqual(
      told,
      ['added', 'size', 'sub/digest'].map(name => `put-update/tree/${name}`),
    );
    t.deepEqual(
      kept.map(name => inode(join(there, name))),
      before,
    );
    for (const name of ['added', 'size', 'sub/digest']) t.is(readFileSync(join(there, name), 'utf8'), 'new');
    t.is(readFileSync(join(there, 'trusted'), 'utf8'), 'there');
    // Once more: all are the same by now, those without their time by their digests.
    t.like(await host.put(here, 'data', 'put-update', {recursive: true, update: true}), {
      files: 0,
      unchanged: 6,
    });
    t.like(await host.put(here, 'data', 'put-update', {recursive: true}), {files: 6, unchanged: 0});
  },
);

onLinux('many files that differ in their times alone are compared by one listing', async t => {
  const lab = await shared();
  const {here, there} = trees(t, lab, 'put-touched');
  for (let at = 0; at < 30; at++) {
    write(join(here, `${at}`), `${at}`);
    write(join(there, `${at}`), at % 10 === 0 ? 'x'.repeat(`${at}`.length) : `${at}`, later);
  }
  const host = await lab.connect();
  const jobs = () => lab.entries().filter(entry => entry.event === 'job-start').length;
  const before = jobs();
  const put = await host.put(here, 'data', 'put-touched', {recursive: true, update: true});
  t.like(put, {files: 3, unchanged: 27});
  t.is(jobs() - before, 3);
});

onLinux(
  'one file is put with update under a name, into a folder, where nothing is, and where it is the same',
  async t => {
    const lab = await shared();
    const there = shareFolder(lab, 'put-one');
    const file = join(ownFolder(t), 'file');
    write(file, 'new');
    const host = await lab.connect();
    const update = (path: string, options = {}) =>
      host.put(file, 'data', path, {update: true, preserve: true, ...options});
    t.like(await update('put-one/name'), {files: 1, unchanged: 0});
    t.like(await update('put-one/name'), {files: 0, bytes: 0, unchanged: 1, job: ''});
    t.like(await update('put-one'), {files: 1, unchanged: 0});
    t.like(await update('put-one', {into: true}), {files: 0, unchanged: 1});
    t.deepEqual(readdirSync(there).toSorted(), ['file', 'name']);
    // The put refuses a source that is not there, or is no file.
    await t.throwsAsync(update('put-one/none/x'), {code: 'refused', message: /is not there/});
    await t.throwsAsync(update('put-one/name', {into: true}), {
      code: 'refused',
      message: /is a file|is below/,
    });
    await t.throwsAsync(host.put(join(there, 'none'), 'data', 'put-one', {update: true}), {
      code: 'local-file',
    });
    // It takes the right to read: what is there is told by leaving it out.
    const carol = await lab.connect(await lab.client('carol'));
    await t.throwsAsync(carol.put(file, 'data', 'put-one', {update: true}), {
      code: 'refused',
      message: /carol may not read the share/,
    });
  },
);

onLinux(
  'a get with update leaves out what is of the same size and time, or digest, and gets the rest',
  async t => {
    const lab = await shared();
    const {here, there} = trees(t, lab, 'get-update');
    for (const folder of [here, there]) {
      write(join(folder, 'same'), 'same');
      write(join(folder, 'sub/touched'), 'same', folder === here ? then : later);
      write(join(folder, 'odd\nname'), 'same');
    }
    write(join(here, 'trusted'), 'here ');
    write(join(there, 'trusted'), 'there');
    write(join(here, 'size'), 'older');
    write(join(there, 'size'), 'new');
    write(join(here, 'sub/digest'), 'old', later);
    write(join(there, 'sub/digest'), 'new');
    write(join(there, 'added'), 'new');
    write(join(here, 'only here'), 'kept');
    const kept = ['same', 'sub/touched', 'odd\nname', 'trusted', 'only here'];
    const before = kept.map(name => inode(join(here, name)));
    const host = await lab.connect();
    const told: string[] = [];
    const options = {recursive: true, update: true};
    const onFile = ({path}: {path: string}) => told.push(path);
    const got = await host.get('data', 'get-update/tree', join(here, '..'), {...options, onFile});
    t.like(got, {files: 3, bytes: 9, unchanged: 4});
    t.deepEqual(
      told.toSorted(),
      ['added', 'size', 'sub/digest'].map(name => `get-update/tree/${name}`),
    );
    t.deepEqual(
      kept.map(name => inode(join(here, name))),
      before,
    );
    for (const name of ['added', 'size', 'sub/digest']) t.is(readFileSync(join(here, name), 'utf8'), 'new');
    // By now all are the same; the account says of each job what was sent.
    const again = await host.get('data', 'get-update/tree', join(here, '..'), options);
    t.like(again, {files: 0, unchanged: 7});
    const ends = lab.entries().filter(entry => entry.event === 'job-end');
    for (const {job, files} of [got, again]) t.is(ends.find(end => end.job === job)?.transfer?.files, files);
  },
);

onLinux('one file is got with update under a name, into a folder, and not where it is the same', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'get-one');
  const here = ownFolder(t);
  write(join(there, 'file'), 'new');
  const host = await lab.connect();
  const update = (path: string, target: string) =>
    host.get('data', path, join(here, target), {update: true, preserve: true});
  t.like(await update('get-one/file', 'name'), {files: 1, unchanged: 0});
  t.like(await update('get-one/file', 'name'), {files: 0, bytes: 0, unchanged: 1, job: ''});
  t.like(await update('get-one/file', '.'), {files: 1, unchanged: 0});
  t.deepEqual(readdirSync(here).toSorted(), ['file', 'name']);
  await t.throwsAsync(update('get-one/none', '.'), {code: 'refused', message: /is not there/});
  await t.throwsAsync(update('get-one', 'x'), {code: 'refused', message: /is a folder; -r/});
});

onLinux('put and get take --update, where there are files to compare', async t => {
  const lab = await shared();
  const {here, there} = trees(t, lab, 'cli-update');
  for (const folder of [here, there]) write(join(folder, 'same'), 'same');
  write(join(here, 'a'), 'a');
  write(join(there, 'b'), 'b');
  const put = await lab.reeve(['put', '-r', '--update', here, 'lab-01:data/cli-update']);
  t.like(put, {exitCode: 0, stdout: 'cli-update/tree/a'}, put.stderr);
  const words = ['get', '-r', '--update', '--json', 'lab-01:data/cli-update/tree', join(here, '..')];
  const got = await lab.reeve(words);
  t.is(got.exitCode, 0, got.stderr);
  const lines = got.stdout.split('\n').map(line => JSON.parse(line));
  t.like(lines, {length: 2, 0: {path: 'cli-update/tree/b'}, 1: {files: 1, unchanged: 2}});
  for (const wrong of [
    ['put', '--update', '-', 'lab-01:data/cli-update/x'],
    ['get', '--update', 'lab-01:data/cli-update/tree/a', '-'],
  ]) {
    const ran = await lab.reeve(wrong);
    t.is(ran.exitCode, 253);
    t.regex(ran.stderr, /--update/);
  }
});
