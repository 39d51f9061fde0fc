// Runs that were killed, stopped, or missed hosts, and are gone on with.
import {appendFileSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {Client} from '../../../src/client/client.ts';
import {openClient} from '../../../src/client/client.ts';
import type {FleetParts} from '../../../src/client/fleet/fleet.ts';
import type {HostOutcome} from '../../../src/client/fleet/fleet-event.ts';
import type {FleetRecords} from '../../../src/client/fleet/journal/fleet-records.ts';
import {formatLine} from '../../../src/client/fleet/journal/journal-line.ts';
import type {RetryOptions} from '../../../src/client/fleet/retry.ts';
import {cancelRun, retryRun} from '../../../src/client/fleet/retry.ts';
import {newOrderId} from '../../../src/identity/order-id.ts';
import type {RunningRigHost} from '../../fixtures/rig.ts';
import {FleetLab, hostName, workOf} from './fleet-lab.ts';
import {eventsOfHost, impatientParts, killAndGoOn} from './killed-run.ts';

const hostCount = 12;
const endings: (() => unknown)[] = [];
let hosts: RunningRigHost[];
let client: Client;
let config: string;
let records: FleetRecords;
let parts: FleetParts;

test.before(async () => {
  const lab = await FleetLab.open({teardown: end => endings.push(end)});
  hosts = await lab.start(
    Array.from({length: hostCount}, (_, at) => ({seconds: 0.1, exit: at === 3 ? 1 : 0})),
  );
  config = await lab.rig.client('alice', hosts);
  client = await openClient(config);
  parts = impatientParts(client);
  ({records} = impatientParts(client));
});
test.after.always(async () => {
  await client.close();
  for (const end of endings) await end();
});

const names = (...numbers: number[]) => numbers.map(number => hostName(number - 1));
const all = Array.from({length: hostCount}, (_, at) => hostName(at));
const retry = (id: string, options: RetryOptions) => retryRun(parts, id, options);
const kinds = (outcomes: ReadonlyMap<string, HostOutcome>) =>
  Array.from(outcomes.values(), ({host, is}) => `${host} ${is}`);
const worked = (before: readonly number[]) => hosts.map(workOf).map((count, at) => count - (before[at] ?? 0));

for (const afterEvents of [0, eventsOfHost, 4 * eventsOfHost])
  test.serial(
    `a program that is killed after ${afterEvents} events left a right journal, and nothing is run twice after it`,
    async t => {
      // Enough for several to be at each step.
      const {broken} = await killAndGoOn({config, client, hosts: hosts.slice(4, 10)}, afterEvents);
      t.deepEqual(broken, []);
    },
  );

test.serial('a run that a limit stopped goes on where it stopped: no host twice, none forgotten', async t => {
  const before = hosts.map(workOf);
  const run = (await client.fleet(all)).run(
    'work',
    {},
    {batch: '1,25%,100%', maxFail: '5%', gate: 'check', fanout: 2},
  );
  const first = await run;
  t.is(first.stopped, 'max-fail');
  t.deepEqual(worked(before), [1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0]);
  const second = await retry(run.id, {untried: true});
  t.is(second.stopped, undefined);
  t.deepEqual([...second.hosts.keys()], all.slice(4));
  t.deepEqual(
    worked(before),
    all.map(() => 1),
  );
  t.throws(() => retry(run.id, {untried: true}), {
    code: 'bad-fleet',
    message: /no host of run .* is untried/,
  });
  const third = await retry(run.id, {failed: true, maxFail: 1});
  t.deepEqual(kinds(third.hosts), ['lab-04 ended']);
  t.like(records.read(run.id), {attempts: 3, isOver: true, stopped: undefined});
});

/** A journal that says that this order was about to be sent to a host. */
async function journalOf(host: string, job: string): Promise<string> {
  const run = (await client.fleet([host])).run('work');
  await run;
  const file = join(records.folder, run.id, 'journal.jsonl');
  const [head = ''] = readFileSync(file, 'utf8').split('\n');
  const lines = [
    formatLine({is: 'attempt', at: Date.now(), hosts: [host]}),
    formatLine({is: 'sent', host, name: host, job}),
  ];
  writeFileSync(file, `${head}\n${lines.join('')}`);
  return run.id;
}

test.serial(
  'an order that never arrived is run once its time is over, and a host is waited for until then',
  async t => {
    const id = await journalOf('lab-01', newOrderId(Date.now()));
    const before = workOf(hosts[0] as RunningRigHost);
    const run = retry(id, {unknown: true});
    const seen: string[] = [];
    for await (const event of run) seen.push(event.type);
    t.true(seen.indexOf('waiting') > 0 && seen.indexOf('waiting') < seen.indexOf('sent'));
    t.deepEqual(kinds((await run).hosts), ['lab-01 ended']);
    t.is(workOf(hosts[0] as RunningRigHost) - before, 1);
  },
);

test.serial('an order that arrived is followed, and not run again', async t => {
  await using host = await client.host('lab-02');
  const job = newOrderId(Date.now());
  await host.run('work', {}, {id: job});
  const id = await journalOf('lab-02', job);
  const before = workOf(hosts[1] as RunningRigHost);
  const {hosts: outcomes} = await retry(id, {unknown: true});
  const outcome = outcomes.get('lab-02');
  t.is(outcome?.is === 'ended' && outcome.result.stdout, 'begun on lab-02\ndone\n');
  t.is(workOf(hosts[1] as RunningRigHost), before);
});

test.serial('a host that cannot be asked stays unknown, with its job', async t => {
  const job = newOrderId(Date.now());
  const id = await journalOf('lab-03', job);
  const gone = {...parts, dial: async () => Promise.reject(new Error('no way'))};
  const {hosts: outcomes} = await retryRun(gone, id, {unknown: true});
  t.like(outcomes.get('lab-03'), {is: 'unknown', job});
  t.like(records.read(id).hosts.get('lab-03'), {outcome: 'unknown', job});
});

test.serial('a last line that was cut short is passed over, and cut off before more is written', async t => {
  const id = await journalOf('lab-01', newOrderId(Date.now() - 600_000));
  const file = join(records.folder, id, 'journal.jsonl');
  appendFileSync(file, '{"is":"outcome","at":17');
  t.is(records.read(id).hosts.get('lab-01')?.outcome, 'unknown');
  await retry(id, {unknown: true});
  t.is(records.read(id).hosts.get('lab-01')?.outcome, 'ended');
  writeFileSync(file, readFileSync(file, 'utf8').replace('"attempt"', '"other"'));
  t.throws(() => records.read(id), {code: 'bad-fleet', message: /line 2 is damaged$/});
});

test.serial('two programs do not work on one run', async t => {
  const run = (await client.fleet(names(1))).run('work');
  for await (const event of run) {
    if (event.type !== 'started') continue;
    t.true(await records.isUnderWay(run.id));
    const other = retry(run.id, {unknown: true});
    await t.throwsAsync(async () => other, {code: 'bad-fleet', message: /^another program works on run/});
  }
  t.true((await run).ok);
});

test.serial('a run without its input is not tried again', async t => {
  const run = (await client.fleet(names(1))).run('take', {}, {stdin: 'x', signal: AbortSignal.abort()});
  await run;
  t.throws(() => retry(run.id, {untried: true}), {
    message: /had input, which are not kept; give them again$/,
  });
  const {hosts: outcomes} = await retry(run.id, {untried: true, stdin: 'x'});
  t.deepEqual(kinds(outcomes), ['lab-01 ended']);
});

test.serial('what a killed program left running is cancelled', async t => {
  await using host = await client.host('lab-01');
  const job = newOrderId(Date.now());
  const left = host.run('stay', {}, {id: job});
  await left.started;
  const id = await journalOf('lab-01', job);
  const outcome = (await cancelRun(parts, id))?.hosts.get('lab-01');
  t.is(outcome?.is === 'ended' && outcome.result.reason, 'cancelled');
  t.like(records.read(id).hosts.get('lab-01'), {outcome: 'ended', reason: 'cancelled'});
});
