// All tests: first generated files, types, lint and format, side by side; then ava. Words after `npm test --` go to ava.
import {spawn} from 'node:child_process';
import {dirname, resolve} from 'node:path';
import {text} from 'node:stream/consumers';
import {fileURLToPath} from 'node:url';

process.chdir(dirname(dirname(fileURLToPath(import.meta.url))));

const checks: [string, ...string[]][] = [
  [process.execPath, 'scripts/generate.ts', '--check'],
  ['tsc', '-p', '.'],
  ['biome', 'ci', '--error-on-warnings', '--colors=off', '.'],
  ['oxlint', '--type-aware', '--deny-warnings', '--quiet'],
];

// Hundreds of processes load the same files: what V8 made of them the first time serves all others.
const env = {...process.env, NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled')};

const results = await Promise.all(checks.map(check));
// Each by itself, though they ran side by side.
for (const {said} of results) process.stdout.write(said);
process.exitCode = results.find(({status}) => status !== 0)?.status ?? (await ava());

/** Runs to its end, and gives its exit status and all that it said. */
async function check([file, ...args]: [string, ...string[]]): Promise<{status: number; said: string}> {
  const child = spawn(file, args, {stdio: ['ignore', 'pipe', 'pipe'], env});
  const [status, ...said] = await Promise.all([ended(child), text(child.stdout), text(child.stderr)]);
  return {status, said: said.join('')};
}

async function ava(): Promise<number> {
  return ended(spawn('ava', process.argv.slice(2), {stdio: 'inherit', env}));
}

async function ended(child: ReturnType<typeof spawn>): Promise<number> {
  const {promise, resolve: settle, reject} = Promise.withResolvers<number>();
  child.once('error', reject);
  child.once('close', code => settle(code ?? 1));
  return promise;
}
