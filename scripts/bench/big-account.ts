// An account as a busy host has it after a year: written with the account's own code, every order signed. As a program:
//   node scripts/bench/big-account.ts FOLDER [LINES]
import type {KeyObject, X509Certificate} from 'node:crypto';
import {createHash, createPrivateKey} from 'node:crypto';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Authorized} from '../../src/audit/entry/build-event.ts';
import type {AuditEvent} from '../../src/audit/entry/format-entry.ts';
import {Account} from '../../src/audit/log/account.ts';
import {realDisk} from '../../src/audit/log/disk.ts';
import {fingerprintOf} from '../../src/identity/certificate.ts';
import {loadLogSigner} from '../../src/identity/log-key.ts';
import type {Order} from '../../src/identity/order.ts';
import {newOrderId} from '../../src/identity/order-id.ts';
import {signOrder} from '../../src/identity/sign-order.ts';
import type {NoteSigner} from '../../src/merkle/note-signer.ts';
import type {NoteVerifier} from '../../src/merkle/note-verifier.ts';
import {emptyChannel} from '../../src/output-log/channel-digest.ts';
import {createAuthority} from '../../src/pki/authority.ts';
import {issueHost, issueUser} from '../../src/pki/issue.ts';
import {paths} from '../../src/pki/layout.ts';
import type {ChannelEnd, Outcome} from '../../src/protocol/generated/wire.ts';

export interface BigAccount {
  /** Its server.yaml. */
  readonly config: string;
  /** The folder of the account. */
  readonly dir: string;
  readonly verifier: NoteVerifier;
  readonly signer: NoteSigner;
  readonly ca: X509Certificate;
  /** Milliseconds since 1970. */
  readonly first: number;
  readonly last: number;
}

const host = 'lab-01';
const day = 86_400_000;
const people = 40;
/** Jobs whose starts are recorded together, and then their ends. */
const together = 16;
const commands = ['disk-usage', 'journal', 'restart-service', 'update-packages', 'show-load', 'read-sensor'];

export interface BigAccountOptions {
  /** The days that it is of. */
  readonly days?: number;
  /** Called for each job that ended, with its end in milliseconds since 1970. Returns what it wrote. */
  readonly ended?: (job: string, time: number) => ChannelEnd;
}

/** Writes an account of at least so many lines, the last of them of now, into a new folder. */
export async function writeBigAccount(
  folder: string,
  lines: number,
  {days = 365, ended = () => usualOutput}: BigAccountOptions = {},
): Promise<BigAccount> {
  const last = Date.now();
  const first = last - days * day;
  const certs = join(folder, 'certs');
  await mkdir(certs, {recursive: true});
  const authority = await createAuthority({dir: certs, now: first - day});
  const holder = {kind: 'host', name: host} as const;
  await issueHost(authority, {name: host}, first - day);
  const persons = await Promise.all(names().map(name => personOf(name)));
  const signer = await loadLogSigner(paths.logKey(certs, holder), host);
  const config = join(folder, 'server.yaml');
  await writeFile(config, serverFile, {mode: 0o600});
  await writeFile(join(folder, 'catalogue.yaml'), catalogueFile, {mode: 0o600});
  const dir = join(folder, 'data', 'audit');
  const clock = new SetClock(first);
  const pauseMs = (last - first) / (lines / (2 * together));
  // Nobody pulls the plug here.
  const disk = {...realDisk, sync: async () => {}};
  await using account = await Account.open(dir, {clock, host, signer, disk});
  await account.append({
    event: 'server-start',
    version: '0',
    pid: 1,
    lost: 0,
    log: signer.verifier.toString(),
  });
  for (const {principal, certificate} of persons)
    await account.keepCertificate(principal.fingerprint, certificate);
  for (let written = 1, n = 0; written < lines; written += 2 * together) {
    const jobs = Array.from({length: together}, () => newJob(persons, n++, clock.time));
    const starts = await Promise.all(jobs.map(job => account.record(job, `192.0.2.${n % 250}:40000`)));
    const ends = starts.map(({authorized, seq}) => {
      const stdout = ended(authorized.order.payload.id, clock.time);
      return account.append(endOf(authorized, {start: seq, time: clock.time, stdout}));
    });
    await Promise.all(ends);
    clock.time = first + (pauseMs * written) / (2 * together);
  }
  return {config, dir, verifier: signer.verifier, signer, ca: authority.certificate, first, last: clock.time};

  async function personOf(name: string): Promise<Person> {
    const groups = [`group-${name.length % 4}`];
    const {certificate} = await issueUser(authority, {name, groups, days: days + 2}, first - day);
    const key = createPrivateKey(await readFile(paths.key(certs, {kind: 'user', name})));
    const principal = {
      kind: 'user',
      name,
      groups,
      fingerprint: fingerprintOf(certificate),
      serial: certificate.serialNumber,
      notAfter: certificate.validToDate.getTime(),
    } as const;
    return {certificate, key, principal};
  }
}

const catalogueFile = `
commands: {}
access:
  - { who: ["*"], jobs: { see: all }, audit: true }
`;

const serverFile = `
host: ${host}
listen: 127.0.0.1:0
tls: { cert: certs/hosts/${host}/cert.pem, key: certs/hosts/${host}/key.pem, ca: certs/ca.pem }
catalogue: catalogue.yaml
data: data
logs: { dir: logs, level: info }
`;

/** Goes on a little whenever it is asked. */
class SetClock {
  time: number;

  constructor(time: number) {
    this.time = time;
  }

  readonly now = (): number => {
    this.time += 5;
    return Math.round(this.time);
  };

  readonly monotonic = (): number => this.time;
}

interface Person {
  readonly certificate: X509Certificate;
  readonly key: KeyObject;
  readonly principal: Order['principal'];
}

function names(): string[] {
  return Array.from({length: people}, (_, i) => `person-${String(i).padStart(2, '0')}`);
}

type JobEndEvent = Extract<AuditEvent, {event: 'job-end'}>;

/** Returns the order as policy would have authorised it. */
function newJob(persons: readonly Person[], n: number, time: number): Authorized {
  // Spread, and the same each time.
  const {key, principal} = persons[(n * 17) % persons.length] as Person;
  const command = commands[(n * 5) % commands.length] as string;
  const id = newOrderId(Math.round(time));
  const params = {unit: `unit-${n % 1000}.service`, lines: n % 500};
  const reason = `what week ${n % 52} asks for, ticket ${n}`;
  const payload = {id, host, action: 'run', command, params, reason} as const;
  const envelope = signOrder(payload, key);
  const digest = createHash('sha256').update(Buffer.from(envelope.payload, 'base64')).digest('hex');
  return {
    order: {payload, envelope, principal, digest} as unknown as Order,
    command,
    invocation: {cwd: '/', user: 'root'},
    redactedArgv: ['/usr/bin/env', command, '--unit', params.unit, '--lines', String(params.lines)],
    rule: 'catalogue.yaml:40',
    reason,
  };
}

const usualOutput: ChannelEnd = {...emptyChannel, bytes: 4096};

function endOf(
  {order, command}: Authorized,
  {start, time, stdout}: {start: number; time: number; stdout: ChannelEnd},
): JobEndEvent {
  const {payload, principal} = order;
  const exit = start % 11 === 0 ? 1 : 0;
  const outcome: Outcome = {
    state: 'ended',
    reason: 'exited',
    exit,
    signal: null,
    startedAt: Math.round(time),
    endedAt: Math.round(time) + 120,
    stdout,
    stderr: emptyChannel,
    usage: {cpuMs: 12, peakMemory: 8_388_608},
  };
  const {name, groups} = principal;
  const person = {name, groups: [...groups]};
  return {event: 'job-end', job: payload.id, principal: person, command, start, outcome};
}

if (import.meta.main) {
  const [folder, lines = '1000000'] = process.argv.slice(2);
  if (folder === undefined) throw new Error('give a folder');
  const began = performance.now();
  const {dir} = await writeBigAccount(folder, Number(lines));
  console.log(`${dir}: ${lines} lines in ${((performance.now() - began) / 1000).toFixed(1)} s`);
}
