import {appendFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Account} from '../../../src/audit/log/account.ts';
import {follow} from '../../../src/audit/read/follow.ts';
import type {AuditFilter} from '../../../src/identity/generated/order.ts';
import {denial, openAccount, serverStart, temporaryFolder} from '../fixtures.ts';

/** An account whose files are put aside after every few entries. */
async function openSmall(t: ExecutionContext): Promise<{dir: string; account: Account}> {
  const dir = temporaryFolder(t);
  const account = await openAccount(t, dir, {rotateBytes: 1000});
  await account.append(serverStart());
  return {dir, account};
}

/** The numbers of entries as they come. */
function numbersOf(t: ExecutionContext, dir: string, filter: AuditFilter) {
  const stop = new AbortController();
  t.teardown(() => stop.abort());
  const found = follow(dir, filter, stop.signal);
  return {
    stop: () => stop.abort(),
    async take(count: number): Promise<number[]> {
      const seqs: number[] = [];
      while (seqs.length < count) {
        const {value, done} = await found.next();
        if (done) break;
        seqs.push(value.entry.seq);
      }
      return seqs;
    },
  };
}

const range = (from: number, to: number) => Array.from({length: to - from}, (_, i) => from + i);

test('what is written comes in order and once, over files that are put aside', async t => {
  const {dir, account} = await openSmall(t);
  const followed = numbersOf(t, dir, {});
  t.deepEqual(await followed.take(1), [0]);
  for (let n = 1; n <= 5; n++) await account.append(denial(`number ${n}`));
  t.deepEqual(await followed.take(5), range(1, 6));
  // Several files are finished before anybody looks again.
  for (let n = 6; n <= 40; n++) await account.append(denial(`number ${n}`));
  t.deepEqual(await followed.take(35), range(6, 41));
  await account.append(denial('the last'));
  t.deepEqual(await followed.take(1), [41]);
});

test('the last so many stand before it, and only what matches is told', async t => {
  const {dir, account} = await openSmall(t);
  for (let n = 1; n <= 20; n++) await account.append(denial('no', n % 2 === 0 ? 'alice' : 'bob'));
  const followed = numbersOf(t, dir, {person: 'alice', limit: 2, follow: true});
  t.deepEqual(await followed.take(2), [18, 20]);
  for (let n = 21; n <= 40; n++) await account.append(denial('no', n % 2 === 0 ? 'alice' : 'bob'));
  t.deepEqual(
    await followed.take(10),
    range(21, 41).filter(n => n % 2 === 0),
  );
});

test('half a line waits until it is whole, and an abort ends it', async t => {
  const {dir, account} = await openSmall(t);
  await account.close();
  const followed = numbersOf(t, dir, {});
  await followed.take(1);
  const line = '{"level":30,"time":1,"v":1,"seq":1,"event":"server-stop","host":"lab-01","reason":"x"}\n';
  appendFileSync(join(dir, 'account.jsonl'), line.slice(0, 30));
  const next = followed.take(1);
  appendFileSync(join(dir, 'account.jsonl'), line.slice(30));
  t.deepEqual(await next, [1]);
  const rest = followed.take(1);
  followed.stop();
  t.deepEqual(await rest, []);
});
