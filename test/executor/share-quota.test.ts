// The quota of a share: 1 MiB, to the byte, whatever becomes of the files.
import {chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Host} from '../../src/client/host.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {isRoot, labWithShareOf, nobody, ownFolder} from '../fixtures/share-lab.ts';
import {processesWith} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';
import {partialsIn} from '../shares/share.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;
const kib = 1024;
const quota = 1024 * kib;

interface Quota {
  readonly lab: Lab;
  readonly host: Host;
  readonly there: string;
  /** Puts so many bytes under a name. */
  readonly put: (name: string, size: number) => Promise<unknown>;
  /** Likewise, of what has no size beforehand. */
  readonly stream: (name: string, size: number) => Promise<unknown>;
  /** Fails if there is room for so many bytes more, or not for one less. */
  readonly hasLeft: (size: number) => Promise<void>;
}

async function quotaLab(t: ExecutionContext): Promise<Quota> {
  const lab = await startLab(t, labWithShareOf('quota: 1MiB'));
  const there = join(lab.folder, 'shared');
  const here = ownFolder(t);
  const host = await lab.connect();
  const put = (name: string, size: number) => {
    const file = join(here, `${size}`);
    writeFileSync(file, Buffer.alloc(size, name));
    return host.put(file, 'data', name);
  };
  async function* pieces(size: number) {
    for (let left = size; left > 0; left -= 100 * kib) yield Buffer.alloc(Math.min(left, 100 * kib), 's');
  }
  const refused = async (putting: Promise<unknown>) => {
    const error = await t.throwsAsync(putting, {
      code: 'refused',
      message: /bytes are wanted, and \d+ are left of the quota/,
    });
    t.is((error as Error & {wireCode?: string}).wireCode, 'quota-full');
    t.deepEqual(partialsIn(there), []);
  };
  return {
    lab,
    host,
    there,
    put,
    stream: (name, size) => host.put(pieces(size), 'data', name),
    hasLeft: async size => {
      await refused(put('too-much', size + 1));
      await refused(host.put(pieces(size + 1), 'data', 'too-much'));
      t.false(existsSync(join(there, 'too-much')));
      await put('fits', size);
      await host.remove('data', 'fits');
    },
  };
}

onLinux('a quota counts what was put, and gives back what is replaced and removed', async t => {
  const {there, host, put, stream, hasLeft} = await quotaLab(t);
  // Files that reeve did not put do not count.
  writeFileSync(join(there, 'theirs'), Buffer.alloc(2 * quota));
  chmodSync(join(there, 'theirs'), 0o666);
  await put('a', 600 * kib);
  await hasLeft(424 * kib);
  await stream('b', 100 * kib);
  await hasLeft(324 * kib);
  // One that is replaced counts until the new one is there, and then no more.
  await put('b', 10 * kib);
  await hasLeft(414 * kib);
  await t.throwsAsync(put('a', 500 * kib), {code: 'refused', message: /are left of the quota/});
  t.is(readFileSync(join(there, 'a')).length, 600 * kib);
  await host.remove('data', 'a');
  await hasLeft(1014 * kib);
  await put('theirs', 14 * kib);
  await hasLeft(1000 * kib);
  // Room of a file that somebody else removes is given back when it is wanted.
  rmSync(join(there, 'theirs'));
  await hasLeft(1014 * kib);
});

onLinux('a tree is taken whole or not at all, and gives back what it had reserved', async t => {
  const {lab, there, host, hasLeft} = await quotaLab(t);
  const here = ownFolder(t);
  mkdirSync(join(here, 'tree'));
  for (let at = 0; at < 100; at++) writeFileSync(join(here, 'tree', `${at}`), Buffer.alloc(12 * kib, 't'));
  const put = () => host.put(join(here, 'tree'), 'data', '', {recursive: true});
  await t.throwsAsync(put(), {code: 'refused', message: /are left of the quota/});
  t.false(existsSync(join(there, 'tree')));
  for (let at = 50; at < 100; at++) rmSync(join(here, 'tree', `${at}`));
  await put();
  const ran = await lab.reeve(['put', '-r', join(here, 'tree'), 'lab-01:data/again']);
  t.is(ran.exitCode, 1);
  t.regex(ran.stderr, /^reeve: lab-01: \d+ bytes are wanted, and \d+ are left of the quota$/);
  await hasLeft((1024 - 600) * kib);
  await host.remove('data', 'tree', {recursive: true});
  await hasLeft(quota);
});

onLinux('what was counted is known after a stop, a crash, and the loss of what was written last', async t => {
  const {lab, put, hasLeft} = await quotaLab(t);
  await put('a', 300 * kib);
  await lab.end('SIGTERM');
  await lab.start();
  await hasLeft(724 * kib);
  await put('b', 200 * kib);
  await lab.end('SIGKILL');
  await lab.start();
  await hasLeft(524 * kib);
  // Half a line at the end, and no sum: then what is there is counted.
  const quotas = join(lab.folder, 'data/quotas');
  writeFileSync(join(quotas, 'data.jsonl'), '{"path":"c","si', {flag: 'a'});
  await lab.end('SIGTERM');
  writeFileSync(join(quotas, 'data.used'), '');
  await lab.start();
  await hasLeft(524 * kib);
});

onLinux('two puts at once do not get the same room, and one that is killed gives its own back', async t => {
  const {lab, there, host, put, hasLeft} = await quotaLab(t);
  const begun = Promise.withResolvers<void>();
  const go = Promise.withResolvers<void>();
  async function* slow() {
    yield Buffer.alloc(700 * kib, 's');
    begun.resolve();
    await go.promise;
  }
  const slowly = host.put(slow(), 'data', 'slow').catch((error: Error) => error);
  await begun.promise;
  await until(() => partialsIn(there).length === 1, 'a partial file');
  await t.throwsAsync(put('b', 400 * kib), {code: 'refused', message: /are left of the quota/});
  await put('b', 100 * kib);
  for (const pid of processesWith('share-put').filter(id => processesWith('"path":"slow"').includes(id)))
    process.kill(pid, 'SIGKILL');
  go.resolve();
  t.true((await slowly) instanceof Error);
  await until(() => partialsIn(there).length === 0, 'the sweep');
  await hasLeft(924 * kib);
  t.is(lab.entries().filter(entry => entry.event === 'job-end' && 'transfer' in entry).length, 2);
});

onLinux('what the user of the share may not look at stays counted', async t => {
  const {there, put, host, hasLeft} = await quotaLab(t);
  mkdirSync(join(there, 'sub'));
  if (isRoot) chownSync(join(there, 'sub'), nobody, nobody);
  await put('sub/a', 300 * kib);
  chmodSync(join(there, 'sub'), 0);
  await hasLeft(724 * kib);
  chmodSync(join(there, 'sub'), 0o700);
  await host.remove('data', 'sub', {recursive: true});
  await hasLeft(quota);
});
