import {mkdirSync, readdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {LocalTarget} from '../../../src/client/files/local-target.ts';
import {StageNotes} from '../../../src/client/files/stage-notes.ts';
import {SharePath} from '../../../src/shares/share-path.ts';
import type {Begin} from '../../../src/shares/transfer/record.ts';
import {ownFolder} from '../../fixtures/share-lab.ts';

const notes = new StageNotes(undefined);
const file: Omit<Begin, 'path'> = {kind: 'file', mode: 0o644};
const folder: Omit<Begin, 'path'> = {kind: 'folder', mode: 0o755};

async function begin(target: LocalTarget, path: string, what: Omit<Begin, 'path'>): Promise<void> {
  await target.begin(SharePath.parse(path), {path, ...what});
}

async function whole(target: LocalTarget, path: string, text: string): Promise<void> {
  await begin(target, path, file);
  await target.content(Buffer.from(text));
  await target.end();
}

const seen = (here: string) => readdirSync(here, {recursive: true, encoding: 'utf8'}).toSorted();

/** A folder with the old files `run/a` and `run/sub/b`. */
function old(t: ExecutionContext): string {
  const here = ownFolder(t);
  mkdirSync(join(here, 'run/sub'), {recursive: true});
  writeFileSync(join(here, 'run/a'), 'old');
  writeFileSync(join(here, 'run/sub/b'), 'old');
  return here;
}

const collides = {code: 'local-file', message: /takes for that of another one that came/};

// A disk to which `a` and `A` are one name is not at hand: `a` that comes twice is the same to this one.
test('names that this disk takes for one are refused before an old file is replaced', async t => {
  const here = old(t);
  {
    await using target = await LocalTarget.open(here, Buffer.from('run'), {}, notes);
    await begin(target, '', folder);
    await whole(target, 'a', 'new');
    await t.throwsAsync(whole(target, 'a', 'other'), collides);
  }
  t.is(readFileSync(join(here, 'run/a'), 'utf8'), 'old');
  t.deepEqual(seen(here), seen(old(t)));
});

test('folders that this disk takes for one are refused, those that are there as well', async t => {
  const here = old(t);
  for (const name of ['sub', 'new']) {
    await using target = await LocalTarget.open(here, Buffer.from('run'), {}, notes);
    await begin(target, '', folder);
    await begin(target, name, folder);
    await t.throwsAsync(begin(target, name, folder), collides);
  }
  t.deepEqual(seen(here), seen(old(t)));
});

test('a folder that took the name of a file which waits leaves every old file as it was', async t => {
  const here = old(t);
  {
    await using target = await LocalTarget.open(here, Buffer.from('run'), {}, notes);
    await begin(target, '', folder);
    await whole(target, 'a', 'new');
    await whole(target, 'z', 'new');
    mkdirSync(join(here, 'run/z'));
    await t.throwsAsync(target.commit(), {code: 'local-file', message: /"[^"]*\/z" is there already/});
  }
  t.is(readFileSync(join(here, 'run/a'), 'utf8'), 'old');
  t.deepEqual(seen(here), [...seen(old(t)), 'run/z']);
});

test('a file has its name when all came, and its folder of the way there is gone', async t => {
  const here = old(t);
  {
    await using target = await LocalTarget.open(here, Buffer.from('run'), {}, notes);
    await begin(target, '', folder);
    await whole(target, 'a', 'new');
    await begin(target, 'sub', folder);
    await whole(target, `sub/${'n'.repeat(255)}`, 'long');
    t.is(readFileSync(join(here, 'run/a'), 'utf8'), 'old');
    await target.commit();
  }
  t.is(readFileSync(join(here, 'run/a'), 'utf8'), 'new');
  t.deepEqual(seen(here), [...seen(old(t)), `run/sub/${'n'.repeat(255)}`]);
});

test('files are got also where no note of that can be kept', async t => {
  const here = old(t);
  const noFolder = new StageNotes(join(here, 'run/a'));
  await noFolder.sweep();
  {
    await using target = await LocalTarget.open(here, Buffer.from('run'), {}, noFolder);
    await begin(target, '', folder);
    await whole(target, 'sub/b', 'new');
    await target.commit();
  }
  t.is(readFileSync(join(here, 'run/sub/b'), 'utf8'), 'new');
  t.deepEqual(seen(here), seen(old(t)));
});
