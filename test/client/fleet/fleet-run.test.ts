// Batches, limits, gates and the end of runs, over one lab of real hosts.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {Readable} from 'node:stream';
import test from 'ava';
import type {Client} from '../../../src/client/client.ts';
import {openClient} from '../../../src/client/client.ts';
import type {FleetEvent, HostOutcome} from '../../../src/client/fleet/fleet-event.ts';
import {FleetRecords} from '../../../src/client/fleet/journal/fleet-records.ts';
import {loadClientConfig} from '../../../src/config/client-config.ts';
import type {RunningRigHost} from '../../fixtures/rig.ts';
import {sha256} from '../../fixtures/scripted-server.ts';
import {until} from '../../fixtures/until.ts';
import {FleetLab, workOf} from './fleet-lab.ts';

let hosts: RunningRigHost[];
let client: Client;
let config: string;

const endings: (() => unknown)[] = [];

test.before(async () => {
  const lab = await FleetLab.open({teardown: end => endings.push(end)});
  hosts = await lab.start([{}, {}, {}, {exit: 4}, {gateExit: 1}, {}, {seconds: 600}]);
  config = await lab.rig.client('alice', hosts);
  client = await openClient(config);
});
test.after.always(async () => {
  await client.close();
  for (const end of endings) await end();
});

const named = (...numbers: number[]) => numbers.map(number => `lab-0${number}`);
const kinds = (outcomes: Iterable<HostOutcome>) => Array.from(outcomes, ({host, is}) => `${host} ${is}`);

test.serial('awaited, it has the output of each host', async t => {
  const {hosts: outcomes, ok, stopped} = await (await client.fleet(named(1, 2))).run('work');
  t.true(ok);
  t.is(stopped, undefined);
  const texts = [...outcomes.values()].map(outcome => outcome.is === 'ended' && outcome.result.stdout);
  t.deepEqual(texts, ['begun on lab-01\ndone\n', 'begun on lab-02\ndone\n']);
});

test.serial('a gate stops after the batch on whose hosts it fails, and the rest is untried', async t => {
  const before = hosts.map(workOf);
  const run = (await client.fleet(named(1, 5, 2, 3))).run('work', {}, {batch: '1', gate: 'check'});
  const events: FleetEvent[] = [];
  for await (const event of run) events.push(event);
  const {hosts: outcomes, stopped, gates, ok} = await run;
  t.is(stopped, 'gate');
  t.false(ok);
  t.deepEqual(kinds(outcomes.values()), ['lab-01 ended', 'lab-05 ended', 'lab-02 untried', 'lab-03 untried']);
  t.deepEqual(
    gates.map(({batch, passed}) => [batch, passed]),
    [
      [1, true],
      [2, false],
    ],
  );
  t.deepEqual(
    events.flatMap(event => (event.type === 'batch' ? [event.hosts] : [])),
    [['lab-01'], ['lab-05']],
  );
  t.deepEqual(
    hosts.map(workOf).map((count, at) => count - (before[at] ?? 0)),
    [1, 0, 0, 0, 1, 0, 0],
  );
});

test.serial('a limit on failures stops the starting, and says so in the journal', async t => {
  const run = (await client.fleet(named(4, 1, 2))).run('work', {}, {fanout: 1, maxFail: '10%'});
  const {hosts: outcomes, stopped} = await run;
  t.is(stopped, 'max-fail');
  t.deepEqual(kinds(outcomes.values()), ['lab-04 ended', 'lab-01 untried', 'lab-02 untried']);
  const kept = FleetRecords.of(await loadClientConfig(config))?.read(run.id);
  t.like(kept, {stopped: 'max-fail', isOver: true, attempts: 1});
  t.deepEqual(kept?.hosts.get('lab-02'), {host: 'lab-02', outcome: 'untried'});
  t.like(kept?.hosts.get('lab-04'), {outcome: 'ended', exit: 4});
});

test.serial('cancelled, what runs is ended and nothing is started', async t => {
  const run = (await client.fleet(named(7, 1))).run('work', {}, {fanout: 1});
  for await (const event of run) if (event.type === 'output') run.cancel();
  const {hosts: outcomes, stopped} = await run;
  t.is(stopped, 'cancelled');
  const [seventh, first] = [...outcomes.values()];
  t.is(seventh?.is === 'ended' && seventh.result.reason, 'cancelled');
  t.is(first?.is, 'untried');
});

test.serial('left, what runs goes on, and is unknown', async t => {
  const run = (await client.fleet(named(7))).run('work');
  for await (const event of run) if (event.type === 'output') run.leave();
  const {hosts: outcomes, stopped} = await run;
  t.is(stopped, 'left');
  const [outcome] = [...outcomes.values()];
  t.is(outcome?.is, 'unknown');
  await using host = await client.host('lab-07');
  const job = outcome?.is === 'unknown' ? outcome.job : '';
  t.deepEqual(
    (await host.jobs({job})).jobs.map(({state}) => state),
    ['running'],
  );
  await host.cancel(job);
});

test.serial('a run can be cancelled from elsewhere by its journal', async t => {
  const run = (await client.fleet(named(7))).run('work');
  const records = FleetRecords.of(await loadClientConfig(config));
  for await (const event of run) if (event.type === 'output') records?.askToCancel(run.id);
  t.is((await run).stopped, 'cancelled');
});

test.serial('one input goes to each host whole, at its own pace', async t => {
  const pieces = Array.from({length: 40}, (_, at) => Buffer.alloc(50_000, at));
  const {hosts: outcomes} = await (await client.fleet(named(1, 2, 3))).run(
    'take',
    {},
    {stdin: Readable.from(pieces)},
  );
  for (const outcome of outcomes.values())
    t.is(outcome.is === 'ended' && outcome.result.stdout, `${sha256(Buffer.concat(pieces))}  -\n`);
});

test.serial('what cannot be a run is said before anything is sent', async t => {
  await t.throwsAsync(client.fleet(['lab-01', 'no such host']), {code: 'bad-target'});
  await t.throwsAsync(async () => (await client.fleet(named(1))).run('no such command'), {
    code: 'bad-command',
  });
  await t.throwsAsync(async () => (await client.fleet(named(1))).run('work', {}, {maxFail: 'some'}), {
    code: 'bad-fleet',
  });
  await t.throwsAsync(async () => (await client.fleet(named(1))).run('work', {}, {fanout: 0}), {
    code: 'bad-fleet',
  });
});

test.serial('a host that is named in two ways is run on once', async t => {
  const before = workOf(hosts[5] as RunningRigHost);
  const address = `localhost:${hosts[5]?.port}`;
  const {hosts: outcomes} = await (await client.fleet(['lab-06', address])).run('work', {}, {fanout: 1});
  t.deepEqual(kinds(outcomes.values()), ['lab-06 ended', `${address} refused`]);
  t.is(workOf(hosts[5] as RunningRigHost) - before, 1);
});

test.serial('the id of an order is in the journal before it is sent, and no input is', async t => {
  const secret = 'not to be kept';
  const run = (await client.fleet(named(1))).run('take', {}, {stdin: secret});
  const records = FleetRecords.of(await loadClientConfig(config));
  const file = join(records?.folder ?? '', run.id, 'journal.jsonl');
  for await (const event of run)
    if (event.type === 'sent')
      t.regex(readFileSync(file, 'utf8'), new RegExp(`"sent".*"lab-01".*"${event.job}"`));
  const text = readFileSync(file, 'utf8');
  t.false(text.includes(secret));
  t.deepEqual(records?.read(run.id).order.needs, ['input']);
  t.false(await records?.isUnderWay(run.id));
});

test.serial('each order names the run that it is part of', async t => {
  const run = (await client.fleet(named(1, 2))).run('work');
  await run;
  for (const name of named(1, 2)) {
    await using host = await client.host(name);
    const {jobs} = await host.jobs({fleet: run.id});
    t.deepEqual(
      jobs.map(({command}) => command),
      ['work'],
    );
  }
});

test.serial('a consumer that reads nothing holds up the hosts, and not others', async t => {
  const run = (await client.fleet(named(1, 2, 3))).run('work');
  const events = run[Symbol.asyncIterator]();
  await events.next();
  const before = workOf(hosts[0] as RunningRigHost);
  await (await client.fleet(named(6))).run('work');
  t.is(workOf(hosts[0] as RunningRigHost), before);
  for await (const _ of {[Symbol.asyncIterator]: () => events});
  await until(() => workOf(hosts[0] as RunningRigHost) > before, 'the work');
  t.true((await run).ok);
});
