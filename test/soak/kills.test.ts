import test from 'ava';
import {runKills} from './kill-run.ts';

// `npm run soak` makes 500; `npm run soak -- --seed 8 --kills 30` makes these again.
test('killed 30 times at random moments under load, a server loses nothing it told, recovers, and its account verifies', async t => {
  const report = await runKills(t, {seed: 8, kills: 30});
  t.deepEqual(report.broken, []);
  t.true(report.told > 30);
  t.log(JSON.stringify(report));
});
