// Makes the validators and bundles src/ into dist/: the CLI and the library in chunks that are loaded when needed, the gate, the executor,
// the helper, the shipper and the terminal host as one file each, and beside them the addon that opens pseudo-terminals, and what the gate tells OpenSSL. Every file is put in place in one step, so that two builds at once do no harm.
import {randomBytes} from 'node:crypto';
import {mkdir, readdir, readFile, rename, rm, stat, writeFile} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';
import type {BuildOptions} from 'esbuild';
import {build} from 'esbuild';
import {makeValidators} from './validators.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const outdir = join(root, 'dist');

const common = {
  absWorkingDir: root,
  outdir,
  bundle: true,
  write: false,
  platform: 'node',
  target: 'node24',
  format: 'esm',
  minifySyntax: true,
  minifyWhitespace: true,
  legalComments: 'none',
  logLevel: 'warning',
  // The build of `yaml` for browsers is the same code in ES modules: only what is used of it is bundled, and loads.
  alias: {yaml: './node_modules/yaml/browser/index.js'},
  // Some of what is bundled is CommonJS and asks for Node's own modules with require().
  banner: {
    js: "import {createRequire as reeveRequire} from 'node:module'; const require = reeveRequire(import.meta.url);",
  },
} satisfies BuildOptions;

process.chdir(root);
await makeValidators();
const results = await Promise.all([
  build({
    ...common,
    splitting: true,
    entryPoints: {cli: 'src/cli/main.ts', index: 'src/index.ts'},
    chunkNames: 'chunks/[name]-[hash]',
  }),
  ...['gate', 'executor'].map(name => build({...common, entryPoints: {[name]: `src/${name}/main.ts`}})),
  build({
    ...common,
    entryPoints: {
      helper: 'src/executor/helper.ts',
      shipper: 'src/ship/main.ts',
      terminal: 'src/jobs/terminal/terminal-host.ts',
    },
  }),
  build({...common, banner: {}, entryPoints: {reeve: 'src/cli/reeve.ts'}, external: ['./cli.js']}),
]);

const files = [
  ...results.flatMap(({outputFiles}) => outputFiles),
  ...(await terminalAddons()),
  {path: join(outdir, 'openssl.cnf'), contents: await readFile(join(root, 'src', 'gate', 'openssl.cnf'))},
];
for (const {path, contents} of files) {
  if ((await readFile(path).catch(() => undefined))?.equals(contents)) continue;
  await mkdir(dirname(path), {recursive: true, mode: 0o755});
  const temporary = join(outdir, `.${basename(path)}.${randomBytes(4).toString('hex')}`);
  await writeFile(temporary, contents, {mode: basename(path) === 'reeve.js' ? 0o755 : 0o644});
  await rename(temporary, path);
}

// Chunks of earlier builds; not the youngest, which a program that just started may still ask for.
const chunks = join(outdir, 'chunks');
const current = new Set(files.map(({path}) => path));
for (const name of await readdir(chunks)) {
  const path = join(chunks, name);
  if (current.has(path)) continue;
  const {mtimeMs} = await stat(path).catch(() => ({mtimeMs: Number.POSITIVE_INFINITY}));
  if (Date.now() - mtimeMs > 10 * 60_000) await rm(path, {force: true});
}

/** zigpty's, for every Linux that a server gives terminals on: 30 kB each. */
async function terminalAddons(): Promise<{path: string; contents: Buffer}[]> {
  const source = join(root, 'node_modules', 'zigpty');
  const addons = (await readdir(join(source, 'prebuilds')))
    .filter(name => name.startsWith('zigpty.linux-'))
    .map(name => join('prebuilds', name));
  return Promise.all(
    ['LICENSE', ...addons].map(async name => ({
      path: join(outdir, 'pty', basename(name)),
      contents: await readFile(join(source, name)),
    })),
  );
}
