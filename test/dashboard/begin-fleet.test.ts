// Runs on several hosts are begun by what some of them say of the command: hosts that say it themselves, in place of real ones.
import test from 'ava';
import {DashboardError} from '../../src/dashboard/errors.ts';
import type {FleetParts} from '../../src/dashboard/fleet/begin-fleet.ts';
import {beginFleet} from '../../src/dashboard/fleet/begin-fleet.ts';
import {FleetViews} from '../../src/dashboard/fleet/fleet-views.ts';
import type {RunFleetIntent} from '../../src/dashboard/generated/dashboard.ts';
import {SpoolRoom} from '../../src/dashboard/output/spool.ts';
import {Confirmations} from '../../src/dashboard/runs/confirmations.ts';
import type {Client, FleetEvent, FleetOptions} from '../../src/index.ts';

const fleet = '01a22cf7-7572-7fe9-9e09-96b53bb07b38';
const names = Array.from({length: 12}, (_, index) => `n-${index + 1}`);

interface Begun {
  readonly hosts: readonly string[];
  readonly options: FleetOptions;
}

/** Parts whose hosts say that the command does this; those that say nothing are down. */
function partsOf(
  effects: Readonly<Record<string, 'read' | 'change' | 'destroy'>>,
  events: FleetEvent[] = [],
) {
  const begun: Begun[] = [];
  let left = 0;
  const client = {
    config: {
      hosts: new Map(names.map(name => [name, {}])),
      groups: new Map(),
      groupSources: new Map(),
      file: '/c',
      receipts: {folder: '/nowhere', keepMs: 0},
    },
    fleet: async (hosts: readonly string[]) => ({
      run: (_command: string, _params: object, options: FleetOptions) => {
        begun.push({hosts, options});
        const held = Promise.withResolvers<void>();
        return {
          id: fleet,
          hosts,
          leave: () => {
            left += 1;
            held.resolve();
          },
          async *[Symbol.asyncIterator]() {
            yield* events;
            if (events.length > 0) await held.promise;
          },
        };
      },
    }),
  } as unknown as Client;
  const answers = names.map(host => {
    const effect = effects[host];
    return effect === undefined
      ? {host, error: new Error('nobody is there')}
      : {host, value: {effect, argv: ['x', host === 'n-2' ? '-f' : '-i']}};
  });
  const parts = {
    client,
    pool: {ask: async (hosts: readonly string[]) => answers.filter(({host}) => hosts.includes(host))},
    lab: {reachable: (hosts: readonly string[]) => hosts},
    fleets: new FleetViews({client, room: new SpoolRoom(), changed: () => {}}),
    confirmations: new Confirmations({now: () => 0, random: bytes => Buffer.alloc(bytes, 7)}),
  } as unknown as FleetParts;
  return {parts, begun, left: () => left};
}

const intent = (target: string, more: Partial<RunFleetIntent> = {}): RunFleetIntent => ({
  id: 0,
  want: 'run-fleet',
  target,
  command: 'x',
  params: {},
  ...more,
});
const inSession = () => {};

test('what destroys on one of two hosts is confirmed, with each argv and the hosts that have it', async t => {
  const {parts, begun} = partsOf({'n-1': 'read', 'n-2': 'destroy'});
  const asked = await t.throwsAsync(beginFleet(intent('n-[1-2]'), parts, inSession));
  t.like(asked, {
    code: 'confirm-needed',
    asked: {effect: 'destroy', argv: 'x -i (on n-1); x -f (on n-2)', hosts: ['n-1', 'n-2']},
  });
  t.is(begun.length, 0);
});

test('where no host says what it does, a host that comes meanwhile refuses what would have been asked about', async t => {
  const few = partsOf({});
  await beginFleet(intent('n-[1-2]'), few.parts, inSession);
  t.is(few.begun[0]?.options.confirm, 'change');
  const many = partsOf({});
  await beginFleet(intent('n-[1-12]'), many.parts, inSession);
  t.is(many.begun[0]?.options.confirm, 'read');
});

test('reading is not asked about on however many hosts, and the order says no more', async t => {
  const {parts, begun} = partsOf({'n-1': 'read'});
  await beginFleet(intent('n-[1-12]'), parts, inSession);
  t.is(begun[0]?.options.confirm, 'read');
  t.is(begun[0]?.hosts.length, 12);
});

test('a session that ended while hosts were asked begins nothing', async t => {
  const {parts, begun} = partsOf({'n-1': 'read'});
  const over = () => {
    throw new DashboardError('session-over', 'the session ended in between');
  };
  await t.throwsAsync(beginFleet(intent('n-[1-2]'), parts, over), {code: 'session-over'});
  t.is(begun.length, 0);
});

test('eight go on at a time; the end of the dashboard lets go of their jobs', async t => {
  const {parts, begun, left} = partsOf({'n-1': 'read'}, [{type: 'started', host: 'n-1', job: fleet}]);
  await beginFleet(intent('n-1'), parts, inSession);
  t.is(parts.fleets.held, 1);
  const others = Array.from({length: 7}, (_, index) => `${fleet.slice(0, -1)}${index}`);
  for (const id of others) {
    const run = (await parts.client.fleet(['n-1'])).run('x');
    parts.fleets.begun(Object.assign(run, {id}), {command: 'x', needs: []}, []);
  }
  t.is(parts.fleets.held, 8);
  const before = begun.length;
  await t.throwsAsync(beginFleet(intent('n-1'), parts, inSession), {code: 'too-many-runs'});
  t.is(begun.length, before);
  await parts.fleets[Symbol.asyncDispose]();
  t.is(left(), 8);
});
