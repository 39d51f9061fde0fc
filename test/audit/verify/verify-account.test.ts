import {generateKeyPairSync} from 'node:crypto';
import {
  appendFileSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {finishedCheckpoints, finishedName} from '../../../src/audit/read/layout.ts';
import {verifyAccount} from '../../../src/audit/verify/verify-account.ts';
import {signCheckpoint} from '../../../src/merkle/checkpoint.ts';
import {NoteSigner} from '../../../src/merkle/note-signer.ts';
import {denial, openAccount, serverStart} from '../fixtures.ts';
import {memoryFolder} from '../memory-folder.ts';
import {writeAccount} from '../written-account.ts';
import {cast, edit, forge, found, remake, trusted, verifier, written} from './edited-account.ts';

test('a good account verifies, and the report says what was and what was not looked at', t => {
  const dir = written(t);
  const full = verifyAccount(dir, trusted);
  t.deepEqual(full.findings, []);
  t.like(full, {ok: true, host: 'lab-01', entries: 24, checkpoints: 24, orders: 15, parts: 3, size: 24});
  t.like(full, {trust: 'given', unsigned: 0, checkpoint: {size: 24}});
  const quick = verifyAccount(dir, {mode: 'quick'});
  t.like(quick, {ok: true, entries: 24, checkpoints: 3, orders: 0, trust: 'own-word'});
  t.true(quick.unchecked.some(sentence => sentence.includes('the account names it itself')));
  t.true(quick.unchecked.some(sentence => sentence.includes('signatures of orders')));
});

test('one edit is one finding, wherever it is, and what follows is not called wrong', t => {
  for (const seq of [0, 1, 7, 8, 13, 23]) {
    const dir = written(t);
    const [name, line] =
      seq < 8 ? [finishedName(0), seq] : seq < 16 ? [finishedName(8), seq - 8] : ['account.jsonl', seq - 16];
    edit(dir, name, lines => lines.splice(line, 1, (lines[line] ?? '').replace('"v":1', '"v":2')));
    t.deepEqual(found(dir), [['error', 'line', name, line + 1]], `entry ${seq}`);
  }
});

test('lines that are exchanged, repeated or taken out are one finding, at the first of them', t => {
  const changes: Record<string, (lines: string[]) => void> = {
    exchanged: lines => lines.splice(3, 2, lines[4] ?? '', lines[3] ?? ''),
    repeated: lines => lines.splice(3, 0, lines[2] ?? ''),
    'taken out': lines => lines.splice(3, 1),
    'several taken out': lines => lines.splice(3, 3),
    'put in from elsewhere': lines => lines.splice(3, 0, 'not an entry', '{}'),
    'put in the place of another': lines => lines.splice(3, 1, lines[1] ?? ''),
  };
  for (const [what, change] of Object.entries(changes)) {
    for (const mode of ['full', 'quick'] as const) {
      const dir = written(t);
      edit(dir, finishedName(8), change);
      const findings = found(dir, {...trusted, mode});
      t.is(findings.length, 1, `${what}: ${JSON.stringify(findings)}`);
      t.deepEqual(findings[0]?.slice(2), [finishedName(8), 4], what);
    }
  }
});

test('a line with stored hashes and roots that were made to fit it is found without the key', t => {
  for (const mode of ['full', 'quick'] as const) {
    const dir = written(t);
    edit(dir, finishedName(8), lines => lines.splice(5, 1, forge(lines[5] ?? '')));
    const [kept, tail] = [finishedCheckpoints(8), 'checkpoints'].map(name => readFileSync(join(dir, name)));
    remake(dir, new NoteSigner(verifier.name, generateKeyPairSync('ed25519').privateKey));
    const [first] = found(dir, {...trusted, mode});
    t.is(first?.[1], 'checkpoint', 'whose signature is not by a key of the account');
    // With the signed checkpoints left in their place, it is the line that does not fit them.
    writeFileSync(join(dir, finishedCheckpoints(8)), kept ?? '');
    writeFileSync(join(dir, 'checkpoints'), tail ?? '');
    t.deepEqual(found(dir, {...trusted, mode})[0], ['error', 'line', finishedName(8), 6], mode);
  }
});

test('an account that was made anew with a key of its own is found by the key that is trusted, and by its orders', t => {
  const dir = written(t);
  edit(dir, finishedName(8), lines =>
    lines.splice(5, 1, (lines[5] ?? '').replace('"command":"uptime"', '"command":"uptimes"')),
  );
  const other = new NoteSigner(verifier.name, generateKeyPairSync('ed25519').privateKey);
  remake(dir, other);
  writeFileSync(join(dir, 'keys'), `${other.verifier.toString()}\n`);
  t.is(found(dir)[0]?.[1], 'order');
  t.true(found(dir).some(([, code]) => code === 'checkpoint'));
  t.true(
    found(dir, {}).some(([, code, file, line]) => code === 'order' && file === finishedName(8) && line === 6),
  );
});

test('an account that was made anew with the very key, without contradiction, is found by a checkpoint that was seen before', t => {
  const dir = written(t);
  const seen = verifyAccount(dir, trusted).checkpoint;
  edit(dir, 'account.jsonl', lines =>
    lines.splice(
      6,
      1,
      forge(lines[6] ?? '').replace('"address":"192.0.2.7:40123"', '"address":"192.0.2.9:1"'),
    ),
  );
  remake(dir, cast.signer);
  t.deepEqual(found(dir), []);
  t.is(found(dir, {...trusted, seen})[0]?.[1], 'seen');
});

test('lines that are dropped at the end together with their hashes and checkpoints are found by a checkpoint that was seen before', t => {
  const dir = written(t);
  const seen = verifyAccount(dir, trusted).checkpoint;
  edit(dir, 'account.jsonl', lines => lines.splice(4, 4));
  remake(dir, cast.signer);
  t.deepEqual(found(dir), []);
  t.is(found(dir, {...trusted, seen})[0]?.[1], 'seen');
  t.deepEqual(found(dir, {...trusted, seen: verifyAccount(dir).checkpoint}), []);
});

test('a tail that is cut off the lines, the hashes or the checkpoints alone is found', t => {
  const lines = written(t);
  edit(lines, 'account.jsonl', all => all.splice(4, 4));
  t.deepEqual(found(lines)[0], ['error', 'missing', 'account.jsonl', 5]);
  const hashes = written(t);
  truncateSync(join(hashes, 'tree'), 20 * 32);
  t.deepEqual(found(hashes), [['warning', 'tree', 'tree', undefined]]);
  const checkpoints = written(t);
  edit(checkpoints, 'checkpoints', all => all.splice(20, 20));
  t.deepEqual(found(checkpoints), [['warning', 'unsigned', 'account.jsonl', 5]]);
  t.is(verifyAccount(checkpoints).unsigned, 4);
  const inside = written(t);
  edit(inside, finishedCheckpoints(8), all => all.splice(30, 10));
  t.deepEqual(found(inside), [['warning', 'checkpoint', finishedCheckpoints(8), undefined]]);
});

test('parts that change places, or are taken away, are found', t => {
  const swapped = written(t);
  const [one, two] = [finishedName(0), finishedName(8)].map(name => join(swapped, name)) as [string, string];
  renameSync(one, `${one}.tmp`);
  renameSync(two, one);
  renameSync(`${one}.tmp`, two);
  t.deepEqual(found(swapped), [
    ['error', 'line', finishedName(0), 1],
    ['error', 'line', finishedName(8), 1],
  ]);
  for (const [name, file, line] of [
    [finishedName(0), 'pruned', undefined],
    [finishedName(8), 'account.jsonl', 1],
    ['account.jsonl', 'account.jsonl', 1],
  ] as const) {
    const dir = written(t);
    rmSync(join(dir, name));
    t.deepEqual(found(dir)[0], ['error', 'missing', file, line], name);
  }
});

test('without stored hashes the lines alone are verified', t => {
  const dir = written(t);
  rmSync(join(dir, 'tree'));
  t.deepEqual(found(dir), [['warning', 'tree', 'tree', undefined]]);
  t.true(verifyAccount(dir, trusted).ok);
  edit(dir, finishedName(8), lines => lines.splice(2, 1, (lines[2] ?? '').replace('"rule":"c', '"rule":"C')));
  for (const mode of ['full', 'quick'] as const)
    t.deepEqual(found(dir, {...trusted, mode})[0], ['error', 'line', finishedName(8), 3]);
});

test('where several lines are under one checkpoint and nothing else tells, the first of them is named', t => {
  const dir = written(t, {group: 4});
  rmSync(join(dir, 'tree'));
  edit(dir, finishedName(8), lines => lines.splice(6, 1, (lines[6] ?? '').replace('40123', '40124')));
  const [first] = verifyAccount(dir, {...trusted, mode: 'quick'}).findings;
  t.is(first?.line, 5);
  t.regex(first?.message ?? '', /is the first of 4 lines of which one or more were changed/);
});

test('what a crash leaves is told as that: a torn line, and half a checkpoint', t => {
  const dir = written(t);
  appendFileSync(join(dir, 'account.jsonl'), '{"level":30,"time":17954');
  appendFileSync(join(dir, 'checkpoints'), `${verifier.name}\n25\n`);
  const report = verifyAccount(dir, trusted);
  t.true(report.ok);
  t.deepEqual(
    report.findings.map(({level, code}) => [level, code]),
    [
      ['warning', 'torn'],
      ['warning', 'torn'],
    ],
  );
});

test('an account as the server writes it verifies, while it is open, when it was closed, and when it goes on', async t => {
  const dir = memoryFolder(t);
  for (let run = 0; run < 2; run++) {
    const account = await openAccount(t, dir, {signer: cast.signer, rotateBytes: 1000});
    await account.append({...serverStart(), log: verifier.toString()} as ReturnType<typeof serverStart>);
    for (let i = 0; i < 20; i++)
      await Promise.all([account.append(denial(`${i}`)), account.append(denial('too'))]);
    for (const mode of ['full', 'quick'] as const)
      t.deepEqual(verifyAccount(dir, {verifier, mode}).findings, [], `run ${run}, ${mode}, open`);
    await account.close();
    const {ok, size, unsigned, parts} = verifyAccount(dir, {verifier});
    t.deepEqual([ok, size, unsigned], [true, 41 * (run + 1), 0]);
    t.true(parts > 3);
  }
});

test('an empty folder and a checkpoint over more entries than there could be are told at once', t => {
  const empty = memoryFolder(t);
  mkdirSync(join(empty, 'certificates'));
  t.false(verifyAccount(empty).ok);
  const dir = written(t);
  const huge = signCheckpoint({origin: verifier.name, size: 2 ** 46, root: Buffer.alloc(32)}, cast.signer);
  appendFileSync(join(dir, 'checkpoints'), huge);
  for (const mode of ['full', 'quick'] as const) t.false(verifyAccount(dir, {...trusted, mode}).ok);
  t.true(readdirSync(dir).length > 0);
});

test('of many findings the first are told, and the others counted', t => {
  const dir = memoryFolder(t);
  writeAccount(dir, cast, {lines: 400, plain: () => true, group: 50});
  edit(dir, 'account.jsonl', lines => {
    for (let i = 0; i < 400; i += 2) lines[i] = (lines[i] ?? '').replace('no-certificate', 'no certificate');
  });
  const {findings, more} = verifyAccount(dir, {verifier, mode: 'quick'});
  t.is(findings.length, 20);
  t.is(findings[0]?.line, 1);
  t.is(more, 180);
});
