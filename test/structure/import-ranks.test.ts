import {globSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import test from 'ava';

// Rooms by rank: imports run strictly downward, or stay in a room.
const ranks: Record<string, number> = Object.fromEntries(
  [
    ['base'],
    ['protocol', 'merkle'],
    ['identity', 'config', 'server-log'],
    ['pki', 'policy', 'transport', 'gate-link', 'output-log', 'audit'],
    ['client', 'runner', 'ship', 'files', 'messages'],
    ['fleet', 'gate', 'executor'],
    ['dashboard'],
    ['cli'],
  ].flatMap((rooms, rank) => rooms.map(room => [room, rank])),
);

// Of two rooms of one rank, one may build on the other: the link is a connection.
const neighbours = new Set(['gate-link -> transport']);

interface Edge {
  readonly from: string;
  readonly to: string;
}

const files = globSync('src/**/*.{ts,js}', {exclude: ['src/**/*.d.ts']});
const edges: Edge[] = files.flatMap(from => importsOf(from).map(to => ({from, to})));

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replaceAll(/^\s*(?:\/\/|\*).*$/gm, '');
  const specifiers = text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g);
  return [...specifiers].map(([, specifier = '']) => relative('.', resolve(dirname(file), specifier)));
}

const roomOf = (file: string) => (file.split('/').length === 2 ? 'index' : (file.split('/')[1] ?? ''));

test('every room has a rank', t => {
  const rooms = new Set(files.map(roomOf));
  rooms.delete('index');
  t.deepEqual(
    [...rooms].filter(room => !(room in ranks)),
    [],
  );
});

test('imports run downward in rank or stay in their room', t => {
  const upward = edges
    .filter(({from, to}) => to.startsWith('src/') && roomOf(from) !== 'index' && roomOf(from) !== roomOf(to))
    .filter(({from, to}) => !neighbours.has(`${roomOf(from)} -> ${roomOf(to)}`))
    .filter(({from, to}) => (ranks[roomOf(to)] ?? 99) >= (ranks[roomOf(from)] ?? -1));
  t.deepEqual(upward, []);
});

test('no file imports itself by way of others', t => {
  const next = Map.groupBy(edges, ({from}) => from);
  const done = new Set<string>();
  const circles: string[] = [];
  const walk = (file: string, path: string[]): void => {
    if (path.includes(file)) circles.push([...path.slice(path.indexOf(file)), file].join(' -> '));
    else if (!done.has(file)) for (const {to} of next.get(file) ?? []) walk(to, [...path, file]);
    done.add(file);
  };
  for (const file of files) walk(file, []);
  t.deepEqual(circles, []);
});

test('the gate knows nothing of policy, account, runner or files', t => {
  const forbidden = new Set(['policy', 'audit', 'runner', 'files']);
  const reached = new Set<string>();
  const next = Map.groupBy(edges, ({from}) => from);
  const reach = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const {to} of next.get(file) ?? []) reach(to);
  };
  reach(join('src', 'gate', 'main.ts'));
  t.deepEqual(
    [...reached].filter(file => forbidden.has(roomOf(file))),
    [],
  );
});

test('certificates are made by the command line and scripts alone', t => {
  const importers = edges.filter(({to}) => roomOf(to) === 'pki').map(({from}) => roomOf(from));
  t.deepEqual(
    [...new Set(importers)].filter(room => room !== 'pki' && room !== 'cli'),
    [],
  );
});

test('execa is imported by the runner alone', t => {
  const importers = files.filter(file => /from ['"]execa['"]/.test(readFileSync(file, 'utf8'))).map(roomOf);
  t.deepEqual([...new Set(importers)], ['runner']);
});

test('no file of ours has more than 300 lines', t => {
  const own = globSync('{src,scripts,test}/**/*.{ts,js}', {exclude: ['src/**/generated/**']});
  const long = own.filter(file => readFileSync(file, 'utf8').split('\n').length > 301);
  t.deepEqual(long, []);
});
