// The package of `npm pack`, in a project of its own.
import {cp, mkdir, readdir, readFile, symlink, writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import test from 'ava';
import {bundle} from '../../scripts/bundle.ts';
import {writeTypes} from '../../scripts/write-types.ts';
import {temporaryFolder} from '../fixtures/ca-folder.ts';
import type {Ran} from '../fixtures/program.ts';
import {runProgram} from '../fixtures/program.ts';

interface Packed {
  readonly filename: string;
  readonly unpackedSize: number;
  readonly files: readonly {path: string}[];
}

/** Packs a copy of what is built, so that another test may build beside it; gives where a project has it. */
async function packed(t: Parameters<typeof temporaryFolder>[0]) {
  const folder = await temporaryFolder(t);
  const source = join(folder, 'source');
  await mkdir(source);
  const manifest = JSON.parse(await readFile('package.json', 'utf8'));
  for (const name of ['package.json', ...manifest.files])
    if (!/^!|^dist/.test(name)) await cp(name, join(source, name), {recursive: true});
  await bundle(join(source, 'dist'));
  await writeFile(join(source, 'dist/.built.json'), 'what a build remembers');
  await writeTypes('.', join(source, 'dist/types'));
  const project = join(folder, 'project');
  await mkdir(project);
  const {stdout} = await run(
    'npm',
    ['pack', '--json', '--ignore-scripts', '--pack-destination', project],
    source,
  );
  const [pack] = JSON.parse(stdout) as [Packed];
  const place = join(project, 'node_modules/reeve');
  await mkdir(place, {recursive: true});
  await run('tar', ['xzf', join(project, pack.filename), '-C', place, '--strip-components=1'], project);
  return {project, place, pack};
}

async function run(program: string, words: readonly string[], cwd: string): Promise<Ran> {
  const ran = await runProgram(program, words, {}, cwd);
  if (ran.exitCode !== 0) throw new Error(`${program} ${words.join(' ')}: ${ran.stdout}${ran.stderr}`);
  return ran;
}

test('the package needs no other and brings no Node, has the licences of all that is in it, and its types compile', async t => {
  const {project, place, pack} = await packed(t);
  const manifest = JSON.parse(await readFile(join(place, 'package.json'), 'utf8'));
  for (const kind of ['dependencies', 'optionalDependencies', 'peerDependencies', 'bundleDependencies'])
    t.false(kind in manifest, kind);
  t.log(`${pack.unpackedSize} bytes unpacked`);
  t.true(pack.unpackedSize < 5_000_000, `${pack.unpackedSize}`);
  t.deepEqual(
    pack.files.filter(({path}) => /(?:^|\/)node(?:\.exe)?$|\.map$|node_modules|\.built\.json$/.test(path)),
    [],
  );
  const licences = await readFile(join(place, 'dist/THIRD-PARTY.txt'), 'utf8');
  for (const name of [
    '@xterm/xterm',
    'ajv',
    'commander',
    'execa',
    'node-forge',
    'pino',
    're2js',
    'yaml',
    'zigpty',
  ])
    t.regex(licences, new RegExp(`^${name} \\d`, 'm'), name);

  // In JavaScript, and on the command line.
  await writeFile(join(project, 'package.json'), '{"type": "module"}');
  await writeFile(
    join(project, 'main.js'),
    `import {ClientError, connect} from 'reeve';
console.log(typeof ClientError, await connect('lab-01').catch(error => error.code));`,
  );
  const env = {REEVE_CONFIG: join(project, 'none.yaml')};
  const js = await runProgram(process.execPath, ['main.js'], env, project);
  t.deepEqual([js.stdout, js.stderr], ['function config-missing', '']);
  const cli = await runProgram(process.execPath, [join(place, 'dist/reeve.js'), '--version'], {}, project);
  t.is(cli.stdout, manifest.version);

  // In TypeScript, as strict as may be, every declaration looked into.
  await mkdir(join(project, 'node_modules/@types'));
  for (const name of ['@types/node', 'undici-types'])
    await symlink(resolve('node_modules', name), join(project, 'node_modules', name));
  await writeFile(
    join(project, 'main.ts'),
    `import {ClientError, connect} from 'reeve';
await using host = await connect('lab-01');
const {stdout, exit} = await host.run('disk-usage', {path: '/'});
const words: string = stdout;
const status: number | null = exit;
// @ts-expect-error there is no such field
host.runs;
console.log(words, status, ClientError);`,
  );
  const types = (await readdir(join(place, 'dist/types'), {recursive: true})).filter(name =>
    name.endsWith('.d.ts'),
  );
  const config = {
    compilerOptions: {
      strict: true,
      exactOptionalPropertyTypes: true,
      noUncheckedIndexedAccess: true,
      module: 'nodenext',
      target: 'es2024',
      lib: ['es2024', 'esnext.disposable'],
      types: ['node'],
      skipLibCheck: false,
      noEmit: true,
    },
    files: ['main.ts', ...types.map(name => join('node_modules/reeve/dist/types', name))],
  };
  await writeFile(join(project, 'tsconfig.json'), JSON.stringify(config));
  const compiled = await runProgram('tsc', ['-p', '.'], {}, project);
  t.is(compiled.stdout, '');
  t.is(compiled.exitCode, 0);
});
