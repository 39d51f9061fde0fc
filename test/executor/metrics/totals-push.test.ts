import test from 'ava';
import {TotalsPush} from '../../../src/executor/metrics/totals-push.ts';
import type {Totals} from '../../../src/gate-link/generated/link.ts';

test('totals are told only if they changed, all of them to a gate that is new, and none where nobody serves them', t => {
  const told: number[] = [];
  let isWanted = true;
  let gathered = 0;
  let entries = 1;
  using push = new TotalsPush({
    isWanted: () => isWanted,
    gather: () => {
      gathered++;
      return {type: 'totals', entries} as Totals;
    },
    send: totals => void told.push(totals.entries),
  });
  push.begin();
  push.tell();
  t.deepEqual(told, [1]);
  entries = 2;
  push.tell();
  push.tell();
  t.deepEqual(told, [1, 2]);
  push.begin();
  t.deepEqual(told, [1, 2, 2]);
  isWanted = false;
  entries = 3;
  const before = gathered;
  push.tell();
  push.begin();
  t.is(gathered, before);
  t.deepEqual(told, [1, 2, 2]);
});
