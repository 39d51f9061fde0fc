// Makes the executable for this machine, and has it pass tests in the place of what was built: `npm run package:test`. Those of test/package
// make Debian packages of it; the others are those of the parts in which the two differ: how processes are started, found and kept from
// others' words, terminals, the quick start. With EXPECTED_SKIPS=0 a tool that test/package needs and is not here is a failure. Words after `--` are for ava instead.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {dirname, join} from 'node:path';
import {buildOf} from '../build-of.ts';
import {bundleExecutable} from './bundle-executable.ts';
import {makeExecutable} from './make-executable.ts';
import type {Arch} from './node-of.ts';

const tested = [
  'test/package/**/*.test.ts',
  ...[
    'audit-words',
    'describe',
    'jobs',
    'messages',
    'ping',
    'real-run',
    'terminal',
    'terminal-programs',
    'transfers',
    'usage-words',
    'fleet/run-fleet',
  ].map(name => `test/cli/${name}.test.ts`),
  'test/executor/first-process.test.ts',
  'test/executor/from-a-terminal.test.ts',
  'test/executor/processes.test.ts',
  'test/executor/reload.test.ts',
];

const root = dirname(dirname(import.meta.dirname));
process.chdir(root);
const folder = join(root, 'dist-package', `linux-${process.arch}`);
await makeExecutable(root, folder, process.arch as Arch, await bundleExecutable(await buildOf(root)));
const words = process.argv.slice(2);
const child = spawn('ava', words.length > 0 ? words : tested, {
  stdio: 'inherit',
  env: {...process.env, REEVE_EXECUTABLE: join(folder, 'reeve')},
});
const [status] = (await once(child, 'close')) as [number | null];
process.exitCode = status ?? 1;
