// All tests but the samples of long runs (`npm run soak -- --sample`) and those of the package (`npm run package:test`), and beside them generated types,
// types, lint and format. Words after `npm test --` go to ava. Failures are shown last, with how to run them
// again. If EXPECTED_SKIPS says how many tests cannot be tried on this machine (`1`, or `1 2` for either),
// another number is a failure.
import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {resolve} from 'node:path';
import {createInterface} from 'node:readline';
import {text} from 'node:stream/consumers';
import {TestReport} from './test-report.ts';

process.chdir(resolve(import.meta.dirname, '..'));

const checks: [string, ...string[]][] = [
  [process.execPath, 'scripts/generate.ts', '--check'],
  ['tsc', '-p', '.'],
  ['tsc', '-p', 'src/dashboard/page'],
  ['biome', 'ci', '--error-on-warnings', '--colors=off', '.'],
  ['oxlint', '--type-aware', '--deny-warnings', '--quiet'],
];
const words = process.argv.slice(2);
const tested = words.length > 0 ? words : ['test/**/*.test.ts', '!test/soak/**', '!test/package/**'];

// Hundreds of processes load the same files: what V8 made of them the first time serves all others.
const env = {...process.env, NODE_COMPILE_CACHE: resolve('node_modules/.cache/compiled')};

const [tests, ...results] = await Promise.all([ava(), ...checks.map(check)]);
// Each by itself, though they ran side by side.
for (const {status, name, said} of results) if (status !== 0) console.log(`\n${name} says:\n\n${said}`);
process.exitCode = results.find(({status}) => status !== 0)?.status ?? tests;

/** Runs to its end, and gives its exit status and all that it said. */
async function check([file, ...args]: [string, ...string[]]) {
  const child = spawn(file, args, {stdio: ['ignore', 'pipe', 'pipe'], env});
  const [status, ...said] = await Promise.all([ended(child), text(child.stdout), text(child.stderr)]);
  return {name: [file, ...args].join(' '), status, said: said.join('')};
}

async function ava(): Promise<number> {
  const child = spawn('ava', tested, {stdio: ['inherit', 'pipe', 'inherit'], env});
  const report = new TestReport();
  createInterface(child.stdout).on('line', line => {
    console.log(line);
    report.read(line);
  });
  const status = await ended(child);
  for (const line of report.lastWords()) console.log(line);
  const {EXPECTED_SKIPS: expected} = process.env;
  if (expected === undefined || expected.split(' ').includes(String(report.skipped))) return status;
  console.log(
    `\n  ${report.skipped} tests were skipped, where ${expected.replaceAll(' ', ' or ')} was expected`,
  );
  return status || 1;
}

async function ended(child: ChildProcess): Promise<number> {
  const {promise, resolve: settle, reject} = Promise.withResolvers<number>();
  child.once('error', reject);
  child.once('close', code => settle(code ?? 1));
  return promise;
}
