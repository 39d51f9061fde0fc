import test from 'ava';
import fc from 'fast-check';
import type {ListedJob} from '../../src/executor/jobs/list-jobs.ts';
import {listJobs} from '../../src/executor/jobs/list-jobs.ts';
import {lost, neverStarted} from '../../src/executor/jobs/record-end.ts';
import {newOrderId} from '../../src/identity/order-id.ts';
import {jobs as isJobsAnswer} from '../../src/protocol/generated/answer-validators.js';

const noon = Date.parse('2026-05-01T12:00:00Z');
const minute = 60_000;

const job = (minutes: number, owner: string, rest: Partial<ListedJob> = {}): ListedJob => ({
  facts: {id: newOrderId(noon + minutes * minute), owner, command: 'uptime'},
  end: 7,
  startedAt: noon,
  outcome: undefined,
  ...rest,
});

const ended = (exit: number) =>
  ({...neverStarted('cancelled', noon, undefined), reason: 'exited', exit}) as const;
const queue = {} as NonNullable<ListedJob['queue']>;

test('each job is told with its state, its times and how it ended, the newest first', t => {
  const all = [
    job(2, 'bob', {outcome: {...ended(3), startedAt: noon + 1, endedAt: noon + 2}}),
    job(1, 'alice', {outcome: lost('nobody knows')}),
    job(4, 'alice', {startedAt: null, queue, end: 0}),
    job(3, 'alice', {startedAt: noon + 3}),
  ];
  const answer = listJobs(all, {}, () => true);
  t.true(isJobsAnswer(answer));
  t.false(answer.more);
  t.deepEqual(
    answer.jobs.map(({state, owner}) => [state, owner]),
    [
      ['queued', 'alice'],
      ['running', 'alice'],
      ['ended', 'bob'],
      ['lost', 'alice'],
    ],
  );
  const nothing = {startedAt: null, endedAt: null, reason: null, exit: null, signal: null};
  const [queued, running, exited, gone] = answer.jobs;
  t.like(queued, {...nothing, bytes: 0, orderedAt: noon + 4 * minute});
  t.like(running, {...nothing, startedAt: noon + 3, bytes: 7, command: 'uptime'});
  t.like(exited, {startedAt: noon + 1, endedAt: noon + 2, reason: 'exited', exit: 3, signal: null});
  t.like(gone, {reason: 'lost', endedAt: null, exit: null});
});

test('jobs of a run on many hosts are found by the end of its id, and say whose they are', t => {
  const [mine, other] = [newOrderId(noon), newOrderId(noon)];
  const of = (minutes: number, fleet: string | undefined) =>
    job(minutes, 'alice', {facts: {...job(minutes, 'alice').facts, fleet}});
  const all = [of(1, mine), of(2, other), of(3, undefined), of(4, mine)];
  const answer = listJobs(all, {fleet: mine.slice(-8)}, () => true);
  t.true(isJobsAnswer(answer));
  t.deepEqual(
    answer.jobs.map(({job: id, fleet}) => [id, fleet]),
    [all[3], all[0]].map(one => [one?.facts.id, mine]),
  );
  const [, unsaid] = listJobs(all, {}, () => true).jobs;
  t.false(Object.hasOwn(unsaid ?? {}, 'fleet'));
});

test('whatever is asked for, pages together are what may be seen of it, in order', t => {
  const kind = fc.constantFrom<Partial<ListedJob>>({}, {queue}, {outcome: ended(0)}, {outcome: lost('x')});
  const person = fc.constantFrom('alice', 'bob', 'carol');
  fc.assert(
    fc.property(
      fc.array(fc.tuple(fc.nat(100), person, kind), {maxLength: 40}),
      fc.option(person, {nil: undefined}),
      fc.constantFrom('running' as const, 'ended' as const, undefined),
      fc.integer({min: 1, max: 9}),
      fc.subarray(['alice', 'bob', 'carol']),
      (list, owner, state, limit, seen) => {
        const all = list.map(([minutes, name, rest]) => job(minutes, name, rest));
        const filter = {
          limit,
          ...(owner !== undefined && {person: owner}),
          ...(state !== undefined && {state}),
        };
        const found: string[] = [];
        for (let page: ReturnType<typeof listJobs> | undefined; page?.more !== false; ) {
          const before = found.at(-1);
          page = listJobs(all, {...filter, ...(before !== undefined && {before})}, name =>
            seen.includes(name),
          );
          t.true(isJobsAnswer(page));
          t.true(page.more ? page.jobs.length === limit : page.jobs.length <= limit);
          found.push(...page.jobs.map(one => one.job));
        }
        const expected = all
          .filter(one => seen.includes(one.facts.owner) && (owner === undefined || one.facts.owner === owner))
          .filter(one => state === undefined || (state === 'ended') === (one.outcome !== undefined))
          .map(({facts}) => facts.id);
        t.deepEqual(found, expected.toSorted().toReversed());
      },
    ),
  );
});
