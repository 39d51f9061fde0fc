import {messageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {fingerprintOf} from '../../identity/certificate.ts';
import {fromBase64} from '../../merkle/base64.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import {hashSize} from '../../merkle/hashes.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {AuditError} from '../errors.ts';
import type {Entry} from '../generated/entry.ts';
import {entry as isEntry} from '../generated/entry-validators.js';
import {checkOrder, evidenceIn} from '../verify/order-check.ts';
import {Signers} from '../verify/signers.ts';
import type {EvidenceEntry, EvidenceFile, EvidenceHead} from './evidence-file.ts';
import {kindOf, lineEndsChanged, readLineAs, readPem} from './evidence-file.ts';
import type {JobFacts} from './job-facts.ts';
import {factsOf} from './job-facts.ts';
import type {TrustAnchors, TrustedHead} from './trust-anchors.ts';
import {requireAnchor, requireInTime, verifyHead} from './trust-anchors.ts';
import type {ProvenFile} from './verify-file.ts';
import {verifyFile} from './verify-file.ts';
import {verifyReceipt} from './verify-receipt.ts';

export type {JobFacts} from './job-facts.ts';
export type {TrustAnchors} from './trust-anchors.ts';
export type {ProvenFile} from './verify-file.ts';

export interface ProvenEntry {
  readonly entry: Entry;
  /** The line in the account. */
  readonly line: string;
  /**
   * The verdict on its order.
   * - `vouched`: its signature is good, and a CA vouches for the signer
   * - `signed`: its signature is good, and no CA was given
   * - `none`: it has no order, or not all that is needed to verify one
   */
  readonly order: 'vouched' | 'signed' | 'none';
}

export interface EvidenceOptions extends TrustAnchors {
  /** The name of the file in errors. */
  readonly file?: string | undefined;
}

/** The facts that evidence proves. */
export interface VerifiedEvidence {
  readonly host: string;
  /** The checkpoint that covers all the entries. */
  readonly checkpoint: Checkpoint;
  readonly verifier: NoteVerifier;
  readonly trust: 'given' | 'certificate';
  readonly entries: readonly ProvenEntry[];
  readonly facts: readonly JobFacts[];
  readonly files: readonly ProvenFile[];
  /** The things that could not be checked, in words. */
  readonly unchecked: readonly string[];
}

/**
 * Verifies an evidence file with nothing but trust anchors. A change of any byte is found.
 *
 * @throws {AuditError} `evidence-invalid`, naming the line and what is wrong with it; `evidence-no-anchor`
 */
export function verifyEvidence(text: string, options: EvidenceOptions): VerifiedEvidence {
  requireAnchor(options);
  try {
    return verify(text, options);
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    const place = error.line === undefined ? ' does' : `: line ${error.line} does`;
    const file = options.file ?? 'the evidence';
    throw new AuditError('evidence-invalid', `${file}${place} not verify: ${error.message}`, {
      cause: error.cause,
    });
  }
}

/** A reason why evidence is refused, and its line. */
class Wrong extends Error {
  readonly line: number | undefined;

  constructor(line: number | undefined, why: string, cause?: unknown) {
    super(why, {cause});
    this.line = line;
  }
}

function verify(text: string, anchors: TrustAnchors): VerifiedEvidence {
  if (text.includes('\r\n')) throw new Wrong(undefined, lineEndsChanged);
  const lines = text.split('\n');
  if (lines.pop() !== '') throw new Wrong(lines.length + 1, 'it does not end with a whole line');
  const [first = '', ...rest] = lines;
  const head = at(1, () => readLineAs(first, 'reeve-evidence'));
  const trusted = at(1, () => verifyHead(head, anchors));
  const certificates = new Map<string, string>();
  const proven = new Map<number, {number: number; entry: Entry; line: string}>();
  const files: {number: number; held: EvidenceFile}[] = [];
  for (const [i, line] of rest.entries()) {
    const number = i + 2;
    const kind = kindOf(line);
    if (kind === 'certificate') at(number, () => addCertificate(line, certificates));
    else if (kind === 'entry') {
      const {entry, line: held} = at(number, () => proveEntry(line, head, trusted));
      if (proven.has(entry.seq)) throw new Wrong(number, `entry ${entry.seq} is there twice`);
      proven.set(entry.seq, {number, entry, line: held});
    } else if (kind === 'file') files.push({number, held: at(number, () => readLineAs(line, 'file'))});
    else throw new Wrong(number, 'it is neither an entry nor a certificate');
  }
  if (proven.size === 0) throw new Wrong(1, 'no entry follows it');
  const concluded = conclude(head, trusted, [...proven.values()], certificates, anchors);
  return {...concluded, files: verifyFiles(files, concluded.entries)};
}

function verifyFiles(
  files: readonly {number: number; held: EvidenceFile}[],
  entries: readonly ProvenEntry[],
): ProvenFile[] {
  const seen = new Set<string>();
  return files.map(({number, held}) => {
    const place = `${held.of} ${held.index}`;
    if (seen.has(place)) throw new Wrong(number, 'its file is there twice');
    seen.add(place);
    return at(number, () => verifyFile(held, entries));
  });
}

function conclude(
  {host}: EvidenceHead,
  {verifier, checkpoint, trust, unchecked}: TrustedHead,
  proven: readonly {number: number; entry: Entry; line: string}[],
  certificates: ReadonlyMap<string, string>,
  {bundle}: TrustAnchors,
): Omit<VerifiedEvidence, 'files'> {
  const signers = new Signers(fingerprint => certificates.get(fingerprint), bundle);
  const used = new Set<string>();
  const left = [...unchecked];
  const queuedAt = new Map<string, number>();
  const entries = proven.map(({number, entry, line}): ProvenEntry => {
    if (entry.event === 'job-queued') queuedAt.set(entry.job, entry.time);
    const evidence = evidenceIn(entry);
    if (!evidence || !certificates.has(evidence.certificate.fingerprint)) {
      const what = evidence
        ? 'the certificate of whoever signed it is not there'
        : 'only its digest was kept';
      if ('order' in entry && entry.order) left.push(`the order of entry ${entry.seq}: ${what}`);
      return {entry, line, order: 'none'};
    }
    used.add(evidence.certificate.fingerprint);
    const job = 'job' in entry ? (entry.job ?? '') : '';
    const note = at(number, () => checkOrder(evidence, signers, queuedAt.get(job) ?? entry.time));
    if (note !== undefined) left.push(`the dates of the certificate: entry ${entry.seq} ${note}`);
    return {entry, line, order: bundle && note === undefined ? 'vouched' : 'signed'};
  });
  const spare = [...certificates.keys()].find(fingerprint => !used.has(fingerprint));
  if (spare !== undefined)
    throw new Wrong(undefined, `it holds a certificate that signed nothing in it: ${spare}`);
  if (!bundle && used.size > 0) left.push('whether a CA vouches for those who signed orders');
  return {
    host,
    checkpoint,
    verifier,
    trust,
    entries,
    facts: factsOf(entries.map(({entry}) => entry)),
    unchecked: left,
  };
}

function addCertificate(line: string, certificates: Map<string, string>): void {
  const {certificate: pem} = readLineAs(line, 'certificate');
  const fingerprint = fingerprintOf(readPem(pem));
  if (certificates.has(fingerprint)) throw new Error('it is there twice');
  certificates.set(fingerprint, pem);
}

function proveEntry(line: string, head: EvidenceHead, trusted: TrustedHead): {entry: Entry; line: string} {
  const held: EvidenceEntry = readLineAs(line, 'entry');
  for (const hash of held.proof)
    if (fromBase64(hash)?.length !== hashSize)
      throw new Error(`its proof holds ${quote(hash)}, which is no hash`);
  const receipt = {...held, proof: [...held.proof], checkpoint: head.checkpoint};
  const {entry} = verifyReceipt(receipt, trusted.verifier, head.host);
  if (!isEntry(entry)) throw new Error('it holds no entry that can be');
  requireInTime(entry.time, trusted);
  return {entry, line: held.line};
}

function at<Value>(number: number, read: () => Value): Value {
  try {
    return read();
  } catch (error) {
    throw new Wrong(number, messageOf(error).replace(/^the receipt does not verify: /, ''), error);
  }
}
