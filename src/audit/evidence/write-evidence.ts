import type {X509Certificate} from 'node:crypto';
import {X509Certificate as Certificate} from 'node:crypto';
import {timeOfId} from '../../identity/order-id.ts';
import {inclusionProof} from '../../merkle/proofs.ts';
import {orderSlackMs} from '../entry/order-times.ts';
import {headOf, requireEntry} from '../entry/parse-entry.ts';
import {AuditError} from '../errors.ts';
import type {Entry} from '../generated/entry.ts';
import {AccountFolder} from '../read/account-folder.ts';
import {linesForward} from '../read/lines.ts';
import {findBytes, linesWith} from '../read/search.ts';
import type {Span} from '../read/seek.ts';
import {spansOf} from '../read/seek.ts';
import {evidenceIn} from '../verify/order-check.ts';
import {certificatesIn} from '../verify/signers.ts';
import {certificateLine, evidenceEntry, evidenceHeader} from './evidence-file.ts';
import {Newest} from './newest-checkpoint.ts';
import {proveFiles} from './prove-files.ts';

/**
 * The entries about a job, with the first files of a transfer or the one with the path `file`; or those with
 * these numbers.
 */
export type EvidenceAbout =
  | {readonly job: string; readonly file?: string | undefined}
  | {readonly seqs: readonly number[]};

interface Found {
  readonly entry: Entry;
  readonly line: Buffer;
}

/**
 * Yields the lines of an evidence file, which proves entries of the account in `dir` to somebody who has
 * nothing else of it. If it throws, nothing was yielded. Reads synchronously: for a process of its own.
 *
 * @throws {AuditError} `evidence-nothing`, `account-damaged`, `tree-beyond`
 */
export function* writeEvidence(
  dir: string,
  about: EvidenceAbout,
  options: {readonly hostCertificate: X509Certificate},
): Generator<string> {
  using newest = new Newest(dir, options);
  using account = new AccountFolder(dir);
  const {size} = newest.checkpoint;
  // Younger entries are under the next checkpoint.
  const found = ('job' in about ? ofJob(account, about.job) : ofNumbers(account, about.seqs)).filter(
    ({entry: {seq}}) => seq < size,
  );
  if (found.length === 0) throw nothing(about);
  const lines = found.map(({entry: {seq}, line}) =>
    evidenceEntry({
      seq,
      line: line.toString(),
      proof: newest.prove(tree => inclusionProof(seq, size, tree)),
    }),
  );
  const files = 'job' in about ? filesOf(dir, found, about) : [];
  yield evidenceHeader(newest.head);
  yield* lines;
  yield* files;
  yield* certificatesOf(dir, found);
}

/**
 * Looks first at the time in the job's id. If nothing is there, it looks everywhere, since a clock may have
 * been wrong.
 */
function ofJob(account: AccountFolder, job: string): Found[] {
  const since = timeOfId(job) - orderSlackMs;
  const found = inSpans(account, spansOf(account, {since}), job);
  return found.length > 0 ? found : inSpans(account, spansOf(account, {}), job);
}

function inSpans(account: AccountFolder, spans: readonly Span[], job: string): Found[] {
  const find = findBytes(Buffer.from(JSON.stringify(job)));
  return spans.flatMap(({part, from, to}) => {
    using file = account.open(part);
    return linesWith(file.fd, find, {from, to})
      .map(({bytes, position}) => ({entry: requireEntry(bytes, part.path, position), line: bytes}))
      .filter(({entry}) => isAbout(entry, job))
      .toArray();
  });
}

function isAbout(entry: Entry, job: string): boolean {
  return ('job' in entry && entry.job === job) || ('order' in entry && entry.order?.id === job);
}

function ofNumbers(account: AccountFolder, seqs: readonly number[]): Found[] {
  const wanted = [...new Set(seqs)].toSorted((a, b) => a - b);
  return wanted.flatMap(seq => {
    for (const {part, from, to} of spansOf(account, {after: seq - 1})) {
      using file = account.open(part);
      for (const {bytes, position} of linesForward(file.fd, from, to)) {
        if (headOf(bytes)?.seq === seq)
          return [{entry: requireEntry(bytes, part.path, position), line: bytes}];
      }
    }
    return [];
  });
}

function filesOf(
  dir: string,
  found: readonly Found[],
  {job, file}: {readonly job: string; readonly file?: string | undefined},
): string[] {
  const ends = found.map(({entry}) => entry).filter(entry => entry.event === 'job-end' && entry.job === job);
  const lines = ends.flatMap(entry => (entry.event === 'job-end' ? proveFiles(dir, entry, file) : []));
  if (file === undefined || lines.length > 0) return lines;
  throw new AuditError('evidence-nothing', `job ${job} put and got no file`);
}

/** The certificates of the callers in these entries, each once. */
function* certificatesOf(dir: string, found: readonly Found[]): Generator<string> {
  const find = certificatesIn(dir);
  const signers = found.map(({entry}) => evidenceIn(entry)?.certificate.fingerprint);
  for (const fingerprint of new Set(signers)) {
    const pem = fingerprint === undefined ? undefined : find(fingerprint);
    if (pem !== undefined) yield certificateLine(new Certificate(pem).toString());
  }
}

function nothing(about: EvidenceAbout): AuditError {
  const what = 'job' in about ? `of job ${about.job}` : `with the numbers ${about.seqs.join(', ')}`;
  return new AuditError('evidence-nothing', `the account holds no entry ${what}`);
}
