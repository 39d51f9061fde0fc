import test from 'ava';
import fc from 'fast-check';
import type {Turn} from '../../src/executor/jobs/job-queue.ts';
import {JobQueue} from '../../src/executor/jobs/job-queue.ts';

let ids = 0;
const turn = (person: string, more: Partial<Turn> = {}): Turn => ({
  id: `job-${++ids}`,
  person,
  command: 'work',
  concurrency: undefined,
  lock: undefined,
  ...more,
});

test('who asks while there is a place starts; who asks later waits and is told why', t => {
  const turns = new JobQueue(() => 2);
  t.true(turns.start(turn('ann')));
  t.true(turns.start(turn('bob', {lock: 'disk'})));
  const [third, fourth] = [turn('ann'), turn('ann')];
  t.false(turns.start(third));
  t.deepEqual(turns.wait(third), {ahead: 0, why: 'jobs'});
  t.deepEqual(turns.wait(fourth), {ahead: 1, why: 'jobs'});
  t.is(turns.waitingOf('ann'), 2);
  t.is(turns.waitingOf('bob'), 0);
});

test('persons take turns: who has one order waits for one of those who have a thousand', t => {
  const turns = new JobQueue(() => 1);
  const first = turn('ann');
  turns.start(first);
  for (let count = 0; count < 1000; count++) turns.wait(turn('ann'));
  const other = turn('bob');
  turns.wait(other);
  turns.leave(first.id);
  const [second] = turns.advance();
  t.is(second?.person, 'ann');
  turns.leave(second?.id ?? '');
  t.deepEqual(turns.advance(), [other]);
});

test('what waits for a lock or for its command does not hold up what needs neither', t => {
  const turns = new JobQueue(() => 10);
  const [locked, single] = [turn('ann', {lock: 'disk'}), turn('ann', {command: 'one', concurrency: 1})];
  t.true(turns.start(locked));
  t.true(turns.start(single));
  const [next, further] = [turn('ann', {lock: 'disk'}), turn('ann', {command: 'one', concurrency: 1})];
  t.false(turns.start(next));
  t.deepEqual(turns.wait(next), {ahead: 0, why: 'lock'});
  t.false(turns.start(further));
  t.deepEqual(turns.wait(further), {ahead: 1, why: 'concurrency'});
  t.true(turns.start(turn('ann')));
  t.deepEqual(turns.advance(), []);
  turns.leave(single.id);
  t.deepEqual(turns.advance(), [further]);
  turns.leave(locked.id);
  t.deepEqual(turns.advance(), [next]);
  t.is(turns.waiting, 0);
});

test('who gives up waiting is passed over, and those behind move up', t => {
  const turns = new JobQueue(() => 1);
  const [running, second, third] = [turn('ann'), turn('ann'), turn('ann')];
  turns.start(running);
  turns.wait(second);
  turns.wait(third);
  turns.leave(second.id);
  t.deepEqual([...turns.positions()], [[third.id, {ahead: 0, why: 'jobs'}]]);
  turns.leave(running.id);
  t.deepEqual(turns.advance(), [third]);
});

test('more places, after a reload, are given at once', t => {
  let most = 1;
  const turns = new JobQueue(() => most);
  turns.start(turn('ann'));
  const [second, third] = [turn('ann'), turn('bob')];
  turns.wait(second);
  turns.wait(third);
  most = 3;
  t.deepEqual(turns.advance(), [second, third]);
});

test('property: nothing overlaps that may not, nothing that could start waits, and everything gets its turn', t => {
  const arrival = fc.record({
    person: fc.constantFrom('ann', 'bob', 'eve'),
    command: fc.constantFrom('a', 'b'),
    lock: fc.constantFrom(undefined, undefined, 'x', 'y'),
  });
  const step = fc.oneof(
    arrival.map(what => ({arrives: what})),
    fc.nat(100).map(which => ({ends: which})),
  );
  fc.assert(
    fc.property(fc.integer({min: 1, max: 4}), fc.array(step, {maxLength: 60}), (most, steps) => {
      const turns = new JobQueue(() => most);
      const running = new Map<string, Turn>();
      const waiting = new Map<string, Turn>();
      const begins = (next: Turn) => {
        waiting.delete(next.id);
        running.set(next.id, next);
        const others = [...running.values()].filter(({id}) => id !== next.id);
        if (running.size > most) throw new Error('too many run');
        if (next.lock !== undefined && others.some(({lock}) => lock === next.lock))
          throw new Error('a lock is shared');
        if (others.filter(({command}) => command === next.command).length >= limitOf(next.command))
          throw new Error('too many of a command');
      };
      const ends = (id: string) => {
        running.delete(id);
        turns.leave(id);
        for (const next of turns.advance()) begins(next);
        // What could start now does not wait.
        for (const candidate of waiting.values())
          if (turns.start({...candidate, id: 'probe'})) throw new Error('idle');
      };
      for (const next of steps) {
        if ('ends' in next) {
          const id = [...running.keys()][next.ends % Math.max(1, running.size)];
          if (id !== undefined) ends(id);
          continue;
        }
        const asked = turn(next.arrives.person, {
          ...next.arrives,
          concurrency: limitOf(next.arrives.command),
        });
        if (turns.start(asked)) begins(asked);
        else {
          turns.wait(asked);
          waiting.set(asked.id, asked);
        }
      }
      while (running.size > 0) ends([...running.keys()][0] as string);
      return waiting.size === 0 && turns.waiting === 0;
    }),
  );
  t.pass();
});

const limitOf = (command: string) => (command === 'a' ? 1 : 3);
