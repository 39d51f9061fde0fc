// A put that is made again after it was cut off goes on where it was, if what is there is its own.
import {mkdirSync, readdirSync, readFileSync, renameSync, statSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {Entry} from '../../src/audit/generated/entry.ts';
import {bytesIn, lineOf, mebibyte, writeSource} from '../fixtures/cut-off-put.ts';
import type {Lab} from '../fixtures/lab.ts';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';
import {partialsIn} from '../shares/share.ts';

const shared = shareLab(labWithShare);
// One after the other: each starts many processes.
const onLinux = process.platform === 'linux' ? test.serial : test.skip;

const putsIn = (lab: Lab, path: string) =>
  lab
    .entries()
    .filter((entry: Entry) => entry.event === 'job-start')
    .filter(({command, files}) => command === 'share-put' && files?.path === path)
    .map(({job}) => job);

const endOf = (lab: Lab, job: string | undefined) =>
  lab.entries().find((entry: Entry) => entry.event === 'job-end' && entry.job === job);

const nothingLeft = (there: string) =>
  until(() => partialsIn(there).length === 0, 'the end of partial files');

for (const [signal, status] of [
  ['SIGKILL', null],
  ['SIGTERM', 143],
] as const)
  onLinux(`a put whose client had ${signal} is gone on with at once, and is as whole as any`, async t => {
    const lab = await shared();
    // Of one person four jobs in shares are under way at once, so that each test has its own.
    const name = `went-${signal}`;
    const there = shareFolder(lab, name);
    const source = join(ownFolder(t), 'a');
    const content = writeSource(source);
    writeFileSync(join(there, 'a'), 'old');
    const line = await lineOf(t, lab, name.toLowerCase());
    const first = await line.begin([source, `lab-01:data/${name}`], {up: 6 * mebibyte, there});
    await until(() => bytesIn(there) > 3 * mebibyte, 'bytes on the disk');
    t.is((await first.end(signal)).status, status);
    t.is(readFileSync(join(there, 'a'), 'utf8'), 'old');
    const again = await line.put([source, `lab-01:data/${name}`]);
    t.is(again.status, 0, again.stderr);
    t.regex(again.stderr, /ended job [\da-f]+, an earlier put of the same\n.*going on at [45](\.\d)? MiB/);
    t.true(again.sent < 5 * mebibyte, `${again.sent}`);
    t.true(readFileSync(join(there, 'a')).equals(content));
    await nothingLeft(there);
    const [cut, whole] = putsIn(lab, name);
    t.like(endOf(lab, cut), {outcome: {reason: 'cancelled'}, transfer: undefined});
    t.like(endOf(lab, whole), {outcome: {exit: 0}, transfer: {files: 1, bytes: content.length}});
  });

onLinux('a put that was ended by Ctrl-C is not gone on with, and leaves nothing', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'interrupted');
  const source = join(ownFolder(t), 'a');
  writeSource(source);
  const line = await lineOf(t, lab, 'carlos');
  // Its connection takes nothing more: another one tells the host.
  const first = await line.begin([source, 'lab-01:data/interrupted'], {up: 6 * mebibyte, there});
  await first.end('SIGKILL');
  const [job = ''] = putsIn(lab, 'interrupted');
  t.is((await lab.reeve(['cancel', 'lab-01', job], {config: line.config})).exitCode, 0);
  await nothingLeft(there);
  const again = await line.put([source, 'lab-01:data/interrupted']);
  t.is(again.status, 0);
  t.notRegex(again.stderr, /going on/);
});

onLinux(
  'only the same person, size, time and bytes go on; anything else begins anew, and is whole',
  async t => {
    const lab = await shared();
    const there = shareFolder(lab, 'others');
    const source = join(ownFolder(t), 'a');
    const [anna, bob] = [await lineOf(t, lab, 'anna'), await lineOf(t, lab, 'bob')];
    const words = [source, 'lab-01:data/others'];
    const cutOff = async () => {
      writeSource(source);
      const first = await anna.begin(words, {up: 6 * mebibyte, there});
      await first.end('SIGKILL');
    };
    const anew = async (line: typeof anna, what: string) => {
      const again = await line.put(words);
      t.is(again.status, 0, `${what}: ${again.stderr}`);
      t.notRegex(again.stderr, /going on/, what);
      t.true(readFileSync(join(there, 'a')).equals(readFileSync(source)), what);
    };
    await cutOff();
    await anew(bob, 'another person');
    const {mtime} = statSync(source);
    writeSource(source);
    utimesSync(source, mtime, mtime);
    await anew(anna, 'other bytes of the same size and time');
    await cutOff();
    writeSource(source, 8 * mebibyte + 4);
    await anew(anna, 'another size');
    await cutOff();
    utimesSync(source, 1, 1);
    await anew(anna, 'another time');
    await nothingLeft(there);
  },
);

onLinux('a partial file that somebody exchanged is neither written to nor told of', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'exchanged');
  const source = join(ownFolder(t), 'a');
  const content = writeSource(source);
  const line = await lineOf(t, lab, 'dora');
  const first = await line.begin([source, 'lab-01:data/exchanged'], {up: 6 * mebibyte, there});
  const [name = ''] = partialsIn(there);
  // Bytes with which the source begins, in a file of somebody else's.
  renameSync(join(there, name), join(there, 'taken'));
  writeFileSync(join(there, name), content.subarray(0, mebibyte), {mode: 0o666});
  await first.end('SIGKILL');
  const again = await line.put([source, 'lab-01:data/exchanged']);
  t.is(again.status, 0, again.stderr);
  t.notRegex(again.stderr, /going on/);
  t.true(readFileSync(join(there, 'a')).equals(content));
  t.true(statSync(join(there, 'taken')).size < content.length);
});

onLinux(
  'of a tree what was written whole is not sent again, and no folder is there before all of it is',
  async t => {
    const lab = await shared();
    const there = shareFolder(lab, 'trees');
    const tree = join(ownFolder(t), 'tree');
    mkdirSync(join(tree, 'a/b'), {recursive: true});
    // Their user may not write them once they are whole.
    const mode = 0o444;
    for (let at = 0; at < 40; at++) writeFileSync(join(tree, 'a/b', `${at}`), `${at}`.repeat(50_000), {mode});
    mkdirSync(join(tree, 'empty'));
    const content = writeSource(join(tree, 'z'));
    const line = await lineOf(t, lab, 'emil');
    const words = ['-r', tree, 'lab-01:data/trees/new'];
    const first = await line.begin(words, {up: 8 * mebibyte, there, partials: 41});
    await until(() => bytesIn(there) > 6 * mebibyte, 'bytes on the disk');
    t.deepEqual(readdirSync(there).toSorted(), partialsIn(there).toSorted());
    await first.end('SIGKILL');
    const again = await line.put(words);
    t.is(again.status, 0, again.stderr);
    t.regex(again.stderr, /going on at \d+(\.\d)? MiB/);
    t.true(again.sent < 6 * mebibyte, `${again.sent}`);
    t.true(readFileSync(join(there, 'new/z')).equals(content));
    t.is(readFileSync(join(there, 'new/a/b/39'), 'utf8'), '39'.repeat(50_000));
    t.is(statSync(join(there, 'new/a/b/0')).mode & 0o777, 0o444);
    await nothingLeft(there);
    t.deepEqual(readdirSync(join(there, 'new')).toSorted(), ['a', 'empty', 'z']);
  },
);

onLinux(
  'a file on its way is not listed, got or removed by its name, and one that only looks so is',
  async t => {
    const lab = await shared();
    const there = shareFolder(lab, 'hidden');
    const source = join(ownFolder(t), 'a');
    writeSource(source);
    const mine = `.${'0'.repeat(32)}.part`;
    writeFileSync(join(there, mine), 'mine', {mode: 0o666});
    const line = await lineOf(t, lab, 'fay');
    const first = await line.begin([source, 'lab-01:data/hidden'], {up: 6 * mebibyte, there, partials: 2});
    await first.end('SIGKILL');
    const name = partialsIn(there).find(found => found !== mine) ?? '';
    const host = await lab.connect();
    const listed = await Array.fromAsync(host.list('data', 'hidden'));
    t.deepEqual(
      listed.map(({path}) => path),
      [`hidden/${mine}`],
    );
    for (const refused of [
      host.remove('data', `hidden/${name}`),
      host.get('data', `hidden/${name}`, join(ownFolder(t), 'got')),
      Array.fromAsync(host.list('data', `hidden/${name}`)),
    ])
      t.is(((await t.throwsAsync(refused)) as Error & {wireCode?: string}).wireCode, 'no-such-file');
    const got = await host.get('data', 'hidden', join(ownFolder(t), 'all'), {recursive: true});
    t.is(got.files, 1);
    t.true(partialsIn(there).includes(name));
  },
);
