// 1,000 runs, many at once, while few or many clients stay connected and say nothing.
import type {Bench} from './bench.ts';
import {holdIdle} from './idle.ts';
import {connectTo, runTrue} from './library.ts';
import {atOnce, median} from './measure.ts';
import {residentKb} from './processes.ts';
import type {Report} from './report.ts';
import {ratioAim} from './report.ts';

const runs = 1000;
const width = 48;
const held = 5000;
const rounds = 3;

export const manyRuns: Bench = {
  name: 'many-runs',
  title: `${runs} runs of \`true\`, ${width} at once, with idle clients held`,
  async run({lab, say}): Promise<Report> {
    await using host = await connectTo(lab);
    const measure = async () => {
      const start = performance.now();
      await atOnce(runs, width, () => runTrue(host));
      return (performance.now() - start) / runs;
    };
    await measure();
    const few: number[] = [];
    const many: number[] = [];
    for (let round = 0; round < rounds; round++) {
      few.push(await withHeld(1));
      many.push(await withHeld(held));
    }
    return {
      rows: [
        {contender: '1 idle client', figures: {'ms a run': median(few), 'runs a second': 1000 / median(few)}},
        {
          contender: `${held} idle clients`,
          figures: {'ms a run': median(many), 'runs a second': 1000 / median(many)},
        },
      ],
      aims: [
        ratioAim(`with ${held} held at most 1.2 times the figure with one`, median(many), median(few), 1.2),
      ],
      notes: [
        `resident at the end: executor ${mb(lab.executorPid)} MB, gate ${mb(lab.gatePid)} MB (peak ${(residentKb(lab.gatePid, 'VmHWM') / 1000).toFixed(0)} MB)`,
      ],
    };

    async function withHeld(count: number): Promise<number> {
      say(`holding ${count}`);
      await using _clients = await holdIdle(lab.port, count, lab.user);
      // The first runs warm up again what the handshakes displaced.
      await atOnce(100, width, () => runTrue(host));
      return measure();
    }
  },
};

const mb = (pid: number) => (residentKb(pid, 'VmRSS') / 1000).toFixed(0);
