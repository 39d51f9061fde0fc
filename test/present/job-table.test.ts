import test from 'ava';
import {jobTable} from '../../src/present/job-table.ts';
import {noScreen} from '../../src/present/screen.ts';
import type {JobSummary} from '../../src/protocol/generated/answer.ts';

const now = 1_000_000_000;
const job: JobSummary = {
  job: '01890000-0000-7000-8000-000000000001',
  command: 'backup',
  owner: 'alice',
  state: 'running',
  orderedAt: now - 65_000,
  startedAt: now - 65_000,
  endedAt: null,
  reason: null,
  exit: null,
  signal: null,
  bytes: 1536,
};

const rowsOf = (...jobs: Partial<JobSummary>[]) =>
  jobTable(
    jobs.map(changes => ({...job, ...changes})),
    now,
    noScreen,
  ).map(({shown}) => shown);

test('a job is a row: since when it runs, how long it took, how it ended, how much it printed', t => {
  const rows = rowsOf(
    {},
    {state: 'queued', startedAt: null, bytes: 0},
    {state: 'ended', endedAt: now - 61_800, reason: 'exited', exit: 0},
    {state: 'ended', endedAt: now - 5000, reason: 'signaled', signal: 'SIGKILL'},
    {state: 'lost', reason: 'lost'},
    {state: 'ended', startedAt: null, endedAt: now, reason: 'cancelled'},
  );
  t.deepEqual(
    rows.map(row => row.replaceAll(/ {2,}/g, '|').replace(job.job.slice(-8), 'ID')),
    [
      'JOB|OWNER|COMMAND|STATE|STARTED|TOOK|OUTCOME|OUTPUT',
      'ID|alice|backup|running|1m5s ago|1m5s|1.5 KiB',
      'ID|alice|backup|queued|0 B',
      'ID|alice|backup|ended|1m5s ago|3.2s|exit 0|1.5 KiB',
      'ID|alice|backup|ended|1m5s ago|1m|SIGKILL|1.5 KiB',
      'ID|alice|backup|lost|1m5s ago|lost|1.5 KiB',
      'ID|alice|backup|ended|cancelled|1.5 KiB',
    ],
  );
});

test('a host whose clock went back shows no time below nothing', t => {
  t.regex(rowsOf({startedAt: now + 2000})[1] ?? '', / 0ms ago +0ms /);
});

test('no cell can pass for another row, or drive the terminal', t => {
  const rows = rowsOf({command: 'x\n01890000  root  reboot\u001b[2J', owner: 'a\u202eb'});
  t.is(rows.length, 2);
  t.notRegex(rows[1] ?? '', /[\p{Cc}\p{Cf}]/u);
});
