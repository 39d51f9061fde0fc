// `true` over a connection that is open: what a run costs beside the spawn itself.

import {openBareLine} from './bare-line.ts';
import type {Bench} from './bench.ts';
import {startBareServer, startLocalExeca} from './floors.ts';
import {connectTo, runTrue} from './library.ts';
import type {Summary} from './measure.ts';
import {alternate} from './measure.ts';
import {findProgram, timeProgram} from './processes.ts';
import type {Report, Row} from './report.ts';
import {latencyRows, ratioAim} from './report.ts';
import {startSsh} from './ssh.ts';

const floor = 'local execa, same argv';
const overSsh = 'ssh, warm ControlMaster (whole process)';
const afterQuiet = ', after 100 ms of quiet';
const inRow = ', 200 in a row';

export const warmRun: Bench = {
  name: 'warm-run',
  title: '`true` over a warm connection',
  async run({lab}): Promise<Report> {
    const program = findProgram('/usr/bin/true', '/bin/true') ?? 'true';
    await using host = await connectTo(lab);
    const {kind} = (await host.status()).containment;
    await using local = await startLocalExeca(lab, kind, program);
    await using bare = await startBareServer(lab);
    using line = await openBareLine(lab, bare.port);
    await using ssh = await startSsh(lab.folder, [program]);
    const contenders = [
      {name: floor, once: () => local.run('wrapped')},
      {name: 'local execa, bare argv', once: () => local.run('plain')},
      {name: 'bare Node TLS + spawn', once: () => line.run([program])},
      {name: 'reeve', once: () => runTrue(host)},
    ];
    if (ssh) {
      const argv = ssh.argv(program, 'warm');
      contenders.push({
        name: overSsh,
        once: async () => (await timeProgram(argv)).ms,
      });
    }
    const found = await alternate(contenders, {rounds: 100, batch: 20, warmUp: 50});
    const pair = contenders.filter(({name}) => name === 'reeve' || name === floor);
    const quiet = await alternate(pair, {rounds: 300, batch: 1, warmUp: 0, quietMs: 100});
    const row = await alternate(pair, {rounds: 5, batch: 200, warmUp: 0});
    const of = (summaries: ReadonlyMap<string, Summary>, name: string) => {
      const summary = summaries.get(name);
      if (!summary) throw new Error('nothing was measured');
      return summary;
    };
    const aims = (summaries: ReadonlyMap<string, Summary>, how: string) => [
      ratioAim(
        `p50 at most 1.45 times local execa of the same argv${how}`,
        of(summaries, 'reeve').p50,
        of(summaries, floor).p50,
        1.45,
      ),
      ratioAim(
        `p99 at most twice local execa of the same argv${how}`,
        of(summaries, 'reeve').p99,
        of(summaries, floor).p99,
        2,
      ),
    ];
    const rows = (summaries: ReadonlyMap<string, Summary>, how: string) =>
      latencyRows(summaries, floor).map((one): Row => ({...one, contender: `${one.contender}${how}`}));
    return {
      rows: [...rows(found, ''), ...rows(quiet, afterQuiet), ...rows(row, inRow)],
      aims: [
        ...aims(found, ''),
        ...aims(quiet, afterQuiet),
        ...aims(row, inRow),
        ...(ssh
          ? [
              ratioAim(
                'at most half of ssh over a warm master',
                of(found, 'reeve').p50,
                of(found, overSsh).p50,
                0.5,
              ),
            ]
          : []),
      ],
      notes: [
        `the same argv (${kind}): ${local.argv.join(' ')}`,
        'where nothing else is said, 20 in a row and then the others: processes that wait are made in between',
        ...(ssh ? [] : ['ssh: not installed']),
      ],
    };
  },
};
