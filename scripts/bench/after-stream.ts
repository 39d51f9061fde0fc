// A fork costs what its process holds: after 10 GB have gone through, a run should take as long as at the start.
import type {Bench} from './bench.ts';
import {connectTo, runTrue} from './library.ts';
import {summarize} from './measure.ts';
import {residentKb} from './processes.ts';
import type {Report} from './report.ts';
import {ratioAim} from './report.ts';

const gigabytes = 10;
const samples = 400;

export const afterStream: Bench = {
  name: 'after-stream',
  title: `\`true\` over a warm connection, before and after ${gigabytes} GB of output`,
  isLong: true,
  async run({lab, say}): Promise<Report> {
    await using host = await connectTo(lab);
    const measure = async (contender: string) => {
      for (let i = 0; i < 50; i++) await runTrue(host);
      const values: number[] = [];
      for (let i = 0; i < samples; i++) {
        const start = performance.now();
        await runTrue(host);
        values.push(performance.now() - start);
      }
      const {p50, p99} = summarize(values);
      const figures = {
        'p50 ms': p50,
        'p99 ms': p99,
        'executor MB': residentKb(lab.executorPid, 'VmRSS') / 1000,
      };
      return {contender, figures, p50};
    };
    const before = await measure('at the start');
    for (let i = 0; i < gigabytes; i++) {
      say(`${i + 1} GB of ${gigabytes}`);
      for await (const _chunk of host.run('zeros', {bytes: 1_000_000_000}));
    }
    const after = await measure(`after ${gigabytes} GB`);
    return {
      rows: [before, after],
      aims: [ratioAim('as long as at the start (p50; 10% are noise)', after.p50, before.p50, 1.1)],
    };
  },
};
