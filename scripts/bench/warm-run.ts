// `true` over a connection that is open: what a run costs beside the spawn itself.

import {openBareLine} from './bare-line.ts';
import type {Bench} from './bench.ts';
import {startBareServer, startLocalExeca} from './floors.ts';
import {connectTo, runTrue} from './library.ts';
import {alternate} from './measure.ts';
import {findProgram, timeProgram} from './processes.ts';
import type {Report} from './report.ts';
import {latencyRows, ratioAim} from './report.ts';
import {startSsh} from './ssh.ts';

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
      {name: 'local execa, same argv', once: () => local.run('wrapped')},
      {name: 'local execa, bare argv', once: () => local.run('plain')},
      {name: 'bare Node TLS + spawn', once: () => line.run([program])},
      {name: 'reeve', once: () => runTrue(host)},
    ];
    if (ssh) {
      const argv = ssh.argv(program, 'warm');
      contenders.push({
        name: 'ssh, warm ControlMaster (whole process)',
        once: async () => (await timeProgram(argv)).ms,
      });
    }
    const found = await alternate(contenders, {rounds: 20, batch: 20, warmUp: 50});
    const floor = found.get('local execa, same argv');
    const reeve = found.get('reeve');
    if (!floor || !reeve) throw new Error('nothing was measured');
    return {
      rows: latencyRows(found, 'local execa, same argv'),
      aims: [
        ratioAim('p50 at most 1.5 times local execa of the same argv', reeve.p50, floor.p50, 1.5),
        ratioAim('p99 at most 1.5 times local execa of the same argv', reeve.p99, floor.p99, 1.5),
      ],
      notes: [`the same argv (${kind}): ${local.argv.join(' ')}`, ...(ssh ? [] : ['ssh: not installed'])],
    };
  },
};
