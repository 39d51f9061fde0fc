import test from 'ava';
import {noMount, notLinux, skip} from '../fixtures/skip.ts';
import {runTransfers} from './transfer-run.ts';

const seed = 54;

// `npm run soak` makes 500; `npm run soak -- --seed N --transfers 20` makes the like of these.
test('of 20 transfers under faults the target is the old file or the whole new one, and account and receipts agree', async t => {
  if (process.platform !== 'linux') return skip(t, notLinux);
  t.timeout(600_000);
  const report = await runTransfers(t, {seed, transfers: 20, mostBytes: 4 * 2 ** 20});
  t.deepEqual(report.broken, [], `seed ${seed}`);
  t.true(Object.keys(report.faults).length >= 6);
  t.log(JSON.stringify(report));
  if (!report.hasDisk) skip(t, noMount);
});
