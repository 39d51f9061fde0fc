import type {ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {SupervisedChildOptions} from '../../src/base/supervised-child.ts';
import {SupervisedChild} from '../../src/base/supervised-child.ts';
import {until} from '../fixtures/until.ts';

const hour = 60 * 60_000;
const patient: SupervisedChildOptions = {
  pauses: {leastMs: 1, mostMs: 4},
  settledMs: hour,
  patienceMs: hour,
};

interface Supervised {
  readonly child: SupervisedChild;
  readonly started: ChildProcess[];
  /** Why one died, and the pause before the next. */
  readonly died: [reason: string, pauseMs: number][];
}

/** A child that runs `code`; the end of its standard input asks it to end. */
function supervise(
  t: ExecutionContext,
  code: string,
  options = patient,
  program: string = process.execPath,
): Supervised {
  const started: ChildProcess[] = [];
  const died: Supervised['died'] = [];
  const child = new SupervisedChild(options, {
    command: () => ({argv: [program, '-e', code], stdio: ['pipe', 'pipe', 'inherit'], env: {}}),
    started(process) {
      started.push(process);
      return () => process.stdin?.end();
    },
    died: (reason, pauseMs) => void died.push([reason, pauseMs]),
  });
  t.teardown(() => child.stop(AbortSignal.abort()));
  child.start();
  return {child, started, died};
}

/** Stays, and says that it is there. */
const stays = `setInterval(() => {}, 1e6); console.log('here')`;
const endsWhenAsked = `${stays}; process.stdin.resume().on('end', () => process.exit(3))`;

async function running({started}: Supervised, count: number): Promise<ChildProcess> {
  const last = await until(() => started[count - 1], `child ${count}`);
  await once(last.stdout as NonNullable<typeof last.stdout>, 'data');
  return last;
}

test('a child that dies soon is replaced, after pauses that grow to the longest', async t => {
  const {child, died, started} = supervise(t, 'process.exit(7)');
  await until(() => died.length >= 5, 'five deaths');
  t.deepEqual(died.slice(0, 5), [
    ['status 7', 1],
    ['status 7', 2],
    ['status 7', 4],
    ['status 7', 4],
    ['status 7', 4],
  ]);
  t.true(child.restarts >= 5);
  t.is(new Set(started.map(({pid}) => pid)).size, started.length);
});

test('pauses begin anew after a child that lived long enough', async t => {
  const {died} = supervise(t, 'process.exit(7)', {...patient, settledMs: 0});
  await until(() => died.length >= 4, 'four deaths');
  t.deepEqual(new Set(died.map(([, pauseMs]) => pauseMs)), new Set([1]));
});

test('a child is replaced when it is killed; its process id is known while it runs', async t => {
  const supervised = supervise(t, stays);
  const {child, died} = supervised;
  const first = await running(supervised, 1);
  t.is(child.pid, first.pid);
  child.kill();
  const second = await running(supervised, 2);
  t.deepEqual(died, [['SIGKILL', 1]]);
  t.is(child.pid, second.pid);
  t.not(second.pid, first.pid);
});

test('a stopped child is asked to end, given the time, and not replaced', async t => {
  const supervised = supervise(t, endsWhenAsked);
  const {child, died, started} = supervised;
  const process = await running(supervised, 1);
  await child.stop();
  t.is(process.exitCode, 3);
  t.is(child.pid, undefined);
  t.true(child.isStopping);
  await child.stop();
  t.deepEqual([died.length, started.length, child.restarts], [0, 1, 0]);
});

test('a child that does not end when it is asked is killed after a while, and at once in a hurry', async t => {
  for (const [options, hurry] of [
    [{...patient, patienceMs: 20}, undefined],
    [patient, AbortSignal.abort()],
    [patient, AbortSignal.timeout(20)],
  ] as const) {
    const supervised = supervise(t, stays, options);
    const process = await running(supervised, 1);
    await supervised.child.stop(hurry);
    t.is(process.signalCode, 'SIGKILL');
    t.is(supervised.died.length, 0);
  }
});

test('a stop during the pause starts no other', async t => {
  const {child, died, started} = supervise(t, 'process.exit(0)', {
    ...patient,
    pauses: {leastMs: hour, mostMs: hour},
  });
  await until(() => died.length === 1, 'its end');
  await child.stop();
  t.deepEqual([started.length, child.restarts], [1, 1]);
});

test('a program that cannot be started is tried again, and nothing is thrown', async t => {
  const {died, started} = supervise(t, '', patient, '/no/such/program');
  await until(() => died.length >= 2, 'two failures');
  t.regex(died[0]?.[0] ?? '', /ENOENT/);
  t.is(started.length, 0);
  // An argument that no program can be given is refused before anything is spawned.
  const refused = supervise(t, 'nul \0 byte');
  t.is(refused.died.length, 0);
  await until(() => refused.died.length >= 2, 'two refusals');
});
