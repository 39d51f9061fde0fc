import test from 'ava';
import {runLines} from './line-run.ts';

// `npm run soak -- --offsets 50` does it at 50 offsets in each direction.
test('whatever byte of a connection is damaged, and however, the run ends, whole or with an error, and no socket is left', async t => {
  const report = await runLines(t, {offsets: 4});
  t.deepEqual(report.broken, []);
  t.true(report.whole > 0);
  t.log(JSON.stringify(report));
});
