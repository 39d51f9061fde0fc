// Orders that say which run on many hosts they are part of.
import {randomBytes} from 'node:crypto';
import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {newOrderId} from '../../src/identity/order-id.ts';
import {startLab} from '../fixtures/lab.ts';
import {labWithShare} from '../fixtures/share-lab.ts';

test('what belongs to a run on many hosts is found in the account and among the jobs, also after a crash', async t => {
  const lab = await startLab(t, labWithShare);
  const fleet = newOrderId(Date.now());
  const host = await lab.connect();
  const ran = host.run('echo', {words: ['x']}, {fleet});
  await ran;
  await host.run('true');
  await host.run('true', {}, {fleet: newOrderId(Date.now())});
  const refused = host.run('no-such', {}, {fleet});
  await t.throwsAsync(refused, {code: 'refused'});
  const file = join(lab.folder, 'file');
  writeFileSync(file, randomBytes(1000));
  const {job: put} = await host.put(file, 'data', '', {fleet});
  const {job: got} = await host.get('data', 'file', () => undefined, {fleet});
  const lost = host.run('sleep', {seconds: 900}, {fleet});
  await lost.started;
  await t.throwsAsync(host.run('true', {}, {fleet: 'mine'}), {code: 'bad-fleet'});

  lost.catch(() => {});
  await host.close();
  await lab.end('SIGKILL');
  await lab.start();
  const again = await lab.connect(await lab.client('alice', {groups: ['ops']}));
  const {jobs} = await again.jobs({fleet: fleet.slice(-12)});
  t.deepEqual(
    jobs.map(({job, fleet: part, state}) => [job, part, state]),
    [
      [lost.id, fleet, 'lost'],
      [got, fleet, 'ended'],
      [put, fleet, 'ended'],
      [ran.id, fleet, 'ended'],
    ],
  );
  const listed = await lab.reeve(['jobs', 'lab-01', '--json']);
  const {jobs: all} = JSON.parse(listed.stdout) as {jobs: {job: string; fleet?: string}[]};
  t.is(all.find(({job}) => job === put)?.fleet, fleet);
  t.is(all.filter(job => !('fleet' in job)).length, 1);

  const log = await lab.reeve(['audit', 'log', 'lab-01', '--fleet', fleet.slice(-12), '--json']);
  const found = log.stdout
    .split('\n')
    .map(line => JSON.parse(line) as {event: string; job?: string; command: string});
  t.deepEqual(
    found.map(({event, job, command}) => [event, job ?? command]),
    [
      ['job-start', ran.id],
      ['job-end', ran.id],
      ['denial', 'no-such'],
      ['job-start', put],
      ['job-end', put],
      ['job-start', got],
      ['job-end', got],
      ['job-start', lost.id],
      ['job-end', lost.id],
    ],
    log.stderr,
  );
  const shown = await lab.reeve(['audit', 'show', 'lab-01', ran.id]);
  t.regex(shown.stdout, new RegExp(`^fleet:? +${fleet}$`, 'm'), shown.stderr);
  const verified = await lab.reeve(['audit', 'verify', 'lab-01']);
  t.is(verified.exitCode, 0, verified.stderr);
});
