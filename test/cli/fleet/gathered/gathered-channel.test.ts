import {randomBytes} from 'node:crypto';
import {readdirSync, readlinkSync, statSync} from 'node:fs';
import test from 'ava';
import fc from 'fast-check';
import {BlockStore} from '../../../../src/cli/fleet/gathered/block-store.ts';
import type {GatheredOutput} from '../../../../src/cli/fleet/gathered/gathered-channel.ts';
import {GatheredChannel} from '../../../../src/cli/fleet/gathered/gathered-channel.ts';
import {unitedOutputs} from '../../../../src/cli/fleet/gathered/united-outputs.ts';

const textOf = async ({bytes}: GatheredOutput) =>
  Buffer.concat(await Array.fromAsync(bytes())).toString('latin1');
const names = (count: number) => Array.from({length: count}, (_, at) => `lab-${at + 1}`);

test('outputs are put together by all of their bytes, in whatever pieces and order they come', async t => {
  // Longer than several blocks, and different at the beginning, at the end, or by their length alone.
  const long = Buffer.from(Array.from({length: 50_000}, (_, at) => at % 251));
  const outputs = [
    Buffer.alloc(0),
    Buffer.from('a\n'),
    long,
    Buffer.concat([long, Buffer.from('x')]),
    Buffer.concat([Buffer.from('x'), long.subarray(1)]),
    long.subarray(0, 32 * 1024),
    long.subarray(0, 16 * 1024),
  ];
  const host = fc.record({
    output: fc.integer({min: 0, max: outputs.length - 1}),
    cut: fc.integer({min: 1, max: 20_000}),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(host, {minLength: 1, maxLength: 12}), async hosts => {
      await using store = new BlockStore();
      const channel = new GatheredChannel(store);
      const coming = hosts.map(({output, cut}, at) => ({
        name: `lab-${at + 1}`,
        rest: outputs[output] ?? Buffer.alloc(0),
        cut,
      }));
      for (let some = coming; some.length > 0; some = some.filter(({rest}) => rest.length > 0))
        for (const one of some) {
          await channel.write(one.name, one.rest.subarray(0, one.cut));
          one.rest = one.rest.subarray(one.cut);
        }
      for (const {name} of coming.slice(1)) await channel.end(name);
      await channel.endAll();
      const list = channel.list();
      const shown = new Map<string, string>();
      for (const one of list) for (const name of one.hosts) shown.set(name, await textOf(one));
      for (const [at, {output}] of hosts.entries())
        t.is(shown.get(`lab-${at + 1}`), outputs[output]?.toString('latin1'));
      t.is(list.length, new Set(hosts.map(({output}) => output)).size);
      t.deepEqual(
        list.map(({hosts: {length}}) => length),
        list.map(({hosts: {length}}) => length).toSorted((a, b) => b - a),
      );
    }),
    {numRuns: 50},
  );
});

test('a hundred hosts at once with three outputs of a megabyte hold three, in a private file without a name', async t => {
  await using store = new BlockStore();
  const channel = new GatheredChannel(store);
  const outputs = [1, 2, 3].map(() => randomBytes(1_000_000));
  const hosts = names(100);
  for (let from = 0; from < 1_000_000; from += 50_000)
    for (const [at, host] of hosts.entries())
      await channel.write(host, outputs[at % 3]?.subarray(from, from + 50_000) ?? Buffer.alloc(0));
  // More than fits into memory.
  await channel.write('other', randomBytes(8_000_000));
  await channel.endAll();
  t.true(store.size < 12_000_000, `${store.size}`);
  t.deepEqual(
    channel.list().map(({hosts: {length}}) => length),
    [34, 33, 33, 1],
  );
  if (process.platform !== 'linux') return;
  const ours = readdirSync('/proc/self/fd').flatMap(fd => {
    try {
      const path = readlinkSync(`/proc/self/fd/${fd}`);
      return /reeve-\w+\.output \(deleted\)$/.test(path) ? [statSync(`/proc/self/fd/${fd}`)] : [];
    } catch {
      return [];
    }
  });
  t.deepEqual(
    ours.map(({mode, nlink}) => [mode & 0o777, nlink]),
    [[0o600, 0]],
  );
  t.true((ours[0]?.size ?? 0) < 8_000_000);
});

test('without their own words hosts are equal, and those that printed the same are so in any case', async t => {
  await using store = new BlockStore();
  const channel = new GatheredChannel(store, host => ({name: host}));
  const write = async (host: string, text: string) => {
    await channel.write(host, Buffer.from(text));
    await channel.end(host);
  };
  for (const host of ['a1', 'a2', 'a3']) await write(host, `I am ${host}, \0n <host>\n`);
  for (const host of ['b1', 'b2']) await write(host, 'b1 b2 are there\n');
  await write('c1', 'I am c2\n');
  t.deepEqual(await Promise.all(channel.list().map(async one => [one.hosts, await textOf(one)])), [
    [['a1', 'a2', 'a3'], 'I am <host>, \0n <host>\n'],
    [['b1', 'b2'], 'b1 b2 are there\n'],
    [['c1'], 'I am c2\n'],
  ]);
});

test('outputs are united by way of others, and come in the order of their hosts', t => {
  // b printed what a did, and without its own words what c did.
  const digests = new Map(Object.entries({a1: 'x', b1: 'x', b2: 'y', c1: 'y', d1: 'z', z1: 'q'}));
  const united = unitedOutputs(
    [
      {nodes: ['b1', 'b2'], lines: ['B']},
      {nodes: ['z1'], lines: ['Z']},
      {nodes: ['a1'], lines: ['A']},
      {nodes: ['c1'], lines: ['C']},
      {nodes: ['d1'], lines: ['D']},
    ],
    host => digests.get(host),
  );
  t.deepEqual(
    united.map(({hosts}) => hosts),
    [['a1', 'b1', 'b2', 'c1'], ['d1'], ['z1']],
  );
  t.like(united[0], {digests: ['B'], from: 'b1', isLiteral: false});
});
