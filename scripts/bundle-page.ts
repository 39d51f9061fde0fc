import {dirname, join} from 'node:path';
import {brotliCompressSync} from 'node:zlib';
import type {Metafile} from 'esbuild';
import {build} from 'esbuild';

const root = dirname(import.meta.dirname);

export interface BundledPage {
  /** Texts, compressed, that stand in the program for the names of `src/dashboard/page-files.ts`. */
  readonly define: {readonly pageScript: string; readonly pageStyle: string};
  readonly metafile: Metafile;
}

/** Bundles the page of the dashboard, for browsers, into one script and one style sheet. */
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
    entryPoints: {page: 'src/dashboard/page/main.tsx'},
  });
  const packed = (ending: string) => {
    const {contents = new Uint8Array()} = outputFiles.find(({path}) => path.endsWith(ending)) ?? {};
    return JSON.stringify(brotliCompressSync(contents).toString('base64'));
  };
  return {
    define: {pageScript: packed('.js'), pageStyle: packed('.css')},
    metafile,
  };
}
