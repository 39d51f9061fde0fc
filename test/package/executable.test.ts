// The one executable, where it does otherwise than the program in dist/. `npm run package:test` makes it and runs this.
import {chown, cp, mkdir, readdir, readFile, writeFile} from 'node:fs/promises';
import {dirname, join, resolve} from 'node:path';
import test from 'ava';
import {buildOf} from '../../scripts/build-of.ts';
import {bundleExecutable} from '../../scripts/package/bundle-executable.ts';
import {makeExecutable} from '../../scripts/package/make-executable.ts';
import {temporaryFolder} from '../fixtures/ca-folder.ts';
import {reeveFile, startLab} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';
import {shell} from '../fixtures/shell.ts';

test('NODE_OPTIONS reaches no process: neither a call, nor a server, nor what that starts', async t => {
  const folder = await temporaryFolder(t);
  const script = join(folder, 'told.cjs');
  const told = join(folder, 'told');
  await writeFile(
    script,
    `require('node:fs').appendFileSync(${JSON.stringify(told)}, process.argv.join(' ') + '\\n');`,
  );
  const env = {NODE_OPTIONS: `--require=${script}`, NODE_EXTRA_CA_CERTS: '/nowhere/ca.pem'};
  // It is a word that Node takes.
  await runProgram(process.execPath, ['-e', '0'], {...env, NODE_EXTRA_CA_CERTS: undefined});
  t.is((await readFile(told, 'utf8')).split('\n').length, 2);
  await writeFile(told, '');

  const lab = await startLab(t, {commands: shell('sh'), env});
  const ran = await lab.reeve(['run', 'lab-01', 'sh', 'echo "${NODE_OPTIONS-none}"'], {
    env: {NODE_OPTIONS: env.NODE_OPTIONS},
  });
  t.like(ran, {exitCode: 0, stdout: 'none'});
  const found = await lab.reeve(['audit', 'log', 'lab-01'], {env: {NODE_OPTIONS: env.NODE_OPTIONS}});
  t.regex(found.stdout, /alice/);
  t.is(await readFile(told, 'utf8'), '');
  for (const pid of [lab.pid, await lab.gatePid()]) {
    const environment = await readFile(`/proc/${pid}/environ`, 'utf8');
    t.false(/NODE_|\.pem/.test(environment), environment);
  }
});

test('a first word with a colon is a process of its own and nothing else', async t => {
  const ran = await runProgram(reeveFile, [':nothing']);
  t.is(ran.exitCode, 253);
  t.regex(ran.stderr, /^reeve: there is no process "nothing" of reeve's own$/);
  for (const word of [':cli', ':quick', ':__proto__'])
    t.is((await runProgram(reeveFile, [word])).exitCode, 253, word);
});

test('the code that V8 made of a call is kept in the folder of the cache, and used', async t => {
  const folder = await temporaryFolder(t);
  const help = () => runProgram(reeveFile, ['help'], {XDG_CACHE_HOME: folder});
  const {stdout} = await help();
  t.regex(stdout, /^Usage: reeve /);
  const kept = async () => (await readdir(join(folder, 'reeve'))).filter(name => name.endsWith('.code'));
  const [name = ''] = await kept();
  t.regex(name, /^cli-\w+\.js-v[\d.]+-\w+-help\.code$/);
  const before = await readFile(join(folder, 'reeve', name));
  t.is((await help()).stdout, stdout);
  t.deepEqual(await kept(), [name]);
  t.deepEqual(await readFile(join(folder, 'reeve', name)), before);
});

const asRoot = process.getuid?.() === 0 ? test : test.skip;
asRoot('as root, an addon that somebody else could replace is not loaded, and said', async t => {
  const folder = await temporaryFolder(t);
  const place = join(folder, 'lib');
  await mkdir(place);
  for (const name of ['reeve', 'openssl.cnf', 'pty'])
    await cp(join(dirname(reeveFile), name), join(place, name), {recursive: true});
  const addon = join(place, 'pty');
  await chown(addon, 65_527, 65_527);
  const lab = await startLab(t, {
    commands: '\n  screen: { about: Has a terminal, argv: [tty], tty: true }\n',
    prepare: async () => ({enter: ['sh', '-c', 'shift; exec "$0" "$@"', join(place, 'reeve')]}),
  });
  const ran = await lab.reeve(['run', 'lab-01', 'screen']);
  t.is(ran.exitCode, 126);
  t.true(
    ran.stderr.includes(`cannot give it a terminal: ${addon} belongs to uid 65527, not to root`),
    ran.stderr,
  );
  t.true(lab.serverLog.includes(`root runs ${addon}, which somebody else could replace`));
  await chown(addon, 0, 0);
  t.regex((await lab.reeve(['run', 'lab-01', 'screen'])).stdout, /^\/dev\/pts\/\d+/);
});

test('two builds make the same bytes; the one for another processor is for that', async t => {
  t.timeout(300_000);
  const folder = await temporaryFolder(t);
  const bundle = await bundleExecutable(await buildOf(resolve('.')));
  await makeExecutable(
    resolve('.'),
    join(folder, 'same'),
    process.arch === 'arm64' ? 'arm64' : 'x64',
    bundle,
  );
  for (const name of ['reeve', 'openssl.cnf', 'THIRD-PARTY.txt'])
    t.true(
      (await readFile(join(folder, 'same', name))).equals(await readFile(join(dirname(reeveFile), name))),
      name,
    );
  const licences = await readFile(join(folder, 'same', 'THIRD-PARTY.txt'), 'utf8');
  for (const name of ['pino', 'zigpty', 'Node.js', 'OpenSSL', 'ICU']) t.true(licences.includes(name), name);
  const other = process.arch === 'arm64' ? 'x64' : 'arm64';
  await makeExecutable(resolve('.'), join(folder, 'other'), other, bundle);
  const header = (await readFile(join(folder, 'other', 'reeve'))).subarray(0, 20);
  // e_machine of elf(5): EM_X86_64, EM_AARCH64.
  t.is(header.readUInt16LE(18), other === 'x64' ? 62 : 183);
  t.deepEqual(await readdir(join(folder, 'other', 'pty')), [`zigpty.linux-${other}.node`]);
});
