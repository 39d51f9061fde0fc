import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {closeSync, mkdtempSync, openSync, rmSync, truncateSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {findSystemTools} from '../../src/base/system-tools.ts';
import {enforceableLimits, whyNotEnforceable} from '../../src/runner/limits/enforceable-limits.ts';
import {limitCause, limitOfExit} from '../../src/runner/limits/limit-cause.ts';
import {
  childrenOf,
  countDescriptors,
  descendantsOf,
  readMemory,
  readShare,
  readTimes,
  writesFileOf,
} from '../../src/runner/limits/process-usage.ts';
import {ProcessorTime} from '../../src/runner/limits/processor-time.ts';
import {hardLimits, rlimitOptions} from '../../src/runner/limits/resource-rlimits.ts';
import {until} from '../fixtures/until.ts';

const none = Number.POSITIVE_INFINITY;
const noHard = {cpu: none, nofile: none, fsize: none, data: none, nproc: none};

const isLinux = process.platform === 'linux';
const onLinux = isLinux ? test : test.skip;

onLinux('what a process holds is what the kernel says of it', t => {
  const held = Buffer.alloc(50 * 2 ** 20, 1);
  const memory = readMemory(process.pid);
  t.true(memory > held.length && memory <= process.memoryUsage().rss * 1.5);
  const share = readShare(process.pid) ?? 0;
  t.true(share > held.length && share <= memory * 1.2);
  t.is(readMemory(2 ** 30), 0);
  t.is(readShare(2 ** 30), undefined);
  t.is(readTimes(2 ** 30), undefined);
  t.true((readTimes(process.pid)?.ownMs ?? 0) > 0 && (readTimes(process.pid)?.threads ?? 0) > 1);
  held.fill(2);
});

onLinux('open descriptors, and files of a size that are written, are seen', t => {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-files-'));
  t.teardown(() => rmSync(folder, {recursive: true}));
  const path = join(folder, 'file');
  writeFileSync(path, '');
  truncateSync(path, 123_457);
  const before = countDescriptors(process.pid);
  const reader = openSync(path, 'r');
  t.is(countDescriptors(process.pid), before + 1);
  t.false(writesFileOf(process.pid, 123_457), 'it is only read');
  const writer = openSync(path, 'r+');
  t.true(writesFileOf(process.pid, 123_457));
  t.false(writesFileOf(process.pid, 123_456));
  closeSync(reader);
  closeSync(writer);
  t.is(countDescriptors(2 ** 30), 0);
  t.false(writesFileOf(2 ** 30, 1));
});

onLinux('descendants are found whoever started them, and not all where they are too many', async t => {
  const child = spawn('/bin/sh', ['-c', 'sleep 600 & (sleep 600 & wait) & wait'], {
    stdio: 'ignore',
    detached: true,
  });
  t.teardown(() => process.kill(-(child.pid as number), 'SIGKILL'));
  await once(child, 'spawn');
  const pid = child.pid as number;
  await until(() => descendantsOf([pid], 100).length === 3, 'three descendants');
  t.is(childrenOf(pid).length, 2);
  t.is(descendantsOf([pid], 0).length, 2);
  t.true(childrenOf(process.pid).includes(pid));
});

test('processor time is never less than what was seen, and never less than before', t => {
  const process = fc.record({
    pid: fc.integer({min: 1, max: 4}),
    ownMs: fc.nat(1000),
    reapedMs: fc.nat(1000),
  });
  fc.assert(
    fc.property(
      fc.array(fc.uniqueArray(process, {selector: ({pid}) => pid, maxLength: 4}), {maxLength: 8}),
      samples => {
        const time = new ProcessorTime();
        let before = 0;
        for (const sample of samples) {
          const members = sample.map(one => ({...one, started: '1'}));
          const total = time.add(members, []);
          t.true(total >= before);
          t.true(total >= sample.reduce((sum, {ownMs, reapedMs}) => sum + ownMs + reapedMs, 0));
          before = total;
        }
      },
    ),
  );
});

test('what ended processes used counts whether or not somebody reaped them', t => {
  const one = {started: '1', reapedMs: 0};
  const reapedBy = new ProcessorTime();
  reapedBy.add(
    [
      {...one, pid: 1, ownMs: 10},
      {...one, pid: 2, ownMs: 500},
    ],
    [],
  );
  t.is(reapedBy.add([{...one, pid: 1, ownMs: 10, reapedMs: 520}], []), 530);
  t.is(
    reapedBy.add([], [{...one, pid: 9, ownMs: 99, reapedMs: 540}]),
    540,
    "a reaper's own time is not the job's",
  );
  const unreaped = new ProcessorTime();
  for (let pid = 2; pid < 7; pid++)
    unreaped.add(
      [
        {...one, pid: 1, ownMs: 10},
        {...one, pid, ownMs: 100},
      ],
      [],
    );
  t.is(unreaped.add([{...one, pid: 1, ownMs: 10}], []), 510);
});

test('each limit becomes an rlimit at which it can be seen to be exceeded, and none is set without a limit', t => {
  t.deepEqual(rlimitOptions({}, noHard), []);
  t.deepEqual(rlimitOptions({processes: 5}, noHard), []);
  t.deepEqual(rlimitOptions({cpuMs: 3000, openFiles: 64, fileSize: 1000}, noHard), [
    '--cpu=4:5',
    '--nofile=65:65',
    '--fsize=1001:1001',
  ]);
  t.deepEqual(rlimitOptions({processes: 5, tasks: 70}, noHard), ['--nproc=70:70']);
  const [data] = rlimitOptions({memory: 2 ** 20}, noHard);
  t.true(Number(/^--data=(\d+):\1$/.exec(data ?? '')?.[1]) > 2 ** 20);
});

test('no limit gives more than the server has itself', t => {
  const text = `Limit                     Soft Limit           Hard Limit           Units
Max cpu time              unlimited            unlimited            seconds
Max file size             5                    700                  bytes
Max open files            1024                 524288               files
Max processes             300                  300                  processes
`;
  t.deepEqual(hardLimits(text), {cpu: none, fsize: 700, nofile: 524_288, data: none, nproc: 300});
  const hard = {cpu: 2, nofile: 100, fsize: 10, data: 20, nproc: 30};
  t.deepEqual(rlimitOptions({cpuMs: 9000, openFiles: 4000, fileSize: 500, memory: 5000}, hard), [
    '--cpu=2:2',
    '--nofile=100:100',
    '--fsize=10:10',
    '--data=20:20',
  ]);
});

test('the end of a main process tells of a limit only where there is that limit', t => {
  const limits = {cpuMs: 1000, fileSize: 1000};
  t.is(limitOfExit({code: null, signal: 'SIGXCPU'}, limits), 'cpuMs');
  t.is(limitOfExit({code: null, signal: 'SIGXFSZ'}, limits), 'fileSize');
  t.is(limitOfExit({code: 153, signal: null}, limits), 'fileSize');
  t.is(limitOfExit({code: 152, signal: null}, limits), 'cpuMs');
  t.is(limitOfExit({code: 153, signal: null}, {cpuMs: 1000}), undefined);
  t.is(limitOfExit({code: null, signal: 'SIGXCPU'}, {fileSize: 1000}), undefined);
  t.is(limitOfExit({code: null, signal: 'SIGKILL'}, limits), undefined);
  t.is(limitOfExit({code: 1, signal: null}, limits), undefined);
});

test('the message of a limit says the limit', t => {
  t.is(
    limitCause('memory', {memory: 3 * 2 ** 30}).message,
    'it used more memory than the 3 GiB of its limit',
  );
  t.is(
    limitCause('fileSize', {fileSize: 1500}).message,
    'it wrote a larger file than the 1500 bytes of its limit',
  );
  t.is(
    limitCause('cpuMs', {cpuMs: 90_000}).message,
    'it used more processor time than the 90 s of its limit',
  );
});

test('where there is no prlimit, or no Linux, the limits that need it are not enforceable, and say why', t => {
  const tools = {...findSystemTools(), prlimit: '/usr/bin/prlimit'};
  t.deepEqual(enforceableLimits({tools}, 'linux'), {
    memory: true,
    cpuMs: true,
    processes: true,
    openFiles: true,
    fileSize: true,
  });
  const without = enforceableLimits({tools: {...tools, prlimit: undefined}}, 'linux');
  t.is(without.memory, true);
  t.regex(String(without.fileSize), /prlimit/);
  for (const why of Object.values(enforceableLimits({tools}, 'darwin'))) t.regex(String(why), /Linux/);
  if (!isLinux) return;
  const poor = {tools: {...tools, prlimit: undefined}};
  t.is(whyNotEnforceable({memory: 1}, poor), undefined);
  t.regex(
    whyNotEnforceable({openFiles: 9}, poor) ?? '',
    /^its limit openFiles cannot be enforced here: .*prlimit/,
  );
});
