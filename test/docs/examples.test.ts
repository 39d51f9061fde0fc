// Each ```js block of README.md and docs/ is run, against a real lab with the example catalogue. Its ```console blocks are
// run in tour.test.ts.
import {mkdir, readdir, readFile, symlink, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import type {Lab} from '../fixtures/lab.ts';
import type {Block} from '../fixtures/sessions.ts';
import {blocksOf} from '../fixtures/sessions.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const pages = ['README.md', ...(await readdir('docs')).map(name => join('docs', name))];
const blocks: Block[] = [];
for (const page of pages.filter(name => name.endsWith('.md')))
  blocks.push(...blocksOf(page, await readFile(page, 'utf8')));

const examples = await readFile('examples/catalogue.yaml', 'utf8');
const [, commands = ''] = /^commands:(.*)/ms.exec(examples) ?? [];
const [, access = ''] = /^access:(.*)/ms.exec(await readFile('examples/access.yaml', 'utf8')) ?? [];

const sharedLab = shareLab({commands, access});

test('every js example runs and prints what its comments say', async t => {
  const lab = await sharedLab();
  // So that `reeve` can be imported below the folder.
  await mkdir(join(lab.folder, 'node_modules'));
  await symlink(resolve('.'), join(lab.folder, 'node_modules/reeve'), 'dir');
  const scripts = blocks.filter(({language}) => language === 'js');
  t.true(scripts.length >= 4);
  for (const [index, {page, text}] of scripts.entries()) {
    const file = join(lab.folder, `example-${index}.js`);
    await writeFile(join(lab.folder, 'package.json'), '{"type": "module"}');
    await writeFile(file, text);
    const {stdout, stderr, exitCode} = await execa(process.execPath, [file], {
      cwd: lab.folder,
      reject: false,
      env: environment(lab),
    });
    const said = [...text.matchAll(/\/\/ prints: (.*)$/gm)].map(match => match[1]);
    t.is(exitCode, 0, `${page}: ${text}\n${stderr}`);
    t.is(stdout, said.join('\n'), `${page}: ${text}`);
  }
});

const environment = ({folder}: Lab) => ({REEVE_CONFIG: join(folder, 'alice.yaml'), NO_COLOR: '1'});
