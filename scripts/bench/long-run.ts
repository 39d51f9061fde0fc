// Very many runs in a row over one connection: whether the last are as quick as the first, and what the processes hold.
import type {Bench} from './bench.ts';
import {startLocalExeca} from './floors.ts';
import {connectTo, runTrue} from './library.ts';
import type {Summary} from './measure.ts';
import {summarize} from './measure.ts';
import {findProgram, processorSeconds, residentKb} from './processes.ts';
import type {Report, Row} from './report.ts';
import {ratioAim} from './report.ts';

/** Runs of the local floor beside the first and the last runs. */
const floorRuns = 100;
/** Growth of the executor from the fifth of the runs on to their end, kB a thousand runs. */
const mostKb = 100;

export const longRun: Bench = {
  name: 'long-run',
  title: 'Runs of `true` in a row over one connection: the first and the last thousand',
  isLong: true,
  async run({lab, isShort, say}): Promise<Report> {
    const [runs, part] = isShort ? [1000, 200] : [50_000, 1000];
    const program = findProgram('/usr/bin/true', '/bin/true') ?? 'true';
    await using host = await connectTo(lab);
    await using local = await startLocalExeca(lab, (await host.status()).containment.kind, program);
    const floor = () => timesOf(floorRuns, () => local.run('wrapped'));
    const one = async () => {
      const start = performance.now();
      await runTrue(host);
      return performance.now() - start;
    };
    await timesOf(50, one);
    const floors = [await floor()];
    const parts: Part[] = [];
    for (let done = part; done <= runs; done += part) {
      const before = processorSeconds(lab.executorPid);
      const summary = await timesOf(part, one);
      const cpuMs = ((processorSeconds(lab.executorPid) - before) * 1000) / part;
      parts.push({
        done,
        summary,
        cpuMs,
        executorKb: residentKb(lab.executorPid, 'VmRSS'),
        gateKb: residentKb(lab.gatePid, 'VmRSS'),
      });
      say(`${done} runs`);
    }
    floors.push(await floor());
    const [first, last] = [parts[0] as Part, parts.at(-1) as Part];
    const settled = parts[Math.floor(parts.length / 5)] as Part;
    const grownKb = (last.executorKb - settled.executorKb) / ((last.done - settled.done) / 1000);
    const [before, after] = floors as [Summary, Summary];
    return {
      rows: [
        {contender: 'local execa, same argv, before', figures: {'p50 ms': before.p50, 'p99 ms': before.p99}},
        ...shownOf(parts).map(rowOf),
        {contender: 'local execa, same argv, after', figures: {'p50 ms': after.p50, 'p99 ms': after.p99}},
      ],
      aims: [
        ratioAim(
          `the last ${part} of ${runs} at most 1.1 times the first (p50, each over local execa beside it)`,
          last.summary.p50 / after.p50,
          first.summary.p50 / before.p50,
          1.1,
        ),
        {
          aim: `the executor grows by at most ${mostKb} kB in a thousand runs, once a fifth is done`,
          measured: `${grownKb.toFixed(0)} kB`,
          met: grownKb <= mostKb,
        },
      ],
    };
  },
};

interface Part {
  /** Runs up to its end. */
  readonly done: number;
  readonly summary: Summary;
  /** Of the executor's processor time, a run. */
  readonly cpuMs: number;
  readonly executorKb: number;
  readonly gateKb: number;
}

/** The first, the last, and some between. */
const shownOf = (parts: readonly Part[]) =>
  parts.filter((_, i) => i === 0 || i === parts.length - 1 || (i + 1) % 10 === 0);

const rowOf = ({done, summary: {n, p50, p99}, cpuMs, executorKb, gateKb}: Part): Row => ({
  contender: `runs ${done - n + 1} to ${done}`,
  figures: {
    'p50 ms': p50,
    'p99 ms': p99,
    'executor, cpu ms': cpuMs,
    'executor MB': executorKb / 1000,
    'gate MB': gateKb / 1000,
  },
});

async function timesOf(count: number, one: () => Promise<number>): Promise<Summary> {
  const times: number[] = [];
  for (let n = 0; n < count; n++) times.push(await one());
  return summarize(times);
}
