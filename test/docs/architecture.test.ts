// docs/architecture.md and docs/glossary.md speak of what there is.
import {globSync, readFileSync} from 'node:fs';
import {dirname} from 'node:path';
import test from 'ava';
import {exists} from '../../src/pki/authority.ts';

const page = readFileSync('docs/architecture.md', 'utf8');
const structure = readFileSync('test/structure/import-ranks.test.ts', 'utf8');

/** The folders of src/ that hold files of ours: the rooms, and the folders in them. */
const folders = [...new Set(globSync('src/**/*.ts').map(dirname))].filter(
  folder => folder !== 'src' && !folder.endsWith('/generated'),
);

test('docs/architecture.md has a line for each room of src, and for each folder in one', t => {
  const described = [...page.matchAll(/^\| `(src\/[\w/-]+)` \|/gm)].map(match => match[1] ?? '');
  t.deepEqual(
    folders.filter(folder => !described.includes(folder)),
    [],
  );
  t.deepEqual(
    described.filter(folder => !folders.includes(folder)),
    [],
  );
});

test('the files, folders and npm scripts that docs/architecture.md names are there', async t => {
  const places = [...page.matchAll(/\b(?:src|test|schemas|docs|scripts)\/[\w./-]*\w/g)].map(
    ([place]) => place,
  );
  t.true(new Set(places).size > 100);
  for (const place of places) t.true(await exists(place), place);
  const {scripts} = JSON.parse(readFileSync('package.json', 'utf8'));
  for (const [, script = ''] of page.matchAll(/`npm run ([a-z-]+)/g)) t.true(script in scripts, script);
});

test('the ranks in docs/architecture.md are those of the structure test', t => {
  const [, list = ''] = /const ranks\b.*?\[\n(.*?)\n {2}\]\.flatMap/s.exec(structure) ?? [];
  const held = list.split('\n').map(namesIn("'"));
  const [, table = ''] = /^\| rank \| rooms \|\n(.*?)\n\n/ms.exec(page) ?? [];
  const told = [...table.matchAll(/^\| (\d) \| (.*) \|$/gm)];
  t.true(held.length > 5);
  t.deepEqual(
    told.map(([, rank, rooms = '']) => [Number(rank), namesIn('`')(rooms)]),
    [...held.entries()].toReversed(),
  );
});

const namesIn = (mark: string) => (text: string) =>
  text
    .split(mark)
    .filter((_, i) => i % 2 === 1)
    .toSorted();

test('docs/glossary.md has each word once, in the order of the alphabet, in one or two sentences', t => {
  const glossary = readFileSync('docs/glossary.md', 'utf8');
  const rows = [...glossary.matchAll(/^\| \*\*(.+?)\*\* \| (.*) \|$/gm)];
  const words = rows.map(([, word = '']) => word.toLowerCase());
  t.true(words.length >= 25);
  t.deepEqual(words, [...new Set(words)].toSorted());
  for (const [, word = '', meaning = ''] of rows)
    t.true(meaning.split(/\. (?=[A-Z])/).length <= 2, `${word}: ${meaning}`);
});
