// 1,000 runs, many at once, while few or many clients stay connected and say nothing.
import type {BareLine} from './bare-line.ts';
import {openBareLine} from './bare-line.ts';
import type {Bench} from './bench.ts';
import {startBareServer} from './floors.ts';
import {holdIdle} from './idle.ts';
import {connectTo, runTrue} from './library.ts';
import {atOnce, median} from './measure.ts';
import {findProgram, residentKb} from './processes.ts';
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
    await using bare = await startBareServer(lab);
    using lines = new DisposableStack();
    const free: BareLine[] = [];
    for (let at = 0; at < width; at++) free.push(lines.use(await openBareLine(lab, bare.port)));
    const program = findProgram('/usr/bin/true', '/bin/true') ?? 'true';
    const runBare = async () => {
      const line = free.pop();
      if (!line) throw new Error(`more than ${width} at once`);
      await line.run([program]);
      free.push(line);
    };
    const measure = async (run: () => Promise<void>) => {
      const start = performance.now();
      await atOnce(runs, width, run);
      return (performance.now() - start) / runs;
    };
    await measure(() => runTrue(host));
    const took = {bare: [] as number[], few: [] as number[], many: [] as number[]};
    for (let round = 0; round < rounds; round++) {
      took.bare.push(await measure(runBare));
      took.few.push(await withHeld(1));
      took.many.push(await withHeld(held));
    }
    const [floor, few, many] = [median(took.bare), median(took.few), median(took.many)];
    const row = (contender: string, ms: number) => ({
      contender,
      figures: {'ms a run': ms, 'runs a second': 1000 / ms, '/ bare': ms / floor},
    });
    return {
      rows: [
        row('bare Node TLS + spawn', floor),
        row('1 idle client', few),
        row(`${held} idle clients`, many),
      ],
      aims: [
        ratioAim('with one held at most 1.3 times bare Node TLS and spawn', few, floor, 1.3),
        ratioAim(`with ${held} held at most 1.1 times the figure with one`, many, few, 1.1),
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
      return measure(() => runTrue(host));
    }
  },
};

const mb = (pid: number) => (residentKb(pid, 'VmRSS') / 1000).toFixed(0);
