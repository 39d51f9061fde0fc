// docs/operations.md, docs/security.md and docs/dependencies.md name what there is.
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {exitStatus} from '../../src/cli/exit-status.ts';
import {loadClientConfig} from '../../src/config/client-config.ts';
import {loadServerConfig} from '../../src/config/server-config.ts';
import {exists} from '../../src/pki/authority.ts';

const operations = await readFile('docs/operations.md', 'utf8');
const yaml = [...operations.matchAll(/^```yaml\n(.*?)^```$/gms)].map(match => match[1] ?? '');

test('the configuration that docs/operations.md shows can be read', async t => {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-docs-'));
  t.teardown(() => rm(folder, {recursive: true}));
  const [server = '', client = ''] = yaml;
  await writeFile(join(folder, 'server.yaml'), server);
  await writeFile(join(folder, 'client.yaml'), client);
  const {host, gate, data} = await loadServerConfig(join(folder, 'server.yaml'));
  t.deepEqual([host, gate.user, data], ['lab-01', 'reeve-gate', '/var/lib/reeve']);
  const {hosts} = await loadClientConfig(join(folder, 'client.yaml'));
  t.deepEqual([...hosts.keys()], ['lab-01', 'lab-02']);
});

test('every setting of server.yaml and client.yaml is in docs/operations.md', async t => {
  for (const name of ['server', 'client']) {
    const {properties} = JSON.parse(await readFile(`schemas/${name}.json`, 'utf8')) as Settings;
    for (const [key, {properties: inner = {}}] of Object.entries(properties)) {
      const names = Object.keys(inner).map(word => `${key}.${word}`);
      for (const setting of names.length > 0 ? names : [key])
        t.true(operations.includes(`\`${setting}\``), setting);
    }
  }
});

interface Settings {
  readonly properties: Record<string, {properties?: object}>;
}

test('every exit status of the program is in docs/operations.md', t => {
  for (const [name, status] of Object.entries(exitStatus))
    t.regex(operations, new RegExp(`^\\| ${name === 'signalBase' ? '128 \\+ n' : status} \\|`, 'm'), name);
});

test('the places in src that docs/security.md names are there', async t => {
  const page = await readFile('docs/security.md', 'utf8');
  const places = [...page.matchAll(/`((?:src\/)?[a-z]+\/(?:[a-z-]+\.ts)?)`/g)].map(match => match[1] ?? '');
  t.true(places.length > 20);
  for (const place of places.filter(name => !name.startsWith('certs')))
    t.true(await exists(place.startsWith('src/') ? place : join('src', place)), place);
});

test('the files, folders and npm scripts that CONTRIBUTING.md names are there', async t => {
  const page = await readFile('CONTRIBUTING.md', 'utf8');
  const scripts = JSON.parse(await readFile('package.json', 'utf8')).scripts;
  for (const [, script = ''] of page.matchAll(/`npm run ([a-z-]+)/g)) t.true(script in scripts, script);
  const places = [
    ...page.matchAll(/\b(?:src|test|schemas|docs|scripts)\/[a-z][a-z/-]*(?:\.test)?(?:\.[a-z]+)?/g),
  ];
  t.true(places.length > 15);
  for (const [place] of places) t.true(await exists(place), place);
});

test('every package of package.json has its line in docs/dependencies.md', async t => {
  const page = await readFile('docs/dependencies.md', 'utf8');
  for (const file of ['package.json', 'scripts/node/package.json']) {
    const {dependencies, devDependencies, optionalDependencies} = JSON.parse(await readFile(file, 'utf8'));
    for (const name of Object.keys({...dependencies, ...devDependencies, ...optionalDependencies}))
      t.true(page.includes(name), name);
  }
});

test('links between pages lead somewhere', async t => {
  for (const page of [
    'README.md',
    'CONTRIBUTING.md',
    'SECURITY.md',
    'docs/account.md',
    'docs/architecture.md',
    'docs/auditing.md',
    'docs/catalogue.md',
    'docs/glossary.md',
    'docs/monitoring.md',
    'docs/operations.md',
    'docs/protocol.md',
    'docs/security.md',
  ]) {
    const text = await readFile(page, 'utf8');
    // What looks like a link in code is a pattern.
    const prose = text.replaceAll(/^```.*?^```|`[^`\n]*`/gms, '');
    for (const [, target = ''] of prose.matchAll(/\]\(([^)\s]+)\)/g)) {
      if (/^https?:/.test(target)) continue;
      const [file = '', anchor] = target.split('#');
      const path = file === '' ? page : join(page, '..', file);
      t.true(await exists(path), `${page}: ${target}`);
      if (anchor !== undefined)
        t.true(headingsOf(await readFile(path, 'utf8')).has(anchor), `${page}: ${target}`);
    }
  }
});

/** As GitHub makes them. */
function headingsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.*)$/gm)].map(match => match[1] ?? '');
  return new Set(
    headings.map(heading =>
      heading
        .toLowerCase()
        .replaceAll(/[^\w\s-]/g, '')
        .replaceAll(' ', '-'),
    ),
  );
}

test('the unit that docs/operations.md shows is the one in examples/', async t => {
  const page = await readFile('docs/operations.md', 'utf8');
  const [, shown] = /^```ini\n(.*?)^```$/ms.exec(page) ?? [];
  t.is(shown, await readFile('examples/reeve.service', 'utf8'));
});
