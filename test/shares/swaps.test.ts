import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {ShareError} from '../../src/shares/errors.ts';
import {list} from '../../src/shares/listing.ts';
import {remove} from '../../src/shares/remove.ts';
import {SharePath} from '../../src/shares/share-path.ts';
import {get, put, testShare} from './share.ts';

const times = 10_000;

test('while a folder and a file are swapped for links 10,000 times, nothing outside is read, written, listed or removed', async t => {
  t.timeout(170_000);
  const {path, outside, folder} = testShare(t);
  mkdirSync(join(path, 'folder'));
  writeFileSync(join(path, 'folder/file'), 'inside');
  writeFileSync(join(outside, 'file'), 'outside');
  const swapper = spawn(process.execPath, [
    join(import.meta.dirname, 'swapper.ts'),
    path,
    outside,
    `${times}`,
  ]);
  t.teardown(() => swapper.kill('SIGKILL'));
  const ended = once(swapper, 'exit');
  await once(swapper.stdout, 'data');

  const done = new Map<string, number>();
  const count = (what: string) => done.set(what, (done.get(what) ?? 0) + 1);
  const attempt = async (what: string, work: () => unknown) => {
    try {
      await work();
      count(what);
    } catch (error) {
      const {code} = error as ShareError;
      t.true(
        ['path-refused', 'no-such-file', 'not-a-file', 'file-changed', 'not-a-folder'].includes(code),
        `${code}`,
      );
      count(`${what}: ${code}`);
    }
  };
  let isNaiveFooled = false;
  for (let turn = 0; swapper.exitCode === null; turn++) {
    await attempt('get', () => t.not(get(folder, 'folder/file').toString(), 'outside'));
    await attempt('put', () => put(folder, 'folder/file', 'inside'));
    await attempt('remove', () => remove(folder, SharePath.parse('folder/file')));
    await attempt('put', () => put(folder, `folder/new-${turn % 8}`, 'inside'));
    await attempt('list', async () => {
      for await (const {digest, kind} of list(folder, SharePath.share, {recursive: true, digest: true}))
        if (kind === 'file' && digest !== undefined) t.is(digest, digestOfInside);
    });
    isNaiveFooled ||= readsOutside(join(path, 'folder/file'));
    // Lets the end of the other process be noticed.
    await new Promise(resolve => setImmediate(resolve));
  }
  t.deepEqual(await ended, [0, null]);
  t.is(readFileSync(join(outside, 'file'), 'utf8'), 'outside');
  t.deepEqual(readdirSync(outside), ['file']);
  // The race was there to be lost, and each thing was done and refused in it.
  t.true(isNaiveFooled);
  t.true((done.get('get') ?? 0) > 0 && (done.get('put') ?? 0) > 0, JSON.stringify([...done]));
  t.true(
    (done.get('put: path-refused') ?? 0) + (done.get('get: path-refused') ?? 0) > 0,
    JSON.stringify([...done]),
  );
  t.log([...done].map(([what, number]) => `${what} ${number}`).join(', '));
});

/** SHA-256 of `inside`. */
const digestOfInside = '106b086224a4d945eae25f7be3805a931a873270326dd868b0e41f71ee9fff72';

/** Whether a path that is given to the system whole leads out, in a few tries. */
function readsOutside(path: string): boolean {
  for (let turn = 0; turn < 20; turn++)
    try {
      if (readFileSync(path, 'utf8') === 'outside') return true;
    } catch {}
  return false;
}
