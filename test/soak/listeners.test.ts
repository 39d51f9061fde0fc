import test from 'ava';
import {runListeners} from './listen-run.ts';

// `npm run soak -- --listeners 200` does it with as many, and 10,000 messages.
test('each of many listeners hears each number once and in order, over cut connections and killed gates', async t => {
  const report = await runListeners(t, {seed: 15, listeners: 20, messages: 200});
  t.deepEqual(report.broken, []);
  t.is(report.heard + report.missed, 20 * 200);
  t.is(report.slow.heard + report.slow.missed, 200);
  t.true(report.cuts > 0);
  t.log(JSON.stringify(report));
});
