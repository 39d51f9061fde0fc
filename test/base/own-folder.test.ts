import {
  chmodSync,
  chownSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {claimFolder, makeFolder} from '../../src/base/own-folder.ts';
import {notRoot, skip} from '../fixtures/skip.ts';

function folderOf(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-own-'));
  t.teardown(() => rmSync(folder, {recursive: true}));
  return folder;
}

const modeOf = (path: string) => statSync(path).mode & 0o7777;

/** The umask is the whole process's: such tests are not to await anything. */
function at<T>(umask: number, work: () => T): T {
  const before = process.umask(umask);
  try {
    return work();
  } finally {
    process.umask(before);
  }
}

for (const umask of [0o000, 0o022, 0o077])
  test(`folders have the mode that was asked for at umask ${umask.toString(8)}, and those that are there keep theirs`, t => {
    const folder = folderOf(t);
    chmodSync(folder, 0o711);
    const path = join(folder, 'a/b/c');
    t.is(
      at(umask, () => makeFolder(path, 0o750)),
      join(folder, 'a'),
    );
    for (const part of ['a', 'a/b', 'a/b/c']) t.is(modeOf(join(folder, part)), 0o750);
    t.is(
      at(umask, () => makeFolder(path, 0o755)),
      undefined,
    );
    t.deepEqual([modeOf(path), modeOf(folder)], [0o750, 0o711]);
    at(umask, () => claimFolder(join(folder, 'mine'), {mode: 0o2750, gid: undefined}));
    t.is(modeOf(join(folder, 'mine')), 0o2750);
    at(umask, () => claimFolder(path, {mode: 0o2755, gid: undefined}));
    t.is(modeOf(path), 0o2755);
  });

test('a link where a folder is to be claimed is left alone, and so is what it leads to', t => {
  const folder = folderOf(t);
  const victim = join(folder, 'victim');
  mkdirSync(victim);
  chmodSync(victim, 0o711);
  symlinkSync(victim, join(folder, 'link'));
  t.throws(() => claimFolder(join(folder, 'link'), {mode: 0o750, gid: undefined}), {
    code: 'file-not-trusted',
    message: /link is a link or no folder/,
  });
  t.is(modeOf(victim), 0o711);
  symlinkSync('nowhere', join(folder, 'dangling'));
  t.throws(() => claimFolder(join(folder, 'dangling'), {mode: 0o750, gid: undefined}));
  t.false(existsSync(join(folder, 'nowhere')));
});

test('somebody else’s folder is not claimed', t => {
  if (process.getuid?.() !== 0) return skip(t, notRoot);
  const path = join(folderOf(t), 'hers');
  mkdirSync(path);
  chmodSync(path, 0o700);
  chownSync(path, 65_534, 65_534);
  t.throws(() => claimFolder(path, {mode: 0o750, gid: 0}), {message: /hers belongs to uid 65534/});
  t.like(statSync(path), {uid: 65_534, gid: 65_534});
  t.is(modeOf(path), 0o700);
});
