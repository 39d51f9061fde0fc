// Hosts that refuse to be watched: hosts that say so themselves, in place of real ones.
import test from 'ava';
import type {HostPool} from '../../src/dashboard/lab/host-pool.ts';
import {LabView} from '../../src/dashboard/lab/lab-view.ts';
import type {HostCell} from '../../src/dashboard/told.ts';
import {ClientError} from '../../src/index.ts';
import {until} from '../fixtures/until.ts';

/** A lab whose host refuses as long as it is told to, and the number of tries so far. */
function labOf(refuses: (tries: number) => boolean) {
  let tries = 0;
  const host = {
    async *watch({signal}: {signal: AbortSignal}) {
      tries += 1;
      if (refuses(tries))
        throw new ClientError('refused', 'the certificate is revoked', {wireCode: 'denied'});
      yield {type: 'snapshot', jobs: [], status: undefined};
      await new Promise(resolve => signal.addEventListener('abort', resolve));
    },
  };
  const pool = {host: async () => host, forget: async () => {}} as unknown as HostPool;
  const lab = new LabView(pool, ['lab-01']);
  lab.hear({changed: () => {}});
  const comes = (state: HostCell['state']) =>
    until(() => lab.whole().hosts[0]?.state === state, `that it is ${state}`, 30_000);
  return {lab, comes, tries: () => tries};
}

test('a host that refuses is watched at once when it does something that was asked for', async t => {
  let refuses = true;
  const {lab, comes, tries} = labOf(() => refuses);
  for (let asked = 1; asked < 10; asked++) {
    await until(() => tries() === asked, `try ${asked}`, 30_000);
    await comes('refused');
    // The pause begins after it is told.
    await new Promise(resolve => setImmediate(resolve));
    lab.answered('lab-01');
  }
  refuses = false;
  lab.answered('lab-01');
  await comes('up');
  t.true(tries() >= 10);
  lab.close();
});

test('a host that refuses is tried again within seconds, by itself', async t => {
  const {lab, comes, tries} = labOf(count => count === 1);
  await comes('refused');
  await comes('up');
  t.is(tries(), 2);
  lab.close();
});
