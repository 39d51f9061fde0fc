import {createHash} from 'node:crypto';
import type {BuildOptions, BuildResult, Metafile, Plugin} from 'esbuild';
import {build} from 'esbuild';
import {builtinModulesWhenNeeded} from '../builtin-modules.ts';
import {common} from '../bundle.ts';
import {bundlePage} from '../bundle-page.ts';
import {bundleCompletion, bundleNear, bundleQuick, inAscii, logApart} from '../bundle-quick.ts';

export interface ExecutableBundle {
  /** The scripts with which an executable begins that has the code of programs beside them, and one that has it not. */
  readonly mains: {readonly withCode: string; readonly without: string};
  /** The programs that it loads, by their names. */
  readonly assets: ReadonlyMap<string, Uint8Array>;
  readonly metafiles: readonly Metafile[];
}

type Options = BuildOptions & {write: false; metafile: true};

/**
 * Bundles src/ for the one executable: each program is one function, of which the executable has the text in itself. No module is
 * loaded from a file, and modules that are imported when needed are in there, and evaluated when needed.
 *
 * @param build what tells it from others (scripts/build-of.ts)
 */
export async function bundleExecutable(build: string): Promise<ExecutableBundle> {
  const shared = common('.', build, false);
  const page = await bundlePage(false);
  const options: Options = {
    ...shared,
    define: {
      ...shared.define,
      ...page.define,
      isExecutable: 'true',
      // Files of the package are found by the executable's own place (base/own-programs.ts).
      'import.meta.dirname': '""',
      'import.meta.filename': '""',
      'import.meta.url': '""',
    },
  };
  const programs = {
    cli: 'src/cli/main.ts',
    executor: 'src/executor/main.ts',
    gate: 'src/gate/main.ts',
    helper: 'src/executor/helper.ts',
    shipper: 'src/ship/main.ts',
    terminal: 'src/runner/terminal/terminal-host.ts',
  };
  const made = await Promise.all([
    ...Object.entries(programs).map(([name, main]) => bundleProgram(options, name, main)),
    bundleCompletion(options).then(completion => ({...completion, name: 'completion'})),
    bundleQuick(options).then(quick => ({...quick, name: 'quick'})),
    bundleNear(options).then(near => ({...near, name: 'near'})),
    bundleLogger(options),
  ]);
  const named = made.map(({name, contents, metafile}) => ({
    name,
    contents,
    metafile,
    asset: `${name}-${createHash('sha256').update(contents).digest('hex').slice(0, 16)}.js`,
  }));
  const assetNames = Object.fromEntries(named.map(({name, asset}) => [name, asset]));
  const [withCode, without] = await Promise.all(
    ['true', 'false'].map(hasCode =>
      bundleFunction(
        {...options, define: {...options.define, assetNames: JSON.stringify(assetNames), hasCode}},
        'src/cli/executable.ts',
        {before: '(async () => {', after: '})();', plugins: []},
      ),
    ),
  );
  if (withCode === undefined || without === undefined) throw new Error('no main was made');
  return {
    mains: {withCode: withCode.text, without: without.text},
    assets: new Map(named.map(({asset, contents}) => [asset, contents])),
    metafiles: [...named, without, page].map(({metafile}) => metafile),
  };
}

/** A program that runs when it is loaded, and may wait meanwhile. */
async function bundleProgram(options: Options, name: string, main: string) {
  const plugins = name === 'cli' ? [logApart] : [];
  const {text, metafile} = await bundleFunction(options, main, {
    before: '(async function (require, module) {',
    after: '})',
    plugins,
  });
  return {name, metafile, contents: Buffer.from(text, 'latin1')};
}

/** An ES module without imports is a function's body, but for `use strict`. */
async function bundleFunction(
  options: Options,
  main: string,
  {before, after, plugins}: {before: string; after: string; plugins: readonly Plugin[]},
) {
  const {outputFiles, metafile} = (await build({
    ...options,
    banner: {js: `${before}'use strict';`},
    footer: {js: after},
    supported: {'dynamic-import': false},
    entryPoints: [main],
    plugins: [builtinModulesWhenNeeded, ...plugins, ...(options.plugins ?? [])],
  })) as BuildResult<{write: false; metafile: true}>;
  const [made] = outputFiles;
  if (made === undefined) throw new Error(`${main} was not bundled`);
  return {text: inAscii(made.text), metafile};
}

/** The log that programs have in common, and few calls of the command line need. */
async function bundleLogger(options: Options) {
  const {outputFiles, metafile} = (await build({
    ...options,
    format: 'cjs',
    banner: {js: '(function (require, module) {'},
    footer: {js: '})'},
    supported: {'dynamic-import': false},
    entryPoints: ['src/server-log/logger.ts'],
    plugins: [builtinModulesWhenNeeded, ...(options.plugins ?? [])],
  })) as BuildResult<{write: false; metafile: true}>;
  return {name: 'logger', metafile, contents: Buffer.from(inAscii(outputFiles[0]?.text ?? ''), 'latin1')};
}
