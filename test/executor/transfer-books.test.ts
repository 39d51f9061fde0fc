// The words of a transfer's helper come from a process that others may interfere with.
import {existsSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {duplexPair} from 'node:stream';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {Journals} from '../../src/executor/transfers/journal.ts';
import {linesOf} from '../../src/executor/transfers/lines.ts';
import {Manifests} from '../../src/executor/transfers/manifests.ts';
import {Quotas} from '../../src/executor/transfers/quotas.ts';
import {Transfer} from '../../src/executor/transfers/transfer.ts';
import type {ManifestFile} from '../../src/shares/manifest.ts';
import {manifestLine} from '../../src/shares/manifest.ts';
import {ownFolder} from '../fixtures/share-lab.ts';

const job = '01900000-0000-7000-8000-000000000001';
const place = {share: '/srv'};

/** A transfer whose helper says what it likes, into a share with a quota of 1,000 bytes. */
function transfer(t: ExecutionContext, count: (ledger: string) => number = () => 0) {
  const folder = ownFolder(t);
  const quotas = new Quotas(
    join(folder, 'quotas'),
    async (_place, _task, {input}) => `${count(readFileSync(input, 'utf8'))}`,
    () => 0,
  );
  const books = {journals: new Journals(join(folder, 'transfers')), manifests: new Manifests(folder), quotas};
  const attended = (id = job) => {
    const work = {place, mayBeKept: false, quota: {share: 'data', bytes: 1000}};
    const one = new Transfer(id, work, books, {begins: async () => ({}), hidden: noFolders});
    const [ours, theirs] = duplexPair();
    const ended = one.attend(ours);
    const answers = linesOf(theirs);
    return {
      one,
      ended,
      end: () => theirs.destroy(),
      say: async (said: unknown) => {
        theirs.write(`${typeof said === 'string' ? said : JSON.stringify(said)}\n`);
        // It ends the channel without an answer to what is no line.
        const {value} = await answers.next().catch(() => ({value: undefined}));
        return value === undefined ? undefined : (JSON.parse(value) as {why?: string; granted?: number});
      },
    };
  };
  return {folder, quotas, attended, ...attended()};
}

async function* noFolders() {}

const file: ManifestFile = {path: 'a', size: 1, mode: 0o644, digest: 'd'.repeat(64)};

test('what is no file of a manifest is not taken into one, and nothing comes after its end', async t => {
  const {one, say, end, ended, folder} = transfer(t);
  const odd = [
    [{...file, size: -1}],
    [{...file, size: 1.5}],
    [{...file, mode: 0o4755}],
    [{...file, digest: 'D'.repeat(64)}],
    [{...file, path: 7}],
    [null],
    'none',
    undefined,
  ];
  for (const files of odd) {
    const answer = await say({type: 'files', files, isWhole: true});
    t.is(typeof answer?.why, 'string', JSON.stringify(files));
    t.is(one.manifest, undefined);
  }
  t.deepEqual(await say({type: 'files', files: [file], isWhole: false}), {});
  t.is(one.manifest, undefined);
  t.deepEqual(await say({type: 'files', files: [{...file, path: 'b', more: 1}], isWhole: true}), {});
  t.like(one.manifest, {files: 2, bytes: 2});
  t.regex((await say({type: 'files', files: [file], isWhole: true}))?.why ?? '', /whole already/);
  t.like(one.manifest, {files: 2, bytes: 2});
  const kept = readFileSync(join(folder, 'manifests', `${job}.jsonl`), 'utf8');
  t.is(kept, [file, {...file, path: 'b'}].map(each => `${manifestLine(each)}\n`).join(''));
  end();
  await ended;
});

test('a line that is none ends it, and leaves no manifest under its name', async t => {
  for (const line of ['{', 'null', '7', '"files"', 'x'.repeat(70_000)]) {
    const {one, say, ended, folder} = transfer(t);
    await say({type: 'files', files: [file], isWhole: false});
    t.is(await say(line), undefined);
    await ended;
    t.is(one.manifest, undefined);
    t.deepEqual(readdirSync(join(folder, 'manifests')), [`${job}.jsonl.part`]);
  }
});

test('no room is given for what is no number of bytes, or more than the quota, however often it is asked', async t => {
  const {say, attended, quotas, end, ended} = transfer(t);
  for (const bytes of [-1, 0.5, '7', null, Number.MAX_VALUE])
    t.truthy((await say({type: 'room', bytes}))?.why);
  t.deepEqual(await say({type: 'room', bytes: 600}), {granted: 600});
  t.deepEqual(await say({type: 'room', bytes: 1001}), {granted: 1000});
  const other = attended('01900000-0000-7000-8000-000000000002');
  t.deepEqual(await other.say({type: 'room', bytes: 500}), {granted: 400});
  t.deepEqual(await other.say({type: 'room', bytes: 400}), {granted: 400});
  end();
  await ended;
  quotas.of('data').ended(job);
  t.deepEqual(await other.say({type: 'room', bytes: 1000}), {granted: 1000});
  other.end();
  await other.ended;
});

test('what is counted waits for those whose files get their names, and is not less meanwhile', async t => {
  const counted: string[] = [];
  const {say, attended, quotas, end, ended, folder} = transfer(t, ledger => {
    counted.push(ledger);
    return 100;
  });
  await say({type: 'room', bytes: 900});
  t.deepEqual(await say({type: 'files', files: [{...file, size: 900}], isWhole: true}), {});
  t.is(readFileSync(join(folder, 'quotas/data.used'), 'utf8'), '900\n');
  const other = attended('01900000-0000-7000-8000-000000000002');
  const asked = other.say({type: 'room', bytes: 800});
  end();
  await ended;
  // Its files may not have their names yet: its job has not ended.
  t.deepEqual(counted, []);
  quotas.of('data').ended(job);
  t.deepEqual(await asked, {granted: 800});
  t.is(counted.length, 1);
  t.true(counted[0]?.includes('"size":900'));
  t.is(readFileSync(join(folder, 'quotas/data.used'), 'utf8'), '100\n');
  t.false(existsSync(join(folder, 'quotas/data.jsonl.new')));
  other.end();
  await other.ended;
});

test('a count that fails is said, and what was known stays', async t => {
  const {say, quotas, end, ended, folder} = transfer(t, () => {
    throw new Error('the disk is gone');
  });
  writeFileSync(join(folder, 'quotas/data.used'), '990\n');
  writeFileSync(join(folder, 'quotas/data.jsonl'), `${manifestLine(file)}\n`);
  t.deepEqual(await say({type: 'room', bytes: 10}), {granted: 10});
  t.regex((await say({type: 'room', bytes: 20}))?.why ?? '', /the disk is gone/);
  t.is(readFileSync(join(folder, 'quotas/data.used'), 'utf8'), '990\n');
  t.is(readFileSync(join(folder, 'quotas/data.jsonl'), 'utf8'), `${manifestLine(file)}\n`);
  quotas.of('data').ended(job);
  end();
  await ended;
});
