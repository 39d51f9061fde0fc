import {kill} from 'node:process';
import test from 'ava';
import {metricsPort, openMetrics, samplesOf, scrape} from '../../fixtures/scrape.ts';
import {shareLab} from '../../fixtures/shared-lab.ts';
import {shell} from '../../fixtures/shell.ts';
import {until} from '../../fixtures/until.ts';

const sharedLab = shareLab({
  commands: `${shell('sh')}
  idle: { about: Does nothing, argv: ["true"] }
  "true": { about: Does nothing, argv: ["true"] }
  sleep: { about: Sleeps, argv: [sleep, "{seconds}"], params: { seconds: { type: number } } }
  zeros: { about: Prints zeros, argv: [head, -c, "{bytes}", /dev/zero], params: { bytes: { type: integer } } }
`,
  access: `
  - { who: [group:ops], run: ["*"], audit: true, jobs: { see: all, end: all } }
`,
  server: `metrics: { listen: "127.0.0.1:0" }
limits: { jobs: 3 }
ship: [{ file: shipped.jsonl }]
`,
});

/** The samples once `isSo` of them. */
const samplesWhen = (port: number, isSo: (samples: Map<string, number>) => boolean, what: string) =>
  until(async () => {
    const samples = samplesOf((await scrape(port)).body);
    return isSo(samples) && samples;
  }, what);

test.serial('a scrape has the values of what was done, under load, in both formats', async t => {
  const lab = await sharedLab();
  const port = await metricsPort(lab);
  const alice = await lab.connect();
  const mallory = await lab.connect(await lab.client('mallory'));
  const before = samplesOf((await scrape(port)).body);
  const of = (samples: Map<string, number>, name: string) =>
    (samples.get(name) ?? 0) - (before.get(name) ?? 0);

  const runs = Array.from({length: 20}, () => alice.run('true'));
  const loads = Array.from({length: 5}, () => alice.run('zeros', ['100000']));
  await Promise.all([...runs, ...loads]);
  t.is((await alice.run('sh', {script: 'exit 3', words: []})).exit, 3);
  for (let i = 0; i < 4; i++) await t.throwsAsync(mallory.run('true'), {message: /may not/});
  await t.throwsAsync(alice.run('nonsense'));
  const sleeps = Array.from({length: 5}, () => alice.run('sleep', ['600']));
  await Promise.all(sleeps.slice(0, 3).map(job => job.started));
  await until(async () => (await alice.status()).jobs.queued === 2, 'two that wait');

  const classic = await samplesWhen(port, samples => samples.get('reeve_jobs_queued') === 2, 'the queue');
  const jobs = (command: string, outcome: string) =>
    of(classic, `reeve_jobs_total{command="${command}",outcome="${outcome}"}`);
  t.deepEqual(
    [jobs('true', 'succeeded'), jobs('zeros', 'succeeded'), jobs('sh', 'failed'), jobs('true', 'failed')],
    [20, 5, 1, 0],
  );
  t.is(classic.get('reeve_jobs_total{command="idle",outcome="lost"}'), 0);
  t.is(of(classic, 'reeve_job_duration_seconds_count'), 26);
  t.is(of(classic, 'reeve_job_duration_seconds_bucket{le="+Inf"}'), 26);
  t.is(of(classic, 'reeve_output_bytes_total'), 500_000);
  t.is(of(classic, 'reeve_refusals_total{code="unknown-command"}'), 1);
  t.is(of(classic, 'reeve_refusals_total{code="denied"}'), 4);
  t.is(classic.get('reeve_jobs_running'), 3);
  t.true((classic.get('reeve_jobs_queued_oldest_timestamp_seconds') ?? 0) > Date.now() / 1000 - 170);
  t.true((classic.get('reeve_connections') ?? 0) >= 2);
  t.true((classic.get('reeve_sent_bytes_total') ?? 0) > 500_000);
  t.true((classic.get('reeve_received_bytes_total') ?? 0) > 26 * 500);
  t.is(of(classic, 'reeve_handshakes_total{result="ok"}'), 2);
  t.true((classic.get('reeve_disk_free_bytes{disk="output"}') ?? 0) > 0);

  const status = await alice.status();
  t.is(classic.get('reeve_certificate_expiry_timestamp_seconds'), status.certificate.notAfter / 1000);
  t.is(
    classic.get('reeve_revocation_list_due_timestamp_seconds'),
    (status.revocations[0]?.nextUpdate ?? 0) / 1000,
  );
  t.is(classic.get('reeve_account_entries_total'), lab.entries().length);
  const last = (lab.entries().at(-1)?.time ?? 0) / 1000;
  t.true(Math.abs((classic.get('reeve_account_checkpoint_timestamp_seconds') ?? 0) - last) < 10);
  await samplesWhen(port, samples => samples.get('reeve_shipping_lag_entries') === 0, 'all is shipped');

  // OpenMetrics differs by its spelling alone.
  const spelled = (body: string) =>
    [...samplesOf(body)].map(sample => sample.join(' ').replace(/le="(\d+)\.0"/, 'le="$1"')).toSorted();
  const {plain, open} = await until(async () => {
    const both = {plain: await scrape(port), open: await scrape(port, {headers: openMetrics})};
    return spelled(both.plain.body).join() === spelled(both.open.body).join() && both;
  }, 'the same of both');
  t.is(plain.headers['content-type'], 'text/plain; version=0.0.4; charset=utf-8');
  t.is(open.headers['content-type'], 'application/openmetrics-text; version=1.0.0; charset=utf-8');
  t.true(open.body.endsWith('\n# EOF\n'));
  for (const {body} of [plain, open]) t.deepEqual(undescribed(body), []);
  await Promise.all(sleeps.map(job => alice.cancel(job.id)));
});

/** The samples of a text whose metric has no help and no type before it. */
function undescribed(body: string): string[] {
  const described = (word: string) =>
    new Set([...body.matchAll(new RegExp(`^# ${word} (\\S+) \\S`, 'gm'))].map(([, name]) => name));
  const [helps, types] = [described('HELP'), described('TYPE')];
  return [...samplesOf(body).keys()]
    .map(sample => sample.replace(/\{.*/, ''))
    .filter(name => {
      const family = name.replace(/_(?:total|info|bucket|sum|count)$/, '');
      return ![helps, types].every(names => names.has(name) || names.has(family));
    });
}

test.serial('a killed gate loses no count that a scrape had, and is counted itself', async t => {
  const lab = await sharedLab();
  const port = await metricsPort(lab);
  const alice = await lab.connect();
  await alice.run('true');
  const counts = (samples: Map<string, number>) =>
    [...samples].filter(([name]) => /^reeve_\w+_(?:total|count|sum|bucket)\b/.test(name));
  const isCounted = (samples: Map<string, number>) =>
    samples.get('reeve_account_entries_total') === lab.entries().length;
  const before = await samplesWhen(port, isCounted, 'the run is counted');
  const from = lab.serverLog.length;
  kill(await lab.gatePid(), 'SIGKILL');
  const after = samplesOf((await scrape(await metricsPort(lab, from))).body);
  for (const [name, count] of counts(before)) t.true((after.get(name) ?? -1) >= count, name);
  t.is(after.get('reeve_gate_restarts_total'), (before.get('reeve_gate_restarts_total') ?? 0) + 1);
  const again = await until(() => lab.connect(), 'a gate that answers');
  t.is((await again.run('true')).exit, 0);
});
