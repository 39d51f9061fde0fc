#!/usr/bin/env node
// The program `reeve`. Keeps compiled code between runs, for a quick start, and reports a Node that is too old.
import {userFolder} from '../base/user-folders.ts';
import {keepCompiledCode} from './code-cache.ts';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(`reeve: Node 24 or later is needed, this is ${process.version}\n`);
  process.exit(253);
}
// A closed terminal must not end a server that is starting; the executor handles SIGHUP itself later.
if (process.argv[2] === 'serve') process.on('SIGHUP', () => {});
// In the user's own folder: Node's default is below /tmp, where another user could make the folder first and put code there
// that we would load. Without such a folder nothing is kept.
const cache = userFolder('cache');
if (cache !== undefined) keepCompiledCode(cache);
// Cast so that the bundler leaves it alone: an old Node must be able to read this file.
await import('./cli.js' as string);
