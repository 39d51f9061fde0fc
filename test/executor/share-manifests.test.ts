import {existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import test from 'ava';
import {Manifests} from '../../src/executor/transfers/manifests.ts';
import type {ManifestFile} from '../../src/shares/manifest.ts';
import {Manifest, manifestLine} from '../../src/shares/manifest.ts';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {noMount, skip} from '../fixtures/skip.ts';
import {openSmallDisk} from '../fixtures/small-disk.ts';

const shared = shareLab(labWithShare);
const onLinux = process.platform === 'linux' ? test : test.skip;

const keptOf = (lab: {readonly folder: string}, job: string) =>
  join(lab.folder, 'data/audit/manifests', `${job}.jsonl`);

onLinux(
  'a put and a get have their files, bytes and root in the account, and their manifest beside it',
  async t => {
    const lab = await shared();
    shareFolder(lab, 'recorded');
    const here = ownFolder(t);
    mkdirSync(join(here, 'tree/deep'), {recursive: true});
    for (const name of ['a', 'deep/b', 'new\nline']) writeFileSync(join(here, 'tree', name), name);
    const host = await lab.connect();
    const told: ManifestFile[] = [];
    const onFile = (file: ManifestFile) => void told.push(file);
    const put = await host.put(join(here, 'tree'), 'data', 'recorded', {recursive: true, onFile});
    t.like(put, {files: 3, bytes: 15});
    const got = await host.get('data', 'recorded/tree', join(here, 'back'), {recursive: true});
    // The same files under the same paths, whatever their order.
    t.like(got, {files: 3, bytes: 15});
    for (const {job, files, bytes, root} of [put, got]) {
      const ends = lab.entries().filter(entry => entry.event === 'job-end' && entry.job === job);
      t.deepEqual(
        ends.map(entry => ('transfer' in entry ? entry.transfer : undefined)),
        [{share: 'data', files, bytes, root}],
      );
      const lines = readFileSync(keptOf(lab, job), 'utf8').split('\n').slice(0, -1);
      t.deepEqual(lines.toSorted(), told.map(manifestLine).toSorted());
    }
    t.is(readFileSync(keptOf(lab, put.job), 'utf8'), told.map(file => `${manifestLine(file)}\n`).join(''));
  },
);

onLinux('a transfer that failed has no manifest', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'failed');
  mkdirSync(join(there, 'a'));
  const here = ownFolder(t);
  writeFileSync(join(here, 'a'), 'x');
  const host = await lab.connect();
  await t.throwsAsync(host.put(join(here, 'a'), 'data', 'failed'), {code: 'refused'});
  await t.throwsAsync(host.get('data', 'failed/none', join(here, 'b')), {code: 'refused'});
  const jobs = lab
    .entries()
    .flatMap(entry =>
      entry.event === 'job-start' && entry.files?.path?.startsWith('failed') ? [entry.job ?? ''] : [],
    );
  t.is(jobs.length, 2);
  for (const job of jobs) {
    const end = lab.entries().find(entry => entry.event === 'job-end' && entry.job === job);
    t.is(end?.event, 'job-end');
    t.false(end !== undefined && 'transfer' in end);
    t.false(existsSync(keptOf(lab, job)));
  }
});

const fileOf = (at: number): ManifestFile => ({
  path: `folder/${at}`,
  size: at,
  mode: 0o644,
  digest: String(at).padStart(64, '0'),
});

const jobOf = (at: number) => `01900000-0000-7000-8000-${String(at).padStart(12, '0')}`;

test('the oldest manifests go where they are too much together, and one that is too long is refused', async t => {
  const folder = ownFolder(t);
  const manifests = new Manifests(folder, {one: 10_000, all: 100_000, least: 10_000});
  for (let at = 0; at < 15; at++) {
    const kept = await manifests.begin(jobOf(at));
    await kept.add([fileOf(at)]);
    t.is(kept.summary, undefined);
    await kept.finish();
    await kept.close();
    t.is(kept.summary?.files, 1);
    await manifests.tidied();
  }
  const names = readdirSync(manifests.folder).toSorted();
  t.is(names.at(-1), `${jobOf(14)}.jsonl`);
  t.true(names.length >= 9 && names.length <= 10, names.join());
  t.false(existsSync(join(manifests.folder, `${jobOf(0)}.jsonl`)));
  const long = await manifests.begin(jobOf(99));
  await t.throwsAsync(long.add(Array.from({length: 200}, (_, at) => fileOf(at))), {
    message: /too many files/,
  });
  t.is(long.summary, undefined);
  await long.close();
  await manifests.removeUnfinished();
  t.false(readdirSync(manifests.folder).some(name => name.includes(jobOf(99))));
});

onLinux('on a small disk fewer are kept', async t => {
  const disk = await openSmallDisk(join(ownFolder(t), 'disk'), '16m');
  if (!disk) return skip(t, noMount);
  t.teardown(() => disk.close());
  const manifests = new Manifests(disk.path);
  for (let at = 0; at < 60; at++) {
    const kept = await manifests.begin(jobOf(at));
    await kept.add([fileOf(at)]);
    await kept.finish();
    await kept.close();
    await manifests.tidied();
  }
  // 5 % of 16 MiB are 51 times 16 KiB.
  const names = readdirSync(manifests.folder).toSorted();
  t.true(names.length >= 45 && names.length <= 51, `${names.length}`);
  t.is(names.at(-1), `${jobOf(59)}.jsonl`);
});

test('a manifest of 100,000 files is written as it comes, and none of it is held', async t => {
  const manifests = new Manifests(ownFolder(t));
  const manifest = new Manifest();
  const kept = await manifests.begin(jobOf(0));
  const before = heldBytes();
  let most = 0;
  for (let from = 0; from < 100_000; from += 200) {
    const files = Array.from({length: 200}, (_, at) => fileOf(from + at));
    await kept.add(files);
    for (const file of files) manifest.add(file);
    if (from % 20_000 === 0) most = Math.max(most, heldBytes() - before);
  }
  await kept.finish();
  await kept.close();
  t.deepEqual(kept.summary, manifest.summary);
  t.true(most < 8 * 1024 * 1024, `${most} bytes`);
});

setFlagsFromString('--expose-gc');
const collectGarbage: () => void = runInNewContext('gc');

function heldBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}
