import type {ChildProcess} from 'node:child_process';
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {isLocked, lockFolder} from '../../src/base/folder-lock.ts';

function temporaryFolder(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-test-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** Another process that tries to lock the folder; ends with the test. */
async function contender(
  t: ExecutionContext,
  folder: string,
): Promise<{process: ChildProcess; said: string}> {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-lock.ts'), folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  const [said] = (await once(createInterface({input: child.stdout}), 'line')) as [string];
  return {process: child, said};
}

test('a folder that another process holds is refused with its number, until that was killed', async t => {
  const folder = join(temporaryFolder(t), 'made/when/missing');
  const other = await contender(t, folder);
  t.is(other.said, 'held');
  const error = t.throws(() => lockFolder(folder), {code: 'folder-locked'});
  t.true(error?.message.includes(`process ${other.process.pid};`), error?.message);
  other.process.kill('SIGKILL');
  await once(other.process, 'exit');
  using lock = lockFolder(folder);
  t.is((await contender(t, folder)).said, 'folder-locked');
  lock.release();
  lock.release();
  t.is((await contender(t, folder)).said, 'held');
});

test('of several that start at once on the folder of one that was killed, one gets it', async t => {
  const folder = temporaryFolder(t);
  const killed = await contender(t, folder);
  killed.process.kill('SIGKILL');
  await once(killed.process, 'exit');
  const said = await Promise.all(Array.from({length: 5}, async () => (await contender(t, folder)).said));
  t.deepEqual(said.toSorted(), [...Array.from({length: 4}, () => 'folder-locked'), 'held']);
});

test('what stands in the place of the number is neither followed nor waited for; what stands in that of the lock is refused', async t => {
  const folder = temporaryFolder(t);
  const theirs = join(temporaryFolder(t), 'theirs');
  writeFileSync(theirs, 'of somebody');
  symlinkSync(theirs, join(folder, 'pid'));
  lockFolder(folder).release();
  t.is(readFileSync(theirs, 'utf8'), 'of somebody');
  t.is(readFileSync(join(folder, 'pid'), 'utf8'), `${process.pid}\n`);

  const other = await contender(t, folder);
  t.is(other.said, 'held');
  for (const put of [
    () => symlinkSync('/dev/zero', join(folder, 'pid')),
    () => execFileSync('mkfifo', [join(folder, 'pid')]),
  ]) {
    rmSync(join(folder, 'pid'), {force: true});
    put();
    t.throws(() => lockFolder(folder), {code: 'folder-locked', message: /process unknown;/});
  }
  const strange = temporaryFolder(t);
  symlinkSync(join(strange, 'nowhere'), join(strange, 'lock'));
  t.throws(() => lockFolder(strange), {code: 'folder-unlockable', message: /it is a link, where a file/});
  t.deepEqual(readdirSync(strange), ['lock']);
});

test('whether a folder is held is found without a trace in it', async t => {
  const folder = temporaryFolder(t);
  t.false(isLocked(folder));
  t.deepEqual(readdirSync(folder), []);
  t.false(isLocked(join(folder, 'none')));
  t.false(isLocked(join(import.meta.filename, 'below a file')));
  const other = await contender(t, folder);
  t.is(other.said, 'held');
  rmSync(join(folder, 'pid'));
  t.true(isLocked(folder));
  other.process.kill('SIGKILL');
  await once(other.process, 'exit');
  t.false(isLocked(folder));
  t.deepEqual(readdirSync(folder), ['lock']);
});

test('the lock leaves no file that could need repair', t => {
  const folder = temporaryFolder(t);
  using _lock = lockFolder(folder);
  t.deepEqual(readdirSync(folder).toSorted(), ['lock', 'pid']);
});

test('the same process gets a folder once', t => {
  const folder = temporaryFolder(t);
  using _lock = lockFolder(folder);
  t.throws(() => lockFolder(folder), {code: 'folder-locked'});
});

test('a child does not keep the lock of a parent that was killed', async t => {
  const folder = temporaryFolder(t);
  const program = `
    import {spawn} from 'node:child_process';
    import {lockFolder} from ${JSON.stringify(join(import.meta.dirname, '../../src/base/folder-lock.ts'))};
    lockFolder(process.argv[1]);
    console.log(spawn('sleep', ['60'], {stdio: 'ignore', detached: true}).pid);
    process.stdin.resume();`;
  const parent = spawn(process.execPath, ['--input-type=module', '-e', program, folder], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  t.teardown(() => parent.kill('SIGKILL'));
  const [child] = (await once(createInterface({input: parent.stdout}), 'line')) as [string];
  t.teardown(() => process.kill(Number(child), 'SIGKILL'));
  parent.kill('SIGKILL');
  await once(parent, 'exit');
  using _lock = lockFolder(folder);
  t.true(process.kill(Number(child), 0));
});

test('a lock file that cannot be one is said', t => {
  const folder = temporaryFolder(t);
  writeFileSync(join(folder, 'lock'), 'not an empty file at all, and not a database either');
  t.throws(() => lockFolder(folder), {code: 'folder-unlockable', message: /lock/});
});
