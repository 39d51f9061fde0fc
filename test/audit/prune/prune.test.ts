import {
  appendFileSync,
  copyFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {verifyEvidence} from '../../../src/audit/evidence/verify-evidence.ts';
import {writeEvidence} from '../../../src/audit/evidence/write-evidence.ts';
import {rebuild} from '../../../src/audit/log/recover-state.ts';
import {prune, signPruned} from '../../../src/audit/prune/prune.ts';
import {findOrder} from '../../../src/audit/read/find-order.ts';
import {finishedCheckpoints, finishedName, prunedName} from '../../../src/audit/read/layout.ts';
import {query} from '../../../src/audit/read/query.ts';
import {TreeReader} from '../../../src/audit/read/tree-reader.ts';
import {verifyAccount} from '../../../src/audit/verify/verify-account.ts';
import {treeRoot} from '../../../src/merkle/stored-hashes.ts';
import {altered, otherDigits} from '../../fixtures/altered.ts';
import {openAccount, serverStart} from '../fixtures.ts';
import {memoryFolder} from '../memory-folder.ts';
import {makeCast, writeAccount} from '../written-account.ts';

const cast = makeCast();
const {signer} = cast;
const {verifier} = signer;
const hour = 60 * 60 * 1000;
const now = Date.now();
const start = now - 100 * hour;
const trusted = {verifier, bundle: cast.bundle};

/** 40 entries in parts of 8, one an hour. */
function written(t: ExecutionContext): {dir: string; jobs: (string | undefined)[]} {
  const dir = memoryFolder(t);
  return {dir, jobs: writeAccount(dir, cast, {lines: 40, perPart: 8, start, step: hour})};
}

const partsIn = (dir: string) => readdirSync(dir).filter(name => name.endsWith('.jsonl'));
const pruneBefore = (dir: string, hours: number) => prune(dir, {before: start + hours * hour, signer, now});

test('finished parts that are old enough go, with their checkpoints; a signed statement and the hashes stay', async t => {
  const {dir} = written(t);
  const tree = readFileSync(join(dir, 'tree'));
  const seen = verifyAccount(dir, trusted).checkpoint;
  const pruned = await pruneBefore(dir, 17);
  t.like(pruned, {from: 0, to: 16, entries: 16, firstTime: start, lastTime: start + 15 * hour, at: now});
  t.deepEqual(partsIn(dir), [finishedName(16), finishedName(24), 'account.jsonl']);
  t.false(existsSync(join(dir, 'checkpoints-0000000000000000')));
  t.true(readFileSync(join(dir, 'tree')).equals(tree));
  const report = verifyAccount(dir, {...trusted, seen});
  t.deepEqual(report.findings, []);
  t.like(report, {ok: true, from: 16, entries: 24, size: 40});
  t.true(verifyAccount(dir, {...trusted, mode: 'quick'}).ok);
});

test('a part with one entry that is not old enough stays, and so do all behind it, and the growing one always', async t => {
  const {dir} = written(t);
  t.is(await pruneBefore(dir, 7), undefined);
  t.like(await pruneBefore(dir, 8), {from: 0, to: 8});
  t.like(await pruneBefore(dir, 1000), {from: 8, to: 32});
  t.deepEqual(partsIn(dir), ['account.jsonl']);
  t.true(verifyAccount(dir, trusted).ok);
  t.deepEqual(readdirSync(dir).filter(name => name.endsWith('.note')).length, 2);
});

test('what is left can be proven, searched, and gone on with', async t => {
  const {dir, jobs} = written(t);
  await pruneBefore(dir, 33);
  const job = jobs[37] ?? '';
  const text = [...writeEvidence(dir, {job}, {hostCertificate: cast.machine.certificate})].join('');
  t.is(verifyEvidence(text, {bundle: cast.bundle, now}).facts[0]?.job, job);
  t.is([...query(dir, {})].length, 8);
  t.is(findOrder(dir, job)?.command, 'uptime');
  t.is(findOrder(dir, jobs[1] ?? ''), undefined);
  t.notThrows(() => rebuild(dir, {since: 0, endedSince: 0, mostEnded: 100}));
  const account = await openAccount(t, dir, {signer});
  await account.append(serverStart());
  await account.close();
  t.like(verifyAccount(dir, trusted), {ok: true, from: 32, size: 41});
});

test('a checkpoint of before is found to be continued, and one of another account is not', async t => {
  const {dir} = written(t);
  const other = written(t).dir;
  await pruneBefore(dir, 17);
  for (const name of ['checkpoints', finishedName(8), finishedName(16), finishedName(24), 'account.jsonl'])
    rmSync(join(other, name));
  copyFileSync(join(other, 'checkpoints-0000000000000000'), join(other, 'checkpoints'));
  const {checkpoint} = verifyAccount(other, {verifier});
  t.is(checkpoint?.size, 8);
  t.is(verifyAccount(dir, {...trusted, seen: checkpoint}).findings[0]?.code, 'seen');
  const mine = memoryFolder(t);
  t.truthy(mine);
});

test('a crash between the statement and the end of removing is told, and the next time finishes it', async t => {
  const {dir} = written(t);
  const kept = new Map(
    readdirSync(dir)
      .filter(name => /-0{14}08/.test(name))
      .map(name => [name, readFileSync(join(dir, name))]),
  );
  await pruneBefore(dir, 17);
  for (const [name, bytes] of kept) writeFileSync(join(dir, name), bytes);
  t.deepEqual(
    verifyAccount(dir, trusted).findings.map(({level, code}) => [level, code]),
    [['warning', 'pruned']],
  );
  t.is(await pruneBefore(dir, 17), undefined);
  t.deepEqual(verifyAccount(dir, trusted).findings, []);
});

test('a statement that is forged, changed or taken away does not cover what is missing', async t => {
  const changes: Record<string, (text: string) => string | undefined> = {
    'taken away': () => undefined,
    changed: text => altered(text, '"entries":16', '"entries":61'),
    'by another key': text => text.replace(/^— .*$/m, line => line.slice(0, -8)),
    'a root of its own': text => altered(text, /(?<="root":")..../, otherDigits),
  };
  for (const [what, change] of Object.entries(changes)) {
    const {dir} = written(t);
    await pruneBefore(dir, 17);
    const path = join(dir, 'pruned-0000000000000016.note');
    const text = change(readFileSync(path, 'utf8'));
    if (text === undefined) rmSync(path);
    else writeFileSync(path, text);
    const {ok, findings} = verifyAccount(dir, trusted);
    t.false(ok, what);
    t.true(
      findings.some(({code}) => code === 'missing'),
      what,
    );
  }
});

test('an account that is not what was signed is evidence, and nothing of it is removed', async t => {
  const {dir} = written(t);
  const path = join(dir, 'tree');
  const tree = readFileSync(path);
  tree[100] = (tree[100] ?? 0) ^ 1;
  tree[32 * 14 + 5] = 1;
  writeFileSync(path, tree);
  const before = readdirSync(dir);
  await t.throwsAsync(pruneBefore(dir, 1000), {code: 'account-damaged'} as object);
  t.deepEqual(readdirSync(dir), before);
});

test('stored hashes of what was removed that are changed are found', async t => {
  const {dir} = written(t);
  await pruneBefore(dir, 17);
  const tree = readFileSync(join(dir, 'tree'));
  tree[5] = (tree[5] ?? 0) ^ 1;
  writeFileSync(join(dir, 'tree'), tree);
  t.false(verifyAccount(dir, trusted).ok);
});

test('parts that somebody removed with a statement by a key of his own are missing', async t => {
  const {dir} = written(t);
  const own = makeCast().signer;
  appendFileSync(join(dir, 'keys'), `${own.verifier.toString()}\n`);
  const {dir: other} = written(t);
  const pruned = await prune(other, {before: start + 20 * hour, signer, now});
  if (!pruned) return t.fail('nothing was pruned');
  using tree = TreeReader.open(dir);
  if (!tree) return t.fail('no tree');
  const root = treeRoot(pruned.to, tree).toString('base64');
  writeFileSync(join(dir, prunedName(pruned.to)), signPruned({...pruned, root}, own));
  for (let first = 0; first < pruned.to; first += 8)
    for (const name of [finishedName(first), finishedCheckpoints(first)]) rmSync(join(dir, name));
  const report = verifyAccount(dir, trusted);
  t.false(report.ok);
  t.regex(
    report.findings.map(({message}) => message).join('\n'),
    /which is not the key that is trusted, and of which no entry tells/,
  );
});

test('the name of a statement alone removes nothing, and neither does a key that the server has not taken over', async t => {
  const {dir} = written(t);
  const parts = partsIn(dir);
  await t.throwsAsync(prune(dir, {before: start + 20 * hour, signer: makeCast().signer, now}), {
    code: 'account-damaged',
    message: /signed with another key/,
  });
  writeFileSync(join(dir, prunedName(32)), '');
  await t.throwsAsync(pruneBefore(dir, 20), {code: 'account-damaged'});
  t.deepEqual(partsIn(dir), parts);
});
