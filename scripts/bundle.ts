import {randomBytes} from 'node:crypto';
import {mkdir, readdir, readFile, rename, writeFile} from 'node:fs/promises';
import {basename, dirname, join, relative} from 'node:path';
import type {BuildOptions} from 'esbuild';
import {build} from 'esbuild';
import {buildOf} from './build-of.ts';
import {builtinModulesWhenNeeded} from './builtin-modules.ts';
import {bundlePage} from './bundle-page.ts';
import {bundleCompletion, bundleNear, bundleQuick} from './bundle-quick.ts';
import {gatherChunks} from './gather-chunks.ts';
import {shorterNamesInPackages} from './shorter-names.ts';
import {thirdParties} from './third-parties.ts';

const root = dirname(import.meta.dirname);

interface Written {
  readonly path: string;
  readonly contents: Uint8Array;
}

/**
 * Bundles src/ into a folder: the CLI, the library, the executor and the log in chunks that they share, the gate, the helper, the
 * shipper, the terminal host and the quick start of the CLI as one file each. Beside them stand the addon that opens
 * pseudo-terminals, the gate's configuration of OpenSSL, and the licences of all that is bundled. Every file is put in place in one step, so that two builds at once do no harm.
 *
 * @param forDebugging as it was written, with source maps, and with a way to debug each process (`REEVE_INSPECT`)
 * @returns the paths of all files
 */
export async function bundle(outdir: string, {forDebugging = false} = {}): Promise<string[]> {
  const shared = common(outdir, await buildOf(root), forDebugging);
  const page = await bundlePage(forDebugging);
  const inChunks = {
    ...shared,
    define: {...shared.define, ...page.define},
    splitting: true,
    entryPoints: {
      cli: 'src/cli/main.ts',
      index: 'src/index.ts',
      executor: 'src/executor/main.ts',
      logger: 'src/server-log/logger.ts',
    },
    chunkNames: 'chunks/[name]-[hash]',
  } satisfies BuildOptions;
  // The modules that every call of the CLI loads, that every call that reaches a host loads, and every one that runs a command on many.
  const gathered = await gatherChunks(inChunks, [
    'src/cli/main.ts',
    'src/cli/handlers/run.ts',
    'src/cli/handlers/run-on-hosts.ts',
  ]);
  const results = await Promise.all([
    build({...inChunks, plugins: [gathered, ...inChunks.plugins]}),
    build({...shared, entryPoints: {gate: 'src/gate/main.ts'}}),
    build({
      ...shared,
      entryPoints: {
        helper: 'src/executor/helper.ts',
        shipper: 'src/ship/main.ts',
        terminal: 'src/runner/terminal/terminal-host.ts',
      },
    }),
  ]);
  const [completion, quick, near] = await Promise.all([
    bundleCompletion(shared),
    bundleQuick(shared),
    bundleNear(shared),
  ]);
  const named = ({path}: {path: string}) => JSON.stringify(`./${relative(outdir, path)}`);
  const start = await build({
    ...shared,
    banner: {},
    define: {
      ...shared.define,
      completionBundle: named(completion),
      quickBundle: named(quick),
      nearBundle: named(near),
    },
    entryPoints: {reeve: 'src/cli/reeve.ts'},
    external: ['./cli.js'],
    plugins: [builtinModulesWhenNeeded, ...shared.plugins],
  });

  const licences = await thirdParties(
    root,
    [...results, completion, quick, near, start, page].map(({metafile}) => metafile),
    ['zigpty'],
  );
  const files: Written[] = [
    ...[...results, start].flatMap(({outputFiles}) => outputFiles),
    completion,
    quick,
    near,
    ...(await terminalAddons(outdir)),
    {path: join(outdir, 'openssl.cnf'), contents: await readFile(join(root, 'src', 'gate', 'openssl.cnf'))},
    {path: join(outdir, 'THIRD-PARTY.txt'), contents: licences},
  ];
  for (const {path, contents} of files) {
    if ((await readFile(path).catch(() => undefined))?.equals(contents)) continue;
    await mkdir(dirname(path), {recursive: true, mode: 0o755});
    const temporary = join(outdir, `.${basename(path)}.${randomBytes(4).toString('hex')}`);
    await writeFile(temporary, contents, {mode: basename(path) === 'reeve.js' ? 0o755 : 0o644});
    await rename(temporary, path);
  }
  return files.map(({path}) => path);
}

/** The options of every bundle. */
export function common(outdir: string, build: string, forDebugging: boolean) {
  return {
    absWorkingDir: root,
    outdir,
    bundle: true,
    write: false,
    metafile: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    minifySyntax: !forDebugging,
    minifyWhitespace: !forDebugging,
    minifyIdentifiers: !forDebugging,
    // Those of functions and classes, which stacks and logs tell.
    keepNames: !forDebugging,
    sourcemap: forDebugging && 'inline',
    define: {
      isBuiltForDebugging: String(forDebugging),
      isExecutable: 'false',
      buildId: JSON.stringify(build),
      // ws would look for these addons in every folder above.
      'process.env.WS_NO_BUFFER_UTIL': '"1"',
      'process.env.WS_NO_UTF_8_VALIDATE': '"1"',
    },
    legalComments: 'none',
    logLevel: 'warning',
    plugins: forDebugging ? [] : [shorterNamesInPackages],
    // The build of `yaml` for browsers is the same code in ES modules: only what is used of it is bundled, and loads.
    alias: {yaml: './node_modules/yaml/browser/index.js'},
    // Some of what is bundled is CommonJS and asks for Node's own modules with require().
    banner: {
      js: "import {createRequire as reeveRequire} from 'node:module'; const require = reeveRequire(import.meta.url);",
    },
  } satisfies BuildOptions;
}

/** zigpty's, for every Linux that a server gives terminals on: 30 kB each. */
async function terminalAddons(outdir: string): Promise<Written[]> {
  const source = join(root, 'node_modules', 'zigpty', 'prebuilds');
  const addons = (await readdir(source)).filter(name => name.startsWith('zigpty.linux-'));
  return Promise.all(
    addons.map(async name => ({
      path: join(outdir, 'pty', name),
      contents: await readFile(join(source, name)),
    })),
  );
}
