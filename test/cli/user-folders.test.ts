// Users without a home, and folders of theirs that cannot be made: it is told, and what does not need them works.
import {execFileSync} from 'node:child_process';
import {chmod, chown, cp, mkdir, readdir, readFile, rm, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import type {Lab} from '../fixtures/lab.ts';
import {program} from '../fixtures/lab.ts';
import type {Ran} from '../fixtures/program.ts';
import {runProgram} from '../fixtures/program.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {skip} from '../fixtures/skip.ts';

const sharedLab = shareLab();

const nobodyKnown = 123_456;
const isRoot = process.getuid?.() === 0;
/** Stands before a command that is to run as a user whom the user database does not know. */
const asUnknown = isRoot
  ? ['setpriv', `--reuid=${nobodyKnown}`, `--regid=${nobodyKnown}`, '--clear-groups']
  : ['unshare', '--user', `--map-user=${nobodyKnown}`];

function whyNot(): string | undefined {
  try {
    execFileSync('env', [...asUnknown, 'true'], {stdio: 'ignore'});
    return undefined;
  } catch {
    return 'no command can be run as a user whom the user database does not know here';
  }
}
const skipped = whyNot();
const asSomebody = skipped === undefined ? test : test.skip;
if (skipped !== undefined) test(`users without a home: ${skipped}`, t => skip(t, skipped));

/** A copy of what alice has, that the unknown user may read. */
async function settle(lab: Lab, name: string): Promise<string> {
  const folder = join(lab.folder, name);
  await mkdir(folder);
  for (const file of ['alice.yaml', 'alice.pem', 'alice-key.pem', 'ca.pem', 'crl.pem'])
    await cp(join(lab.folder, file), join(folder, file));
  const settings = join(folder, 'alice.yaml');
  await writeFile(settings, (await readFile(settings, 'utf8')).replace(/^receipts:.*\n/m, ''));
  if (isRoot) {
    for (const file of ['', ...(await readdir(folder))])
      await chown(join(folder, file), nobodyKnown, nobodyKnown);
    await chmod(lab.folder, 0o711);
  }
  return folder;
}

function reeve(words: readonly string[], environment: Record<string, string>): Promise<Ran> {
  const without = ['HOME', 'XDG_STATE_HOME', 'XDG_CONFIG_HOME', 'XDG_CACHE_HOME', 'REEVE_CONFIG'];
  const set = Object.entries(environment).map(([name, value]) => `${name}=${value}`);
  return runProgram('env', [
    ...without.flatMap(name => ['-u', name]),
    ...set,
    ...asUnknown,
    process.execPath,
    program,
    ...words,
  ]);
}

asSomebody('a user without a home runs commands, and hears what is not kept', async t => {
  const folder = await settle(await sharedLab(), 'homeless');
  const config = ['--config', join(folder, 'alice.yaml')];
  t.deepEqual(await reeve(['--version'], {}), {
    exitCode: 0,
    stdout: JSON.parse(await readFile('package.json', 'utf8')).version,
    stderr: '',
  });
  for (const environment of [{}, {HOME: ''}, {HOME: 'not/absolute'}]) {
    const {exitCode, stdout, stderr} = await reeve([...config, 'run', 'lab-01', 'echo', 'hi'], environment);
    t.deepEqual([exitCode, stdout], [0, 'hi'], stderr);
    t.regex(
      stderr,
      /^reeve: receipts are verified and not kept, .* set HOME or XDG_STATE_HOME, or receipts\.folder/,
    );
    t.is(stderr.split('\n').length, 1);
  }
});

asSomebody('where a home is needed, it is said what for, and what to do', async t => {
  const folder = await settle(await sharedLab(), 'asked');
  const none = await reeve(['ping', 'lab-01'], {});
  t.is(none.exitCode, 253);
  t.regex(
    none.stderr,
    /^reeve: there is no home folder to look for client\.yaml in: .* --config FILE or \$REEVE_CONFIG$/,
  );
  const text = await readFile(join(folder, 'alice.yaml'), 'utf8');
  await writeFile(join(folder, 'tilde.yaml'), text.replace('alice-key.pem', '~/key.pem'));
  const tilde = await reeve(['--config', join(folder, 'tilde.yaml'), 'ping', 'lab-01'], {});
  t.is(tilde.exitCode, 253);
  t.regex(tilde.stderr, /^reeve: .*tilde\.yaml: there is no home folder for ~\/key\.pem: /);
});

asSomebody('client.yaml is found in $XDG_CONFIG_HOME', async t => {
  const folder = await settle(await sharedLab(), 'config');
  await mkdir(join(folder, 'reeve'));
  const text = await readFile(join(folder, 'alice.yaml'), 'utf8');
  await writeFile(
    join(folder, 'reeve/client.yaml'),
    text.replaceAll(/\b(alice|ca|crl|alice-key)\.pem/g, '../$&'),
  );
  const {exitCode, stderr} = await reeve(['ping', 'lab-01'], {XDG_CONFIG_HOME: folder});
  t.is(exitCode, 0, stderr);
});

asSomebody('a folder that cannot be made or read is told, and the run goes on', async t => {
  const folder = await settle(await sharedLab(), 'stuck');
  const place = join(folder, 'place');
  const kinds: Record<string, () => Promise<unknown>> = {
    'a file': () => writeFile(place, ''),
    'a folder that is not ours to write': () => mkdir(place, {mode: 0o555}),
    'a folder that is not ours to read': () => mkdir(place, {mode: 0}),
    'a link to nowhere': () => symlink('/nowhere/at/all', place),
    'a FIFO': async () => execFileSync('mkfifo', [place]),
  };
  for (const [kind, make] of Object.entries(kinds)) {
    await make();
    if (isRoot) await chmod(place, kind.includes('read') ? 0 : 0o555).catch(() => {});
    for (const variable of ['XDG_STATE_HOME', 'XDG_CACHE_HOME', 'HOME']) {
      const words = ['--config', join(folder, 'alice.yaml'), 'run', 'lab-01', 'echo', 'hi'];
      const {exitCode, stdout, stderr} = await reeve(words, {[variable]: place});
      t.deepEqual([exitCode, stdout], [0, 'hi'], `${kind} as ${variable}: ${stderr}`);
      const said =
        variable === 'XDG_CACHE_HOME'
          ? /no home folder/
          : new RegExp(`the receipt could not be kept in ${place}`);
      t.regex(stderr, said, `${kind} as ${variable}`);
      t.notRegex(stderr, /^ {4}at /m);
    }
    await rm(place, {recursive: true, force: true});
  }
});
