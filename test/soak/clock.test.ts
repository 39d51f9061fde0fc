import test from 'ava';
import {runClockJumps} from './clock-run.ts';

// `npm run soak` makes 20 runs with 50 jumps each; `npm run soak -- --seed 8 --clocks 4` makes these again.
test('a clock that jumps by minutes and years, with restarts and prunes, makes nothing run twice and no account fail', async t => {
  const report = await runClockJumps(t, {seed: 8, runs: 4, jumps: 3});
  t.deepEqual(report.broken, []);
  t.true(report.ran > 1);
  t.log(JSON.stringify(report));
});
