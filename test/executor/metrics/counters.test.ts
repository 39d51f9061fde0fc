import test from 'ava';
import {CountTable} from '../../../src/executor/metrics/count-table.ts';
import {Counters} from '../../../src/executor/metrics/counters.ts';
import {JobCounts} from '../../../src/executor/metrics/job-counts.ts';
import {handshakeResults} from '../../../src/executor/metrics/labels.ts';

const ended = {reason: 'exited', exit: 0, startedAt: 1000, endedAt: 1500} as const;

test('words of no table are counted as other, and there are never more words', t => {
  const tally = new CountTable(['busy']);
  for (const word of ['busy', 'strange', 'busy', '__proto__']) tally.add(word);
  t.deepEqual(tally.counts, {busy: 2, other: 2});
});

test('jobs are counted by command and by how they ended', t => {
  const counts = new JobCounts();
  counts.know(['df', 'idle']);
  counts.ended('df', ended);
  counts.ended('df', {...ended, exit: 3});
  counts.ended('df', {...ended, reason: 'timeout', exit: null});
  counts.ended('gone', {reason: 'lost', exit: null, startedAt: 1, endedAt: null});
  t.deepEqual(counts.jobs, {df: {succeeded: 1, failed: 1, timeout: 1}, idle: {}, other: {lost: 1}});
});

test('five hundred commands have counts of their own; the others share one', t => {
  const counts = new JobCounts();
  counts.know(Array.from({length: 600}, (_, i) => `c${i}`));
  counts.ended('c499', ended);
  counts.ended('c500', ended);
  counts.ended('c599', ended);
  const {jobs} = counts;
  t.is(Object.keys(jobs).length, 501);
  t.deepEqual([jobs.c499, jobs.c500, jobs.other], [{succeeded: 1}, undefined, {succeeded: 2}]);
});

test('a duration is in the first bucket that holds it; who did not run has none; a clock that was set back makes 0', t => {
  const counts = new JobCounts();
  for (const ms of [0, 100, 101, 1000, 21_600_000, 21_600_001, -5000])
    counts.ended('df', {...ended, endedAt: ended.startedAt + ms});
  counts.ended('df', {reason: 'never-started', exit: null, startedAt: null, endedAt: 7});
  t.deepEqual(counts.durations, {buckets: [3, 2, 0, 0, 0, 0, 0, 0, 1, 1], sumMs: 43_201_202});
});

test('a gate can drive up counts, and no further than the link takes', t => {
  const counters = new Counters();
  const most = Number.MAX_SAFE_INTEGER;
  for (let i = 0; i < 2; i++)
    counters.addGate({handshakes: {ok: most, invented: 1}, refusals: {busy: 1}, received: most, sent: 2});
  const {ok, other} = counters.handshakes.counts;
  t.deepEqual([ok, other, counters.received, counters.sent], [most, 2, most, 4]);
  t.is(counters.refusals.counts.busy, 2);
  t.is(Object.keys(counters.handshakes.counts).length, handshakeResults.length + 1);
});
