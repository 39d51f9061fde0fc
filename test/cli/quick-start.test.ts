// Code that V8 made in an earlier run is loaded as ours: only what fits, and only from where nobody else may write.
import {execFileSync, spawn} from 'node:child_process';
import {chmod, cp, mkdir, readdir, readFile, rename, rm, stat, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {temporaryFolder} from '../fixtures/ca-folder.ts';
import {program} from '../fixtures/lab.ts';
import {endOf, endsWithUs, runProgram} from '../fixtures/program.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const commands = `
  echo: { about: Prints a word, effect: read, argv: [echo, word] }
  pour: { about: Prints very much, effect: read, argv: [sh, -c, 'yes | head -c 600000000'] }
`;
const sharedLab = shareLab({commands});

/** A user whose cache is empty. */
async function newUser(t: ExecutionContext) {
  const lab = await sharedLab();
  const home = await temporaryFolder(t);
  const cache = join(home, 'reeve');
  /** Lists the commands of the lab, by the quick start; says what is wrong with that. */
  const list = async (flags: readonly string[] = [], reeve = program): Promise<void> => {
    const words = [...flags, reeve, '--config', join(lab.folder, 'alice.yaml'), 'commands', 'lab-01'];
    const {exitCode, stdout, stderr} = await runProgram(process.execPath, words, {XDG_CACHE_HOME: home});
    t.deepEqual([exitCode, stderr], [0, '']);
    t.regex(stdout, /^COMMAND +EFFECT +ABOUT\necho /);
  };
  /** The file that a run left, and which of them it is. */
  const kept = async () => {
    const [name = '', ...others] = (await readdir(cache)).filter(entry => entry.endsWith('.code'));
    t.deepEqual(others, []);
    const path = join(cache, name);
    const {ino, mode, size} = await stat(path);
    return {path, ino, mode: mode & 0o777, size};
  };
  return {cache, list, kept};
}

test('a run leaves its code for the next, in the folder of the user, who alone may read it', async t => {
  const {cache, list, kept} = await newUser(t);
  await list();
  const first = await kept();
  t.true(first.size > 50_000, `${first.size}`);
  t.is(first.mode, 0o600);
  t.is((await stat(cache)).mode & 0o777, 0o700);
  await list();
  t.is((await kept()).ino, first.ino, 'it was used');
  t.deepEqual(
    (await readdir(cache)).filter(name => name.endsWith('.new')),
    [],
  );
});

test('a first run with much output leaves no less code than one with none', async t => {
  const sizes = [];
  for (const command of ['echo', 'pour']) {
    const {cache, kept} = await newUser(t);
    const {folder} = await sharedLab();
    const words = ['--config', join(folder, 'alice.yaml'), 'run', 'lab-01'];
    const env = {...process.env, XDG_CACHE_HOME: join(cache, '..')};
    const run = async (name: string) =>
      endOf(
        endsWithUs(
          spawn(process.execPath, [program, ...words, name], {env, stdio: ['ignore', 'ignore', 'inherit']}),
        ),
      );
    t.is(await run(command), 0);
    const {ino, size} = await kept();
    sizes.push(size);
    t.is(await run('echo'), 0);
    t.is((await kept()).ino, ino, 'it was used');
  }
  const [little = 0, much = 0] = sizes;
  t.true(much > 0.95 * little, `${much} of ${little}`);
});

test('code that is damaged, or of another V8, is not run, and made again', async t => {
  const {list, kept} = await newUser(t);
  await list();
  const {path} = await kept();
  const good = await readFile(path);
  const damages: Record<string, Buffer> = {
    empty: Buffer.alloc(0),
    cut: good.subarray(0, good.length - 100),
    'a bit is wrong': Buffer.from(good.map((byte, i) => (i === good.length >> 1 ? byte ^ 1 : byte))),
    'zeros, as a power cut leaves': Buffer.from(good.map((byte, i) => (i < 4096 ? byte : 0))),
    'no code at all': Buffer.alloc(good.length, 'x'),
  };
  for (const [damage, bytes] of Object.entries(damages)) {
    await writeFile(path, bytes);
    const {ino} = await kept();
    await list();
    const after = await kept();
    t.not(after.ino, ino, damage);
    t.true(after.size > 50_000, damage);
  }
  const {ino} = await kept();
  await list(['--no-opt', '--jitless']);
  t.not((await kept()).ino, ino, 'of other flags');
});

test('no code is taken from where somebody else may write, through a link, or from a pipe', async t => {
  const {cache, list, kept} = await newUser(t);
  await list();
  const {path, ino} = await kept();
  const bytes = await readFile(path);
  await chmod(cache, 0o777);
  await writeFile(path, '');
  await list();
  t.deepEqual([(await kept()).ino, (await kept()).size], [ino, 0], 'the folder is left as it is');
  await chmod(cache, 0o700);

  await writeFile(path, bytes);
  await chmod(path, 0o622);
  await list();
  const own = await kept();
  t.deepEqual([own.ino === ino, own.mode], [false, 0o600], 'a file that others may write is replaced');

  await rename(path, join(cache, 'elsewhere'));
  await symlink('elsewhere', path);
  await list();
  t.not((await kept()).ino, own.ino, 'a link is replaced');

  await rm(path);
  execFileSync('mkfifo', [path]);
  await list();
  t.true((await stat(path)).isFile(), 'a pipe is not waited for');
});

test('a run that failed leaves no code, since it came not as far as others do', async t => {
  const {cache} = await newUser(t);
  const words = [program, '--config', '/no/such.yaml', 'commands', 'lab-01'];
  const {exitCode} = await runProgram(process.execPath, words, {XDG_CACHE_HOME: join(cache, '..')});
  t.is(exitCode, 253);
  t.deepEqual(await readdir(cache), []);
});

test('code of builds that are gone does not pile up', async t => {
  const {cache, list} = await newUser(t);
  await mkdir(cache, {mode: 0o700});
  for (let i = 0; i < 40; i++)
    await writeFile(join(cache, `quick-OLD${i}.cjs.${i % 2 ? 'code' : '1.new'}`), '');
  await writeFile(join(cache, 'a file of the user'), '');
  await list();
  const names = (await readdir(cache)).filter(name => name !== 'completion');
  t.is(names.length, 25);
  t.is(names.filter(name => name.endsWith('commands.code')).length, 1);
  t.true(names.includes('a file of the user'));
});

test('a program whose quick start was replaced by another build does what it should', async t => {
  const {list} = await newUser(t);
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  await cp('dist', join(folder, 'dist'), {
    recursive: true,
    filter: path => !/quick-|executor\.js|gate\.js|helper\.js/.test(path),
  });
  await list([], join(folder, 'dist/reeve.js'));
});
