import {globSync, readFileSync} from 'node:fs';
import {dirname, join, relative, resolve} from 'node:path';
import test from 'ava';

// Rooms by rank: imports run strictly downward, or stay in a room.
const ranks: Record<string, number> = Object.fromEntries(
  [
    ['base'],
    ['protocol', 'merkle', 'node-sets'],
    ['identity', 'config', 'server-log', 'shares'],
    ['pki', 'policy', 'transport', 'gate-link', 'output-log', 'audit'],
    ['client', 'runner', 'ship', 'messages'],
    ['gate', 'executor', 'present', 'persist'],
    ['index'],
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

const files = globSync('src/**/*.{ts,tsx,js}', {exclude: ['src/**/*.d.ts']});
const edges: Edge[] = files.flatMap(from => importsOf(from).map(to => ({from, to})));

function importsOf(file: string): string[] {
  const text = readFileSync(file, 'utf8').replaceAll(/^\s*(?:\/\/|\*).*$/gm, '');
  const specifiers = text.matchAll(/(?:from|import)\s*\(?\s*['"](\.[^'"]+)['"]/g);
  return [...specifiers].map(([, specifier = '']) => relative('.', resolve(dirname(file), specifier)));
}

const roomOf = (file: string) => (file.split('/').length === 2 ? 'index' : (file.split('/')[1] ?? ''));

test('every room has a rank', t => {
  const rooms = new Set(files.map(roomOf));
  t.deepEqual(
    [...rooms].filter(room => !(room in ranks)),
    [],
  );
});

test('imports run downward in rank or stay in their room', t => {
  const upward = edges
    .filter(({from, to}) => to.startsWith('src/') && roomOf(from) !== roomOf(to))
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

/** These files, and all that they import, directly or by way of others. */
function reachedFrom(beginnings: readonly string[]): ReadonlySet<string> {
  const reached = new Set<string>();
  const next = Map.groupBy(edges, ({from}) => from);
  const reach = (file: string): void => {
    if (reached.has(file)) return;
    reached.add(file);
    for (const {to} of next.get(file) ?? []) reach(to);
  };
  for (const file of beginnings) reach(file);
  return reached;
}

test('the gate knows nothing of policy, account, runner or files', t => {
  const forbidden = new Set(['policy', 'audit', 'runner', 'shares']);
  const reached = reachedFrom([join('src', 'gate', 'main.ts')]);
  t.deepEqual(
    [...reached].filter(file => forbidden.has(roomOf(file))),
    [],
  );
});

// The folders of the account by rank: what is above may build on what is below, and never the other way round.
const auditRanks: Record<string, number> = {
  generated: 0,
  entry: 1,
  read: 2,
  tree: 3,
  verify: 3,
  prune: 3,
  log: 4,
  evidence: 4,
};

const auditFolderOf = (file: string) => /^src\/audit\/([\w-]+)\//.exec(file)?.[1];

test('the folders of the account have ranks, too', t => {
  const upward = edges.filter(({from, to}) => {
    const [folder, other] = [from, to].map(auditFolderOf);
    if (folder === undefined || other === undefined || folder === other) return false;
    return (auditRanks[other] ?? 99) >= (auditRanks[folder] ?? -1);
  });
  t.deepEqual(upward, []);
});

test('an account is written by the executor alone, and pruned by the command line alone', t => {
  const importers = (folder: string) =>
    edges.filter(({from, to}) => auditFolderOf(to) === folder && roomOf(from) !== 'audit');
  t.deepEqual([...new Set(importers('log').map(({from}) => roomOf(from)))], ['executor']);
  t.deepEqual([...new Set(importers('prune').map(({from}) => roomOf(from)))], ['cli']);
  t.deepEqual(importers('tree'), []);
});

// The reading, the verifier and the evidence share the format with the writer, and no code of it: a mistake in the
// writer cannot hide itself from those who check what it wrote.
test('nothing that reads or verifies an account reaches code that writes files', t => {
  const readers = files.filter(file => ['read', 'verify', 'evidence'].includes(auditFolderOf(file) ?? ''));
  t.true(readers.length > 20);
  const reached = reachedFrom(readers);
  const writers = [...reached].filter(
    file => ['log', 'tree', 'prune'].includes(auditFolderOf(file) ?? '') || writesFiles(file),
  );
  t.deepEqual(writers, []);
  t.true(writesFiles('src/audit/log/account-file.ts') && writesFiles('src/base/durable-file.ts'));
});

function writesFiles(file: string): boolean {
  const text = readFileSync(file, 'utf8');
  const imports = [...text.matchAll(/^import \{([^}]*)\} from 'node:fs(?:\/promises)?';/gm)];
  return imports.some(([, names = '']) =>
    /\b(write|append|rename|rm|unlink|f?truncate|mkdir|copyFile)/.test(names),
  );
}

// The first consumer of the library proves daily that nothing is missing from it.
test('the command line and the dashboard use of the client what src/index.ts exports, and nothing else', t => {
  const inside = edges.filter(
    ({from, to}) => ['cli', 'dashboard'].includes(roomOf(from)) && roomOf(to) === 'client',
  );
  t.deepEqual(inside, []);
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

test('the other end of a connection is a label: one file knows that it can have an address', t => {
  const knowing = files.filter(file => /\bremote(Address|Port|Family)\b/.test(readFileSync(file, 'utf8')));
  t.deepEqual(knowing, ['src/transport/arrival.ts']);
});

test('no file of ours has more than 300 lines', t => {
  const own = globSync('{src,scripts,test}/**/*.{ts,tsx,js}', {exclude: ['src/**/generated/**']});
  const long = own.filter(file => readFileSync(file, 'utf8').split('\n').length > 301);
  t.deepEqual(long, []);
});
