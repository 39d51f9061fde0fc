import test from 'ava';
import fc from 'fast-check';
import type {Reader} from '../../src/gate/reader-leases.ts';
import {ReaderLeases} from '../../src/gate/reader-leases.ts';

class Someone implements Reader {
  isHolder = false;
  holds(isHolder: boolean): void {
    this.isHolder = isHolder;
  }
}

function someone(claims: ReaderLeases, claim: 'take' | 'spare', number: number): Someone {
  const reader = new Someone();
  claims.add('job', reader, claim, number);
  return reader;
}

test('the last one that takes a job holds it, and who holds it no longer comes back last', t => {
  const claims = new ReaderLeases();
  const first = someone(claims, 'take', 1);
  const spare = someone(claims, 'spare', 2);
  t.deepEqual([first.isHolder, spare.isHolder], [true, false]);
  const second = someone(claims, 'take', 3);
  t.deepEqual([first.isHolder, second.isHolder], [false, true]);
  t.is(claims.remove('job', second), undefined);
  t.deepEqual([first.isHolder, spare.isHolder], [false, true]);
  t.is(claims.remove('job', spare), undefined);
  t.true(first.isHolder);
  t.is(claims.missed('job', 4), undefined);
  t.is(claims.remove('job', first), 4);
  t.is(claims.missed('job', 5), 5);
});

test('a spare holds a job that nobody else holds; of several the oldest takes over', t => {
  const claims = new ReaderLeases();
  const [a, b, c] = [1, 2, 3].map(number => someone(claims, 'spare', number));
  t.true(a?.isHolder);
  t.is(claims.remove('job', b as Someone), undefined);
  t.is(claims.remove('job', a as Someone), undefined);
  t.true(c?.isHolder);
  t.is(claims.remove('job', c as Someone), 3);
});

test('whoever comes and goes, exactly one holds each job that anybody may hold, and its last one is told of once', t => {
  const step = fc.record({
    job: fc.constantFrom('a', 'b'),
    what: fc.constantFrom('take' as const, 'spare' as const, 'leave' as const, 'stranger' as const),
    which: fc.nat(5),
  });
  fc.assert(
    fc.property(fc.array(step, {maxLength: 80}), steps => {
      const claims = new ReaderLeases();
      const inside: Record<string, Someone[]> = {a: [], b: []};
      for (const [number, {job, what, which}] of steps.entries()) {
        const readers = inside[job] ?? [];
        if (what === 'stranger') {
          if (claims.remove(job, new Someone()) !== undefined) return false;
        } else if (what === 'leave') {
          const [gone] = readers.splice(which % Math.max(1, readers.length), 1);
          const told = gone && claims.remove(job, gone);
          if ((told !== undefined) !== (gone !== undefined && readers.length === 0)) return false;
        } else {
          const reader = new Someone();
          claims.add(job, reader, what, number);
          readers.push(reader);
          if (what === 'take' && !reader.isHolder) return false;
          if (what === 'spare' && reader.isHolder !== (readers.length === 1)) return false;
        }
        for (const all of Object.values(inside))
          if (all.filter(({isHolder}) => isHolder).length !== Math.min(1, all.length)) return false;
      }
      return true;
    }),
  );
  t.pass();
});
