import {existsSync, readFileSync, statSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import type {Disk} from '../../../src/audit/log/disk.ts';
import {realDisk} from '../../../src/audit/log/disk.ts';
import {authorized, denial, entriesIn, jobEnd, openAccount, SetClock, temporaryFolder} from '../fixtures.ts';

const noSpace = () => Object.assign(new Error('ENOSPC: no space left on device, write'), {code: 'ENOSPC'});

test('a sync that fails once and then works leaves the account failed until it is opened again', async t => {
  const dir = temporaryFolder(t);
  let failures = 1;
  const disk: Disk = {
    ...realDisk,
    async sync(fd) {
      if (failures-- > 0) throw new Error('input/output error');
      await realDisk.sync(fd);
    },
  };
  const account = await openAccount(t, dir, {disk});
  const [first, same] = [account.append(denial('first')), account.append(denial('in the same group'))];
  await t.throwsAsync(first, {code: 'account-unavailable', message: /input\/output error/});
  await t.throwsAsync(same, {code: 'account-unavailable'});
  await t.throwsAsync(account.append(denial('later')), {code: 'account-unavailable'});
  await t.throwsAsync(account.record(authorized(1), '192.0.2.1:1'), {code: 'account-unavailable'});
  t.false(account.canStart);
  await account.close();
  // Failed, but written: what nobody was told of is still an entry, and the count goes on after it.
  const again = await openAccount(t, dir);
  const {seq} = await again.record(authorized(2), '192.0.2.1:1');
  t.is(seq, 2);
  t.deepEqual(
    entriesIn(dir).map(entry => entry.seq),
    [0, 1, 2],
  );
});

test('a write that fails is final for what waits and what comes, and leaves no half of a line', async t => {
  const dir = temporaryFolder(t);
  let calls = 0;
  const disk: Disk = {
    ...realDisk,
    write(fd, bytes, position) {
      calls += 1;
      if (calls === 1) return realDisk.write(fd, bytes, position);
      if (calls === 2) return realDisk.write(fd, bytes.subarray(0, 10), position);
      throw new Error('input/output error');
    },
  };
  const account = await openAccount(t, dir, {disk});
  await account.append(denial('good'));
  const {size} = statSync(join(dir, 'account.jsonl'));
  await t.throwsAsync(account.append(denial('bad')), {code: 'account-unavailable'});
  t.is(statSync(join(dir, 'account.jsonl')).size, size);
  await t.throwsAsync(account.append(denial('worse')), {code: 'account-unavailable'});
});

test('however few bytes the disk takes at a time, lines are whole', async t => {
  const dir = temporaryFolder(t);
  const account = await openAccount(t, dir, {
    disk: {...realDisk, write: (fd, bytes, position) => realDisk.write(fd, bytes.subarray(0, 7), position)},
  });
  await Promise.all(Array.from({length: 20}, (_, n) => account.append(denial(`number ${n}`))));
  t.is(entriesIn(dir).length, 20);
});

test('on a full disk starts are refused and ends recorded, out of the reserve, until there is space again', async t => {
  const dir = temporaryFolder(t);
  const clock = new SetClock();
  let space = Number.POSITIVE_INFINITY;
  const reserve = join(dir, 'reserve');
  const disk: Disk = {
    ...realDisk,
    write(fd, bytes, position) {
      // The reserve is what there is when all else is used up.
      const left = existsSync(reserve) ? space : space + 4096;
      if (left <= 0) throw noSpace();
      const written = realDisk.write(fd, bytes.subarray(0, left), position);
      space -= written;
      return written;
    },
  };
  const account = await openAccount(t, dir, {disk, clock});
  t.true(existsSync(reserve) && statSync(reserve).size === 4096);
  const {seq} = await account.record(authorized(1), '192.0.2.1:1');
  space = 100;
  const started = account.record(authorized(2), '192.0.2.1:1');
  const ended = account.append(jobEnd(1, seq));
  await t.throwsAsync(started, {code: 'account-full', message: /until space is freed/});
  await ended;
  t.false(account.canStart);
  t.false(existsSync(reserve));
  await t.throwsAsync(account.append(denial('no')), {code: 'account-full'});
  // This disk has space for a reserve, but is not asked again at once.
  await t
    .throwsAsync(account.record(authorized(3), '192.0.2.1:1'), {code: 'account-full'})
    .catch(() => undefined);
  space = Number.POSITIVE_INFINITY;
  clock.time += 5000;
  t.is((await account.record(authorized(4), '192.0.2.1:1')).seq, 2);
  t.true(account.canStart);
  t.true(existsSync(reserve));
  t.deepEqual(
    entriesIn(dir).map(entry => entry.event),
    ['job-start', 'job-end', 'job-start'],
  );
});

test('a disk that is full with its reserve used up fails the account', async t => {
  const dir = temporaryFolder(t);
  let isFull = false;
  const disk: Disk = {
    ...realDisk,
    write(fd, bytes, position) {
      if (isFull) throw noSpace();
      return realDisk.write(fd, bytes, position);
    },
  };
  const account = await openAccount(t, dir, {disk});
  const {seq} = await account.record(authorized(1), '192.0.2.1:1');
  isFull = true;
  await t.throwsAsync(account.append(jobEnd(1, seq)), {code: 'account-unavailable', message: /ENOSPC/});
  isFull = false;
  await t.throwsAsync(account.append(jobEnd(1, seq)), {code: 'account-unavailable'});
  t.is(entriesIn(dir).length, 1);
});

test('whatever fails when, what was acknowledged is there after the next start, in order, and nothing twice', async t => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.constantFrom('ok', 'ok', 'ok', 'write', 'half', 'full', 'sync', 'synced'), {
        minLength: 1,
        maxLength: 12,
      }),
      fc.array(fc.integer({min: 1, max: 4}), {minLength: 1, maxLength: 12}),
      async (faults, groups) => {
        const dir = temporaryFolder(t);
        const next = () => faults.shift() ?? 'ok';
        const disk: Disk = {
          ...realDisk,
          write(fd, bytes, position) {
            if (faults[0] === 'half') realDisk.write(fd, bytes.subarray(0, bytes.length / 2), position);
            if (faults[0] === 'half' || faults[0] === 'write') throw new Error(next());
            if (faults[0] === 'full') {
              next();
              throw noSpace();
            }
            return realDisk.write(fd, bytes, position);
          },
          async sync(fd) {
            const fault = next();
            if (fault === 'sync') throw new Error(fault);
            await realDisk.sync(fd);
            if (fault === 'synced') throw new Error(fault);
          },
        };
        const acknowledged: string[] = [];
        let n = 0;
        for (const size of groups) {
          await using account = await openAccount(t, dir, {disk});
          const appended = Array.from({length: size}, () => account.append(jobEnd(n++, 0)));
          for (const result of await Promise.allSettled(appended)) {
            if (result.status === 'fulfilled' && 'job' in result.value)
              acknowledged.push(result.value.job as string);
          }
        }
        await (await openAccount(t, dir)).close();
        const entries = entriesIn(dir);
        const jobs = entries.map(entry => ('job' in entry ? (entry.job as string) : ''));
        t.deepEqual(
          entries.map(entry => entry.seq),
          [...entries.keys()],
        );
        t.is(new Set(jobs).size, jobs.length);
        t.deepEqual(
          jobs.filter(job => acknowledged.includes(job)),
          acknowledged,
        );
        t.true(readFileSync(join(dir, 'account.jsonl'), 'utf8').endsWith('\n') || entries.length === 0);
      },
    ),
    {numRuns: 60},
  );
});
