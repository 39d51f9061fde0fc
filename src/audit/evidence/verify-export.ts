import {counted} from '../../base/counted.ts';
import {messageOf} from '../../base/errors.ts';
import {fingerprintOf} from '../../identity/certificate.ts';
import {fromBase64} from '../../merkle/base64.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import {MerkleError} from '../../merkle/errors.ts';
import {Frontier} from '../../merkle/frontier.ts';
import {isHash} from '../../merkle/hashes.ts';
import {verifyConsistency} from '../../merkle/proofs.ts';
import {isTreeSize} from '../../merkle/tree-size.ts';
import type {NumberedLine} from '../read/stream-lines.ts';
import {streamLines} from '../read/stream-lines.ts';
import {EntryCheck} from '../verify/entry-check.ts';
import type {WalkProgress} from '../verify/entry-walk.ts';
import {beginWalk, EntryWalk} from '../verify/entry-walk.ts';
import type {Report} from '../verify/findings.ts';
import {Findings} from '../verify/findings.ts';
import {Signers} from '../verify/signers.ts';
import {TreeComparison} from '../verify/tree-comparison.ts';
import type {ExportHead} from './evidence-file.ts';
import {kindOf, lineEndsChanged, readLineAs, readPem} from './evidence-file.ts';
import {ExportCheckpoints} from './export-checkpoints.ts';
import type {TrustAnchors, TrustedHead} from './trust-anchors.ts';
import {requireAnchor, requireInTime, verifyHead} from './trust-anchors.ts';

export interface ExportReport extends Report {
  /** The number of the first entry, and the number behind the last. */
  readonly from: number;
  readonly to: number;
  /** The checkpoint that covers all of them. */
  readonly checkpoint: Checkpoint | undefined;
  readonly trust: 'given' | 'certificate' | 'none';
}

export interface ExportOptions extends TrustAnchors {
  /** The name of the file in findings. */
  readonly file?: string | undefined;
  /** Called now and then. */
  readonly onProgress?: ((entries: number) => void) | undefined;
}

/**
 * Finds what is wrong with an export file, with nothing but trust anchors and little memory, and returns it
 * in a report.
 *
 * @throws {AuditError} `evidence-no-anchor`; and the errors of the stream
 */
export async function verifyExport(
  chunks: AsyncIterable<Uint8Array>,
  options: ExportOptions,
): Promise<ExportReport> {
  requireAnchor(options);
  const verification = new ExportVerification(options);
  for await (const lines of streamLines(chunks)) {
    for (const line of lines) verification.push(line);
    if (verification.isLost) break;
  }
  return verification.report();
}

/** The verification of the lines behind the header. */
interface Body {
  readonly progress: WalkProgress;
  readonly walk: EntryWalk;
  readonly checkpoints: ExportCheckpoints;
}

class ExportVerification {
  readonly #options: ExportOptions;
  readonly #file: string;
  readonly #findings = new Findings();
  readonly #certificates = new Map<string, string>();
  #head: ExportHead | undefined;
  #trusted: TrustedHead | undefined;
  #entries: EntryCheck | undefined;
  #body: Body | undefined;
  isLost = false;

  constructor(options: ExportOptions) {
    this.#options = options;
    this.#file = options.file ?? 'the export';
  }

  push(line: NumberedLine): void {
    if (!this.#body) {
      this.#begin(line);
      return;
    }
    const {walk, checkpoints} = this.#body;
    const text = line.bytes.toString('latin1', 0, 20);
    const kind = line.isWhole ? kindOf(text) : undefined;
    if (kind === 'certificate') this.#aside(line, () => this.#addCertificate(line.bytes.toString()));
    else if (kind === 'checkpoint') this.#aside(line, () => checkpoints.compare(line, walk.isLooking));
    else walk.push(line);
  }

  report(): ExportReport {
    this.#body?.walk.end();
    this.#close();
    const {from = 0, to = 0} = this.#head ?? {};
    const {entries = 0, checkpoints = 0, first, last}: Partial<WalkProgress> = this.#body?.progress ?? {};
    return {
      ok: !this.#findings.hasErrors,
      host: this.#head?.host,
      entries,
      checkpoints: checkpoints + (this.#trusted ? 1 : 0),
      orders: this.#entries?.orders ?? 0,
      first,
      last,
      ...this.#findings.told(),
      ...this.#scope(),
      from,
      to,
      checkpoint: this.#trusted?.checkpoint,
      trust: this.#trusted?.trust ?? 'none',
    };
  }

  #begin(line: NumberedLine): void {
    try {
      if (line.bytes.at(-1) === 0x0d) throw new Error(lineEndsChanged);
      const head = readLineAs(line.bytes.toString(), 'reeve-export');
      const tree = new TreeComparison(frontierOf(head), undefined);
      this.#head = head;
      this.#trust(line, head);
      const signers = new Signers(fingerprint => this.#certificates.get(fingerprint), this.#options.bundle);
      this.#entries = new EntryCheck(this.#findings, signers, {host: head.host, first: head.from});
      this.#body = this.#bodyOf(head, tree, this.#entries);
    } catch (error) {
      this.isLost = true;
      this.#findings.add(
        'error',
        'checkpoint',
        this.#place(line),
        `is no header of an export: ${messageOf(error)}`,
      );
    }
  }

  #bodyOf({from, to}: ExportHead, tree: TreeComparison, entries: EntryCheck): Body {
    const [file, findings] = [this.#file, this.#findings];
    const progress = beginWalk(tree);
    const walk = new EntryWalk(progress, {
      file,
      sequence: {from, below: to, due: to, isKnown: () => false},
      findings,
      entries,
      onProgress: this.#options.onProgress,
      grown: () => true,
      nextSize: () => undefined,
      tear({number, position}) {
        findings.add('error', 'line', {file, line: number, byte: position, seq: tree.size}, 'is cut off');
      },
    });
    return {progress, walk, checkpoints: new ExportCheckpoints(progress, {file, findings, to})};
  }

  /** If the header is not to be believed, the lines are checked all the same. */
  #trust(line: NumberedLine, head: ExportHead): void {
    try {
      const trusted = verifyHead(head, this.#options);
      if (trusted.checkpoint.size < head.to)
        throw new Error(`its checkpoint is over ${trusted.checkpoint.size} entries`);
      this.#trusted = trusted;
    } catch (error) {
      this.#findings.add(
        'error',
        'checkpoint',
        this.#place(line),
        `is not to be believed: ${messageOf(error)}`,
      );
    }
  }

  #addCertificate(text: string): void {
    const {certificate} = readLineAs(text, 'certificate');
    this.#certificates.set(fingerprintOf(readPem(certificate)), certificate);
  }

  #aside(line: NumberedLine, read: () => void): void {
    try {
      read();
    } catch (error) {
      this.#findings.add('error', 'certificate', this.#place(line), `cannot be used: ${messageOf(error)}`);
    }
  }

  #close(): void {
    const [head, trusted, body] = [this.#head, this.#trusted, this.#body];
    if (!head) {
      if (!this.isLost) this.#findings.add('error', 'missing', {file: this.#file}, 'is empty');
      return;
    }
    if (!trusted || !body) return;
    const {tree, last, newest} = body.progress;
    const root = tree.size === head.to ? tree.root() : undefined;
    if (root) {
      const {size: second, root: secondRoot} = trusted.checkpoint;
      const proof = head.consistency.map(hash => Buffer.from(hash, 'base64'));
      const isProven = verifyConsistency({first: head.to, second, firstRoot: root, secondRoot, proof});
      body.checkpoints.conclude(isProven);
    }
    if (last === undefined) return;
    try {
      requireInTime(newest, trusted);
    } catch (error) {
      this.#findings.add(
        'error',
        'checkpoint',
        {file: this.#file, line: 1},
        `is not to be believed: ${messageOf(error)}`,
      );
    }
  }

  #scope(): Pick<Report, 'checked' | 'unchecked'> {
    const {bundle} = this.#options;
    const {from = 0, to = 0} = this.#head ?? {};
    const {checked = [], unchecked = []} = this.#entries ?? {};
    const after = (this.#trusted?.checkpoint.size ?? to) - to;
    if (!this.#head) return {checked: [], unchecked: ['anything: it could not be read']};
    const of = this.#trusted ? ', whose checkpoint is signed' : '';
    const whose = this.#trusted ? 'of the host and of those' : 'of those';
    return {
      checked: [
        `every line by its number and its place in the tree${of}`,
        ...checked,
        ...(bundle ? [`the certificates ${whose} who signed orders, by the CA`] : []),
      ],
      unchecked: [
        ...(this.#trusted?.unchecked ?? []),
        ...unchecked,
        ...(from > 0 ? [`${counted(from, 'entry', 'entries')} before the first, but for the hashes`] : []),
        ...(after > 0 ? [`${counted(after, 'entry', 'entries')} after the last, but for the hashes`] : []),
      ],
    };
  }

  #place({number, position}: NumberedLine) {
    return {file: this.#file, line: number, byte: position};
  }
}

/** Returns the tree before the first entry. @throws {Error} */
function frontierOf({from, to, before, consistency}: ExportHead): Frontier {
  if (!isTreeSize(from) || !isTreeSize(to) || from > to)
    throw new Error(`it has no entries ${from} to ${to}`);
  const peaks = before.map(hash => fromBase64(hash));
  const hashes = peaks.filter((hash): hash is Buffer => hash !== undefined && isHash(hash));
  const isGood = consistency.every(hash => isHash(fromBase64(hash) ?? Buffer.alloc(0)));
  if (hashes.length !== before.length || !isGood) throw new Error('it holds what is no hash');
  if (from === 0 && before.length > 0) throw new Error('there is nothing before its first entry');
  try {
    return Frontier.load(from, {read: () => hashes});
  } catch (error) {
    if (!(error instanceof MerkleError)) throw error;
    throw new Error(`${before.length} hashes are not those of a tree of ${from} entries`, {cause: error});
  }
}
