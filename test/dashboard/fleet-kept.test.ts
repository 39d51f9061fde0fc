// Runs on several hosts that are tried again, go on after their dashboard, or were made by another program.
import {once} from 'node:events';
import {readFile} from 'node:fs/promises';
import type {AddressInfo} from 'node:net';
import {createServer} from 'node:net';
import {join} from 'node:path';
import test from 'ava';
import {openClient} from '../../src/client/client.ts';
import {FleetRecords} from '../../src/client/fleet/journal/fleet-records.ts';
import {loadClientConfig} from '../../src/config/client-config.ts';
import type {FleetTold, FoldedTold} from '../../src/dashboard/fleet/fleet-told.ts';
import {newMark} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';
import {sharePageLab} from './fleet-lab.ts';
import {fleetOver, openFleet, problemOf} from './fleet-tab.ts';
import {freshTab, servePage} from './served-page.ts';

const sharedLab = sharePageLab(3);

test.serial(
  'another attempt at what destroys takes a confirmation of its own, for the very same hosts',
  async t => {
    const {served, entries} = await sharedLab();
    await using tab = await freshTab(served);
    const run = {want: 'run-fleet', target: 'lab-[01-03]', command: 'wipe-in-vain', params: {}};
    const confirmation = (await problemOf(tab.ask(run))).asked?.confirmation;
    const {fleet} = await tab.ask<FleetTold>({...run, confirmation});
    const told = await fleetOver(tab, fleet);
    t.is(told.words, '0 of 3: exit 0 · 2 exit 1: lab-[01-02] · 1 unreachable: lab-03');
    const ran = () =>
      entries('lab-01').filter(entry => entry.event === 'job-start' && entry.command === 'wipe-in-vain')
        .length;
    t.is(ran(), 1);
    const retry = (which: string[]) => ({want: 'retry-fleet', fleet, which});
    const asked = await problemOf(tab.ask(retry(['failed'])));
    t.like(asked, {code: 'confirm-needed', asked: {effect: 'destroy', hosts: ['lab-01', 'lab-02']}});
    const given = async () => (await problemOf(tab.ask(retry(['failed'])))).asked?.confirmation;
    for (const wrong of [
      {...retry(['failed']), confirmation},
      {...retry(['failed', 'unreachable']), confirmation: await given()},
      {...run, confirmation: await given()},
      {...run, target: 'lab-[01-02]', confirmation: await given()},
    ])
      t.like(await problemOf(tab.ask(wrong)), {code: 'confirm-needed'});
    t.is(ran(), 1);
    const good = await given();
    await tab.ask({...retry(['failed']), confirmation: good});
    await fleetOver(tab, fleet);
    t.is(ran(), 2);
    t.like(await problemOf(tab.ask({...retry(['failed']), confirmation: good})), {code: 'confirm-needed'});
    t.is(ran(), 2);
  },
);

test.serial(
  'a run goes on when its dashboard ends; another one asks the hosts, and has its end and receipts',
  async t => {
    const {served, folder, config, letEnd, entries} = await sharedLab();
    const first = await servePage({folder}, {config, env: {XDG_STATE_HOME: join(folder, 'first')}});
    const tab = await freshTab(first);
    const {fleet} = await tab.ask<FleetTold>({
      want: 'run-fleet',
      target: 'lab-[01-02]',
      command: 'wait',
      params: {},
    });
    await until(
      async () => (await openFleet(tab, fleet)).cells.every(({state}) => state === 'running'),
      'both run',
    );
    await using other = await freshTab(served);
    const meanwhile = await openFleet(other, fleet);
    t.is(meanwhile.phase, 'elsewhere');
    t.like(await problemOf(other.ask({want: 'retry-fleet', fleet, which: ['unknown']})), {
      code: 'fleet-runs',
    });
    t.is(await first.end(), 0);
    const left = await openFleet(other, fleet);
    t.is(left.phase, 'ended');
    t.deepEqual(
      left.cells.map(({state}) => state),
      ['unknown', 'unknown'],
    );
    await other.ask({want: 'retry-fleet', fleet, which: ['unknown']});
    for (const host of ['lab-01', 'lab-02']) await letEnd(host);
    const told = await fleetOver(other, fleet);
    t.is(told.words, '2 of 2: exit 0');
    t.deepEqual(
      told.cells.map(({verdict}) => verdict),
      ['good', 'good'],
    );
    const ran = entries('lab-01').filter(entry => entry.event === 'job-start' && entry.command === 'wait');
    t.is(ran.length, 1);
  },
);

test.serial(
  'a run of another program on a host that client.yaml does not name has nothing dialled',
  async t => {
    const {served, config} = await sharedLab();
    let dialled = 0;
    const trap = createServer(socket => {
      dialled += 1;
      socket.destroy();
    }).listen(0, '127.0.0.1');
    t.teardown(() => trap.close());
    await once(trap, 'listening');
    const foreign = `127.0.0.1:${(trap.address() as AddressInfo).port}`;
    await using client = await openClient(config);
    const run = (await client.fleet([foreign, 'lab-01'])).run('kernel');
    await run;
    const before = dialled;
    await using tab = await freshTab(served);
    t.is((await openFleet(tab, run.id)).cells.length, 2);
    for (const act of [
      {want: 'retry-fleet', fleet: run.id, which: ['unreachable']},
      {want: 'cancel-fleet', fleet: run.id},
      {want: 'run-fleet', target: `lab-01,${foreign}`, command: 'kernel', params: {}},
    ])
      t.like(await problemOf(tab.ask(act)), {code: 'unknown-host'}, act.want);
    t.is(dialled, before);
  },
);

test.serial(
  'a secret is given to all, and is in nothing that is told or kept; another attempt needs it again',
  async t => {
    const {served, config} = await sharedLab();
    await using tab = await freshTab(served);
    const password = newMark();
    const {fleet} = await tab.ask<FleetTold>({
      want: 'run-fleet',
      target: 'lab-[01-02]',
      command: 'log-in',
      params: {},
      secrets: {password},
    });
    const told = await fleetOver(tab, fleet);
    t.is(told.words, '0 of 2: exit 0 · 2 exit 1: lab-[01-02]');
    t.deepEqual(told.needs, ['secrets']);
    t.is(told.again, "reeve run 'lab-[01-02]' --secret password log-in");
    const folded = await tab.ask<FoldedTold>({want: 'folded', fleet, channel: 'stdout', differences: false});
    t.is(folded.outputs[0]?.text, `${password.length}\n`);
    t.regex((await problemOf(tab.ask({want: 'retry-fleet', fleet, which: ['failed']}))).message, /secrets/);
    t.false(JSON.stringify(tab.told).includes(password));
    t.false(served.said().includes(password));
    const {folder: kept = ''} = FleetRecords.of(await loadClientConfig(config)) ?? {};
    const journal = await readFile(join(kept, fleet, 'journal.jsonl'), 'utf8');
    t.true(journal.includes('log-in') && !journal.includes(password));
  },
);
