import test from 'ava';
import {SlabPool, slabBytes} from '../../src/output-log/slab-pool.ts';

test('a slab is lent again once it was given back, and never to two', t => {
  const pool = new SlabPool();
  const first = pool.lend(slabBytes);
  t.not(pool.lend(slabBytes).bytes.buffer, first.bytes.buffer);
  first.giveBack();
  first.giveBack();
  const again = pool.lend(200_000);
  t.is(again.bytes.buffer, first.bytes.buffer);
  t.is(again.bytes.length, 200_000);
  t.not(pool.lend(slabBytes).bytes.buffer, first.bytes.buffer);
});

test('few bytes take memory of their own, no more than they need', t => {
  const pool = new SlabPool();
  pool.lend(slabBytes).giveBack();
  t.is(pool.lend(5000).bytes.buffer.byteLength, 5000);
});

test('of slabs that many readers had at once, sixteen are kept', t => {
  const pool = new SlabPool();
  const lend = (count: number) => Array.from({length: count}, () => pool.lend(slabBytes));
  const lent = lend(40);
  for (const slab of lent) slab.giveBack();
  const known = new Set(lent.map(({bytes}) => bytes.buffer));
  t.is(lend(40).filter(({bytes}) => known.has(bytes.buffer)).length, 16);
});
