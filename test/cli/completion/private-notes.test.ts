// Notes for completion are the user's own: what is cut, damaged, or of somebody else is as good as not there.
import {
  chmod,
  mkdir,
  readdir,
  readFile,
  rename,
  rm,
  stat,
  symlink,
  truncate,
  writeFile,
} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {PrivateNotes} from '../../../src/cli/completion/private-notes.ts';
import {temporaryFolder} from '../../fixtures/ca-folder.ts';

/** A user without notes; the one of the moment, so tests of this file are done one by one. */
async function newUser(t: ExecutionContext): Promise<string> {
  const home = await temporaryFolder(t);
  process.env.XDG_CACHE_HOME = home;
  return join(home, 'reeve', 'completion');
}

const subject = ['commands', '/a/client.yaml', 'lab-01'];

async function noteIn(folder: string): Promise<string> {
  const [name = '', ...others] = await readdir(folder);
  if (others.length > 0) throw new Error(`there is more: ${others.join()}`);
  return join(folder, name);
}

test.serial('a note is read again, by its subject alone, and nobody else may look at it', async t => {
  const folder = await newUser(t);
  const notes = PrivateNotes.open();
  notes?.write(subject, {a: 1});
  t.deepEqual(notes?.read(subject), {a: 1});
  t.is(notes?.read(['shares', ...subject.slice(1)]), undefined);
  t.is((await stat(folder)).mode & 0o777, 0o700);
  t.is((await stat(await noteIn(folder))).mode & 0o777, 0o600);
  notes?.write(subject, {a: 2});
  t.deepEqual(PrivateNotes.open()?.read(subject), {a: 2});
});

test.serial('a note that is cut, damaged or of another form is none', async t => {
  const folder = await newUser(t);
  const notes = PrivateNotes.open();
  notes?.write(subject, ['x'.repeat(100)]);
  const path = await noteIn(folder);
  const whole = await readFile(path, 'utf8');
  for (const length of [0, 1, 20, whole.length - 1]) {
    await truncate(path, length);
    t.is(notes?.read(subject), undefined, `${length}`);
    await writeFile(path, whole);
    t.truthy(notes?.read(subject));
  }
  for (const text of [
    'null',
    '[]',
    '7',
    whole.replace('"form":1', '"form":0'),
    `${whole}${' '.repeat(5 * 2 ** 20)}`,
  ]) {
    await writeFile(path, text);
    t.is(notes?.read(subject), undefined, text.slice(0, 40));
  }
});

test.serial(
  'no note is taken through a link, from a pipe or folder, nor where others may read or write',
  async t => {
    const folder = await newUser(t);
    const notes = PrivateNotes.open();
    notes?.write(subject, 1);
    const path = await noteIn(folder);
    for (const mode of [0o644, 0o620, 0o602]) {
      await chmod(path, mode);
      t.is(notes?.read(subject), undefined, mode.toString(8));
    }
    await chmod(path, 0o600);
    t.is(notes?.read(subject), 1);
    await rename(path, join(folder, 'elsewhere'));
    await symlink('elsewhere', path);
    t.is(notes?.read(subject), undefined);
    notes?.write(subject, 2);
    t.is(notes?.read(subject), 2, 'the link is replaced');
    t.regex(await readFile(join(folder, 'elsewhere'), 'utf8'), /"note":1/);
    await rm(path);
    await mkdir(path);
    t.is(notes?.read(subject), undefined);
    notes?.write(subject, 3);
    t.false((await readdir(folder)).some(name => name.endsWith('.new')));
    await chmod(folder, 0o755);
    t.is(PrivateNotes.open(), undefined);
  },
);

test.serial('notes do not pile up', async t => {
  const folder = await newUser(t);
  const notes = PrivateNotes.open();
  for (let i = 0; i < 2000; i++) await writeFile(join(folder, `${i}.json`), '', {mode: 0o600});
  notes?.write(subject, 1);
  t.is((await readdir(folder)).length, 1900);
  t.is(notes?.read(subject), 1);
});
