import test from 'ava';
import {startLab} from '../fixtures/lab.ts';
import {until} from '../fixtures/until.ts';

test('status says when the catalogue in force was loaded, also after a reload', async t => {
  const before = Date.now();
  const lab = await startLab(t);
  const host = await lab.connect();
  const {catalogue} = await host.status();
  t.true(catalogue.loadedAt >= before && catalogue.loadedAt <= Date.now());
  process.kill(lab.pid, 'SIGHUP');
  await until(
    async () => (await host.status()).catalogue.loadedAt > catalogue.loadedAt,
    'a later time of loading',
  );
  t.pass();
});
