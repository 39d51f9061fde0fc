import {spawn} from 'node:child_process';
import {copyFile, mkdir, readFile, symlink, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {text} from 'node:stream/consumers';
import test from 'ava';
import {temporaryFolder} from '../fixtures/ca-folder.ts';

test('npx reeve in a checkout warns of no engines, however old the Node is that npm runs on', async t => {
  const folder = await temporaryFolder(t);
  const checkout = join(folder, 'checkout');
  await mkdir(join(checkout, 'dist'), {recursive: true});
  for (const name of ['.npmrc', 'package-lock.json']) await copyFile(name, join(checkout, name));
  // To which every Node is too old.
  const manifest = JSON.parse(await readFile('package.json', 'utf8'));
  await writeFile(join(checkout, 'package.json'), JSON.stringify({...manifest, engines: {node: '>=99'}}));
  await writeFile(join(checkout, 'dist/reeve.js'), '#!/bin/sh\necho reeve "$@"\n', {mode: 0o755});
  await symlink(resolve('node_modules'), join(checkout, 'node_modules'));

  const child = spawn('npx', ['reeve', 'ping'], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...onlyOurs(process.env),
      npm_config_cache: join(folder, 'cache'),
      npm_config_offline: 'true',
    },
  });
  const [out, error] = await Promise.all([text(child.stdout), text(child.stderr)]);
  t.deepEqual({out, error}, {out: 'reeve ping\n', error: ''});
});

/** Without what npm tells its own children, such as how much it says itself. */
function onlyOurs(env: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !name.toLowerCase().startsWith('npm_')));
}
