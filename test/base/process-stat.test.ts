import test from 'ava';
import fc from 'fast-check';
import {hasEnded, parseProcessStat, readProcessStat} from '../../src/base/process-stat.ts';

const stat = (name: string, state = 'S') =>
  `42 (${name}) ${state} 7 41 40 34816 39 4194560 1 2 3 4 50 60 70 80 20 0 5 0 987654 1000 10`;

const told = {
  pid: 42,
  state: 'S',
  parent: 7,
  group: 41,
  session: 40,
  foregroundGroup: 39,
  ownMs: 1100,
  reapedMs: 1500,
  threads: 5,
  started: '987654',
};

test('a process cannot lie about itself by its name', t => {
  t.deepEqual(parseProcessStat(stat('x')), told);
  t.deepEqual(parseProcessStat(stat(') Z 1 1 1 (')), told);
  fc.assert(
    fc.property(fc.string({unit: 'binary-ascii', maxLength: 15}), name => {
      t.deepEqual(parseProcessStat(stat(name)), told);
    }),
  );
});

test('a process that waits to be reaped has ended', t => {
  const ended = ['R', 'S', 'D', 'T', 'Z', 'X'].filter(state => hasEnded(parseProcessStat(stat('x', state))));
  t.deepEqual(ended, ['Z', 'X']);
});

test('the kernel tells of this process, and of none that is not there', t => {
  if (process.platform !== 'linux') return t.is(readProcessStat('self'), undefined);
  const own = readProcessStat('self');
  t.like(own, {pid: process.pid, parent: process.ppid});
  t.true((own?.threads ?? 0) > 1);
  t.is(readProcessStat(process.pid)?.started, own?.started);
  t.is(readProcessStat(2 ** 30), undefined);
});
