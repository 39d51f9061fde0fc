// One object for each life of a gate: what belongs to it ends with it, and reaches no other.
import test from 'ava';
import type {Caller} from '../../src/executor/gate/caller.ts';
import {GateConnection} from '../../src/executor/gate/gate-connection.ts';
import {PresentGate} from '../../src/executor/gate/present-gate.ts';
import {JobInputs} from '../../src/executor/input/job-inputs.ts';
import type {TableJob} from '../../src/executor/jobs/table-job.ts';
import type {ExecutorLink} from '../../src/gate-link/executor-end.ts';
import type {Submit} from '../../src/gate-link/generated/link.ts';

type Parts = ConstructorParameters<typeof GateConnection>[1];

const facts = {id: 'job', owner: 'alice', command: 'echo', window: 1, traits: {}, orphanMs: 100};
const running = {facts, end: 7, startedAt: 0, outcome: undefined, cancel() {}, signal() {}} as TableJob;
const options = {from: 0, claim: 'take', attached: false} as const;

/** Two gates, one after the other, with what each is told, and what becomes of owners. */
function makeGates() {
  const present = new PresentGate();
  const owners: string[] = [];
  const orphans = {
    held: (_job: unknown, number: number) => void owners.push(`held ${number}`),
    abandoned: () => void owners.push('abandoned'),
    gateDied: () => void owners.push('gate died'),
    left() {},
  };
  const connect = () => {
    const told: string[] = [];
    const link = {
      send: ({type}: {type: string}) => void told.push(type),
      sendCredit() {},
      close() {},
      whenRoom: async (_whom: string, work: () => void) => work(),
    } as unknown as ExecutorLink;
    const gate = new GateConnection(link, {
      present,
      orphans,
      inputs: new JobInputs(),
      account: {receipt: () => undefined},
      listeners: {gateDied() {}},
      watchers: {gateDied() {}},
    } as unknown as Parts);
    const caller: Caller = {submit: {connection: 1, stream: 1, envelope: {payload: ''}} as Submit, gate};
    return {gate, told, follow: (job: TableJob) => gate.follow(job, options, caller)};
  };
  return {present, owners, connect};
}

test('what jobs tell goes to the gate that is there, and what a gate followed is forgotten with it', t => {
  const {present, connect} = makeGates();
  present.grown('job', 1);
  const first = connect();
  first.follow(running);
  first.gate[Symbol.dispose]();
  const second = connect();
  present.finished({id: 'job', end: 7, outcome: {} as never});
  t.deepEqual(second.told, []);
  second.follow(running);
  present.finished({id: 'job', end: 7, outcome: {} as never});
  t.deepEqual(first.told, ['follow']);
  t.deepEqual(second.told, ['follow', 'finished']);
});

test('a gate that is disposed late does not take the place of the one that came since', t => {
  const {present, connect} = makeGates();
  const first = connect();
  const second = connect();
  first.gate[Symbol.dispose]();
  second.follow(running);
  present.finished({id: 'job', end: 7, outcome: {} as never});
  t.deepEqual(second.told, ['follow', 'finished']);
  t.deepEqual(present.census, {type: 'census', connections: 0, resident: 0} as never);
});

test('a stream that waits for the turn of a job is forgotten with its gate', async t => {
  const {owners, connect} = makeGates();
  const turn = Promise.withResolvers<TableJob>();
  const moved: ((position: {ahead: number; why: 'jobs'}) => void)[] = [];
  const queue = {
    position: {ahead: 1, why: 'jobs'} as const,
    turn: turn.promise,
    onMoved: (listener: (position: {ahead: number; why: 'jobs'}) => void) => void moved.push(listener),
  };
  const {gate, told, follow} = connect();
  follow({...running, queue});
  gate[Symbol.dispose]();
  for (const listener of moved) listener({ahead: 0, why: 'jobs'});
  turn.resolve(running);
  await turn.promise;
  t.deepEqual(told, ['reply']);
  t.deepEqual(owners, ['gate died']);
});

test('a job whose order came by a gate that died since waits for its owner', t => {
  const {owners, connect} = makeGates();
  const {gate, told, follow} = connect();
  gate[Symbol.dispose]();
  follow(running);
  t.deepEqual(owners, ['gate died', 'abandoned']);
  t.deepEqual(told, []);
});
