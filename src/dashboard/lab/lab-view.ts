import {setTimeout as pause} from 'node:timers/promises';
import {backoffMs} from '../../base/backoff.ts';
import {messageOf} from '../../base/errors.ts';
import {visible} from '../../base/quote.ts';
import {readsAccount} from '../../identity/account-readings.ts';
import type {JobSummary, Notice, StatusAnswer, WatchChange, WatchSnapshot} from '../../index.ts';
import {ClientError, isTransient} from '../../index.ts';
import {summarizeOutcome} from '../../present/account/summarize.ts';
import {shownBytes} from '../../present/byte-count.ts';
import {shownDuration} from '../../present/duration.ts';
import {noticeText} from '../../present/notice-text.ts';
import type {HostCell, JobRow, LabTold} from '../told.ts';
import type {HostPool} from './host-pool.ts';

/** Jobs that had ended before, of each host, and the most rows of each that are kept. */
const endedBefore = 50;
const mostRows = 500;
/** A host that is down is tried again after so long at least, and so much longer by chance, milliseconds. */
const againMs = 10_000;
const spreadMs = 20_000;
/** One that refuses is asked again, since rights and certificates change. */
const refusedPauses = {leastMs: 5000, mostMs: 60_000};

/** Hears which hosts changed: the names of them, and of jobs as `HOST JOB`. */
export interface LabHearer {
  changed(hosts: ReadonlySet<string>, jobs: ReadonlySet<string>): void;
}

/**
 * All hosts of client.yaml and their jobs, as they change: one watch a host, for all tabs. It begins when the first asks. Texts are made
 * visible here, where they come in.
 */
export class LabView {
  readonly #pool: HostPool;
  readonly #names: readonly string[];
  readonly #cells = new Map<string, HostCell>();
  readonly #jobs = new Map<string, Map<string, JobRow>>();
  readonly #hearers = new Set<LabHearer>();
  readonly #end = new AbortController();
  /** Ends the pause before a host is tried again, by its name. */
  readonly #pausing = new Map<string, AbortController>();
  #isWatching = false;

  constructor(pool: HostPool, names: readonly string[]) {
    this.#pool = pool;
    this.#names = names;
    for (const host of names) this.#cells.set(host, cellOf(host, {state: 'connecting'}));
  }

  hear(hearer: LabHearer): void {
    this.#hearers.add(hearer);
    if (this.#isWatching) return;
    this.#isWatching = true;
    for (const name of this.#names) void this.#follow(name);
  }

  unhear(hearer: LabHearer): void {
    this.#hearers.delete(hearer);
  }

  whole(): LabTold {
    const jobs = [...this.#jobs.values()].flatMap(rows => [...rows.values()]);
    return {whole: true, hosts: [...this.#cells.values()], jobs, gone: []};
  }

  /** Only these hosts and jobs, as they are now. */
  part(hosts: Iterable<string>, jobs: Iterable<string>): LabTold {
    const rows: JobRow[] = [];
    const gone: string[] = [];
    for (const key of jobs) {
      const [host = '', job = ''] = key.split(' ');
      const row = this.jobOf(host, job);
      if (row) rows.push(row);
      else gone.push(key);
    }
    const cells = [...hosts].flatMap(host => this.#cells.get(host) ?? []);
    return {whole: false, hosts: cells, jobs: rows, gone};
  }

  /** These hosts without those that are known to be down. */
  reachable(hosts: readonly string[]): string[] {
    return hosts.filter(host => this.#cells.get(host)?.state !== 'down');
  }

  jobOf(host: string, job: string): JobRow | undefined {
    return this.#jobs.get(host)?.get(job);
  }

  /** A connection dropped, or came back. */
  noticed(host: string, notice: Notice): void {
    if (!this.#cells.has(host)) return;
    if (notice.type === 'lost')
      this.#set(cellOf(host, {state: 'down', why: noticeText(notice, {goesOn: false})}));
    if (notice.type === 'resumed') this.#set(cellOf(host, {state: 'connecting'}));
  }

  /** A host did something that was asked for: what was in the way of watching it may have passed. */
  answered(host: string): void {
    this.#pausing.get(host)?.abort();
  }

  close(): void {
    this.#end.abort();
  }

  async #follow(name: string): Promise<void> {
    const {signal} = this.#end;
    let refusals = 0;
    while (!signal.aborted) {
      let error: unknown;
      try {
        const host = await this.#pool.host(name);
        for await (const told of host.watch({ended: endedBefore, signal})) {
          refusals = 0;
          this.#take(name, told);
        }
      } catch (thrown) {
        error = thrown;
      }
      if (signal.aborted) return;
      const isDown = error === undefined || isTransient(error);
      const why = error === undefined ? 'it ended the watch' : messageOf(error);
      const refusesCertificate = isOfCertificate(error);
      this.#set(cellOf(name, {state: isDown ? 'down' : 'refused', why, refusesCertificate}));
      // A refusal says nothing of the connection, which runs may be using.
      if (!(error instanceof ClientError && error.code === 'refused')) await this.#pool.forget(name);
      const wait = isDown
        ? againMs + Math.random() * spreadMs
        : backoffMs(refusedPauses, refusals++, Math.random());
      await this.#pause(name, wait);
    }
  }

  async #pause(host: string, ms: number): Promise<void> {
    const pausing = new AbortController();
    this.#pausing.set(host, pausing);
    const signal = AbortSignal.any([this.#end.signal, pausing.signal]);
    await pause(ms, undefined, {signal, ref: false}).catch(() => {});
    this.#pausing.delete(host);
  }

  #take(host: string, told: WatchSnapshot | WatchChange): void {
    const rows = this.#jobs.get(host) ?? new Map<string, JobRow>();
    this.#jobs.set(host, rows);
    const changed = new Set<string>();
    if (told.type === 'snapshot') {
      for (const job of rows.keys()) changed.add(`${host} ${job}`);
      rows.clear();
    } else
      for (const job of told.gone) {
        rows.delete(job);
        changed.add(`${host} ${job}`);
      }
    for (const job of told.jobs) {
      rows.set(job.job, rowOf(host, job));
      changed.add(`${host} ${job.job}`);
    }
    for (const job of tooMany(rows)) {
      rows.delete(job);
      changed.add(`${host} ${job}`);
    }
    if (told.status) this.#cells.set(host, cellOf(host, {state: 'up', status: told.status}));
    else if (this.#cells.get(host)?.state !== 'up') this.#cells.set(host, cellOf(host, {state: 'up'}));
    this.#tell(new Set([host]), changed);
  }

  #set(cell: HostCell): void {
    this.#cells.set(cell.host, cell);
    this.#tell(new Set([cell.host]), new Set());
  }

  #tell(hosts: ReadonlySet<string>, jobs: ReadonlySet<string>): void {
    for (const hearer of this.#hearers) hearer.changed(hosts, jobs);
  }
}

/** The oldest that have ended, where there are too many. An id begins with its time. */
function tooMany(rows: ReadonlyMap<string, JobRow>): string[] {
  if (rows.size <= mostRows) return [];
  const ended = [...rows.values()].filter(({state}) => state === 'ended' || state === 'lost');
  return ended
    .map(({job}) => job)
    .sort()
    .slice(0, rows.size - mostRows);
}

/** True if a host refused the certificate that was shown, by one of the codes of that (identity/errors.ts). */
const isOfCertificate = (error: unknown) =>
  error instanceof ClientError && error.wireCode?.startsWith('certificate-') === true;

interface CellFacts {
  readonly state: HostCell['state'];
  readonly why?: string;
  readonly refusesCertificate?: boolean;
  readonly status?: StatusAnswer;
}

function cellOf(host: string, {state, why = '', refusesCertificate = false, status}: CellFacts): HostCell {
  const warnings = status
    ? [
        ...(status.noStart === undefined ? [] : [`starts nothing: ${status.noStart}`]),
        ...(status.account.canStart ? [] : ['the account is not writable: nothing is started']),
        ...status.warnings,
      ]
    : [];
  return {
    host: visible(host),
    state,
    why: visible(why),
    refusesCertificate,
    version: visible(status?.version ?? ''),
    running: status?.jobs.running ?? 0,
    queued: status?.jobs.queued ?? 0,
    free: status ? shownBytes(status.disk.free) : '',
    warnings: warnings.slice(0, 20).map(visible),
  };
}

function rowOf(host: string, summary: JobSummary): JobRow {
  const {job, command, owner, state, orderedAt, startedAt, endedAt, reason, exit, signal, bytes} = summary;
  const outcome = reason === null ? '' : summarizeOutcome({reason, exit, signal});
  return {
    host: visible(host),
    job,
    command: visible(command),
    owner: visible(owner),
    state,
    orderedAt,
    took: startedAt === null || endedAt === null ? '' : shownDuration(endedAt - startedAt),
    outcome: visible(state === 'lost' ? 'lost' : outcome),
    failed: state === 'lost' || (reason !== null && !(reason === 'exited' && exit === 0)),
    reading: readsAccount(command),
    size: shownBytes(bytes),
  };
}
