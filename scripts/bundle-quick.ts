import type {BuildOptions, BuildResult, Plugin} from 'esbuild';
import {build} from 'esbuild';
import {builtinModulesWhenNeeded} from './builtin-modules.ts';

/**
 * Bundles the quick start of the CLI into one function of CommonJS, which src/cli/quick/start-quick.ts calls: a start of 40 modules
 * takes longer than all that they do. It is ASCII, so that it can be read as one byte a character. The name has a digest of the
 * content.
 *
 * @param common options of every bundle
 */
export async function bundleQuick(common: BuildOptions & {write: false; metafile: true}) {
  const {outputFiles, metafile} = (await build({
    ...common,
    format: 'cjs',
    // V8 reads it at every start. Names of errors are said in logs.
    minifyIdentifiers: true,
    keepNames: true,
    banner: {js: '(function (require, module) {'},
    footer: {js: '})'},
    // Modules that are imported when needed are in there, and evaluated when needed.
    supported: {'dynamic-import': false},
    entryPoints: {quick: 'src/cli/quick/quick-main.ts'},
    entryNames: 'chunks/[name]-[hash]',
    outExtension: {'.js': '.cjs'},
    plugins: [builtinModulesWhenNeeded, logApart, ...(common.plugins ?? [])],
  })) as BuildResult<{write: false; metafile: true}>;
  const [made] = outputFiles;
  if (made === undefined) throw new Error('the quick start of the CLI was not made');
  const {path, text} = made;
  return {path, metafile, contents: Buffer.from(inAscii(text), 'latin1')};
}

/** Few have a log of their own (`log` in client.yaml), and it is a fifth of the code: it has a file of its own. */
const logApart: Plugin = {
  name: 'log-apart',
  setup(plugged) {
    plugged.onResolve({filter: /\/server-log\/logger\.ts$/}, () => ({path: './logger.js', external: true}));
  },
};

/** Characters beyond ASCII are in string literals and regular expressions, where an escape is as good. */
const inAscii = (text: string) =>
  text.replaceAll(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
