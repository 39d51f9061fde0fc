import {mkdir, rm, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {digestOfSources, isUpToDate, rememberBuild} from '../../scripts/up-to-date.ts';
import {temporaryFolder} from '../fixtures/ca-folder.ts';

test('a build is made again where a source or a file that it made is not as it was', async t => {
  process.chdir(await temporaryFolder(t));
  t.teardown(() => process.chdir('/'));
  for (const path of ['src/room', 'schemas', 'scripts', 'dist/chunks']) await mkdir(path, {recursive: true});
  for (const path of ['src/room/a.ts', 'schemas/a.json', 'scripts/a.ts', 'package.json', 'package-lock.json'])
    await writeFile(path, 'a');
  const made = ['dist/a.js', 'dist/chunks/b.js'].map(path => join(process.cwd(), path));
  const build = async () => {
    for (const path of made) await writeFile(path, 'made');
    await rememberBuild(await digestOfSources(), made);
  };
  const isNow = async () => isUpToDate(await digestOfSources());

  t.false(await isNow(), 'nothing was built');
  const changes = {
    'a source has other text': () => writeFile('src/room/a.ts', 'other'),
    'a source came': () => writeFile('src/room/b.ts', 'b'),
    'a source went': () => rm('src/room/b.ts'),
    'a schema': () => writeFile('schemas/a.json', '{}'),
    'the build itself': () => writeFile('scripts/a.ts', 'other'),
    'other packages': () => writeFile('package-lock.json', 'other'),
    'another build wrote over it': () => writeFile('dist/a.js', 'for debugging'),
    'a chunk is gone': () => rm('dist/chunks/b.js'),
    'the record is cut': () => writeFile('dist/.built.json', '{"from":'),
  };
  for (const [what, change] of Object.entries(changes)) {
    await build();
    t.true(await isNow());
    await change();
    t.false(await isNow(), what);
  }
});
