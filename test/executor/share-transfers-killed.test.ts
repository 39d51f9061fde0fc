import {existsSync, mkdirSync, readdirSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {processesWith} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';
import {partialsIn} from '../shares/share.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;

/** A put of a tree that is at its last file, when others wait for their names. */
async function longPut(t: ExecutionContext, lab: Lab, name: string) {
  const there = shareFolder(lab, name);
  writeFileSync(join(there, 'kept'), 'kept');
  writeFileSync(join(there, `.${'0'.repeat(32)}.part`), 'somebody else has such a file');
  const here = ownFolder(t);
  const tree = join(here, 'tree');
  mkdirSync(join(tree, 'a/b'), {recursive: true});
  for (let at = 0; at < 30; at++) writeFileSync(join(tree, 'a/b', `${at}`), 'x'.repeat(at));
  // Takes long enough for what is done meanwhile.
  writeFileSync(join(tree, 'z'), '');
  truncateSync(join(tree, 'z'), 900 * 1024 * 1024);
  const host = await lab.connect();
  const ended = host.put(tree, 'data', name, {recursive: true}).then(
    () => 'it was put',
    (error: Error) => error.message,
  );
  await until(() => partialsIn(there).length > 20, 'partial files');
  const helpers = () => processesWith('share-put').filter(pid => processesWith(name).includes(pid));
  return {there, ended, helpers};
}

const left = (there: string) => readdirSync(there, {recursive: true, encoding: 'utf8'}).toSorted();
const before = [`.${'0'.repeat(32)}.part`, 'kept'];

onLinux('what a put leaves whose helper was killed is removed when its job has ended', async t => {
  const lab = await startLab(t, labWithShare);
  const {there, ended, helpers} = await longPut(t, lab, 'killed');
  for (const pid of helpers()) process.kill(pid, 'SIGKILL');
  t.regex(await ended, /signal|SIGKILL/);
  await until(() => left(there).length === before.length, 'the end of the partial files');
  t.deepEqual(left(there), before);
  await until(() => readdirSync(join(lab.folder, 'data/transfers')).length === 0, 'the end of the journal');
});

onLinux('what a put leaves on a machine that loses its power is removed when the server starts', async t => {
  const lab = await startLab(t, labWithShare);
  const {there, ended, helpers} = await longPut(t, lab, 'power');
  process.kill(lab.pid, 'SIGSTOP');
  for (const pid of helpers()) process.kill(pid, 'SIGKILL');
  await lab.end('SIGKILL');
  t.true(partialsIn(there).length > 20);
  t.true(existsSync(join(there, 'tree/a/b')));
  await lab.start();
  t.not(await ended, 'it was put');
  await until(() => left(there).length === before.length, 'the end of the partial files');
  t.deepEqual(left(there), before);
  await until(() => readdirSync(join(lab.folder, 'data/transfers')).length === 0, 'the end of the journal');
});
