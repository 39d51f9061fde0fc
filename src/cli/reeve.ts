#!/usr/bin/env node
// The program `reeve`: reports a Node that is too old, and loads of the program what the call needs.
import {writeSync} from 'node:fs';
import module from 'node:module';
import {fileURLToPath} from 'node:url';
import {version} from '../base/version.ts';
import {codeCache} from './code-cache.ts';
import {quickCall} from './quick/quick-call.ts';
import {startNear} from './quick/start-near.ts';
import {startQuick} from './quick/start-quick.ts';
import {keepClosed} from './streams/closed-descriptors.ts';

/** The names of the files that scripts/bundle.ts made of quick-main.ts and near-main.ts. */
declare const quickBundle: string;
declare const nearBundle: string;

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(`reeve: Node 24 or later is needed, this is ${process.version}\n`);
  process.exit(253);
}
const words = process.argv.slice(2);
// A closed terminal must not end a server that is starting; the executor handles SIGHUP itself later.
if (words[0] === 'serve') process.on('SIGHUP', () => {});
if (!(isVersionSaid() || (await isQuickStarted()))) {
  const cache = codeCache();
  if (cache !== undefined) module.enableCompileCache(cache);
  // Cast so that the bundler leaves it alone: an old Node must be able to read this file.
  await import('./cli.js' as string);
}

/** Says the version without the streams of Node, which take as long to load as all else. */
function isVersionSaid(): boolean {
  if (words.length !== 1 || words[0] !== '--version') return false;
  keepClosed();
  try {
    writeSync(1, `${version}\n`);
    return true;
  } catch {
    // The whole program knows what to say of a standard output that cannot be written.
    return false;
  }
}

async function isQuickStarted(): Promise<boolean> {
  const call = quickCall(words);
  if (call === undefined) return false;
  try {
    if (await startNear(fileURLToPath(new URL(nearBundle, import.meta.url)), call)) return true;
    startQuick(fileURLToPath(new URL(quickBundle, import.meta.url)), call, codeCache());
    return true;
  } catch (error) {
    // A build took its place.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}
