import test from 'ava';
import {runWatched} from './watch-run.ts';

// `npm run soak -- --watched 400` does it with as many hosts.
test('three clients know what each of several hosts has done, also when all were started anew at once', async t => {
  const report = await runWatched(t, {hosts: 4, quietMs: 1000});
  t.deepEqual(report.broken, []);
  t.is(report.toldInQuiet, 0);
  t.log(JSON.stringify(report));
});
