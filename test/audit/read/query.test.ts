import {appendFileSync, linkSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import fc from 'fast-check';
import {matches} from '../../../src/audit/entry/filter.ts';
import {entryFormatter} from '../../../src/audit/entry/format-entry.ts';
import type {Entry} from '../../../src/audit/generated/entry.ts';
import type {Account} from '../../../src/audit/log/account.ts';
import {AccountFolder} from '../../../src/audit/read/account-folder.ts';
import {linesBackward, linesForward} from '../../../src/audit/read/lines.ts';
import {query} from '../../../src/audit/read/query.ts';
import type {AuditFilter} from '../../../src/identity/generated/order.ts';
import {
  authorized,
  denial,
  entriesIn,
  jobEnd,
  jobId,
  openAccount,
  principal,
  SetClock,
  serverStart,
  temporaryFolder,
  timedAccount,
} from '../fixtures.ts';

const minute = 60_000;

/** An account over several files: who did what when, an hour and a half long. */
async function history(t: ExecutionContext): Promise<{dir: string; account: Account; clock: SetClock}> {
  const {dir, clock, account} = await timedAccount(t, {rotateBytes: 6000});
  await account.append(serverStart());
  for (let n = 0; n < 30; n++) {
    const person = n % 3 === 0 ? 'alice' : 'bob';
    const command = n % 4 === 0 ? 'disk-usage' : 'uptime';
    const fleet = n % 5 === 0 ? {} : {fleet: jobId(9000 + (n % 5))};
    const {seq} = await account.record(authorized(n, {person, command, ...fleet}), '192.0.2.1:1');
    clock.time += minute;
    if (n % 5 === 0) await account.append(denial('no rule allows it', person));
    if (n % 6 === 0) await account.append(denial('no such command', person, 'unknown-command'));
    await account.append(jobEnd(n, seq, n % 7, person, command));
    clock.time += 2 * minute;
  }
  return {dir, account, clock};
}

const found = (dir: string, filter: AuditFilter) => [...query(dir, filter)];

test('a query finds what reading everything would find, and gives the lines as they are', async t => {
  const {dir} = await history(t);
  const all = entriesIn(dir);
  const start = new SetClock().time;
  const time = fc.integer({min: -10, max: 120}).map(minutes => start + minutes * minute);
  const filter = fc.record(
    {
      since: time,
      until: time,
      after: fc.integer({min: 0, max: 80}),
      person: fc.constantFrom('alice', 'bob', 'nobody'),
      group: fc.constantFrom('ops', 'students'),
      host: fc.constantFrom('lab-01', 'lab-02'),
      text: fc.constantFrom('NO RULE', 'usr/bin', '"', 'ö', 'reeve.order', '.*'),
      command: fc.constantFrom('uptime', 'disk-usage'),
      event: fc.constantFrom('job-start', 'job-end', 'denial', 'server-start'),
      notReadBy: fc.constantFrom('alice', 'bob'),
      outcome: fc.constantFrom('ok', 'failed', 'denied', 'mistaken', 'exited', 'timeout'),
      job: fc.constantFrom(jobId(3), jobId(20), jobId(999)),
      fleet: fc.constantFrom(jobId(9001), jobId(9002).slice(-6), jobId(3)),
      limit: fc.integer({min: 1, max: 20}),
    },
    {requiredKeys: []},
  );
  fc.assert(
    fc.property(filter, filter => {
      const expected = all.filter(entry => matches(entry, filter)).slice(-(filter.limit ?? all.length));
      const results = found(dir, filter);
      t.deepEqual(
        results.map(({entry}) => entry),
        expected,
      );
      for (const {entry, line} of results) t.deepEqual(JSON.parse(line.toString()), entry);
    }),
    {numRuns: 100},
  );
});

test('in files of many megabytes it finds the same, by number, time and words, and the last so many', t => {
  const dir = temporaryFolder(t);
  const entries = writeLong(dir);
  const start = new SetClock().time;
  const number = fc.integer({min: 0, max: 3100});
  const time = number.map(n => start + n * minute);
  const filter = fc.record(
    {
      since: time,
      until: time,
      after: number,
      person: fc.constantFrom('alice', 'bob'),
      text: fc.constantFrom('number 17', 'xxx'),
      limit: fc.integer({min: 1, max: 3000}),
    },
    {requiredKeys: []},
  );
  fc.assert(
    fc.property(filter, filter => {
      const expected = entries.filter(entry => matches(entry, filter)).slice(-(filter.limit ?? 5000));
      t.deepEqual(
        found(dir, filter).map(({entry}) => entry.seq),
        expected.map(({seq}) => seq),
      );
    }),
    {numRuns: 30},
  );
});

/** Some 4 MB in two files, by a clock that goes back half an hour now and then; one line is longer than a megabyte. */
function writeLong(dir: string): Entry[] {
  const clock = new SetClock();
  const start = clock.time;
  const format = entryFormatter('lab-01', clock);
  const formatted = Array.from({length: 3000}, (_, n) => {
    clock.time = start + (n % 100 === 99 ? n - 30 : n) * minute;
    const filler = 'x'.repeat(n === 2000 ? 1_200_000 : 700);
    return format(n, denial(`number ${n} ${filler}`, n % 3 === 0 ? 'alice' : 'bob'));
  });
  const text = (from: number, to?: number) =>
    formatted
      .slice(from, to)
      .map(({line}) => line)
      .join('');
  writeFileSync(join(dir, 'account-0000000000000000.jsonl'), text(0, 1200));
  writeFileSync(join(dir, 'account.jsonl'), text(1200));
  return formatted.map(({entry}) => entry);
}

test('a text is found whatever the case of its letters, and nothing in what was signed', async t => {
  const dir = temporaryFolder(t);
  const account = await openAccount(t, dir);
  await account.record(authorized(1, {argv: ['/bin/echo', 'Größe "A" \\ .*']}), '192.0.2.1:1');
  for (const text of ['/BIN/ECHO', 'größe', 'GRÖSSE', '"a" \\', '.*', 'CATALOGUE.yaml:40'])
    t.is(found(dir, {text}).length, text === 'GRÖSSE' ? 0 : 1, text);
  const payload = Buffer.from('"action"').toString('base64').slice(2, 8);
  t.is(found(dir, {text: payload}).length, 0);
  t.is(found(dir, {text: 'a.b'}).length, 0);
});

test('outcomes are told apart as people name them', async t => {
  const {dir} = await history(t);
  const outcomes = (outcome: string) => found(dir, {outcome}).map(({entry}) => entry);
  t.is(outcomes('ok').length, 5);
  t.is(outcomes('failed').length, 25);
  t.is(outcomes('exited').length, 30);
  t.is(outcomes('denied').length, 6);
  t.true(outcomes('denied').every(entry => entry.event === 'denial' && entry.code === 'denied'));
  t.is(outcomes('mistaken').length, 5);
  t.true(outcomes('mistaken').every(entry => entry.event === 'denial' && entry.code === 'unknown-command'));
  t.deepEqual(outcomes('unable'), []);
});

test('the account may grow and put a file aside while it is read', async t => {
  const {dir, account} = await history(t);
  const before = entriesIn(dir);
  const reading = query(dir, {});
  const seqs = [reading.next().value?.entry.seq];
  for (let n = 100; n < 120; n++) await account.append(denial(`number ${n}`));
  for (const {entry} of reading) seqs.push(entry.seq);
  t.deepEqual(
    seqs,
    before.map(entry => entry.seq),
  );
});

test('a file that is put aside between opening and listing is read once', async t => {
  const {dir} = await history(t);
  const before = entriesIn(dir).map(entry => entry.seq);
  // What such a moment looks like to a reader: it holds the growing file open, and sees it under its new name.
  linkSync(join(dir, 'account.jsonl'), join(dir, 'account-0000000000009999.jsonl'));
  t.deepEqual(
    found(dir, {}).map(({entry}) => entry.seq),
    before,
  );
});

test('a line that is being written is passed over, and one that is damaged is said', async t => {
  const {dir, account} = await history(t);
  await account.close();
  const path = join(dir, 'account.jsonl');
  const content = readFileSync(path, 'utf8');
  const count = found(dir, {}).length;
  appendFileSync(path, '{"level":30,"time":1');
  t.is(found(dir, {}).length, count);
  t.is(found(dir, {limit: 2}).length, 2);
  writeFileSync(path, content.replace('"v":1', '"v":?'));
  t.throws(() => found(dir, {}), {
    code: 'account-damaged',
    message: /account\.jsonl is damaged: no entry stands at byte 0/,
  });
});

test('lines come out the same forwards and backwards, whatever their lengths', t => {
  const dir = temporaryFolder(t);
  const path = join(dir, 'account.jsonl');
  const length = fc.oneof(
    fc.integer({min: 0, max: 5}),
    fc.integer({min: 262_140, max: 262_148}),
    fc.constant(600_000),
  );
  fc.assert(
    fc.property(fc.array(length, {maxLength: 6}), fc.boolean(), (lengths, isWhole) => {
      const lines = lengths.map((length, i) => String(i).repeat(length));
      const text = lines.join('\n') + (isWhole && lines.length > 0 ? '\n' : '');
      writeFileSync(path, text);
      using parts = new AccountFolder(dir);
      const part = parts.parts[0] as NonNullable<(typeof parts.parts)[0]>;
      const {fd} = parts.open(part);
      const shown = (each: Iterable<{bytes: Buffer; position: number; isWhole: boolean}>) =>
        [...each].map(line => [line.bytes.toString(), line.position, line.isWhole]);
      const forward = shown(linesForward(fd, 0, part.size));
      t.deepEqual(shown(linesBackward(fd, part.size)).toReversed(), forward);
      const expected = isWhole || lines.at(-1) === '' ? text.split('\n').slice(0, -1) : text.split('\n');
      t.deepEqual(
        forward.map(([bytes]) => bytes),
        text === '' ? [] : expected,
      );
    }),
    {numRuns: 50},
  );
});

test('what one person read of the account is left out, and nothing else', async t => {
  const dir = temporaryFolder(t);
  const account = await openAccount(t, dir);
  for (const [n, person] of ['alice', 'bob'].entries()) {
    const caller = callerOf(n, person);
    const read = {
      event: 'account-read',
      ...caller,
      job: jobId(n),
      rule: 'catalogue.yaml:1',
      filter: {},
    } as const;
    await account.append(read);
    await account.record(authorized(n, {person, command: 'audit-log'}), caller.address);
    await account.append(jobEnd(n, 0, 0, person, 'audit-log'));
    await account.record(authorized(n + 10, {person}), caller.address);
    await account.append(denial('may not read the account', person));
  }
  const without = (notReadBy: string) => found(dir, {notReadBy}).map(({entry: {seq}}) => seq);
  t.deepEqual(without('alice'), [3, 4, 5, 6, 7, 8, 9]);
  t.deepEqual(without('bob'), [0, 1, 2, 3, 4, 8, 9]);
  t.is(found(dir, {notReadBy: 'carol'}).length, 10);
});

function callerOf(n: number, person: string) {
  return {
    principal: principal(person),
    certificate: {fingerprint: '7'.repeat(64), serial: '0A'},
    address: '192.0.2.1:1',
    order: {id: jobId(n), digest: 'a'.repeat(64)},
  };
}
