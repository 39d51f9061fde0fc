#!/usr/bin/env node
// The program `reeve`. Keeps compiled code between runs, for a quick start, and says so where Node is too old.
import module from 'node:module';
import {homedir} from 'node:os';
import {join} from 'node:path';

const [major = 0] = process.versions.node.split('.').map(Number);
if (major < 24) {
  process.stderr.write(`reeve: Node 24 or later is needed, this is ${process.version}\n`);
  process.exit(253);
}
// In the user's own folder: Node's default is below /tmp, where whoever makes the folder first can put code of theirs
// that we would load. Where it cannot be made, nothing is kept.
module.enableCompileCache(join(process.env.XDG_CACHE_HOME ?? join(homedir(), '.cache'), 'reeve'));
// The specifier is not for the bundler: this file stays a few lines, so that an old Node can read it.
await import('./cli.js' as string);
