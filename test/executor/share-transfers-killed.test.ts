// Puts whose processes on the host end without a word: what they left is known by the server's own data.
import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {lineOf, mebibyte, writeSource} from '../fixtures/cut-off-put.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {descendantsOf} from '../fixtures/process-facts.ts';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {until} from '../fixtures/until.ts';
import {partialsIn} from '../shares/share.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;

/** A put of a tree that is at its last file, when others wait for their names. */
async function longPut(t: ExecutionContext, lab: Lab, name: string) {
  const there = shareFolder(lab, name);
  writeFileSync(join(there, 'kept'), 'kept');
  writeFileSync(join(there, `.${'0'.repeat(32)}.part`), 'somebody else has such a file');
  const tree = join(ownFolder(t), 'tree');
  mkdirSync(join(tree, 'a/b'), {recursive: true});
  for (let at = 1; at <= 30; at++) writeFileSync(join(tree, 'a/b', `${at}`), 'x'.repeat(at));
  const content = writeSource(join(tree, 'z'));
  const line = await lineOf(t, lab, name);
  const words = ['-r', tree, `lab-01:data/${name}`];
  const first = await line.begin(words, {up: 6 * mebibyte, there, partials: 32});
  // A file is known a little after it was made; what nobody knows of begins anew.
  await until(() => journalsOf(lab).some(text => text.includes(`${name}/tree/z`)), 'a note of the last file');
  const killHelpers = () => {
    for (const {pid, commandLine} of descendantsOf(lab.pid))
      if (commandLine.includes('share-put')) process.kill(pid, 'SIGKILL');
  };
  const again = async () => {
    await first.end('SIGKILL');
    const ended = await line.put(words);
    t.is(ended.status, 0, ended.stderr);
    t.regex(ended.stderr, /going on at/);
    t.true(readFileSync(join(there, 'tree/z')).equals(content));
    await until(() => left(there).length === before.length, 'the end of the partial files');
    t.deepEqual(left(there), before);
    await until(() => readdirSync(join(lab.folder, 'data/transfers')).length === 0, 'the end of the journal');
  };
  return {there, killHelpers, again};
}

function journalsOf(lab: Lab): string[] {
  const folder = join(lab.folder, 'data/transfers');
  return readdirSync(folder).map(file => readFileSync(join(folder, file), 'utf8'));
}

const left = (there: string) => readdirSync(there).toSorted();
const before = [`.${'0'.repeat(32)}.part`, 'kept', 'tree'];

onLinux('what a put leaves whose helper was killed is gone on with, and then gone', async t => {
  const lab = await startLab(t, labWithShare);
  const {there, killHelpers, again} = await longPut(t, lab, 'killed');
  killHelpers();
  const isOver = () => lab.entries().some(({event}) => event === 'job-end');
  await until(isOver, 'the end of the job');
  t.true(partialsIn(there).length > 20);
  await again();
});

onLinux(
  'what a put leaves on a machine that loses its power is gone on with after the next start',
  async t => {
    const lab = await startLab(t, labWithShare);
    const {there, killHelpers, again} = await longPut(t, lab, 'power');
    process.kill(lab.pid, 'SIGSTOP');
    killHelpers();
    await lab.end('SIGKILL');
    t.true(partialsIn(there).length > 20);
    t.false(readdirSync(there).includes('tree'));
    await lab.start();
    await again();
  },
);
