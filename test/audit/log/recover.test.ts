import {
  appendFileSync,
  cpSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {LinesEnd} from '../../../src/audit/log/recover.ts';
import {cutTorn, findEnd} from '../../../src/audit/log/recover.ts';
import {authorized, denial, entriesIn, jobEnd, openAccount, temporaryFolder} from '../fixtures.ts';

function recover(dir: string): LinesEnd {
  const end = findEnd(dir);
  cutTorn(end);
  return end;
}

/** An account of 5 entries, closed. */
async function accountOfFive(t: ExecutionContext): Promise<string> {
  const dir = temporaryFolder(t);
  const account = await openAccount(t, dir);
  await account.append(denial('one'));
  const {seq} = await account.record(authorized(1), '192.0.2.1:1');
  await account.append(jobEnd(1, seq));
  await account.append(denial('four, with é and \u2028'));
  await account.append(denial('five'));
  await account.close();
  return dir;
}

test('cut at any byte, the account keeps every entry that is whole, says what it lost, and goes on', async t => {
  const dir = await accountOfFive(t);
  const path = join(dir, 'account.jsonl');
  const content = readFileSync(path);
  const copy = temporaryFolder(t);
  const copied = join(copy, 'account.jsonl');
  for (let size = content.length; size >= 0; size--) {
    writeFileSync(copied, content.subarray(0, size));
    const kept = content.subarray(0, size).lastIndexOf('\n') + 1;
    const {next, torn} = recover(copy);
    t.is(next, content.subarray(0, size).toString().split('\n').length - 1);
    t.deepEqual(torn, kept === size ? undefined : {path: copied, bytes: size - kept});
    t.true(readFileSync(copied).equals(content.subarray(0, kept)));
  }
  appendFileSync(path, content.subarray(0, 100));
  const account = await openAccount(t, dir);
  t.is(account.repair?.bytes, 100);
  await account.append(denial('instead'));
  t.deepEqual(
    entriesIn(dir).map(entry => entry.seq),
    [0, 1, 2, 3, 4, 5],
  );
  t.like(entriesIn(dir).at(-1), {message: 'instead'});
});

test('a last line that is no entry is cut off', async t => {
  const dir = await accountOfFive(t);
  for (const torn of ['{"level":30,"ti\n', '\0'.repeat(100), '{"a":1}\n', 'null\n']) {
    appendFileSync(join(dir, 'account.jsonl'), torn);
    t.like(recover(dir), {next: 5, torn: {bytes: torn.length}});
  }
});

test('a damaged line anywhere else stops the start, naming file and line', async t => {
  const dir = await accountOfFive(t);
  const path = join(dir, 'account.jsonl');
  const content = readFileSync(path, 'utf8');
  const lines = content.split('\n');
  const cases: [string[], RegExp][] = [
    [lines.with(2, 'x'), /account\.jsonl:3 is not an entry where entry 2 should be/],
    [lines.with(0, ''), /account\.jsonl:1 is not an entry/],
    [lines.toSpliced(1, 1), /account\.jsonl:2 is entry 2 where entry 1 should be/],
    [lines.toSpliced(1, 0, lines[0] as string), /account\.jsonl:2 is entry 0 where entry 1 should be/],
    [[...lines.slice(0, 4), lines[0] as string, ''], /account\.jsonl:5 is entry 0 where entry 4 should be/],
    [lines.slice(1), /account\.jsonl:1 is entry 1 where entry 0 should be/],
  ];
  for (const [damaged, message] of cases) {
    writeFileSync(path, damaged.join('\n'));
    t.throws(() => recover(dir), {code: 'account-damaged', message});
    await t.throwsAsync(openAccount(t, dir), {code: 'account-damaged'});
    t.is(readFileSync(path, 'utf8'), damaged.join('\n'), 'nothing was changed');
  }
});

test('a line behind the last checkpoint that is damaged behind its head stops the start, unless it is the last', async t => {
  const dir = await accountOfFive(t);
  const path = join(dir, 'account.jsonl');
  const content = readFileSync(path, 'utf8');
  const last = content.split('\n').at(-2) as string;
  const [whole, damaged] = [
    last.replace('"seq":4', '"seq":6'),
    `${last.replace('"seq":4', '"seq":5').slice(0, -3)}\n`,
  ];
  appendFileSync(path, `${damaged}${whole}\n`);
  await t.throwsAsync(openAccount(t, dir), {
    code: 'account-damaged',
    message: /account\.jsonl:6 is not an entry where entry 5 should be/,
  });
  t.is(readFileSync(path, 'utf8'), `${content}${damaged}${whole}\n`, 'nothing was changed');
  writeFileSync(path, `${content}${damaged}`);
  t.deepEqual((await openAccount(t, dir)).repair, {path, bytes: damaged.length});
});

test('a crash between putting a file aside and making the next loses nothing', async t => {
  const dir = await accountOfFive(t);
  renameSync(join(dir, 'account.jsonl'), join(dir, 'account-0000000000000000.jsonl'));
  const account = await openAccount(t, dir);
  await account.append(denial('six'));
  t.deepEqual(
    entriesIn(dir).map(entry => entry.seq),
    [0, 1, 2, 3, 4, 5],
  );
});

test('a file that is missing between two others, or damaged at its end, stops the start', async t => {
  const dir = temporaryFolder(t);
  const account = await openAccount(t, dir, {rotateBytes: 500});
  for (let n = 0; n < 10; n++) await account.append(denial(`number ${n}`));
  await account.close();
  const last = readdirSync(dir)
    .filter(name => name.startsWith('account-'))
    .toSorted()
    .at(-1) as string;
  const copy = join(temporaryFolder(t), 'copy');
  cpSync(dir, copy, {recursive: true});
  rmSync(join(dir, last));
  t.throws(() => recover(dir), {
    code: 'account-damaged',
    message: /account\.jsonl:1 is entry \d+ where entry \d+ should be/,
  });
  truncateSync(join(copy, last), 700);
  t.throws(() => recover(copy), {code: 'account-damaged', message: new RegExp(last)});
});
