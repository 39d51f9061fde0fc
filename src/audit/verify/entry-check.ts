import {counted} from '../../base/counted.ts';
import {messageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {AuditError} from '../errors.ts';
import type {Entry, JobEnd} from '../generated/entry.ts';
import {entry as isEntry} from '../generated/entry-validators.js';
import type {Findings, Place} from './findings.ts';
import type {ManifestCheck} from './manifest-check.ts';
import {checkOrder, evidenceIn} from './order-check.ts';
import type {Signers} from './signers.ts';

/** A job whose end was not met yet. */
interface Begun {
  readonly seqs: number[];
  /** The time when its order was accepted. */
  readonly time: number;
  readonly person: string;
  readonly command: string;
  readonly fleet: string | undefined;
  /** Of work in a share. */
  readonly share: string | undefined;
}

/** Checks the content of entries, one after the other. Mistakes go to the findings. */
export class EntryCheck {
  readonly #findings: Findings;
  readonly #signers: Signers;
  /** The number of the first entry. Older ones are unknown. */
  readonly #first: number;
  /** Undefined if there are none beside the entries. */
  readonly #manifests: ManifestCheck | undefined;
  readonly #jobs = new Map<string, Begun>();
  readonly #unknown = new Set<string>();
  /** Entries that are wrong or missing: other entries may refer to them. */
  readonly #doubtful: {from: number; to: number}[] = [];
  #host: string | undefined;
  /** The number of refused orders of which the account has only the digest. */
  #bare = 0;
  /** The number of orders with a good signature. */
  orders = 0;
  /** The log keys that entries announce. */
  readonly announced = new Set<string>();

  constructor(
    findings: Findings,
    signers: Signers,
    {host, first, manifests}: {host: string | undefined; first: number; manifests?: ManifestCheck},
  ) {
    this.#findings = findings;
    this.#signers = signers;
    this.#host = host;
    this.#first = first;
    this.#manifests = manifests;
  }

  get host(): string | undefined {
    return this.#host;
  }

  /** The things that were checked, in words for a report. */
  get checked(): string[] {
    const count = this.orders;
    return [
      'what each entry says, and which jobs began and ended',
      `${counted(count, 'order')} by ${count === 1 ? 'its signature' : 'their signatures'}`,
      ...(this.#manifests?.checked ?? []),
    ];
  }

  /** The things that could not be checked, in words for a report. */
  get unchecked(): string[] {
    return [
      ...(this.#signers.areVouched ? [] : ['whether a CA vouches for those who signed orders']),
      ...(this.#bare > 0 ? [bareOrders(this.#bare)] : []),
      ...(this.#manifests?.unchecked ?? []),
    ];
  }

  /** Checks an entry, and returns it; undefined if the line is not an entry. */
  check(line: Buffer, place: Place): Entry | undefined {
    const entry = this.#parse(line, place);
    if (!entry) return undefined;
    this.#host ??= entry.host;
    if (entry.host !== this.#host)
      this.#wrong(place, `is an entry of the host ${quote(entry.host)}, not of ${quote(this.#host)}`);
    if ('log' in entry && entry.log !== undefined) this.announced.add(entry.log);
    const takenAt = this.#checkJob(entry, place);
    this.#checkOrder(entry, place, takenAt);
    return entry;
  }

  /** Notes that these entries are missing, or not to be believed. */
  doubt(from: number, to: number): void {
    if (this.#doubtful.length < mostDoubtful) this.#doubtful.push({from, to});
  }

  #parse(line: Buffer, place: Place): Entry | undefined {
    let value: unknown;
    try {
      value = JSON.parse(line.toString());
    } catch (error) {
      this.#wrong(place, `is not JSON: ${messageOf(error)}`);
      return undefined;
    }
    if (isEntry(value)) return value as Entry;
    const [problem] = isEntry.errors ?? [];
    this.#wrong(
      place,
      `is no entry: ${quote(problem?.instancePath || '/')} ${problem?.message ?? 'is wrong'}`,
    );
    return undefined;
  }

  /** Returns the time when the order of the entry was accepted. */
  #checkJob(entry: Entry, place: Place): number {
    if (entry.event === 'job-queued' || entry.event === 'job-start') {
      const {seq, time, principal, command, fleet, files} = entry;
      const begun = this.#jobs.get(entry.job);
      const begin = {seqs: [seq], time, person: principal.name, command, fleet, share: files?.share};
      if (!begun) this.#jobs.set(entry.job, begin);
      begun?.seqs.push(seq);
      return begun?.time ?? time;
    }
    if (entry.event === 'job-end') {
      const why = wrongEnd(entry, this.#jobs.get(entry.job), this.#first);

      if (why !== undefined && !this.#isDoubtful(entry.start))
        this.#wrong(place, `is the end of a job ${why}`);
      this.#jobs.delete(entry.job);
      this.#manifests?.check(entry);
    }
    return entry.time;
  }

  #checkOrder(entry: Entry, place: Place, takenAt: number): void {
    const evidence = evidenceIn(entry);
    if (!evidence) {
      if ('order' in entry && entry.order) this.#bare += 1;
      return;
    }
    try {
      const note = checkOrder(evidence, this.#signers, takenAt);
      this.orders += 1;
      if (note !== undefined) this.#findings.add('warning', 'order', place, note);
    } catch (error) {
      if (error instanceof AuditError && error.code === 'certificate-unknown') {
        this.#missCertificate(evidence.certificate.fingerprint, place, error.message);
        return;
      }
      this.#doubtAt(place);
      this.#findings.add('error', 'order', place, `does not fit its order: ${messageOf(error)}`);
    }
  }

  /** Adds one finding for each certificate. */
  #missCertificate(fingerprint: string, place: Place, message: string): void {
    if (this.#unknown.has(fingerprint)) return;
    this.#unknown.add(fingerprint);
    // Before a server had a log key, no certificates were kept.
    const isOld = this.#first === 0 && this.announced.size === 0;
    this.#findings.add(
      isOld ? 'warning' : 'error',
      'certificate',
      place,
      `and all others of the same person cannot be checked: ${message}`,
    );
  }

  #isDoubtful(seq: number): boolean {
    return this.#doubtful.some(({from, to}) => seq >= from && seq < to);
  }

  #doubtAt({seq}: Place): void {
    if (seq !== undefined) this.doubt(seq, seq + 1);
  }

  #wrong(place: Place, message: string): void {
    this.#doubtAt(place);
    this.#findings.add('error', 'entry', place, message);
  }
}

/** Refused orders whose signatures cannot be verified. */
function bareOrders(count: number): string {
  const whose = count === 1 ? 'the signature' : 'the signatures';
  return `${whose} of ${counted(count, 'refused order')}, of which the account keeps the digest alone, as it should`;
}

/**
 * The most ranges that are remembered. If there are more, entries that refer to them are findings as well.
 */
const mostDoubtful = 1000;

function wrongEnd(
  {start, seq, principal, command, fleet, transfer}: JobEnd,
  begun: Begun | undefined,
  first: number,
): string | undefined {
  if (start >= seq) return `that started after it, at entry ${start}`;
  if (start < first) return undefined;
  if (!begun?.seqs.includes(start)) return `of which entry ${start} is not the start`;
  if (begun.person !== principal.name) return `that ${quote(begun.person)} started`;
  if (begun.command !== command) return `of another command, ${quote(begun.command)}`;
  if (begun.fleet !== fleet) return 'of another run on many hosts';
  if (transfer === undefined) return undefined;
  if (command !== 'share-put' && command !== 'share-get')
    return 'that is no put or get, and has files of one';
  return transfer.share === begun.share ? undefined : `in another share, ${quote(transfer.share)}`;
}
