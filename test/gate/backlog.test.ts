import test from 'ava';
import fc from 'fast-check';
import {Backlog} from '../../src/gate/backlog.ts';

const mebibyte = 1024 * 1024;
const step = fc.record({
  name: fc.constantFrom('alice', 'bob', 'carol'),
  stream: fc.nat(40),
  bytes: fc.integer({min: 1, max: mebibyte}),
  isAnswer: fc.boolean(),
});

test('nobody has more waiting than may be, answers make room, and nothing is counted twice', t => {
  fc.assert(
    fc.property(fc.array(step, {maxLength: 200}), steps => {
      const backlog = new Backlog();
      const waiting = new Map<number, {name: string; bytes: number}>();
      for (const [number, {name, bytes, stream, isAnswer}] of steps.entries()) {
        if (isAnswer) {
          const [oldest] = waiting.keys();
          const answered = stream % 2 === 0 ? oldest : stream + 10_000;
          backlog.answered({connection: 1, stream: answered ?? 0});
          if (answered !== undefined) waiting.delete(answered);
          continue;
        }
        const held = [...waiting.values()]
          .filter(order => order.name === name)
          .reduce((sum, order) => sum + order.bytes, 0);
        const isTaken = backlog.take({connection: 1, stream: number}, name, bytes);
        if (isTaken !== held + bytes <= 2 * mebibyte) return false;
        if (isTaken) waiting.set(number, {name, bytes});
      }
      return true;
    }),
  );
  t.pass();
});

test('all together have a bound as well', t => {
  const backlog = new Backlog();
  let taken = 0;
  for (let person = 0; person < 1000; person++)
    if (backlog.take({connection: person, stream: 1}, `person-${person}`, mebibyte)) taken++;
  t.is(taken, 32);
  backlog.answered({connection: 0, stream: 1});
  t.true(backlog.take({connection: 2000, stream: 1}, 'late', mebibyte));
});
