// Measures the cost of a run's receipt: verified, compared with what was seen before, and kept.
import type {Bench} from './bench.ts';
import {connectTo, runTrue} from './library.ts';
import {alternate} from './measure.ts';
import type {Report} from './report.ts';
import {latencyRows, ratioAim} from './report.ts';

export const receipts: Bench = {
  name: 'receipts',
  title: '`true` over a warm connection, with its receipt and without',
  async run({lab}): Promise<Report> {
    await using without = await connectTo(lab, {receipts: false});
    await using receipted = await connectTo(lab);
    const found = await alternate(
      [
        {name: 'without receipts', once: () => runTrue(without)},
        {name: 'with receipts', once: () => runTrue(receipted)},
      ],
      {rounds: 40, batch: 20, warmUp: 50},
    );
    const bare = found.get('without receipts');
    const reeve = found.get('with receipts');
    if (!bare || !reeve) throw new Error('nothing was measured');
    return {
      rows: latencyRows(found, 'without receipts'),
      aims: [ratioAim('p50 at most 8 % slower with its receipt', reeve.p50, bare.p50, 1.08)],
      notes: [
        'the host makes the receipt in both cases; without, the client neither looks at it nor keeps it',
      ],
    };
  },
};
