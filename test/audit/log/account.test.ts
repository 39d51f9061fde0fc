import {readdirSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import type {AuditEvent} from '../../../src/audit/entry/format-entry.ts';
import {entryFormatter} from '../../../src/audit/entry/format-entry.ts';
import {entry as isEntry} from '../../../src/audit/generated/entry-validators.js';
import {realDisk} from '../../../src/audit/log/disk.ts';
import {anyText} from '../../fixtures/any-text.ts';
import {
  authorized,
  denial,
  entriesIn,
  jobEnd,
  jobId,
  openAccount,
  SetClock,
  serverStart,
  temporaryFolder,
} from '../fixtures.ts';

test('an entry is on disk with its place, time and order when its promise resolves', async t => {
  const dir = temporaryFolder(t);
  const account = await openAccount(t, dir);
  await account.append(serverStart());
  const order = authorized(1);
  const {seq, authorized: same} = await account.record(order, '192.0.2.1:5000');
  t.is(same, order);
  const ended = await account.append(jobEnd(1, seq));
  const entries = entriesIn(dir);
  t.deepEqual(
    entries.map(entry => entry.seq),
    [0, 1, 2],
  );
  const line = readFileSync(join(dir, 'account.jsonl')).subarray(
    ended.position,
    ended.position + ended.bytes,
  );
  t.deepEqual(JSON.parse(line.toString()), entries[2]);
  for (const entry of entries) t.true(isEntry(entry), JSON.stringify(isEntry.errors));
  const start = entries[1];
  t.like(start, {
    event: 'job-start',
    host: 'lab-01',
    time: Date.parse('2026-05-01T12:00:00Z'),
    job: jobId(1),
    principal: {name: 'alice', groups: ['ops']},
    address: '192.0.2.1:5000',
    rule: 'catalogue.yaml:40',
    argv: ['/usr/bin/uptime'],
    order: {envelope: order.order.envelope},
  });
});

test('the account is for its owner alone', async t => {
  const dir = join(temporaryFolder(t), 'audit');
  const account = await openAccount(t, dir);
  await account.append(serverStart());
  t.is(statSync(dir).mode & 0o777, 0o700);
  for (const name of readdirSync(dir)) {
    const stat = statSync(join(dir, name));
    t.is(stat.mode & 0o777, stat.isDirectory() ? 0o700 : 0o600, name);
  }
});

test('200 entries at once share a sync, and those that come meanwhile the next', async t => {
  const dir = temporaryFolder(t);
  let syncs = 0;
  const syncing = Promise.withResolvers<void>();
  const account = await openAccount(t, dir, {
    disk: {
      ...realDisk,
      sync(fd) {
        syncs += 1;
        syncing.resolve();
        return realDisk.sync(fd);
      },
    },
  });
  const first = Array.from({length: 200}, (_, n) => account.append(denial(`first ${n}`)));
  await syncing.promise;
  const second = Array.from({length: 200}, (_, n) => account.append(denial(`second ${n}`)));
  await Promise.all([...first, ...second]);
  t.is(syncs, 2);
  t.deepEqual(
    entriesIn(dir).map(entry => entry.seq),
    [...Array(400).keys()],
  );
});

test('nothing that is in a field can break a line or forge another', t => {
  const format = entryFormatter('lab-01', new SetClock());
  const text = anyText({maxLength: 40});
  fc.assert(
    fc.property(text, text, fc.array(text, {maxLength: 5}), (message, name, groups) => {
      const event: AuditEvent = {event: 'denial', principal: {name, groups}, code: 'denied', message};
      const {line, entry} = format(3, event);
      t.is(line.indexOf('\n'), line.length - 1);
      t.false(/[\u0000-\u001f]/.test(line.slice(0, -1)));
      t.deepEqual(JSON.parse(line), entry);
      t.like(entry, event);
    }),
  );
});

test('a long argv is kept whole', async t => {
  const dir = temporaryFolder(t);
  const argv = Array.from({length: 5000}, (_, n) => `argument ${n} \u2028 \ud800 "`);
  await (await openAccount(t, dir)).record(authorized(1, {argv}), '192.0.2.1:5000');
  t.deepEqual(
    entriesIn(dir).map(entry => 'argv' in entry && entry.argv),
    [argv],
  );
});

test('files that reached their size are put aside, and the count goes on through them and a restart', async t => {
  const dir = temporaryFolder(t);
  for (const from of [0, 30]) {
    const account = await openAccount(t, dir, {rotateBytes: 1000});
    for (let n = from; n < from + 30; n++) await account.append(denial(`number ${n}`));
    await account.close();
  }
  const names = readdirSync(dir).filter(name => name.endsWith('.jsonl'));
  t.true(names.length > 5);
  const entries = entriesIn(dir);
  t.deepEqual(
    entries.map(entry => entry.seq),
    [...Array(60).keys()],
  );
  t.deepEqual(
    entries.map(entry => 'message' in entry && entry.message),
    [...Array(60).keys()].map(n => `number ${n}`),
  );
});

test('what is given before the account is closed is recorded, and what comes after is refused', async t => {
  const dir = temporaryFolder(t);
  const account = await openAccount(t, dir);
  const last = account.append(denial('last'));
  await account.close();
  await last;
  await t.throwsAsync(account.append(denial('late')), {code: 'account-unavailable', message: /closed/});
  t.is(entriesIn(dir).length, 1);
});
