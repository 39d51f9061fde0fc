// A loop over a job's output is left before its end; a second reader comes.
import {Readable} from 'node:stream';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Job} from '../../../src/client/job/job.ts';
import {limits} from '../../../src/protocol/limits.ts';
import {outcomeOf, startScripted} from '../../fixtures/scripted-server.ts';

/** More than a host may send before some of it is taken. */
const output = 'x'.repeat(5 * limits.data + 1);
const outcome = outcomeOf(output);

/** Connects to a host whose every job prints `output`, as far as credit goes. */
async function printing(t: ExecutionContext) {
  const jobs = new Map<number, {readonly id: string; at: number}>();
  const lab = await startScripted(t, {
    ordered(guest, stream, {id}) {
      jobs.set(stream, {id, at: 0});
      guest.say(stream, {type: 'started', job: id, from: 0, attached: false, window: 64 * 1024 * 1024});
    },
    granted(guest, stream, credit) {
      const job = jobs.get(stream);
      if (!job) return;
      const until = Math.min(job.at + credit, output.length);
      for (; job.at < until; job.at = Math.min(job.at + limits.data, until))
        guest.data(stream, 1, job.at, output.slice(job.at, Math.min(job.at + limits.data, until)));
      if (until === output.length) guest.say(stream, {type: 'ended', job: job.id, outcome});
    },
  });
  // So a job has the least credit.
  return lab.connect({budgets: {credit: 0}});
}

const chunksOf = (job: Job) => job[Symbol.asyncIterator]();

/** Each leaves the output of a job. */
const ways: Record<string, (job: Job) => Promise<void>> = {
  'by break': async job => {
    for await (const _ of job) break;
  },
  'by an error': async job => {
    const leave = async () => {
      for await (const _ of job) throw new Error('enough');
    };
    await leave().catch(() => {});
  },
  'by return, twice': async job => {
    const chunks = chunksOf(job);
    await chunks.next();
    await chunks.return?.();
    await chunks.return?.();
  },
  'before it is begun': async job => {
    await chunksOf(job).return?.();
  },
  'by a stream that is destroyed': async job => {
    const stream = Readable.from(job);
    await stream[Symbol.asyncIterator]().next();
    stream.destroy();
  },
};
for (const [how, leave] of Object.entries(ways)) {
  test(`the rest of an output that is left ${how} is taken and verified, and the job ends`, async t => {
    const host = await printing(t);
    const job = host.run('x');
    await leave(job);
    t.like(await job, {ok: true, verified: true, stdout: ''});
    t.like(await job, {ok: true, verified: true, stdout: ''});
    // Its stream is free again, and so is its credit.
    t.is((await host.run('x')).stdout.length, output.length);
  });
}

test('a reader that waits for output can be left', async t => {
  const lab = await startScripted(t, {
    ordered: (guest, stream, {id}) =>
      guest.say(stream, {type: 'started', job: id, from: 0, attached: false, window: 1}),
  });
  const job = (await lab.connect()).run('x');
  await job.started;
  const chunks = chunksOf(job);
  const next = chunks.next();
  t.true((await chunks.return?.())?.done);
  t.true((await next).done);
});

const readers: Record<string, (job: Job) => void> = {
  'iterated over': job => void chunksOf(job),
  awaited: job => void job.catch(() => {}),
};
for (const [how, read] of Object.entries(readers)) {
  test(`a job that is ${how} cannot be iterated over as well`, async t => {
    const job = (await printing(t)).run('x');
    read(job);
    await t.throwsAsync(
      async () => {
        for await (const _ of job);
      },
      {code: 'output-taken', message: new RegExp(`^the output of job ${job.id} on lab-01 is read already`)},
    );
  });
}

test('a second loop takes nothing from the first', async t => {
  const job = (await printing(t)).run('x');
  let bytes = 0;
  for await (const chunk of job) {
    t.throws(() => chunksOf(job), {code: 'output-taken'});
    bytes += chunk.bytes.length;
  }
  t.is(bytes, output.length);
});
