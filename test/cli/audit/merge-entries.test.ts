import test from 'ava';
import fc from 'fast-check';
import type {Found} from '../../../src/audit/read/query.ts';
import {mergeEntries} from '../../../src/cli/audit/merge-entries.ts';

const found = (time: number, seq: number): Found =>
  ({entry: {time, seq}, line: Buffer.from(`${seq}`)}) as unknown as Found;

async function* blocksOf(entries: readonly Found[], size: number): AsyncGenerator<readonly Found[]> {
  for (let at = 0; at < entries.length; at += size) yield entries.slice(at, at + size);
}

async function merged(hosts: readonly (readonly number[])[], size: number) {
  const sources = hosts.map((times, order) => ({
    host: `lab-${order}`,
    blocks: blocksOf(times.map(found), size),
  }));
  const all = await Array.fromAsync(mergeEntries(sources));
  return all.map(({host, entry: {time, seq}}) => ({host, time, seq}));
}

test('entries of several hosts come by time, those of one time in the order of the hosts, and none is lost', async t => {
  const times = fc.array(fc.nat({max: 9}), {maxLength: 9}).map(all => all.toSorted((a, b) => a - b));
  await fc.assert(
    fc.asyncProperty(fc.array(times, {maxLength: 6}), fc.integer({min: 1, max: 4}), async (hosts, size) => {
      const expected = hosts
        .flatMap((all, order) => all.map((time, seq) => ({host: `lab-${order}`, time, seq})))
        .toSorted((a, b) => a.time - b.time || a.host.localeCompare(b.host) || a.seq - b.seq);
      t.deepEqual(await merged(hosts, size), expected);
    }),
  );
});

test('entries of a host whose clock was set back stay in their order', async t => {
  const all = await merged(
    [
      [5, 1, 9],
      [2, 6],
    ],
    1,
  );
  t.deepEqual(
    all.map(({host, time}) => `${host} ${time}`),
    ['lab-1 2', 'lab-0 5', 'lab-0 1', 'lab-1 6', 'lab-0 9'],
  );
});
