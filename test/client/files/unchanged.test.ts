import {createHash} from 'node:crypto';
import {mkdirSync, symlinkSync, utimesSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {ListedFile} from '../../../src/client/files/share-output.ts';
import type {ListShare} from '../../../src/client/files/unchanged.ts';
import {unchangedFiles} from '../../../src/client/files/unchanged.ts';
import {SharePath} from '../../../src/shares/share-path.ts';
import {ownFolder} from '../../fixtures/share-lab.ts';

const digestOf = (text: string) => createHash('sha256').update(text).digest('hex');

interface TestFile {
  readonly text: string;
  readonly modified: number;
}

/** A share in which `run` has these files, and what was asked of it. */
function share(files: Readonly<Record<string, TestFile>>) {
  const asked: string[] = [];
  const list: ListShare = async function* (path, {recursive, digest}) {
    asked.push(`${path.shown}${recursive ? ' -R' : ''}${digest ? ' --digest' : ''}`);
    for (const [name, {text, modified}] of Object.entries(files)) {
      const file: ListedFile = {path: `run/${name}`, kind: 'file', size: text.length, mode: 0o644, modified};
      if (path.holds(SharePath.parse(file.path))) yield digest ? {...file, digest: digestOf(text)} : file;
    }
  };
  return {asked, list};
}

/** A folder of this side with these files. */
function folderOf(t: ExecutionContext, files: Readonly<Record<string, TestFile>>): string {
  const folder = ownFolder(t);
  for (const [name, {text, modified}] of Object.entries(files)) {
    mkdirSync(join(folder, name, '..'), {recursive: true});
    writeFileSync(join(folder, name), text);
    utimesSync(join(folder, name), modified / 1000, modified / 1000);
  }
  return folder;
}

async function unchanged(list: ListShare, folder: string): Promise<string[]> {
  const here = ({names}: SharePath) => join(folder, ...names.map(String));
  const sides = {there: SharePath.parse('run'), here, recursive: true, signal: undefined};
  return [...(await unchangedFiles(list, sides))].toSorted();
}

test('of files of the same size and time no digest is asked for', async t => {
  const {asked, list} = share({a: {text: 'abc', modified: 1000}, 'sub/b': {text: 'abc', modified: 1000}});
  const folder = folderOf(t, {a: {text: 'xyz', modified: 1000}, 'sub/b': {text: 'abcd', modified: 1000}});
  t.deepEqual(await unchanged(list, folder), ['a']);
  t.deepEqual(asked, ['run -R']);
});

test('a part of a millisecond that was lost on the way makes no other time, and two milliseconds do', async t => {
  const {asked, list} = share({a: {text: 'abc', modified: 1000}, b: {text: 'abc', modified: 1000}});
  const folder = folderOf(t, {a: {text: 'xyz', modified: 999.9}, b: {text: 'xyz', modified: 1002}});
  t.deepEqual(await unchanged(list, folder), ['a']);
  t.deepEqual(asked, ['run -R', 'run/b --digest']);
});

test('of few files that differ in their times the digests are asked for one by one, of many by one listing', async t => {
  const names = Array.from({length: 9}, (_, at) => `${at}`);
  const all = (modified: number) => Object.fromEntries(names.map(name => [name, {text: name, modified}]));
  const many = share(all(1000));
  t.deepEqual(await unchanged(many.list, folderOf(t, all(5000))), names);
  t.deepEqual(many.asked, ['run -R', 'run -R --digest']);
  const few = share(all(1000));
  const folder = folderOf(t, {...all(5000), 8: {text: 'other', modified: 1000}});
  t.deepEqual(await unchanged(few.list, folder), names.slice(0, 8));
  t.is(few.asked.length, 9);
});

test('what is behind a link here is not compared', async t => {
  const {list} = share({'sub/a': {text: 'abc', modified: 1000}, b: {text: 'abc', modified: 1000}});
  const outside = folderOf(t, {a: {text: 'abc', modified: 1000}});
  const folder = ownFolder(t);
  symlinkSync(outside, join(folder, 'sub'));
  symlinkSync(join(outside, 'a'), join(folder, 'b'));
  t.deepEqual(await unchanged(list, folder), []);
});
