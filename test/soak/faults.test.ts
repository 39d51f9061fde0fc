import test from 'ava';
import {runFaults} from './fault-run.ts';

// `npm run soak` makes 300; `npm run soak -- --seed N --faults 15` makes these again.
for (const seed of [20, 26]) {
  test(`after 15 random faults (seed ${seed}) no command ran without its entry and no acknowledged entry is gone`, async t => {
    const report = await runFaults(t, {seed, faults: 15});
    t.deepEqual(report.broken, []);
    t.true(report.ran > 15);
    if (report.faults['fill-disk'] === undefined)
      t.log('no disk was filled: no file system can be mounted here, or the seed has none');
    t.log(JSON.stringify(report));
  });
}
