import {join} from 'node:path';
import test from 'ava';
import {verifyEvidence} from '../../../src/audit/evidence/verify-evidence.ts';
import {verifyExport} from '../../../src/audit/evidence/verify-export.ts';
import {writeEvidence} from '../../../src/audit/evidence/write-evidence.ts';
import {writeExport} from '../../../src/audit/evidence/write-export.ts';
import {verifyAccount} from '../../../src/audit/verify/verify-account.ts';
import {startLab} from '../../fixtures/lab.ts';

test('what a server writes of runs, refusals, jobs that are followed and ended, and readers of the account verifies, orders and all', async t => {
  const lab = await startLab(t, {
    access: `
  - who: [group:ops]
    run: ["true", echo, sleep]
    audit: true
    jobs: { see: all, end: all }
`,
  });
  const host = await lab.connect();
  await host.run('true', {});
  await t.throwsAsync(async () => await host.run('zeros', {bytes: 1}));
  const job = host.run('sleep', {seconds: 100});
  await job.started;
  await host.cancel(job.id);
  await job;
  await lab.reeve(['attach', 'lab-01', job.id]);
  await lab.reeve(['audit', 'log', 'lab-01']);
  const dir = join(lab.folder, 'data/audit');
  const bundle = [lab.authority.certificate];
  const running = verifyAccount(dir, {bundle});
  t.deepEqual(running.findings, []);
  await lab.end('SIGTERM');
  const report = verifyAccount(dir, {bundle});
  t.deepEqual(report.findings, []);
  t.true(report.orders >= 5);
  const events = lab.entries().map(({event}) => event);
  for (const event of ['job-start', 'job-end', 'denial', 'cancel', 'attach', 'account-read'])
    t.true(
      events.some(each => each === event),
      event,
    );
  const hostCertificate = lab.host.certificate;
  const trust = {bundle, now: Date.now()};
  const text = [...writeEvidence(dir, {job: job.id}, {hostCertificate})].join('');
  t.like(verifyEvidence(text, trust).facts[0], {job: job.id, who: 'alice', outcome: {reason: 'cancelled'}});
  const pieces = [...writeExport(dir, {}, {hostCertificate})].map(piece => Buffer.from(piece));
  const whole = await verifyExport(
    (async function* () {
      yield* pieces;
    })(),
    trust,
  );
  t.like(whole, {ok: true, entries: report.entries, orders: report.orders});
});
