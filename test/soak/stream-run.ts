// Gigabytes through one server: what its processes hold meanwhile, and whether a warm run costs the same afterwards.
import type {ExecutionContext} from 'ava';
import {startLab} from '../fixtures/lab.ts';
import {residentOf} from '../fixtures/shell.ts';
import {digestOfZeros, streamZeros} from './stream-zeros.ts';

const gigabyte = 1_000_000_000;
const mebibyte = 1024 * 1024;
/** Resident memory that no process may go beyond, bytes. */
const most = {executor: 100 * mebibyte, gate: 150 * mebibyte, client: 150 * mebibyte} as const;

export interface StreamReport {
  readonly broken: readonly string[];
  /** Median of a warm run of `true` before and after, milliseconds. */
  readonly warm: {readonly before: number; readonly after: number};
}

export async function runStreams(
  t: Pick<ExecutionContext, 'teardown'>,
  {gigabytes, say}: {gigabytes: number; say: (line: string) => void},
): Promise<StreamReport> {
  const lab = await startLab(t, {server: 'retain: { size: 1GiB }'});
  const host = await lab.connect();
  const warmRuns = async () => {
    const times: number[] = [];
    for (let run = 0; run < 300; run++) {
      const from = performance.now();
      await host.run('true');
      times.push(performance.now() - from);
    }
    return median(times.slice(50));
  };
  await warmRuns();
  const before = await warmRuns();
  const broken: string[] = [];
  const expected = digestOfZeros(gigabyte);
  for (let number = 1; number <= gigabytes; number++) {
    const streamed = await streamZeros(lab, gigabyte);
    const {status, bytes, sha256, besides, ms} = streamed;
    if (status !== 0 || bytes !== gigabyte || sha256 !== expected)
      broken.push(`gigabyte ${number} ended with status ${status} after ${bytes} bytes, digest ${sha256}`);
    for (const name of ['executor', 'gate', 'client'] as const)
      if (streamed.most[name] > most[name])
        broken.push(`gigabyte ${number}: the ${name} held ${streamed.most[name]} bytes`);
    if (besides.length < 10) broken.push(`gigabyte ${number}: only ${besides.length} runs ended beside it`);
    const held = Object.entries(streamed.most).map(([name, held]) => `${name} ${toMebibytes(held)}`);
    say(
      `gigabyte ${number}: ${Math.round(bytes / 1e6 / (ms / 1000))} MB/s, most held: ${held.join(', ')}; beside it ${besides.length} runs, median ${median(besides).toFixed(1)} ms`,
    );
  }
  const after = await warmRuns();
  say(
    `a warm run took ${before.toFixed(2)} ms before and ${after.toFixed(2)} ms after ${gigabytes} GB; executor ${toMebibytes(residentOf(lab.pid))}`,
  );
  if (after > 1.5 * before)
    broken.push(`a warm run takes ${(after / before).toFixed(2)} times what it took at the start`);
  return {broken, warm: {before, after}};
}

function median(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)] ?? Number.NaN;
}

const toMebibytes = (bytes: number) => `${(bytes / mebibyte).toFixed(0)} MiB`;
