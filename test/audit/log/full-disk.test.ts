import {execFile} from 'node:child_process';
import {join} from 'node:path';
import {promisify} from 'node:util';
import test from 'ava';
import {noMount, skip} from '../../fixtures/skip.ts';
import {temporaryFolder} from '../fixtures.ts';

const run = promisify(execFile);
const isRoot = process.getuid?.() === 0;

/** Mounts a file system of 8 MiB on a folder, in a mount namespace that ends with the process, and runs there. */
async function onSmallDisk(folder: string, program: string): Promise<string> {
  const script = 'mount -t tmpfs -o size=8m tmpfs "$1" && exec "$2" "$3" "$1"';
  const namespaces = isRoot ? ['--mount'] : ['--user', '--map-root-user', '--mount'];
  const {stdout} = await run('unshare', [
    ...namespaces,
    'sh',
    '-c',
    script,
    'sh',
    folder,
    process.execPath,
    program,
  ]);
  return stdout;
}

async function canMount(folder: string): Promise<boolean> {
  try {
    await onSmallDisk(folder, '--version');
    return true;
  } catch {
    return false;
  }
}

test('on a disk that is really full, ends are recorded, starts are refused, and output keeps whole records', async t => {
  const folder = temporaryFolder(t);
  if (!(await canMount(folder))) {
    return skip(t, noMount);
  }
  const {account, output} = JSON.parse(await onSmallDisk(folder, join(import.meta.dirname, 'full-disk.ts')));
  t.true(account.reserveBlocks >= 4 * 1024 * 1024);
  t.is(account.refusal, 'account-full');
  t.deepEqual(account.whileFull, {canStart: false, reserve: false});
  t.deepEqual(account.after, {canStart: true, reserve: true});
  t.deepEqual(account.kept, account.acknowledged);
  t.true(account.kept.length >= 3);
  t.deepEqual(output, {code: 'output-failed', grew: 50_000, missing: 0, torn: 0});
});
