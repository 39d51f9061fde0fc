import test from 'ava';
import {runResumes} from './resume-run.ts';

// `npm run soak` makes 1,000; `npm run soak -- --seed N --runs 10` makes the like of these.
for (const seed of [3, 14]) {
  test(`of 10 runs under random faults (seed ${seed}) every byte comes once and in order, and each runs once or is told lost`, async t => {
    const report = await runResumes(t, {seed, runs: 10, mostBytes: 8 * 2 ** 20});
    t.deepEqual(report.broken, []);
    t.true((report.outcomes.ok ?? 0) >= 3);
    t.log(JSON.stringify(report));
  });
}
