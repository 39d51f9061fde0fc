// What README.md and docs/ show is run: every ```js block and every ```console block, against a real lab with the
// example catalogue. A ```console machine block prints what depends on the machine; of it only the status is looked at.
import {chmod, mkdir, readdir, readFile, symlink, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import type {Lab} from '../fixtures/lab.ts';
import {program} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

interface Block {
  readonly page: string;
  readonly language: string;
  readonly text: string;
}

const pages = ['README.md', ...(await readdir('docs')).map(name => join('docs', name))];
const blocks: Block[] = [];
for (const page of pages.filter(name => name.endsWith('.md'))) {
  const text = await readFile(page, 'utf8');
  for (const [, language = '', body = ''] of text.matchAll(/^```([^\n]*)\n(.*?)^```$/gms)) {
    blocks.push({page, language, text: body});
  }
}

const examples = await readFile('examples/catalogue.yaml', 'utf8');
const [, commands = ''] = /^commands:(.*)/ms.exec(examples) ?? [];
const [, access = ''] = /^access:(.*)/ms.exec(await readFile('examples/access.yaml', 'utf8')) ?? [];

/** `reeve` can be imported below the folder, and `npx reeve` is the program that was built. */
async function furnish(folder: string): Promise<string> {
  await mkdir(join(folder, 'node_modules'));
  await symlink(resolve('.'), join(folder, 'node_modules/reeve'), 'dir');
  const bin = join(folder, 'bin');
  await mkdir(bin);
  await writeFile(join(bin, 'npx'), `#!/bin/sh\nshift\nexec '${process.execPath}' '${program}' "$@"\n`);
  await chmod(join(bin, 'npx'), 0o755);
  return bin;
}

const sharedLab = shareLab({commands, access});

test.serial('every console example prints what is shown', async t => {
  const lab = await sharedLab();
  const bin = await furnish(lab.folder);
  const sessions = blocks.filter(({language}) => language.startsWith('console'));
  t.true(sessions.length >= 5);
  for (const {page, language, text} of sessions) {
    // Jobs have other ids than in the text; what is typed later means those.
    const ids = new Map<string, string>();
    const steps = [...text.matchAll(/^\$ (.*)\n((?:(?!\$ ).*\n)*)/gm)];
    t.true(steps.length > 0, `${page}: ${text}`);
    for (const [, typed = '', shown = ''] of steps) {
      const script = typed.replaceAll(anyId, id => ids.get(id) ?? id);
      const {all, exitCode} = await execa('sh', ['-c', script], {
        all: true,
        reject: false,
        env: {...environment(lab), PATH: `${bin}:${process.env.PATH}`},
      });
      if (language === 'console machine') t.is(exitCode, 0, `${page}: ${typed}\n${all}`);
      else t.is(masked(all), masked(shown), `${page}: ${typed}`);
      const there = all.match(anyId) ?? [];
      for (const [index, id] of (shown.match(anyId) ?? []).entries()) {
        const real = there[index] ?? id;
        ids.set(id, real).set(id.slice(-8), real.slice(-8));
      }
    }
  }
});

test.serial('every js example runs and prints what its comments say', async t => {
  const lab = await sharedLab();
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

/** Whole, or as people read them. */
const anyId = /\b([0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}|[0-9a-f]{8})\b/g;

const environment = ({folder}: Lab) => ({REEVE_CONFIG: join(folder, 'alice.yaml'), NO_COLOR: '1'});

/** Without what is different each time: times, ids, figures with fractions, which way a clock is off, whom reeve runs as. */
function masked(text: string): string {
  return text
    .trimEnd()
    .replaceAll(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'TIME')
    .replaceAll(anyId, 'ID')
    .replaceAll(/\b\d+(\.\d+)?m?s\b/g, 'SPAN')
    .replaceAll(/\d+\.\d+ ms/g, 'N ms')
    .replaceAll(/(ahead|behind) by \d+ ms/g, 'off by N ms')
    .replaceAll(/^As: .*$/gm, 'As: SOMEBODY')
    .replaceAll(/\/(usr\/)?bin\//g, '/bin/')
    .replaceAll(/ +$/gm, '')
    .replaceAll(/ {2,}/g, '  ');
}
