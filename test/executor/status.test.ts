import {createHash} from 'node:crypto';
import {statfsSync} from 'node:fs';
import {readFile, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {startLab} from '../fixtures/lab.ts';
import {until} from '../fixtures/until.ts';

test('status counts our connection, and says when the catalogue in force was loaded, also after a reload', async t => {
  const before = Date.now();
  const lab = await startLab(t);
  const host = await lab.connect();
  const {catalogue, gate} = await host.status();
  t.true(gate.connections >= 1, 'ours');
  t.true(catalogue.loadedAt >= before && catalogue.loadedAt <= Date.now());
  process.kill(lab.pid, 'SIGHUP');
  await until(
    async () => (await host.status()).catalogue.loadedAt > catalogue.loadedAt,
    'a later time of loading',
  );
  t.pass();
});

test('status has the digest of the catalogue in force, as sha256sum would tell it, and the free bytes of the disk', async t => {
  const lab = await startLab(t);
  const host = await lab.connect();
  const file = join(lab.folder, 'catalogue.yaml');
  const sha256 = (bytes: string | Buffer) => createHash('sha256').update(bytes).digest('hex');
  const expected = async () => sha256(`${sha256(await readFile(file))}  catalogue.yaml\n`);
  const before = await expected();
  const {catalogue, disk} = await host.status();
  t.is(catalogue.digest, before);
  const {bavail, bsize, blocks} = statfsSync(lab.folder);
  t.true(Math.abs(disk.free - bavail * bsize) < (blocks * bsize) / 10, `${disk.free}`);
  // With a mark before it, as editors on Windows write it.
  await writeFile(file, `\uFEFF${await readFile(file, 'utf8')}`);
  const after = await expected();
  t.is((await host.status()).catalogue.digest, before, 'that in force, and not that on disk');
  process.kill(lab.pid, 'SIGHUP');
  await until(async () => (await host.status()).catalogue.digest === after, 'the other digest');
  const {stdout} = await lab.reeve(['status', 'lab-01']);
  t.regex(stdout, new RegExp(`^Catalogue: .*SHA-256 ${after}$`, 'm'));
  t.regex(stdout, /^Disk: +[\d.]+ [KMGT]iB free$/m);
});

test('status says how many jobs wait, for how long the first has, and whose it is to those who may see it', async t => {
  const access = `
  - { who: [group:ops], run: ["*"], jobs: { see: all } }
  - { who: [group:students], run: [sleep] }
`;
  const lab = await startLab(t, {access, server: 'limits: { jobs: 1 }'});
  const bob = await lab.client('bob', {groups: ['students']});
  const [alice, student] = [await lab.connect(), await lab.connect(bob)];
  const place = async (config?: string) =>
    /^Jobs: +(.*)$/m.exec((await lab.reeve(['status', 'lab-01'], config ? {config} : {})).stdout)?.[1];
  t.is(await place(), '0 running of at most 1, 0 waiting');
  const first = alice.run('sleep', ['600']);
  await first.started;
  for (const _ of [1, 2]) alice.run('sleep', ['600']);
  await until(async () => (await alice.status()).jobs.queued === 2, 'two that wait');
  t.like(await alice.status(), {jobs: {running: 1, queued: 2, most: 1, oldest: {owner: 'alice'}}});
  t.regex((await place()) ?? '', /^1 running of at most 1; 2 waiting, the oldest, of alice, for \S+$/);
  t.regex((await place(bob)) ?? '', /^1 running of at most 1; 2 waiting, the oldest for \S+$/);
  const {oldest} = (await student.status()).jobs;
  t.true(oldest !== undefined && oldest.waitsMs >= 0 && oldest.owner === undefined);
});

test('status says the number of each revocation list, how old it is and when the next is due', async t => {
  const lab = await startLab(t);
  const host = await lab.connect();
  await lab.revoke(['0A'], 12n);
  const {revocations} = await until(async () => {
    const status = await host.status();
    return status.revocations[0]?.number === '12' && status;
  }, 'the new list');
  const [list] = revocations;
  t.is(revocations.length, 1);
  t.true(list !== undefined && list.thisUpdate <= Date.now() && list.nextUpdate > Date.now());
  const {stdout} = await lab.reeve(['status', 'lab-01']);
  t.regex(stdout, /^Revocations: +list number 12, \S+ old, the next within \S+$/m);
});

test('a catalogue that is broken on disk is told by itself, and no longer when it is mended', async t => {
  const lab = await startLab(t);
  const host = await lab.connect();
  const file = join(lab.folder, 'catalogue.yaml');
  const good = await readFile(file, 'utf8');
  const told = async () =>
    (await host.status()).warnings.filter(warning => warning.includes('a restart would fail'));
  t.deepEqual(await told(), []);
  await writeFile(file, `${good}\nnonsense: 1\n`);
  const [warning = '', ...others] = await told();
  t.regex(warning, /the configuration on disk is not in force, .* \S+catalogue\.yaml:\d+:1: .*nonsense/);
  t.deepEqual(others, []);
  t.deepEqual(await told(), [warning]);
  t.is((await host.run('true')).exit, 0);
  await writeFile(file, good);
  t.deepEqual(await told(), []);
  await rm(file);
  t.regex((await told())[0] ?? '', /there is no catalogue/);
  await writeFile(file, good);
  const server = join(lab.folder, 'server.yaml');
  const config = await readFile(server, 'utf8');
  await writeFile(server, `${config}\nlimtis: {}\n`);
  t.regex((await told())[0] ?? '', /server\.yaml:\d+:1: .*limtis/);
  await writeFile(server, config);
  t.deepEqual(await told(), []);
});

test('what a reload was refused for stays told while nothing changes on disk', async t => {
  const lab = await startLab(t);
  const host = await lab.connect();
  const server = join(lab.folder, 'server.yaml');
  await writeFile(server, `${await readFile(server, 'utf8')}\n`.replace('host: lab-01', 'host: lab-02'));
  process.kill(lab.pid, 'SIGHUP');
  const refused = () => lab.entries().some(entry => entry.event === 'reload' && !entry.ok);
  await until(refused, 'the refusal');
  const before = (await host.status()).warnings;
  t.deepEqual((await host.status()).warnings, before);
  t.true(before.some(warning => warning.includes('host cannot change while the server runs')));
});
