import {join} from 'node:path';
import type {BuildOptions, BuildResult, Plugin} from 'esbuild';
import {build} from 'esbuild';
import {grammarOf} from '../src/cli/completion/grammar-of.ts';
import {createProgram} from '../src/cli/program.ts';
import {builtinModulesWhenNeeded} from './builtin-modules.ts';

type Common = BuildOptions & {write: false; metafile: true};

/**
 * Bundles the quick start of the CLI into one function of CommonJS, which src/cli/quick/bundle.ts calls: a start of 40 modules
 * takes longer than all that they do. It is ASCII, so that it can be read as one byte a character. The name has a digest of the
 * content.
 *
 * @param common options of every bundle
 */
export async function bundleQuick(common: Common) {
  return bundleOne(common, 'quick', 'src/cli/quick/quick-main.ts', [logApart]);
}

/** Likewise for the answers to shells that complete words: with the grammar of the command line, and nothing that reads client.yaml or speaks to hosts. */
export async function bundleCompletion(common: Common) {
  // In a text within a text: V8 reads that faster than an object that is written out.
  const grammarText = JSON.stringify(JSON.stringify(grammarOf(createProgram())));
  const options = {...common, define: {...common.define, grammarText}};
  return bundleOne(options, 'completion', 'src/cli/quick/complete-main.ts', []);
}

/** Likewise for the calls that the keeper carries out, which need nothing that speaks to hosts. */
export async function bundleNear(common: Common) {
  return bundleOne(common, 'near', 'src/cli/quick/near-main.ts', [nothingOfTheClient]);
}

async function bundleOne(common: Common, name: string, main: string, plugins: readonly Plugin[]) {
  const {outputFiles, metafile} = (await build({
    ...common,
    format: 'cjs',
    banner: {js: '(function (require, module) {'},
    footer: {js: '})'},
    // Modules that are imported when needed are in there, and evaluated when needed.
    supported: {'dynamic-import': false},
    entryPoints: {[name]: main},
    entryNames: 'chunks/[name]-[hash]',
    outExtension: {'.js': '.cjs'},
    plugins: [builtinModulesWhenNeeded, ...plugins, ...(common.plugins ?? [])],
  })) as BuildResult<{write: false; metafile: true}>;
  const [made] = outputFiles;
  if (made === undefined) throw new Error(`the ${name} start of the CLI was not made`);
  const {path, text} = made;
  return {path, metafile, contents: Buffer.from(inAscii(text), 'latin1')};
}

/** Few have a log of their own (`log` in client.yaml), and it is a fifth of the code: it has a file of its own. */
export const logApart: Plugin = {
  name: 'log-apart',
  setup(plugged) {
    plugged.onResolve({filter: /\/server-log\/logger\.ts$/}, () => ({path: './logger.js', external: true}));
  },
};

/** The library is the class of its errors alone, and what would load more when it is needed is not reached (quick/start-near.ts). */
const nothingOfTheClient: Plugin = {
  name: 'nothing-of-the-client',
  setup(plugged) {
    const errors = join(import.meta.dirname, '..', 'src', 'client', 'errors.ts');
    plugged.onResolve({filter: /\/index\.ts$/}, () => ({path: errors}));
    plugged.onResolve({filter: unreached}, ({kind, path}) =>
      kind === 'dynamic-import' ? {path, external: true} : undefined,
    );
  },
};

const unreached =
  /\/(with-near-host|own-name|entries-of|follow-on-terminal|replay|read-secrets|secret-options)\.ts$/;

/** Characters beyond ASCII are in string literals and regular expressions, where an escape is as good. */
export const inAscii = (text: string) =>
  text.replaceAll(/[^\0-\x7f]/g, unit => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
