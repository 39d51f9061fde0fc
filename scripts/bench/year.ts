// An account of a year, of 1,000,000 entries: finding one person's week in it, verifying all of it, adding to it, starting on it.
import {mkdtemp} from 'node:fs/promises';
import {join} from 'node:path';
import {verifyAccount} from '../../src/audit/verify/verify-account.ts';
import type {Bench} from './bench.ts';
import type {BigAccount} from './big-account.ts';
import {writeBigAccount} from './big-account.ts';
import {timeAppends, timeStarts} from './long-account.ts';
import type {Summary} from './measure.ts';
import {median} from './measure.ts';
import {reeve} from './places.ts';
import {timeProgram} from './processes.ts';
import type {Report, Row} from './report.ts';
import {ratioAim, shown} from './report.ts';

const lines = 1_000_000;
const week = 7 * 86_400_000;

export const year: Bench = {
  name: 'year',
  title: `An account of a year, ${lines} entries`,
  isLong: true,
  async run({lab, say}): Promise<Report> {
    say(`writing ${lines} entries`);
    const account = await writeBigAccount(await mkdtemp(join(lab.folder, 'year-')), lines);
    say('looking for one person’s week');
    const found = await timeQueries(account);
    const quick = verify(account, 'quick', say);
    const full = verify(account, 'full', say);
    say('starting servers on it, and on a short one');
    const short = await writeBigAccount(await mkdtemp(join(lab.folder, 'day-')), 1000);
    const starts = {short: await timeStarts(short.config, 7), long: await timeStarts(account.config, 7)};
    say('adding to both');
    const appends = await timeAppends(short, account);
    return {
      rows: [
        {contender: 'reeve audit log --person --since --until', figures: {'p50 ms': found}},
        {contender: 'reeve audit log --person, all of it', figures: {'p50 ms': await timeOne(account)}},
        rowOf('verify --quick', quick),
        rowOf('verify', full),
        {contender: 'reeve serve, until it listens, 1,000 entries', figures: {'p50 ms': starts.short}},
        {contender: `reeve serve, until it listens, ${lines} entries`, figures: {'p50 ms': starts.long}},
        {contender: 'an entry on disk, with its receipt, of 1,000', figures: figuresOf(appends.short)},
        {contender: `an entry on disk, with its receipt, of ${lines}`, figures: figuresOf(appends.long)},
      ],
      aims: [
        {
          aim: 'one person’s week in under a second, the whole program',
          measured: `${shown(found)} ms`,
          met: found < 1000,
        },
        {
          aim: 'verify at least 100,000 lines a second without order signatures',
          measured: `${shown(perSecond(quick))} lines a second`,
          met: perSecond(quick) >= 100_000,
        },
        {
          aim: `a server starts on ${lines} entries in under a second`,
          measured: `${shown(starts.long)} ms`,
          met: starts.long < 1000,
        },
        ratioAim(
          'an entry with its receipt at most 20 % slower than with 1,000 entries',
          appends.long.p50,
          appends.short.p50,
          1.2,
        ),
      ],
    };
  },
};

const figuresOf = ({p50, p99}: Summary) => ({'p50 ms': p50, 'p99 ms': p99});

const rowOf = (contender: string, ms: number): Row => ({
  contender,
  figures: {'p50 ms': ms, 'lines a second': Math.round(perSecond(ms))},
});

const perSecond = (ms: number) => lines / (ms / 1000);

/** Weeks all over the year, a person each. */
async function timeQueries(account: BigAccount): Promise<number> {
  const times: number[] = [];
  for (let n = 0; n < 20; n++) {
    const since = account.first + ((account.last - account.first - week) * n) / 19;
    const span = ['--since', shownTime(since), '--until', shownTime(since + week)];
    times.push(await timeLog(account, ['--person', `person-${String(2 * n).padStart(2, '0')}`, ...span]));
  }
  return median(times);
}

const timeOne = (account: BigAccount) => timeLog(account, ['--person', 'person-01']);

async function timeLog({config}: BigAccount, words: readonly string[]): Promise<number> {
  const log = ['audit', 'log', '--json', '--config', config];
  const {ms, status} = await timeProgram([process.execPath, reeve, ...log, ...words]);
  if (status !== 0) throw new Error(`reeve audit log ended with ${status}`);
  return ms;
}

function verify(
  {dir, verifier, ca}: BigAccount,
  mode: 'quick' | 'full',
  say: (text: string) => void,
): number {
  say(`verifying, ${mode}`);
  const start = performance.now();
  const {ok, findings} = verifyAccount(dir, {verifier, bundle: [ca], mode});
  if (!ok) throw new Error(findings.map(({message}) => message).join('\n'));
  return performance.now() - start;
}

const shownTime = (time: number) => new Date(time).toISOString();
