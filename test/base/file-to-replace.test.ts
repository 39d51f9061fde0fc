// What is written to a path: the file that its links lead to is replaced, and what is no regular file is left to be written into.
import {execFileSync} from 'node:child_process';
import {chmod, lstat, mkdir, open, readFile, realpath, rm, symlink, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {writeDurably} from '../../src/base/durable-file.ts';
import {fileToReplace} from '../../src/base/file-to-replace.ts';
import {skip} from '../fixtures/skip.ts';
import {temporaryFolder} from '../output-log/temporary-folder.ts';

const folderOf = async (t: ExecutionContext) => realpath(temporaryFolder(t));

test('a file, and none, are replaced where they are; a link where it leads to, through folders that are links', async t => {
  const folder = await folderOf(t);
  const at = (name: string) => join(folder, name);
  await mkdir(at('real/deep'), {recursive: true});
  await symlink('real', at('way'));
  await writeFile(at('real/file'), 'old');
  await symlink('../../way/file', at('real/deep/relative'));
  await symlink(at('real/deep/relative'), at('absolute'));
  await symlink('real/new', at('dangling'));
  const leadsTo = async (name: string, file: string) => {
    const target = (await fileToReplace(at(name))) ?? '';
    t.is(await realpath(target), at(file), name);
  };
  await leadsTo('real/file', 'real/file');
  t.is(await fileToReplace(at('none')), at('none'));
  await leadsTo('way/file', 'real/file');
  await leadsTo('absolute', 'real/file');
  t.is(await fileToReplace(at('dangling')), at('real/new'));
  await symlink('circle', at('circle'));
  await t.throwsAsync(fileToReplace(at('circle')), {code: 'ELOOP'});
});

test('a device, a FIFO, a folder, a socket and a descriptor are no files to replace, nor are links to them', async t => {
  const folder = await folderOf(t);
  execFileSync('mkfifo', [join(folder, 'fifo')]);
  const socket = createServer().listen(join(folder, 'socket'));
  t.teardown(() => void socket.close());
  await symlink('fifo', join(folder, 'to-fifo'));
  for (const path of [
    '/dev/null',
    folder,
    join(folder, 'fifo'),
    join(folder, 'to-fifo'),
    join(folder, 'socket'),
  ])
    t.is(await fileToReplace(path), undefined, path);
  if (process.platform !== 'linux') return;
  await using file = await open(join(folder, 'file'), 'w');
  await symlink(`/proc/self/fd/${file.fd}`, join(folder, 'descriptor'));
  t.is(await fileToReplace(join(folder, 'descriptor')), undefined);
});

test('what is written durably leaves links and devices as they are', async t => {
  const folder = await folderOf(t);
  await writeFile(join(folder, 'file'), 'old');
  await symlink('file', join(folder, 'link'));
  await writeDurably(join(folder, 'link'), 'new', 0o600);
  t.true((await lstat(join(folder, 'link'))).isSymbolicLink());
  t.is(await readFile(join(folder, 'file'), 'utf8'), 'new');
  t.is((await lstat(join(folder, 'file'))).mode & 0o777, 0o600);
  await symlink('/dev/null', join(folder, 'null'));
  await writeDurably(join(folder, 'null'), 'gone');
  t.true((await lstat('/dev/null')).isCharacterDevice());
});

test("somebody else's link in a folder that all may write is not followed", async t => {
  if (process.getuid?.() !== 0) {
    return skip(t, 'only root can make a link of somebody else');
  }
  const folder = await folderOf(t);
  const shared = join(folder, 'shared');
  await mkdir(shared);
  await chmod(shared, 0o1777);
  await writeFile(join(folder, 'precious'), 'old');
  await symlink('../precious', join(shared, 'mine'));
  execFileSync('ln', ['-s', '../precious', join(shared, 'theirs')]);
  execFileSync('chown', ['-h', '65534', join(shared, 'theirs')]);
  t.is(await realpath((await fileToReplace(join(shared, 'mine'))) ?? ''), join(folder, 'precious'));
  await t.throwsAsync(fileToReplace(join(shared, 'theirs')), {code: 'EACCES', message: /somebody else's/});
  await rm(join(shared, 'theirs'));
});
