// Accounts of any size, written at once: real lines, orders, trees, checkpoints, keys and certificates, with no server.

import {createHash} from 'node:crypto';
import {appendFileSync, mkdirSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {AuditEvent} from '../../src/audit/entry/format-entry.ts';
import {entryFormatter} from '../../src/audit/entry/format-entry.ts';
import {finishedCheckpoints, finishedName} from '../../src/audit/read/layout.ts';
import {fingerprintOf} from '../../src/identity/certificate.ts';
import type {OrderPayload} from '../../src/identity/generated/order.ts';
import {originOf} from '../../src/identity/log-key.ts';
import {newOrderId} from '../../src/identity/order-id.ts';
import {signOrder} from '../../src/identity/sign-order.ts';
import {signCheckpoint} from '../../src/merkle/checkpoint.ts';
import {Frontier} from '../../src/merkle/frontier.ts';
import type {Hash} from '../../src/merkle/hashes.ts';
import {leafHash} from '../../src/merkle/hashes.ts';
import {NoteSigner} from '../../src/merkle/note-signer.ts';
import {emptyChannel} from '../../src/output-log/channel-digest.ts';
import type {Envelope} from '../../src/protocol/generated/wire.ts';
import type {Minted} from '../fixtures/certificates.ts';
import {makeAuthority} from '../fixtures/certificates.ts';

export const host = 'lab-01';

/** Whoever takes part, made once for a file of tests: keys are slow to make. */
export function makeCast() {
  const notBefore = Date.now() - 30 * 24 * 60 * 60 * 1000;
  const authority = makeAuthority({notBefore});
  const machine = authority.host(host, {notBefore});
  return {
    authority,
    bundle: [authority.certificate],
    machine,
    signer: new NoteSigner(originOf(host), machine.logKey),
    alice: authority.user('alice', {groups: ['ops'], notBefore}),
    bob: authority.user('bob', {notBefore}),
  };
}

export type Cast = ReturnType<typeof makeCast>;

export interface Written {
  readonly lines: number;
  /** Lines in a finished part. All stand in the growing one unless given. */
  readonly perPart?: number;
  /** Lines under one checkpoint: 1 unless given. */
  readonly group?: number;
  /** When the first entry was written, and how much later each next one: milliseconds. */
  readonly start?: number;
  readonly step?: number;
  /** Only the first so many orders are signed one by one; the others are copies, for who does not look at them. */
  readonly signed?: number;
  /** Which entries are short ones that hold no orders. */
  readonly plain?: (seq: number) => boolean;
  /** Who signs from an entry on: a host's key that was changed. */
  readonly signers?: readonly {readonly from: number; readonly signer: NoteSigner}[];
}

/** Writes an account of the host; returns the id of the job of each entry that has one. */
export function writeAccount(dir: string, cast: Cast, options: Written): (string | undefined)[] {
  const {lines, perPart = lines, group = 1, start = Date.now() - 60_000, step = 1} = options;
  mkdirSync(join(dir, 'certificates'), {recursive: true});
  const signers = options.signers ?? [{from: 0, signer: cast.signer}];
  writeFileSync(join(dir, 'keys'), signers.map(({signer}) => `${signer.verifier.toString()}\n`).join(''));
  for (const {certificate, certPem} of [cast.alice, cast.bob])
    writeFileSync(join(dir, 'certificates', `${fingerprintOf(certificate)}.pem`), certPem);
  const frontier = Frontier.empty();
  const story = new Story(cast, options.signed ?? lines);
  let time = start;
  const format = entryFormatter(host, {now: () => time, monotonic: () => time});
  const jobs: (string | undefined)[] = [];
  for (let first = 0; first < lines; first += perPart) {
    const to = Math.min(first + perPart, lines);
    const isGrowing = to === lines;
    const part = {text: [] as string[], notes: [] as string[], hashes: [] as Hash[]};
    for (let seq = first; seq < to; seq++) {
      const event = options.plain?.(seq) ? plainEvent(seq) : story.next(seq, time);
      const {line} = format(seq, event);
      jobs.push('job' in event ? event.job : undefined);
      part.text.push(line);
      part.hashes.push(...frontier.append(leafHash(Buffer.from(line.slice(0, -1)))));
      time += step;
      if ((seq + 1) % group !== 0 && seq + 1 !== to) continue;
      const {signer = cast.signer} = signers.findLast(({from}) => from <= seq) ?? {};
      const checkpoint = {origin: signer.verifier.name, size: frontier.size, root: frontier.root()};
      part.notes.push(signCheckpoint(checkpoint, signer));
    }
    writeFileSync(join(dir, isGrowing ? 'account.jsonl' : finishedName(first)), part.text.join(''));
    writeFileSync(join(dir, isGrowing ? 'checkpoints' : finishedCheckpoints(first)), part.notes.join(''));
    appendFileSync(join(dir, 'tree'), Buffer.concat(part.hashes));
  }
  return jobs;
}

const plainEvent = (seq: number): AuditEvent => ({event: 'strangers', counts: {'no-certificate': seq}});

/** What happens: a server starts, and people run commands, wait, follow, cancel and are refused. */
class Story {
  readonly #cast: Cast;
  readonly #signed: number;
  readonly #envelopes = new Map<string, Envelope>();
  #job = {id: '', start: 0, who: 'alice' as 'alice' | 'bob'};

  constructor(cast: Cast, signed: number) {
    this.#cast = cast;
    this.#signed = signed;
  }

  next(seq: number, time: number): AuditEvent {
    const {verifier} = this.#cast.signer;
    if (seq === 0)
      return {event: 'server-start', version: '0.1.0', pid: 1, lost: 0, log: verifier.toString()};
    const who = seq % 12 < 6 ? 'alice' : 'bob';
    switch (seq % 6) {
      case 1: {
        const id = newOrderId(time);
        this.#job = {id, start: seq, who};
        const payload = {id, host, action: 'run', command: 'uptime', args: ['-p']} satisfies OrderPayload;
        return {event: 'job-start', job: id, ...this.#caller(who, seq, payload), ...what};
      }
      case 2: {
        const {id: job} = this.#job;
        const payload = {id: newOrderId(time), host, action: 'attach', job, from: 0} as const;
        return {event: 'attach', job, rule: 'catalogue.yaml:9', from: 0, ...this.#caller(who, seq, payload)};
      }
      case 3:
        return jobEnd(this.#job, this.#principal(this.#job.who), time);
      case 4: {
        const id = newOrderId(time);
        this.#job = {id, start: seq, who};
        const payload = {id, host, action: 'run', command: 'uptime'} as const;
        return {event: 'job-queued', job: id, ...this.#caller(who, seq, payload), ...what};
      }
      case 5:
        return jobEnd(this.#job, this.#principal(this.#job.who), time);
      default: {
        const payload = {id: newOrderId(time), host, action: 'run', command: 'reboot'} as const;
        const caller = this.#caller(who, seq, payload);
        return {event: 'denial', ...caller, command: 'reboot', code: 'denied', message: 'no rule allows it'};
      }
    }
  }

  #principal(who: 'alice' | 'bob') {
    return {name: who, groups: who === 'alice' ? ['ops'] : []};
  }

  #caller(who: 'alice' | 'bob', seq: number, payload: OrderPayload) {
    const {certificate, key}: Minted = this.#cast[who];
    const known = `${who} ${payload.action}`;
    const signed = seq > this.#signed ? this.#envelopes.get(known) : undefined;
    const envelope = signed ?? signOrder(payload, key);
    this.#envelopes.set(known, envelope);
    const digest = createHash('sha256').update(Buffer.from(envelope.payload, 'base64')).digest('hex');
    return {
      principal: this.#principal(who),
      certificate: {fingerprint: fingerprintOf(certificate), serial: certificate.serialNumber},
      address: '192.0.2.7:40123',
      order: {id: payload.id, digest, envelope},
    };
  }
}

const what = {rule: 'catalogue.yaml:7', command: 'uptime', argv: ['/usr/bin/uptime', '-p'], cwd: '/'};

function jobEnd(
  {id, start}: {id: string; start: number},
  principal: {name: string; groups: string[]},
  time: number,
): AuditEvent {
  const outcome = {
    state: 'ended',
    reason: 'exited',
    exit: 0,
    signal: null,
    startedAt: time,
    endedAt: time,
    stdout: emptyChannel,
    stderr: emptyChannel,
  } as const;
  return {event: 'job-end', job: id, principal, command: 'uptime', start, outcome};
}
