// A tab that is proven asks a real dashboard for runs on 12 hosts, one of which is down, without a browser.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import type {FleetRow, FleetTold, FoldedTold} from '../../src/dashboard/fleet/fleet-told.ts';
import type {CommandsOnTold, RunTold} from '../../src/dashboard/told.ts';
import {until} from '../fixtures/until.ts';
import {sharePageLab} from './fleet-lab.ts';
import {fleetOver, openFleet, problemOf} from './fleet-tab.ts';
import {freshTab, servePage} from './served-page.ts';

const sharedLab = sharePageLab();

test.serial(
  'the commands of many hosts are told once, with where they differ and who did not answer',
  async t => {
    const {served} = await sharedLab();
    await using tab = await freshTab(served);
    const told = await tab.ask<CommandsOnTold>({want: 'commands-on', target: '@lasers'});
    t.is(told.hosts.length, 12);
    t.deepEqual(told.silent, ['no answer from lab-12']);
    const greet = told.cards.find(({command}) => command === 'greet');
    t.like(greet, {hosts: 11, effect: 'read'});
    t.deepEqual(greet?.notes, ['described otherwise on lab-05; the form is that of lab-[01-04,06-11]']);
    t.like(await problemOf(tab.ask({want: 'commands-on', target: 'lab-[01-02],other'})), {
      code: 'unknown-host',
    });
    t.like(await problemOf(tab.ask({want: 'commands-on', target: 'lab-01!lab-01'})), {code: 'no-host'});
    t.regex((await problemOf(tab.ask({want: 'commands-on', target: 'lab-['}))).message, /column/);
    // The form does not offer it; a tab may ask for it all the same.
    const screen = {want: 'run-fleet', target: '@lasers', command: 'screen', params: {}};
    t.like(await problemOf(tab.ask(screen)), {code: 'one-host'});
  },
);

test.serial('a run on 12 hosts with one down: equal outputs once, differences, receipts', async t => {
  const {served} = await sharedLab();
  await using tab = await freshTab(served);
  const {fleet} = await tab.ask<FleetTold>({
    want: 'run-fleet',
    target: '@lasers',
    command: 'kernel',
    params: {},
  });
  const told = await fleetOver(tab, fleet);
  t.is(told.words, '11 of 12: exit 0 · 1 unreachable: lab-12');
  t.is(told.hosts, 'lab-[01-12]');
  t.is(told.again, "reeve run 'lab-[01-12]' kernel");
  for (const {host, state, verdict} of told.cells)
    t.deepEqual([state, verdict], host === 'lab-12' ? ['unreachable', 'open'] : ['ended', 'good'], host);
  const folded = await tab.ask<FoldedTold>({want: 'folded', fleet, channel: 'stdout', differences: true});
  t.deepEqual(
    folded.outputs.map(({hosts, count, text}) => [hosts, count, text]),
    [
      ['lab-[01-02,04-11]', 10, 'Linux\n6.12\n'],
      ['lab-03', 1, '--- lab-[01-02,04-11]\n+++ lab-03\n@@ -1,2 +1,2 @@\n Linux\n-6.12\n+6.1\n'],
    ],
  );
  // The place of one of its hosts is that of any run.
  const job = told.cells.find(({host}) => host === 'lab-03')?.job;
  const run = await until(async () => {
    const one = await tab.ask<RunTold>({want: 'open', host: 'lab-03', job});
    return one.phase === 'ended' && one;
  }, 'the run on lab-03');
  t.is(run.proof.verdict, 'good');
});

test.serial(
  'a change on eleven hosts takes a confirmation that was given for the very same run, and once',
  async t => {
    const {served, entries} = await sharedLab();
    await using tab = await freshTab(served);
    const run = {want: 'run-fleet', command: 'restart-service', params: {service: 'camera'}};
    const many = {...run, target: 'lab-[01-11]'};
    const asked = await problemOf(tab.ask(many));
    t.like(asked, {
      code: 'confirm-needed',
      asked: {effect: 'change', argv: 'echo {service}', given: '--service=camera'},
    });
    t.is(asked.asked?.hosts.length, 11);
    const given = async () => (await problemOf(tab.ask(many))).asked?.confirmation;
    const few = {want: 'run-fleet', command: 'wipe-scratch', params: {}, target: 'lab-[01-02]'};
    const wrong = [
      {...many, confirmation: 'A'.repeat(22)},
      {...many, params: {service: 'scanner'}, confirmation: await given()},
      {...many, reason: 'another', confirmation: await given()},
      // As many hosts, of which one is another.
      {...many, target: 'lab-[01-10,12]', confirmation: await given()},
      {...many, target: '@lasers', confirmation: await given()},
      {...few, confirmation: await given()},
      {want: 'run', host: 'lab-01', command: 'wipe-scratch', params: {}, confirmation: await given()},
    ];
    for (const each of wrong) t.like(await problemOf(tab.ask(each)), {code: 'confirm-needed'});
    const ran = () =>
      entries('lab-01').filter(
        entry => entry.event === 'job-start' && ['restart-service', 'wipe-scratch'].includes(entry.command),
      ).length;
    t.is(ran(), 0);
    const confirmation = await given();
    const {fleet} = await tab.ask<FleetTold>({...many, confirmation});
    t.is((await fleetOver(tab, fleet)).words, '11 of 11: exit 0');
    t.is(ran(), 1);
    t.like(await problemOf(tab.ask({...many, confirmation})), {code: 'confirm-needed'});
    t.is(ran(), 1);
    // On ten nobody is asked.
    const ten = await tab.ask<FleetTold>({...run, target: 'lab-[01-10]'});
    t.is((await fleetOver(tab, ten.fleet)).words, '10 of 10: exit 0');
  },
);

test.serial('what all refuse is told of its field, and what one refuses, too', async t => {
  const {served} = await sharedLab();
  await using tab = await freshTab(served);
  const run = {want: 'run-fleet', target: 'lab-[01-11]', command: 'greet'};
  const refused = await problemOf(tab.ask({...run, params: {times: 1000}}));
  t.is(refused.code, 'all-refused');
  t.deepEqual(
    refused.refusals?.map(({field}) => field),
    ['times', 'times'],
  );
  const {fleet} = await tab.ask<FleetTold>({...run, params: {times: 6}});
  const told = await fleetOver(tab, fleet);
  t.is(told.words, '10 of 11: exit 0 · 1 refused: lab-05');
  t.like(told.refusals[0], {hosts: 'lab-05', field: 'times'});
  t.is(told.refusals.length, 1);
});

test.serial(
  'it is cancelled everywhere, and tried again where it failed; another dashboard reads it from its journal',
  async t => {
    const {served, folder, config, entries, ports} = await sharedLab();
    await using tab = await freshTab(served);
    await tab.ask({want: 'lab'});
    const run = {want: 'run-fleet', command: 'wait', params: {}};
    const {fleet} = await tab.ask<FleetTold>({...run, target: 'lab-[01-03]'});
    await until(
      async () => (await openFleet(tab, fleet)).cells.every(({state}) => state === 'running'),
      'all three run',
    );
    // The watch of a host and the run on it go by one connection.
    const used = await connectionsTo(['lab-01', 'lab-02', 'lab-03'].map(host => ports.get(host) ?? 0));
    t.deepEqual([...used.values()], [1, 1, 1]);
    t.like(await problemOf(tab.ask({want: 'retry-fleet', fleet, which: ['failed']})), {code: 'fleet-runs'});
    await tab.ask({want: 'cancel-fleet', fleet});
    const told = await fleetOver(tab, fleet);
    t.is(told.words, '0 of 3: exit 0 · 3 cancelled: lab-[01-03]');
    t.is(told.stopped, 'cancelled');
    // Changes are told by themselves, cell by cell.
    const changes = () => tab.told.flatMap(each => (each.tell === 'fleet' ? [each.fleet] : []));
    await until(() => changes().some(({phase}) => phase === 'ended'), 'the last change');
    t.true(changes().every(({whole}) => !whole));
    const failing = await tab.ask<FleetTold>({
      want: 'run-fleet',
      target: 'lab-[01-04]',
      command: 'fail-on-two',
      params: {},
    });
    await fleetOver(tab, failing.fleet);
    await tab.ask({want: 'retry-fleet', fleet: failing.fleet, which: ['failed']});
    const again = await fleetOver(tab, failing.fleet);
    t.is(again.words, '2 of 4: exit 0 · 2 exit 1: lab-[02,04]');
    const times = (host: string) =>
      entries(host).filter(entry => entry.event === 'job-start' && entry.command === 'fail-on-two').length;
    t.deepEqual([times('lab-01'), times('lab-02')], [1, 2]);
    t.like(await problemOf(tab.ask({want: 'retry-fleet', fleet: failing.fleet, which: ['unknown']})), {
      code: 'bad-fleet',
    });

    const env = {XDG_STATE_HOME: join(folder, 'second')};
    const other = await servePage({folder}, {config, env, words: ['--read-only']});
    try {
      await using reader = await freshTab(other);
      const [row] = await reader.ask<FleetRow[]>({want: 'fleets'});
      t.like(row, {fleet: failing.fleet, command: 'fail-on-two', hosts: 'lab-[01-04]'});
      const read = await openFleet(reader, failing.fleet);
      t.is(read.words, again.words);
      // Nothing of it was verified there.
      t.true(read.cells.every(({verdict}) => verdict === 'open'));
      for (const act of [
        {...run, target: 'lab-[01-02]'},
        {want: 'retry-fleet', fleet, which: ['failed']},
        {want: 'cancel-fleet', fleet},
      ])
        t.like(await problemOf(reader.ask(act)), {code: 'read-only'});
    } finally {
      await other.end();
    }
  },
);

/** Connections of this machine to each of these ports. */
async function connectionsTo(ports: readonly number[]): Promise<Map<number, number>> {
  const lines = (await readFile('/proc/net/tcp', 'utf8')).split('\n').slice(1);
  const established = lines.map(line => line.trim().split(/\s+/)).filter(([, , , state]) => state === '01');
  const to = established.map(([, , remote = '']) => Number.parseInt(remote.split(':')[1] ?? '', 16));
  return new Map(ports.map(port => [port, to.filter(each => each === port).length]));
}
