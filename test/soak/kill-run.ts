// A server whose executor is killed, again and again, while clients work with it; afterwards its account must verify
// and hold everything that somebody was told of.
import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {isDeepStrictEqual} from 'node:util';
import type {ExecutionContext} from 'ava';
import {verifyAccount} from '../../src/audit/verify/verify-account.ts';
import type {Host} from '../../src/client/host.ts';
import type {JobResult} from '../../src/client/job/job.ts';
import {parseBundle} from '../../src/identity/load-credentials.ts';
import {originOf} from '../../src/identity/log-key.ts';
import {NoteVerifier} from '../../src/merkle/note-verifier.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {until} from '../fixtures/until.ts';
import {Random} from './random.ts';

export interface KillRunOptions {
  readonly seed: number;
  readonly kills: number;
  readonly say?: (line: string) => void;
}

export interface KillReport {
  readonly seed: number;
  /** What must not be, each in a line. */
  readonly broken: readonly string[];
  readonly kills: number;
  /** Of these, how many while the server was starting. */
  readonly inStart: number;
  /** Runs that somebody was told the end of. */
  readonly told: number;
  /** Of these, how many of unknown outcome. */
  readonly lost: number;
  readonly entries: number;
  /** Torn last lines that a start cut off. */
  readonly repairs: number;
}

const workers = 8;
/** How long a server works before it is killed, at most; and how long one that starts is given. */
const mostWorkMs = 100;
const mostStartMs = 400;

/** Kills the executor `kills` times at random moments, the same ones for the same seed. */
export async function runKills(
  t: Pick<ExecutionContext, 'teardown'>,
  {seed, kills, say = () => {}}: KillRunOptions,
): Promise<KillReport> {
  const random = new Random(seed);
  const lab = await startLab(t, {server: 'grace: 100ms'});
  const told: JobResult[] = [];
  const broken: string[] = [];
  const host = await lab.connect();
  const stopping = new AbortController();
  const work = Array.from({length: workers}, () => orderOn(host, told, broken, stopping.signal));
  let inStart = 0;
  try {
    for (let number = 1; number <= kills; number++) {
      if (random.next() < 0.2) {
        inStart += 1;
        await killInStart(lab, random.below(mostStartMs));
      } else {
        const before = told.length;
        await until(() => told.length > before, `any end before kill ${number}`, 60_000);
        await moment(random.below(mostWorkMs));
        await lab.end('SIGKILL');
      }
      await lab.start();
      say(`kill ${number}: ${told.length} runs so far`);
    }
  } finally {
    stopping.abort();
  }
  await Promise.all(work);
  await lab.end('SIGTERM');
  return {seed, kills, inStart, ...judge(lab, told, broken)};
}

/** Gives one order after the other, and notes what it is told, until it is to stop or the connection is gone for good. */
async function orderOn(host: Host, told: JobResult[], broken: string[], stop: AbortSignal): Promise<void> {
  while (!stop.aborted) {
    try {
      told.push(await host.run('true'));
    } catch (error) {
      const {code, wireCode, message} = error as Error & {code?: string; wireCode?: string};
      // A host that is being started may refuse; it must not show another account than before.
      if (code !== 'refused' || wireCode !== 'server-stopping')
        broken.push(`a run failed: ${code} ${message}`);
      if (code === 'connection-lost') return;
    }
  }
}

/** The server is killed while it recovers. */
async function killInStart(lab: Lab, afterMs: number): Promise<void> {
  await lab.end('SIGKILL');
  const started = lab.start().catch(() => {});
  await moment(afterMs);
  await lab.end('SIGKILL');
  await started;
}

function judge(lab: Lab, told: readonly JobResult[], broken: readonly string[]) {
  const entries = lab.entries();
  const ends = new Map(
    entries.flatMap(entry => (entry.event === 'job-end' ? [[entry.job, entry.outcome]] : [])),
  );
  const gone = told.filter(({job, outcome}) => !isDeepStrictEqual(ends.get(job), outcome));
  const dir = join(lab.folder, 'data/audit');
  const report = verifyAccount(dir, {
    verifier: new NoteVerifier(originOf('lab-01'), lab.host.logKey),
    bundle: parseBundle(Buffer.from(lab.authority.certPem), 'ca.pem'),
  });
  const starts = entries.filter(entry => entry.event === 'server-start');
  return {
    broken: [
      ...broken,
      ...gone.map(({job}) => `the account does not say of ${job} what was told of it`),
      ...report.findings.map(({message}) => message),
      ...readdirSync(join(lab.folder, 'state')).filter(name => name === 'evidence'),
    ],
    told: told.length,
    lost: told.filter(({state}) => state === 'lost').length,
    entries: entries.length,
    repairs: starts.filter(({repaired}) => repaired !== undefined).length,
  };
}

/** The moments at which it is killed are themselves what is tried. */
const moment = (ms: number) => new Promise(resolve => setTimeout(resolve, ms));
