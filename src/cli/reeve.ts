#!/usr/bin/env node
// The program `reeve`: reports a Node that is too old, and loads of the program what the call needs.
import {readFileSync} from 'node:fs';
import module, {createRequire} from 'node:module';
import {basename, join} from 'node:path';
import type {Bundle} from './quick/bundle.ts';
import {start} from './start.ts';

/** The names of the files that scripts/bundle.ts made of complete-main.ts, quick-main.ts and near-main.ts. */
declare const completionBundle: string;
declare const quickBundle: string;
declare const nearBundle: string;

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(`reeve: Node 24 or later is needed, this is ${process.version}\n`);
  process.exit(253);
}
await start(process.argv.slice(2), {
  completion: bundleAt(completionBundle),
  near: bundleAt(nearBundle),
  quick: bundleAt(quickBundle),
  async whole(cache) {
    if (cache !== undefined) module.enableCompileCache(cache);
    // Cast so that the bundler leaves it alone: an old Node must be able to read this file.
    await import('./cli.js' as string);
  },
});

function bundleAt(name: string): Bundle {
  const path = join(import.meta.dirname, name);
  return {
    path,
    name: basename(path),
    source: () => readFileSync(path, 'latin1'),
    require: name => createRequire(import.meta.url)(name),
  };
}
