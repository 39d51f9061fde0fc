import test from 'ava';
import {FairQueue} from '../../src/base/fair-queue.ts';

test('each has its turn, in the order of who came first, and what one adds comes in its own order', t => {
  const queue = new FairQueue<string>();
  t.is(queue.next(), undefined);
  for (let item = 1; item <= 1000; item++) queue.add('mallory', `m${item}`);
  queue.add('alice', 'a1');
  queue.add('bob', 'b1');
  queue.add('alice', 'a2');
  const first = Array.from({length: 7}, () => queue.next());
  t.deepEqual(first, ['m1', 'a1', 'b1', 'm2', 'a2', 'm3', 'm4']);
  queue.add('bob', 'b2');
  t.is(queue.next(), 'm5');
  t.is(queue.next(), 'b2');
  let left = 0;
  while (queue.next() !== undefined) left++;
  t.is(left, 995);
});
