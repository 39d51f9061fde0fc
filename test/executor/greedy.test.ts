import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdirSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import test from 'ava';
import type {Host} from '../../src/client/host.ts';
import {startLab} from '../fixtures/lab.ts';
import {residentOf} from '../fixtures/shell.ts';

const mebibyte = 1024 * 1024;
const access = `
  - { who: [group:ops], run: ["*"], jobs: { see: all, end: all } }
  - { who: [group:students], run: ["true", zeros] }
`;
/** `npm run bench -- --only greedy` measures it for a minute, on a machine that does nothing else. */
const seconds = 10;

test('a student who takes all that 256 connections may have costs alice little, no process its life, and the host bounded memory and disk', async t => {
  const lab = await startLab(t, {access});
  const bob = lab.authority.user('bob', {groups: ['students']});
  const file = (name: string, text: string) => {
    const path = join(lab.folder, name);
    writeFileSync(path, text, {mode: 0o600});
    return path;
  };
  const cert = file('bob.pem', bob.certPem);
  const key = file('bob-key.pem', bob.keyPem);
  const host = await lab.connect();
  const gate = await lab.gatePid();
  const alone = await timesOf(host, seconds / 2);
  const account = sizeOf(join(lab.folder, 'data/audit'));

  const script = 'scripts/bench/greedy-client.ts';
  const args = [script, String(lab.port), '600', cert, key, join(lab.folder, 'ca.pem')];
  const child = spawn(process.execPath, args, {stdio: ['ignore', 'pipe', 'inherit']});
  const ended = once(child, 'exit');
  t.teardown(async () => {
    child.kill('SIGKILL');
    await ended;
  });
  const {value: line} = await createInterface(child.stdout)[Symbol.asyncIterator]().next();
  t.is(line, 'ready');
  const beside = await timesOf(host, seconds);

  t.is(await lab.gatePid(), gate);
  t.is((await host.status()).gate.restarts, 0);
  // On a busy machine alone is slow already, and how much slower things get besides says less. The bench `greedy` measures.
  const [before, after] = [alone, beside].map(p95);
  t.true(
    (after ?? Number.NaN) <= 10 * (before ?? 0) + 100,
    `p95 alone ${before?.toFixed(0)} ms, beside the student ${after?.toFixed(0)} ms`,
  );
  t.true(residentOf(gate) < 300 * mebibyte, `the gate has ${residentOf(gate) / mebibyte} MiB`);
  t.true(residentOf(lab.pid) < 200 * mebibyte, `the executor has ${residentOf(lab.pid) / mebibyte} MiB`);
  const grown = sizeOf(join(lab.folder, 'data/audit')) - account;
  t.true(grown < 30 * mebibyte, `the account grew by ${grown} bytes`);
});

/** Milliseconds that each of some runs took. */
async function timesOf(host: Host, forSeconds: number): Promise<number[]> {
  const times: number[] = [];
  const end = performance.now() + forSeconds * 1000;
  while (performance.now() < end || times.length < 20) {
    const start = performance.now();
    await host.run('true');
    times.push(performance.now() - start);
  }
  return times;
}

const p95 = (times: readonly number[]) =>
  times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)] ?? Number.NaN;

function sizeOf(folder: string): number {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
