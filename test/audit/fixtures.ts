import {generateKeyPairSync} from 'node:crypto';
import {mkdtempSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {Authorized} from '../../src/audit/entry/build-event.ts';
import type {AuditEvent} from '../../src/audit/entry/format-entry.ts';
import type {Entry} from '../../src/audit/generated/entry.ts';
import type {AccountOptions} from '../../src/audit/log/account.ts';
import {Account} from '../../src/audit/log/account.ts';
import {originOf} from '../../src/identity/log-key.ts';
import type {Order} from '../../src/identity/order.ts';
import {NoteSigner} from '../../src/merkle/note-signer.ts';

export function temporaryFolder(t: ExecutionContext): string {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-test-'));
  t.teardown(() => rmSync(folder, {recursive: true, force: true}));
  return folder;
}

/** A clock that stands where it is put. */
export class SetClock {
  time = Date.parse('2026-05-01T12:00:00Z');
  now = () => this.time;
  monotonic = () => this.time;
}

export const jobId = (n: number) => `0190f5fe-7c00-7000-8000-${n.toString(16).padStart(12, '0')}`;
const hex = (n: number) => n.toString(16).padStart(64, '0');

export const principal = (name = 'alice') => ({name, groups: ['ops']});

const envelope = (payload: object): Order['envelope'] => ({
  payloadType: 'application/vnd.reeve.order.v1+json',
  payload: Buffer.from(JSON.stringify(payload)).toString('base64'),
  signatures: [{sig: Buffer.from('not looked at here').toString('base64')}],
});

/** What policy would have made; its signature is not what is tested here. */
export function authorized(
  n: number,
  options: {person?: string; command?: string; argv?: string[]; fleet?: string} = {},
): Authorized {
  const {person = 'alice', command = 'uptime', argv = ['/usr/bin/uptime'], fleet} = options;
  const payload = {id: jobId(n), host: 'lab-01', action: 'run', command, ...(fleet && {fleet})};
  const order = {
    payload,
    envelope: envelope(payload),
    principal: {...principal(person), kind: 'user', fingerprint: hex(7), serial: '0A1B', notAfter: 0},
    digest: hex(n),
  } as unknown as Order;
  return {
    order,
    command,
    invocation: {cwd: '/', user: undefined},
    redactedArgv: argv,
    rule: 'catalogue.yaml:40',
  };
}

type Recordable = Exclude<AuditEvent, {event: 'job-start'}>;

export function jobEnd(n: number, start: number, exit = 0, person = 'alice', command = 'uptime'): Recordable {
  const nothing = {bytes: 0, sha256: hex(0)};
  return {
    event: 'job-end',
    job: jobId(n),
    principal: principal(person),
    command,
    start,
    outcome: {
      state: 'ended',
      reason: 'exited',
      exit,
      signal: null,
      startedAt: 1,
      endedAt: 2,
      stdout: nothing,
      stderr: nothing,
    },
  };
}

export const denial = (message: string, person = 'mallory', code = 'denied'): Recordable => ({
  event: 'denial',
  principal: principal(person),
  code,
  message,
});

export const serverStart = (): Recordable => ({event: 'server-start', version: '0.1.0', pid: 1, lost: 0});

/** The log key of lab-01. */
export const logSigner = new NoteSigner(originOf('lab-01'), generateKeyPairSync('ed25519').privateKey);

/** An account with a small reserve. Closed with the test. */
export async function openAccount(
  t: ExecutionContext,
  dir: string,
  options: Partial<AccountOptions> = {},
): Promise<Account> {
  const account = await Account.open(dir, {
    clock: new SetClock(),
    host: 'lab-01',
    signer: logSigner,
    reserveBytes: 4096,
    ...options,
  });
  t.teardown(() => account.close());
  return account;
}

/** The same in a folder of its own, by a clock that the test sets. */
export async function timedAccount(
  t: ExecutionContext,
  options: Partial<Omit<AccountOptions, 'clock'>> = {},
): Promise<{dir: string; clock: SetClock; account: Account}> {
  const dir = temporaryFolder(t);
  const clock = new SetClock();
  return {dir, clock, account: await openAccount(t, dir, {...options, clock})};
}

/** All entries on disk, in the order of the files' names. */
export function entriesIn(dir: string): Entry[] {
  const names = readdirSync(dir).filter(name => name.endsWith('.jsonl'));
  const inOrder = [
    ...names.filter(name => name !== 'account.jsonl').toSorted(),
    ...names.filter(name => name === 'account.jsonl'),
  ];
  return inOrder.flatMap(name =>
    readFileSync(join(dir, name), 'utf8')
      .split('\n')
      .slice(0, -1)
      .map(line => JSON.parse(line) as Entry),
  );
}
