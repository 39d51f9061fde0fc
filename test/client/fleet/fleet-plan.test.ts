import test from 'ava';
import fc from 'fast-check';
import type {Amount} from '../../../src/client/fleet/amount.ts';
import {hostsIn, parseAmount} from '../../../src/client/fleet/amount.ts';
import type {PlanOptions, Verdict} from '../../../src/client/fleet/fleet-plan.ts';
import {FleetPlan} from '../../../src/client/fleet/fleet-plan.ts';

const amounts = fc.oneof(
  fc.record({count: fc.integer({min: 0, max: 50})}),
  fc.record({basisPoints: fc.integer({min: 0, max: 10_000})}),
);

const courses = fc.record({
  count: fc.integer({min: 1, max: 60}),
  fanout: fc.integer({min: 1, max: 20}),
  batches: fc.array(amounts, {maxLength: 4}),
  maxFail: fc.option(amounts, {nil: undefined}),
  maxUnreachable: fc.option(amounts, {nil: undefined}),
  verdicts: fc.array(fc.constantFrom<Verdict>('ok', 'ok', 'ok', 'failed', 'unreachable', 'untried'), {
    minLength: 60,
    maxLength: 60,
  }),
  /** Which of those under way is over next. */
  order: fc.array(fc.nat(), {minLength: 60, maxLength: 60}),
});

interface Course extends PlanOptions {
  readonly count: number;
  readonly verdicts: readonly Verdict[];
  readonly order: readonly number[];
}

/** Carries a plan out; `judge` says whether a batch is good. */
function carryOut(course: Course, judge: (batch: readonly string[]) => boolean = () => true) {
  const hosts = Array.from({length: course.count}, (_, at) => `lab-${at}`);
  const plan = new FleetPlan(hosts, course);
  const started: string[] = [];
  const batches: (readonly string[])[] = [];
  const underway: string[] = [];
  const over = {ok: 0, failed: 0, unreachable: 0, untried: 0};
  let afterStop = 0;
  while (!plan.isOver) {
    const next = plan.start();
    started.push(...next);
    underway.push(...next);
    if (plan.isToBeJudged) {
      batches.push(plan.batch.hosts);
      if (judge(plan.batch.hosts)) plan.goOn();
      else plan.stop('gate');
      continue;
    }
    const at = (course.order[started.length - underway.length] ?? 0) % underway.length;
    const [host = ''] = underway.splice(at, 1);
    const verdict = course.verdicts[hosts.indexOf(host)] ?? 'ok';
    if (plan.stopped !== undefined) afterStop++;
    plan.settle(host, verdict);
    over[verdict]++;
    if (underway.length > course.fanout) throw new Error('more than the fanout');
  }
  return {plan, hosts, started, batches, over, afterStop};
}

test('no host is started twice and none is forgotten, whatever comes', t => {
  fc.assert(
    fc.property(courses, course => {
      const {plan, hosts, started} = carryOut(course);
      t.deepEqual([...started, ...plan.untried], hosts);
      if (plan.stopped === undefined) t.deepEqual(plan.untried, []);
    }),
  );
});

test('a limit stops the starting when more than that many failed or were unreachable over all hosts, and not before', t => {
  fc.assert(
    fc.property(courses, course => {
      const {plan, over} = carryOut(course);
      const exceeds = (count: number, most: Amount | undefined) =>
        most !== undefined && count > hostsIn(most, course.count);
      const isStopped =
        exceeds(over.failed, course.maxFail) || exceeds(over.unreachable, course.maxUnreachable);
      t.is(plan.stopped !== undefined, isStopped);
    }),
  );
});

test('after a stop no more are over than the smaller of fanout and batch', t => {
  fc.assert(
    fc.property(courses, course => {
      const {plan, afterStop} = carryOut(course);
      t.true(afterStop < Math.min(course.fanout, plan.batch.hosts.length));
    }),
  );
});

test('batches have the sizes that were asked for, the last repeated, and none begins unless the one before was good', t => {
  fc.assert(
    fc.property(courses, fc.nat({max: 5}), (course, good) => {
      const unlimited = {...course, maxFail: undefined, maxUnreachable: undefined};
      let judged = 0;
      const {plan, batches, hosts, started} = carryOut(unlimited, () => judged++ < good);
      const sizes = batches.map((_, at) => {
        const size = course.batches[Math.min(at, course.batches.length - 1)];
        return size === undefined ? hosts.length : Math.max(1, hostsIn(size, hosts.length));
      });
      const left = batches.map((_, at) => hosts.length - batches.slice(0, at).flat().length);
      t.deepEqual(
        batches.map(({length}) => length),
        sizes.map((size, at) => Math.min(size, left[at] ?? 0)),
      );
      t.deepEqual(batches.flat(), started);
      t.is(plan.stopped, batches.length > good ? 'gate' : undefined);
    }),
  );
});

test('amounts are whole hosts, rounded down', t => {
  const of = (text: string, total: number) => hostsIn(parseAmount(text, 'x'), total);
  t.deepEqual(
    [of('5%', 40), of('5%', 39), of('29%', 100), of('0.5%', 1000), of('100%', 7), of('3', 2), of('0', 9)],
    [2, 1, 29, 5, 7, 3, 0],
  );
  for (const wrong of ['', '%', '-1', '101%', '1.5', '1e3', '5 %', '0.005%', ' 5'])
    t.throws(() => parseAmount(wrong, 'maxFail'), {message: /^maxFail: ".*" is neither/}, wrong);
});
