// The page is told of a run by how its job went: a job that says so itself, in place of a host.
import test from 'ava';
import type {HostPool} from '../../src/dashboard/lab/host-pool.ts';
import {SpoolRoom} from '../../src/dashboard/output/spool.ts';
import {beginRun} from '../../src/dashboard/runs/begin-run.ts';
import {Confirmations} from '../../src/dashboard/runs/confirmations.ts';
import {RunView} from '../../src/dashboard/runs/run-view.ts';
import {RunViews} from '../../src/dashboard/runs/run-views.ts';
import {TypedInput} from '../../src/dashboard/runs/typed-input.ts';
import type {RunTold} from '../../src/dashboard/told.ts';
import type {ClientErrorCode, Job, JobResult} from '../../src/index.ts';
import {ClientError} from '../../src/index.ts';
import {until} from '../fixtures/until.ts';

const outcome = {state: 'ended', reason: 'exited', exit: 0, signal: null, startedAt: 1, endedAt: 2};
const good = {ok: true, ...outcome, durationMs: 1, verified: true, missing: 0, receipt: '/r', outcome};

/** A job with this output, which ends so. @param held the id of one that goes on until it is released */
function jobOf(
  ending: Partial<JobResult> | Error,
  output: readonly string[] = ['hello'],
  held?: string,
): Job {
  let offset = 0;
  const released = Promise.withResolvers<void>();
  return {
    id: held ?? '01a22cf7-7572-7fe9-9e09-96b53bb07b38',
    host: 'lab-01',
    started: Promise.resolve({terminal: false, takesInput: false, isUnfed: false}),
    release: () => released.resolve(),
    async *[Symbol.asyncIterator]() {
      for (const text of output) {
        const bytes = Buffer.from(text);
        yield {channel: 'stdout', offset, bytes, done() {}};
        offset += bytes.length;
      }
      if (held !== undefined) await released.promise;
      if (ending instanceof Error) throw ending;
    },
    // biome-ignore lint/suspicious/noThenProperty: a job can be awaited
    then: (...heard: Parameters<Promise<object>['then']>) =>
      Promise.resolve({...good, ...(ending instanceof Error ? {} : ending)}).then(...heard),
  } as unknown as Job;
}

/** The last that is told. @param input that was typed, and which the job does not read */
async function toldOf(job: Job, input?: TypedInput): Promise<RunTold> {
  const {promise, resolve} = Promise.withResolvers<RunTold>();
  const view = new RunView({
    host: 'lab-01',
    job,
    room: new SpoolRoom(),
    begun: {command: 'cat', owner: 'alice', input},
    again: '',
    look: '',
    changed: changed => changed.isOver && resolve(changed.told()),
  });
  const told = await promise;
  await view[Symbol.asyncDispose]();
  return told;
}

const failing = (code: ClientErrorCode) =>
  toldOf(jobOf(new ClientError(code, 'it is not so', {outcome: outcome as never})));

test('a digest, a receipt or an account that contradicts is red, and the end that the host claims is not relied on', async t => {
  for (const code of [
    'digest-mismatch',
    'receipt-invalid',
    'log-untrusted',
    'account-forked',
    'account-began-anew',
    'other-lab',
  ] as const) {
    const told = await failing(code);
    t.like(told, {failed: true, proof: {verdict: 'bad', words: 'it is not so', receipt: ''}}, code);
    t.regex(told.words, /do not rely on that/);
  }
});

test('who joined late, or has no receipt, sees neither green nor red', async t => {
  t.like(await toldOf(jobOf({verified: false, missing: 10})), {
    phase: 'ended',
    failed: false,
    proof: {verdict: 'open', words: '10 bytes did not come, so the output cannot be compared'},
  });
  t.like(await toldOf(jobOf({receipt: undefined})), {proof: {verdict: 'open', words: 'there is no receipt'}});
  t.like(await failing('connection-lost'), {failed: true, proof: {verdict: 'open'}});
});

test('a host that refuses to show a run has said nothing of its end: it is unknown, and asked about again', async t => {
  const refused = new ClientError('refused', 'the certificate is revoked', {wireCode: 'certificate-revoked'});
  t.like(await toldOf(jobOf(refused)), {
    phase: 'unknown',
    words: 'lab-01 shows no more of it: the certificate is revoked',
    proof: {verdict: 'open'},
  });
  const host = {attach: () => Object.assign(jobOf(refused, []), {started: new Promise(() => {})})};
  const pool = {host: async () => host} as unknown as HostPool;
  await using views = new RunViews({pool, room: new SpoolRoom(), changed: () => {}});
  const id = '01a22cf7-7572-7fe9-9e09-96b53bb07b38';
  const first = await views.open('lab-01', id);
  await until(() => first.isOver, 'the refusal');
  t.like(first.told(), {phase: 'unknown', words: 'lab-01 shows nothing of it: the certificate is revoked'});
  t.not(await views.open('lab-01', id), first);
});

test('what was verified is green, also where the command failed', async t => {
  t.like(await toldOf(jobOf({ok: false, exit: 3})), {
    words: 'ended with exit status 3 after 1ms',
    failed: true,
    end: 5,
    proof: {verdict: 'good', receipt: '/r'},
  });
});

test('input that was typed and not read is not kept when the run is over', async t => {
  const input = new TypedInput();
  t.true(input.push(Buffer.from('a password')));
  t.false((await toldOf(jobOf({}), input)).takesInput);
  t.deepEqual(await Array.fromAsync(input), []);
  t.false(input.push(Buffer.from('more')));
});

test('runs that were begun here and go on are bounded, since none of them is given up', async t => {
  const room = new SpoolRoom();
  let ordered = 0;
  const host = {
    person: 'alice',
    describe: async () => ({effect: 'read', argv: []}),
    run: () => jobOf({}, [], `job ${++ordered}`),
  };
  const pool = {host: async () => host} as unknown as HostPool;
  await using views = new RunViews({pool, room, changed: () => {}});
  const confirmations = new Confirmations({now: () => 0, random: bytes => Buffer.alloc(bytes)});
  const begin = () =>
    beginRun(
      {id: 0, want: 'run', host: 'lab-01', command: 'sleep', params: {}},
      {pool, views, confirmations},
      () => {},
    );
  for (let runs = 1; runs <= 64; runs++) await begin();
  await t.throwsAsync(begin(), {code: 'too-many-runs'});
  t.is(ordered, 64);
});
