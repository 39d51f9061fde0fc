// A host that has run many jobs beside one that has run few: starting it, and looking back on it with the whole program.
import {mkdtemp} from 'node:fs/promises';
import {dirname, join} from 'node:path';
import type {Bench} from './bench.ts';
import {writeHistory} from './history.ts';
import {serveFiles, writeClient} from './lab.ts';
import {timeStarts} from './long-account.ts';
import type {Contender, Summary} from './measure.ts';
import {alternate} from './measure.ts';
import {reeve} from './places.ts';
import {timeProgram} from './processes.ts';
import type {Report} from './report.ts';
import {ratioAim} from './report.ts';

const usualJobs = 100_000;
/** As many as `jobs` lists, and as there are entries asked for. */
const fewJobs = 50;

export const longHistory: Bench = {
  name: 'long-history',
  title: 'A host with a long history of jobs beside one with a few',
  isLong: true,
  async run({lab, isShort, say}): Promise<Report> {
    const jobs = isShort ? 3000 : usualJobs;
    say(`writing ${jobs} jobs`);
    const long = await writeHistory(await mkdtemp(join(lab.folder, 'long-')), jobs);
    const short = await writeHistory(await mkdtemp(join(lab.folder, 'few-')), fewJobs);
    const counted = [
      {account: short, count: `${fewJobs} jobs`},
      {account: long, count: `${jobs} jobs`},
    ];
    say('starting servers on both');
    const starts = await alternate(
      counted.map(({account, count}) => ({
        name: `reeve serve, until it listens, ${count}`,
        once: () => timeStarts(account.config, 1),
      })),
      {rounds: isShort ? 3 : 15, batch: 1, warmUp: 1},
    );
    say('looking back');
    await using fewServed = await serveFiles(short.config);
    await using manyServed = await serveFiles(long.config);
    const clients = [
      {
        count: `${fewJobs} jobs`,
        config: await writeClient(dirname(short.config), 'person-00', fewServed.port),
      },
      {count: `${jobs} jobs`, config: await writeClient(dirname(long.config), 'person-00', manyServed.port)},
    ];
    const asked = [
      ['jobs', 'lab-01'],
      ['audit', 'log', 'lab-01', '--limit', '100'],
      ['audit', 'log', 'lab-01', '--event', 'denial'],
    ];
    const programs = asked.flatMap(words =>
      clients.map(({count, config}) => program(`reeve ${words.join(' ')}, ${count}`, words, config)),
    );
    const found = await alternate([nodeItself, ...programs], {
      rounds: isShort ? 2 : 10,
      batch: 1,
      warmUp: 1,
    });
    const [start = none, startOfMany = none] = [...starts.values()];
    const [, list = none, listOfMany = none, log = none, logOfMany = none] = [...found.values()];
    return {
      rows: [...starts, ...found].map(([contender, summary]) => ({contender, figures: figuresOf(summary)})),
      aims: [
        ratioAim(
          `a start with ${jobs} past jobs at most 1.3 times one with ${fewJobs}`,
          startOfMany.p50,
          start.p50,
          1.3,
        ),
        ratioAim('`reeve jobs` at most 1.3 times that with few', listOfMany.p50, list.p50, 1.3),
        ratioAim(
          '`audit log` of the last 100 entries at most 1.3 times that with few',
          logOfMany.p50,
          log.p50,
          1.3,
        ),
      ],
      notes: [`\`--event denial\` finds nothing, and so looks at all entries`],
    };
  },
};

const none: Summary = {n: 0, min: NaN, p50: NaN, p90: NaN, p95: NaN, p99: NaN};

const figuresOf = ({n, min, p50, p90}: Summary) => ({'min ms': min, 'p50 ms': p50, 'p90 ms': p90, n});

const nodeItself: Contender = {
  name: 'node -e 0',
  once: async () => (await timeProgram([process.execPath, '-e', '0'])).ms,
};

const program = (name: string, words: readonly string[], config: string): Contender => ({
  name,
  async once() {
    const {ms, status} = await timeProgram([process.execPath, reeve, ...words, '--config', config]);
    if (status !== 0) throw new Error(`${name} ended with ${status}`);
    return ms;
  },
});
