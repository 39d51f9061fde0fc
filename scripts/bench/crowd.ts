// Many clients at once, each with many runs, beside one client with as many: speed, fairness, and the memory that is held
// when they are gone.
import {setTimeout as pause} from 'node:timers/promises';
import type {Host} from '../../src/index.ts';
import type {Bench} from './bench.ts';
import {admit} from './lab.ts';
import {connectTo, runTrue} from './library.ts';
import type {Summary} from './measure.ts';
import {atOnce, summarize} from './measure.ts';
import {residentKb} from './processes.ts';
import type {Report, Row} from './report.ts';
import {ratioAim, shown} from './report.ts';

/** Clients that connect at the same time. */
const dials = 20;
/** The clients are of so many people, since each may have only so much under way. */
const people = 20;
const mostLeftMb = 10;

export const crowd: Bench = {
  name: 'crowd',
  title: 'Clients with runs of `true` at once, each over its own connection, beside one client with as many',
  isLong: true,
  async run({lab, isShort, say}): Promise<Report> {
    const [clients, runsOfEach] = isShort ? [20, 5] : [200, 50];
    const runs = clients * runsOfEach;
    // The processes give memory back when they have had nothing to do for a while.
    const settleMs = isShort ? 1000 : 15_000;
    const resident = () => ({
      executor: residentKb(lab.executorPid, 'VmRSS') / 1000,
      gate: residentKb(lab.gatePid, 'VmRSS') / 1000,
    });
    // Things that are made once are made: by a few clients, and by as many runs at once as there will be.
    const configs = await admit(
      lab,
      Array.from({length: people}, (_, n) => `person-${n}`),
    );
    await withClients(3, hosts => inTurns(hosts, 20));
    await using one = await connectTo(lab);
    await atOnce(clients, clients, () => runTrue(one));
    await pause(settleMs);
    const before = resident();
    say('one client');
    const alone = await timed(() => atOnce(runs, clients, () => runTrue(one)));
    await pause(settleMs);
    const afterOne = resident();
    say(`${clients} clients`);
    const {latencies, wholes, ms, within} = await withClients(clients, async hosts => {
      const found = await inTurns(hosts, runsOfEach);
      return {...found, within: resident()};
    });
    await pause(settleMs);
    const after = resident();
    const each = summarize(wholes);
    const left = {executor: after.executor - afterOne.executor, gate: after.gate - afterOne.gate};
    return {
      rows: [
        {contender: `one client, ${clients} runs at once`, figures: {'ms a run': alone / runs}},
        {
          contender: `${clients} clients, one run at a time each`,
          figures: {'ms a run': ms / runs, ...latencyOf(latencies)},
        },
        memoryRow('before', before),
        memoryRow('after the runs of one client', afterOne),
        memoryRow(`with ${clients} clients`, within),
        memoryRow('after they are gone', after),
      ],
      aims: [
        ratioAim(`${clients} clients at most 1.2 times one with as many runs`, ms, alone, 1.2),
        {
          aim: 'fair: the slowest client takes at most 1.3 times as long as the median',
          measured: `${shown(Math.max(...wholes))} / ${shown(each.p50)} ms`,
          met: Math.max(...wholes) <= 1.3 * each.p50,
        },
        {
          aim: `memory comes back: at most ${mostLeftMb} MB more in either process when they are gone`,
          measured: `executor ${left.executor.toFixed(1)} MB, gate ${left.gate.toFixed(1)} MB`,
          met: left.executor <= mostLeftMb && left.gate <= mostLeftMb,
        },
      ],
    };

    async function withClients<Result>(
      count: number,
      work: (hosts: Host[]) => Promise<Result>,
    ): Promise<Result> {
      const hosts: Host[] = [];
      try {
        await atOnce(count, dials, async n => {
          hosts.push(await connectTo({config: configs[n % people] as string}));
        });
        return await work(hosts);
      } finally {
        await Promise.all(hosts.map(host => host.close()));
      }
    }
  },
};

/** Each host at the same time as the others, and each with one run at a time. */
async function inTurns(hosts: readonly Host[], runsOfEach: number) {
  const latencies: number[] = [];
  const wholes: number[] = [];
  const ms = await timed(() =>
    atOnce(hosts.length, hosts.length, async index => {
      const host = hosts[index] as Host;
      const whole = await timed(async () => {
        for (let run = 0; run < runsOfEach; run++) latencies.push(await timed(() => runTrue(host)));
      });
      wholes.push(whole);
    }),
  );
  return {latencies: summarize(latencies), wholes, ms};
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const latencyOf = ({p50, p99}: Summary) => ({'p50 ms': p50, 'p99 ms': p99});

const memoryRow = (when: string, {executor, gate}: {executor: number; gate: number}): Row => ({
  contender: when,
  figures: {'executor MB': executor, 'gate MB': gate},
});
