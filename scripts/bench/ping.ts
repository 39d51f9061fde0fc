// There and back, on an open connection.
import {openBareLine} from './bare-line.ts';
import type {Bench} from './bench.ts';
import {startBareServer} from './floors.ts';
import {connectTo} from './library.ts';
import {alternate} from './measure.ts';
import type {Report} from './report.ts';
import {latencyRows, shown} from './report.ts';

const most = 0.25;

export const ping: Bench = {
  name: 'ping',
  title: 'Round trip of a ping',
  async run({lab}): Promise<Report> {
    await using host = await connectTo(lab);
    await using bare = await startBareServer(lab);
    using line = await openBareLine(lab, bare.port);
    const found = await alternate(
      [
        {name: 'bare TLS echo', once: () => line.ping()},
        {name: 'reeve', once: async () => (await host.ping()).roundTripMs},
      ],
      {rounds: 20, batch: 200, warmUp: 500},
    );
    const p50 = found.get('reeve')?.p50 ?? Number.NaN;
    const aim = {aim: `p50 under ${most} ms`, measured: `${shown(p50)} ms`, met: p50 < most};
    return {rows: latencyRows(found, 'bare TLS echo'), aims: [aim]};
  },
};
