// Measures the cost of one person who takes all that there is, to another and to the host.
import {readdirSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {Host} from '../../src/index.ts';
import type {Bench} from './bench.ts';
import {openLab} from './lab.ts';
import {connectTo, runTrue} from './library.ts';
import type {Summary} from './measure.ts';
import {summarize} from './measure.ts';
import {greedyClient} from './places.ts';
import {residentKb, startHelper} from './processes.ts';
import type {Report} from './report.ts';

const seconds = 60;
const mostMs = 100;
const mostGateMb = 250;
const mostExecutorMb = 150;
const mostAccountMb = 100;

export const greedy: Bench = {
  name: 'greedy',
  title: `\`true\` of one person while another takes all with 256 connections, ${seconds} s`,
  async run({say}): Promise<Report> {
    await using lab = await openLab({limits: '{}'});
    await using host = await connectTo(lab);
    for (let run = 0; run < 50; run++) await runTrue(host);
    say('alone');
    const alone = await during(host, seconds / 2);
    const account = sizeOf(join(lab.folder, 'data/audit'));
    say('with the other');
    const {cert, key, ca} = lab.student;
    const args = [greedyClient, String(lab.port), String(2 * seconds), cert, key, ca];
    await using _other = await startHelper(process.execPath, args);
    const beside = await during(host, seconds);
    const {gate} = await host.status();
    const grown = (sizeOf(join(lab.folder, 'data/audit')) - account) / 1e6;
    const [gateMb, executorMb] = [lab.gatePid, lab.executorPid].map(pid => residentKb(pid, 'VmHWM') / 1000);
    return {
      rows: [
        {contender: 'alone', figures: figuresOf(alone)},
        {contender: 'beside the other', figures: figuresOf(beside)},
      ],
      aims: [
        atMost('p95 more than alone, ms', beside.p95 - alone.p95, mostMs),
        atMost('starts of another gate', gate.restarts, 0),
        atMost('peak memory of the gate, MB', gateMb ?? Number.NaN, mostGateMb),
        atMost('peak memory of the executor, MB', executorMb ?? Number.NaN, mostExecutorMb),
        atMost('growth of the account, MB', grown, mostAccountMb),
      ],
    };
  },
};

/** Runs `true` again and again, with a short rest, and gives the milliseconds that each took. */
async function during(host: Host, forSeconds: number): Promise<Summary> {
  const times: number[] = [];
  const end = performance.now() + forSeconds * 1000;
  while (performance.now() < end) {
    const start = performance.now();
    await runTrue(host);
    times.push(performance.now() - start);
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  return summarize(times);
}

const figuresOf = ({n, p50, p95, p99}: Summary) => ({'p50 ms': p50, 'p95 ms': p95, 'p99 ms': p99, n});

const atMost = (what: string, found: number, most: number) => ({
  aim: `${what}: at most ${most}`,
  measured: found.toFixed(0),
  met: found <= most,
});

function sizeOf(folder: string): number {
  return readdirSync(folder, {recursive: true, withFileTypes: true})
    .filter(entry => entry.isFile())
    .reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}
