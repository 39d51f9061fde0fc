import {generateKeyPairSync} from 'node:crypto';
import {
  appendFileSync,
  cpSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {EntryPlace} from '../../../src/audit/entry/entry-place.ts';
import {verifyReceipt} from '../../../src/audit/evidence/verify-receipt.ts';
import {originOf} from '../../../src/identity/log-key.ts';
import {openCheckpoint} from '../../../src/merkle/checkpoint.ts';
import {NoteSigner} from '../../../src/merkle/note-signer.ts';
import {verifyConsistency} from '../../../src/merkle/proofs.ts';
import {denial, logSigner, openAccount, serverStart, temporaryFolder} from '../fixtures.ts';

const {verifier} = logSigner;
const hashes = (proof: readonly string[]) => proof.map(hash => Buffer.from(hash, 'base64'));

/** An account of so many entries in small files, closed; and where each entry stands. */
async function accountOf(t: ExecutionContext, entries: number): Promise<{dir: string; places: EntryPlace[]}> {
  const dir = temporaryFolder(t);
  const account = await openAccount(t, dir, {rotateBytes: 1000});
  const places: EntryPlace[] = [];
  for (let n = 0; n < entries; n++) places.push(await account.append(denial(`number ${n}`)));
  await account.close();
  return {dir, places};
}

test('every entry has a receipt that verifies, in whichever file it stands, and after a restart', async t => {
  const {dir, places} = await accountOf(t, 23);
  const account = await openAccount(t, dir, {rotateBytes: 1000});
  const last = await account.append(denial('after the restart'));
  for (const place of [...places, last]) {
    const receipt = account.receipt(place);
    if (!receipt) return t.fail('no receipt');
    const {entry, checkpoint} = verifyReceipt(receipt, verifier, 'lab-01');
    t.is(entry.seq, place.seq);
    t.is(checkpoint.size, 24);
    t.is(checkpoint.origin, 'lab-01/reeve-account');
    t.false('consistency' in receipt);
  }
});

test('checkpoints of one account continue each other, and a receipt shows it to whoever has seen one', async t => {
  const account = await openAccount(t, temporaryFolder(t), {rotateBytes: 1000});
  const seen = [];
  for (let n = 0; n < 20; n++) {
    const place = await account.append(denial(`number ${n}`));
    const receipt = account.receipt(place);
    if (receipt) seen.push(openCheckpoint(receipt.checkpoint, verifier));
  }
  const [last] = seen.slice(-1);
  const place = {seq: 19, position: 0, bytes: 1};
  for (const {size, root} of seen) {
    const consistency = account.receipt(place, size)?.consistency;
    const proof = hashes(consistency?.proof ?? []);
    t.is(consistency?.from, size);
    const {size: second = 0, root: secondRoot = root} = last ?? {};
    t.true(verifyConsistency({first: size, second, firstRoot: root, secondRoot, proof}));
    t.deepEqual(hashes(account.prove(size, 20)), proof);
  }
  t.false('consistency' in (account.receipt(place, 21) ?? {}));
  t.throws(() => account.prove(3, 21), {code: 'tree-beyond', message: /has 20 entries/});
  t.throws(() => account.prove(4, 3), {code: 'tree-beyond'});
});

test('entries that are synced together share a checkpoint', async t => {
  const dir = temporaryFolder(t);
  const account = await openAccount(t, dir);
  const places = await Promise.all(Array.from({length: 50}, (_, n) => account.append(denial(`number ${n}`))));
  t.is(new Set(places.map(place => account.receipt(place)?.checkpoint)).size, 1);
  const notes = readFileSync(join(dir, 'checkpoints'), 'utf8').match(/^lab-01\/reeve-account$/gm);
  // That of the empty account, and that of these.
  t.is(notes?.length, 2);
});

test('an account whose lines are not what was signed is not opened, and nothing in it is touched', async t => {
  const {dir} = await accountOf(t, 4);
  const path = join(dir, 'account.jsonl');
  const lines = readFileSync(path, 'utf8').trimEnd().split('\n');
  const first = JSON.parse(lines[0] as string).seq;
  const changed = lines.map(line => line.replace('"message":"number', '"message":"Number'));
  const torn = '{"level":30,"ti';
  const cases: [string, string[], RegExp][] = [
    ['an edited line', changed.with(1, lines[1] as string), /account\.jsonl:1 is not what was written there/],
    [
      'an edited last line',
      lines.with(-1, changed.at(-1) as string),
      new RegExp(`account\\.jsonl:${lines.length} is not`),
    ],
    ['a missing line', lines.slice(0, -1), /ends with 3 entries, and its last checkpoint was signed over 4/],
    ['a file that is gone', [], new RegExp(`ends with ${first} entries`)],
  ];
  for (const [title, content, message] of cases) {
    const bad = content.map(line => `${line}\n`).join('') + torn;
    writeFileSync(path, bad);
    const before = snapshot(dir);
    const error = await t.throwsAsync(openAccount(t, dir), {code: 'account-damaged', message}, title);
    t.regex(error?.message ?? '', /put its folder back .* or keep it as evidence, move it away/);
    t.deepEqual(snapshot(dir), before, title);
  }
});

test('a change in a finished file is noticed as soon as its lines are read', async t => {
  const {dir} = await accountOf(t, 12);
  const [finished = ''] = readdirSync(dir).filter(name => name.startsWith('account-'));
  const content = readFileSync(join(dir, finished), 'utf8');
  writeFileSync(join(dir, finished), content.replace('number 0', 'number x'));
  // The tree says the same as before, so that a start sees nothing: verify does.
  await (await openAccount(t, dir)).close();
  // Whoever takes the tree away has the lines read again.
  rmSync(join(dir, 'tree'));
  await t.throwsAsync(openAccount(t, dir), {
    code: 'account-damaged',
    message: /is not what was written there/,
  });
  writeFileSync(join(dir, finished), content);
  const account = await openAccount(t, dir);
  t.true(account.isTreeRebuilt);
});

test('a tree that is lost, cut or damaged is computed from the lines, also where a start was killed over it', async t => {
  const {dir, places} = await accountOf(t, 40);
  const path = join(dir, 'tree');
  const whole = readFileSync(path);
  const damages: [string, () => void][] = [
    ['lost', () => rmSync(path)],
    ['cut', () => truncateSync(path, 100)],
    ['of zeros', () => writeFileSync(path, Buffer.alloc(whole.length))],
    ['too long', () => appendFileSync(path, Buffer.alloc(1000, 7))],
    ['half rebuilt', () => renameSync(path, join(dir, 'tree.new'))],
  ];
  for (const [title, damage] of damages) {
    damage();
    const account = await openAccount(t, dir);
    t.deepEqual(readFileSync(path), whole, title);
    for (const place of places)
      t.notThrows(() => verifyReceipt(account.receipt(place) as never, verifier, 'lab-01'));
    await account.close();
    t.false(existsSync(join(dir, 'tree.new')));
  }
});

test('what a crash leaves of the checkpoints is cut, and the account goes on; none at all is no crash', async t => {
  const {dir} = await accountOf(t, 2);
  const path = join(dir, 'checkpoints');
  const whole = readFileSync(path);
  for (const cut of [1, 40, 120]) {
    truncateSync(path, whole.length - cut);
    await (await openAccount(t, dir)).close();
    t.deepEqual(readFileSync(path), whole, `cut by ${cut}`);
  }
  for (const garbage of [Buffer.alloc(500), Buffer.from('\n'.repeat(11)), whole.subarray(0, 100)]) {
    appendFileSync(path, garbage);
    await (await openAccount(t, dir)).close();
    t.deepEqual(readFileSync(path), whole);
  }
  truncateSync(path, 0);
  await t.throwsAsync(openAccount(t, dir), {code: 'account-damaged', message: /has no checkpoint/});
});

test('a crash anywhere while a file is put aside loses no checkpoint', async t => {
  const {dir, places} = await accountOf(t, 3);
  const first = JSON.parse(readFileSync(join(dir, 'account.jsonl'), 'utf8').split('\n')[0] as string).seq;
  const name = String(first).padStart(16, '0');
  const crashes = [
    () => renameSync(join(dir, 'account.jsonl'), join(dir, `account-${name}.jsonl`)),
    () => writeFileSync(join(dir, 'account.jsonl'), ''),
    () => renameSync(join(dir, 'checkpoints'), join(dir, `checkpoints-${name}`)),
    () => writeFileSync(join(dir, 'checkpoints'), ''),
  ];
  for (const [i, crash] of crashes.entries()) {
    crash();
    const copy = join(temporaryFolder(t), 'audit');
    cpSync(dir, copy, {recursive: true});
    const account = await openAccount(t, copy);
    const last = await account.append(denial('after the crash'));
    for (const place of [...places, last])
      t.notThrows(() => verifyReceipt(account.receipt(place) as never, verifier, 'lab-01'), `crash ${i}`);
    t.true(existsSync(join(copy, `checkpoints-${name}`)), `crash ${i}`);
  }
});

test('an account of before there were checkpoints gets its tree and its first checkpoint', async t => {
  const {dir, places} = await accountOf(t, 20);
  for (const name of readdirSync(dir))
    if (!name.startsWith('account')) rmSync(join(dir, name), {recursive: true});
  const account = await openAccount(t, dir);
  t.true(account.isTreeRebuilt);
  t.is(account.firstSigned, 20);
  const last = await account.append(denial('the first with a checkpoint'));
  for (const place of [...places, last])
    t.notThrows(() => verifyReceipt(account.receipt(place) as never, verifier, 'lab-01'));
});

test('an account that had a key, and of which everything signed was taken away, is not signed anew', async t => {
  const dir = temporaryFolder(t);
  const account = await openAccount(t, dir);
  await account.append({...serverStart(), log: verifier.toString()} as ReturnType<typeof serverStart>);
  await account.close();
  for (const name of ['tree', 'checkpoints', 'keys']) rmSync(join(dir, name));
  await t.throwsAsync(openAccount(t, dir), {code: 'account-damaged', message: /has no checkpoint/});
});

test('an account that somebody signed anew, with a key that is not of this host, is not opened', async t => {
  const {dir} = await accountOf(t, 3);
  const own = new NoteSigner(originOf('lab-01'), generateKeyPairSync('ed25519').privateKey);
  for (const name of ['tree', 'checkpoints', 'keys']) rmSync(join(dir, name));
  for (const name of readdirSync(dir)) if (name.startsWith('checkpoints-')) rmSync(join(dir, name));
  await (await openAccount(t, dir, {signer: own})).close();
  appendFileSync(join(dir, 'keys'), `${verifier.toString()}\n`);
  await t.throwsAsync(openAccount(t, dir), {
    code: 'account-damaged',
    message: /signed by another key of lab-01\/reeve-account .* start once with the one before/,
  });
});

test('entries are not written into a file that was taken away or replaced', async t => {
  const dir = temporaryFolder(t);
  const account = await openAccount(t, dir);
  await account.append(denial('one'));
  const path = join(dir, 'account.jsonl');
  writeFileSync(`${path}.new`, readFileSync(path));
  renameSync(`${path}.new`, path);
  await t.throwsAsync(account.append(denial('two')), {
    code: 'account-unavailable',
    message: /account\.jsonl was taken away or replaced/,
  });
  t.false(account.canStart);
});

test('another log key goes on where the first one ended, at once and after a restart', async t => {
  const {dir, places} = await accountOf(t, 3);
  const other = new NoteSigner(originOf('lab-01'), generateKeyPairSync('ed25519').privateKey);
  const account = await openAccount(t, dir);
  const before = openCheckpoint(account.receipt(places[0] as EntryPlace)?.checkpoint ?? '', verifier);
  await account.setSigner(other);
  const place = await account.append(denial('signed by the other'));
  const receipt = account.receipt(place, before.size);
  if (!receipt) return t.fail('no receipt');
  const {checkpoint} = verifyReceipt(receipt, other.verifier, 'lab-01');
  t.throws(() => verifyReceipt(receipt, verifier, 'lab-01'), {code: 'receipt-invalid'});
  t.true(
    verifyConsistency({
      first: before.size,
      second: checkpoint.size,
      firstRoot: before.root,
      secondRoot: checkpoint.root,
      proof: hashes(receipt.consistency?.proof ?? []),
    }),
  );
  await account.close();
  const again = await openAccount(t, dir, {signer: other});
  t.notThrows(() => verifyReceipt(again.receipt(place) as never, other.verifier, 'lab-01'));
  t.is(readFileSync(join(dir, 'keys'), 'utf8'), `${verifier.toString()}\n${other.verifier.toString()}\n`);
});

/** Names, sizes and content of a folder's files. */
function snapshot(dir: string): [string, string][] {
  return readdirSync(dir)
    .filter(name => statSync(join(dir, name)).isFile())
    .map(name => [name, readFileSync(join(dir, name), 'base64')]);
}
