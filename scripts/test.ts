// All tests: generated files, types, lint and format, then ava. Words after `npm test --` go to ava.
import {spawnSync} from 'node:child_process';
import {dirname, resolve} from 'node:path';
import {fileURLToPath} from 'node:url';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

const steps: [string, ...string[]][] = [
  [process.execPath, 'scripts/generate.ts', '--check'],
  ['tsc', '-p', '.'],
  ['biome', 'ci', '--error-on-warnings', '--colors=off', '.'],
  ['oxlint', '--type-aware', '--deny-warnings', '--quiet'],
  ['ava', ...process.argv.slice(2)],
];

// Hundreds of processes load the same files: what V8 made of them the first time serves all others.
const env = {...process.env, NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled')};

for (const [file, ...args] of steps) {
  const {status, error} = spawnSync(file, args, {stdio: 'inherit', env});
  if (error) throw error;
  if (status !== 0) process.exit(status ?? 1);
}
