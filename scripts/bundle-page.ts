import {dirname, join} from 'node:path';
import {brotliCompressSync} from 'node:zlib';
import type {Metafile} from 'esbuild';
import {build} from 'esbuild';
import {adoptedStyles} from './adopted-styles.ts';

const root = dirname(import.meta.dirname);

export interface BundledPage {
  /** Texts, compressed, that stand in the program for the names of `src/dashboard/door/page-files.ts`. */
  readonly define: Readonly<Record<'pageScript' | 'pageStyle' | 'pageTerminal', string>>;
  readonly metafile: Metafile;
}

/** Bundles the page of the dashboard, for browsers: one script and one style sheet, and the script of terminals by itself. */
export async function bundlePage(forDebugging: boolean): Promise<BundledPage> {
  const {outputFiles, metafile} = await build({
    absWorkingDir: root,
    outdir: '.',
    bundle: true,
    write: false,
    metafile: true,
    platform: 'browser',
    target: ['chrome119', 'firefox121', 'safari17.4'],
    format: 'esm',
    minify: !forDebugging,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    legalComments: 'none',
    logLevel: 'warning',
    tsconfig: join(root, 'src', 'dashboard', 'page', 'tsconfig.json'),
    entryPoints: {page: 'src/dashboard/page/main.tsx', terminal: 'src/dashboard/page/terminal/screen.ts'},
    plugins: [adoptedStyles],
  });
  const packed = (ending: string) => {
    const {contents = new Uint8Array()} = outputFiles.find(({path}) => path.endsWith(ending)) ?? {};
    return JSON.stringify(brotliCompressSync(contents).toString('base64'));
  };
  return {
    define: {
      pageScript: packed('page.js'),
      pageStyle: packed('page.css'),
      pageTerminal: packed('terminal.js'),
    },
    metafile,
  };
}
