import type {X509Certificate} from 'node:crypto';
import {X509Certificate as Certificate} from 'node:crypto';
import {shownTime} from '../../identity/dates.ts';
import {consistencyProof} from '../../merkle/proofs.ts';
import {readPeaks} from '../../merkle/stored-hashes.ts';
import {headOf} from '../entry/parse-entry.ts';
import {AuditError} from '../errors.ts';
import type {Part} from '../read/account-folder.ts';
import {AccountFolder} from '../read/account-folder.ts';
import {notesIn} from '../read/checkpoints.ts';
import {linesForward} from '../read/lines.ts';
import {firstIn, spansOf} from '../read/seek.ts';
import {certificatesIn} from '../verify/signers.ts';
import {certificateLine, checkpointLine, exportHeader} from './evidence-file.ts';
import {Newest} from './newest-checkpoint.ts';

/**
 * A range of entries by number (`from` up to, not with, `to`) and by time (milliseconds since 1970). The
 * default is all of them.
 */
export interface ExportRange {
  readonly from?: number | undefined;
  readonly to?: number | undefined;
  readonly since?: number | undefined;
  readonly until?: number | undefined;
}

/** At least so many entries are between two checkpoints of an export. */
const betweenCheckpoints = 64;
const newline = Buffer.from('\n');

/**
 * Yields the lines of an export file, each with its newline: a range of the account in `dir` for somebody who
 * has nothing else of it. Entries that were removed are left out, as are those behind the newest checkpoint.
 * Needs little memory. If it throws before the first line, nothing was yielded. Reads synchronously: for a
 * process of its own.
 *
 * @throws {AuditError} `evidence-nothing` if the range holds no entry, `account-damaged`, `tree-beyond`
 */
export function* writeExport(
  dir: string,
  range: ExportRange,
  options: {readonly hostCertificate: X509Certificate},
): Generator<string | Buffer> {
  using newest = new Newest(dir, options);
  using account = new AccountFolder(dir);
  const {size} = newest.checkpoint;
  const kept = keptFrom(account, size);
  const {from, to} = numbersOf(account, range, kept, size);
  if (from === to) throw nothing(account, kept, size);
  const before = newest.prove(tree => readPeaks(from, tree));
  const consistency = newest.prove(tree => consistencyProof(to, size, tree));
  yield exportHeader({...newest.head, from, to, before, consistency});
  const introduced = new Set<string>();
  const find = certificatesIn(dir);
  const sizes = checkpointsWithin(account, from, to);
  let checkpoint = sizes.next().value;
  let seq = from;
  for (const line of linesOf(account, from, to)) {
    const fingerprint = signerOf(line);
    if (fingerprint !== undefined && !introduced.has(fingerprint)) {
      introduced.add(fingerprint);
      const pem = find(fingerprint);
      if (pem !== undefined) yield certificateLine(new Certificate(pem).toString());
    }
    yield Buffer.concat([line, newline]);
    seq += 1;
    while (checkpoint && checkpoint.size < seq) checkpoint = sizes.next().value;
    if (checkpoint?.size === seq) yield checkpointLine(checkpoint.note);
  }
  if (seq === to) return;
  throw new AuditError(
    'account-damaged',
    `the account ${dir} ends with ${seq} entries, and its checkpoint is over ${size}`,
  );
}

/** Returns the range of numbers, among the entries that are there. */
function numbersOf(
  account: AccountFolder,
  range: ExportRange,
  kept: number,
  size: number,
): {from: number; to: number} {
  const least = Math.min(size, Math.max(kept, range.from ?? 0));
  const most = Math.max(least, Math.min(size, range.to ?? size));
  if (range.since === undefined && range.until === undefined) return {from: least, to: most};
  const {since = 0, until = Number.POSITIVE_INFINITY} = range;
  let [from, to] = [most, least];
  // A clock may have been set back: the range goes from the first to the last entry of that time, and holds
  // all between.
  for (const {part, from: start, to: end} of spansOf(account, {since, until})) {
    using file = account.open(part);
    for (const {bytes} of linesForward(file.fd, start, end)) {
      const head = headOf(bytes);
      if (!head || head.time < since || head.time > until || head.seq < least || head.seq >= most) continue;
      from = Math.min(from, head.seq);
      to = Math.max(to, head.seq + 1);
    }
  }
  return from < to ? {from, to} : {from: least, to: least};
}

/** The number of the first entry that is there. */
function keptFrom(account: AccountFolder, size: number): number {
  const [oldest] = account.parts;
  return (oldest && firstIn(account, oldest)) ?? size;
}

function nothing(account: AccountFolder, kept: number, size: number): AuditError {
  if (kept >= size) return new AuditError('evidence-nothing', 'the account holds no entry that is signed');
  const [first, last] = [kept, size - 1].map(seq => timeOf(account, seq));
  const when =
    first === undefined || last === undefined ? '' : `, of ${shownTime(first)} to ${shownTime(last)}`;
  return new AuditError(
    'evidence-nothing',
    `no entry is in that range; the account holds the entries ${kept} to ${size - 1}${when}`,
  );
}

function timeOf(account: AccountFolder, seq: number): number | undefined {
  for (const line of linesOf(account, seq, seq + 1)) return headOf(line)?.time;
  return undefined;
}

/** Yields the lines as they are. Their verifier finds out whether they are right. */
function* linesOf(account: AccountFolder, from: number, to: number): Generator<Buffer> {
  let seq: number | undefined;
  for (const {part, from: start, to: end} of spansOf(account, {after: from - 1})) {
    using file = account.open(part);
    for (const {bytes, isWhole} of linesForward(file.fd, start, end)) {
      if (seq === undefined && headOf(bytes)?.seq === from) seq = from;
      if (seq === undefined || !isWhole) continue;
      yield bytes;
      seq += 1;
      if (seq === to) return;
    }
  }
}

const mark = Buffer.from('"certificate":{"fingerprint":"');

/** Returns the fingerprint of the caller's certificate in an entry. */
function signerOf(line: Buffer): string | undefined {
  // Within a string of JSON the quotes would be escaped.
  const at = line.indexOf(mark);
  if (at === -1) return undefined;
  const fingerprint = line.toString('latin1', at + mark.length, at + mark.length + 64);
  return /^[0-9a-f]{64}$/.test(fingerprint) ? fingerprint : undefined;
}

/** Some of the checkpoints in the range, by which a changed line can be found. */
function* checkpointsWithin(
  account: AccountFolder,
  from: number,
  to: number,
): Generator<{size: number; note: string}> {
  let last = from;
  for (const [i, part] of account.parts.entries()) {
    const next = account.parts[i + 1];
    if (next && (firstIn(account, next) ?? Number.POSITIVE_INFINITY) <= from) continue;
    for (const note of notesOf(account, part)) {
      const size = Number(note.split('\n', 2)[1]);
      if (size >= to) return;
      if (size < last + betweenCheckpoints) continue;
      last = size;
      yield {size, note};
    }
  }
}

function* notesOf(account: AccountFolder, part: Part): Generator<string> {
  using file = account.openCheckpoints(part);
  if (!file) return;
  for (const {note} of notesIn(file.fd, file.size)) if (note !== undefined) yield note;
}
