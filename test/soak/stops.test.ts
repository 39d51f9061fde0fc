import test from 'ava';
import {runStops} from './stop-run.ts';

// `npm run soak` makes 300; `npm run soak -- --seed 54918 --stops 20` makes these again.
test('a server that is started and told to stop 20 times, idle and under load, ends each time within its grace', async t => {
  const report = await runStops(t, {seed: 54_918, stops: 20});
  t.deepEqual(report.broken, []);
  t.log(JSON.stringify(report));
});
