// The client in Python, client.py, and what it answers. Where there is no Python or no openssl its tests are skipped, by name.
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {execa} from 'execa';
import type {StatusAnswer} from '../../src/protocol/generated/answer.ts';
import type {Ended, Outcome, Started, Welcome} from '../../src/protocol/generated/wire.ts';
import type {Lab} from '../fixtures/lab.ts';

export interface Answer {
  readonly host?: string;
  readonly welcome?: Welcome;
  readonly milliseconds?: number;
  readonly time?: number;
  readonly job?: Ended['job'];
  readonly started?: Started;
  readonly outcome?: Outcome;
  readonly lines?: number;
  readonly refused?: string;
  readonly message?: string;
  readonly mailbox?: string;
  readonly number?: number;
  readonly heard?: readonly unknown[];
  readonly ended?: readonly string[];
  readonly status?: StatusAnswer;
  readonly files?: readonly {readonly path: string}[];
  readonly transfer?: {readonly root: string};
  readonly skipped?: number;
}

const missing: string[] = [];
for (const program of ['python3', 'openssl']) {
  const flag = program === 'openssl' ? 'version' : '--version';
  const {failed} = await execa(program, [flag], {reject: false});
  if (failed) missing.push(program);
}

export const interop = missing.length === 0 ? test.serial : test.serial.skip;
export const why = missing.length === 0 ? '' : ` (skipped: no ${missing.join(', no ')} here)`;

function client(lab: Lab, words: readonly string[], {user = 'alice', name = 'lab-01'} = {}) {
  const file = (stem: string) => join(lab.folder, `${stem}.pem`);
  const who = ['--cert', file(user), '--key', file(`${user}-key`), '--ca', file('ca')];
  const where = ['--host', name, '--address', `127.0.0.1:${lab.port}`];
  return execa('python3', ['test/interop/client.py', ...where, ...who, ...words], {reject: false});
}

/** The end of the host's log, which tells what the host had to do with a wrong answer. */
export const hostLog = (lab: Lab) => lab.serverLog.slice(-4000);

export async function ask(t: ExecutionContext, ...args: Parameters<typeof client>): Promise<Answer> {
  const [lab] = args;
  const {stdout, stderr, exitCode} = await client(...args);
  t.is(stderr, '', hostLog(lab));
  t.is(exitCode, 0);
  return JSON.parse(stdout) as Answer;
}
