import {existsSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {headOf as entryHeadOf} from '../../audit/entry/parse-entry.ts';
import {AuditError} from '../../audit/errors.ts';
import type {TrustAnchors} from '../../audit/evidence/trust-anchors.ts';
import {verifyEvidence} from '../../audit/evidence/verify-evidence.ts';
import {verifyExport} from '../../audit/evidence/verify-export.ts';
import {tooLong} from '../../base/foreign-file.ts';
import {collectBytes, namedPieces} from '../../base/named-file.ts';
import {quote} from '../../base/quote.ts';
import {loadClientConfig} from '../../config/client-config.ts';
import {usage} from '../errors.ts';
import type {FileHead} from './file-head.ts';
import {headOf} from './file-head.ts';
import {looksLike} from './looks-like.ts';
import {unreadable} from './named-file.ts';
import {Progress} from './progress.ts';
import {showEvidence, showReport} from './show-verified.ts';
import {bundleIn, givenKey} from './trust-options.ts';
import type {VerifyRequest} from './verify-request.ts';
import {whatIsTaken} from './verify-request.ts';

/** The first line names key and certificates. */
const headBytes = 256 * 1024;
/** Largest evidence that is held in memory; it is hardly ever more than some KB. */
const mostBytes = 64 * 1024 * 1024;

/** Verifies a receipt, a proof, an export, a checkpoint, or a file of an account. Returns whether nothing is wrong. */
export async function verifyFile(request: VerifyRequest<'file'>): Promise<boolean> {
  const {target, json} = request;
  const {path} = target;
  await using file = await NamedFile.open(path);
  const {format, keys} = headIn(path, file.begin);
  // Awaited, since the file is closed on the way out.
  if (format === undefined) return await verifyOther(file, request);
  const anchors = await anchorsOf(request, keys);
  if (format === 'reeve-evidence') {
    const text = (await file.all(mostBytes)).toString();
    const verified = verifyEvidence(text, {...anchors, file: path});
    showEvidence(verified, {json}, path);
    return true;
  }
  if (format === 'reeve-fleet') {
    const {verifyFleetFile} = await import('./verify-fleet.ts');
    return verifyFleetFile((await file.all(mostBytes)).toString(), anchors, path, json);
  }
  using progress = new Progress(json);
  const report = await verifyExport(file.pieces(), {
    ...anchors,
    file: path,
    onProgress: entries => progress.at(entries),
  });
  progress.clear();
  showReport(report, {json}, path);
  return report.ok;
}

/** The anchors that the options name, else the CA of client.yaml. */
async function anchorsOf(
  {anchors, target}: VerifyRequest<'file'>,
  named: readonly string[],
): Promise<TrustAnchors> {
  const verifier = await givenKey(anchors, () => named);
  const authority = anchors.ca ?? (verifier ? undefined : await usualAuthority(target.config));
  const bundle = authority === undefined ? undefined : await bundleIn(authority);
  return {now: Date.now(), ...(bundle && {bundle}), ...(verifier && {verifier})};
}

async function usualAuthority(config: string | undefined): Promise<string> {
  try {
    return (await loadClientConfig(config)).identity.ca;
  } catch (cause) {
    if (config !== undefined) throw cause;
    throw usage('nothing says whom to trust: give --ca FILE, --log-key FILE, or both', cause);
  }
}

function headIn(path: string, begin: Buffer): FileHead {
  const [line = ''] = begin.toString('utf8', 0, headBytes).split('\n', 1);
  const head = headOf(line);
  if (head.format || !head.isOurs) return head;

  throw new AuditError(
    'evidence-invalid',
    `the first line of ${quote(path, 200)} was changed: it no longer says what it is`,
  );
}

/** Files that are neither evidence nor an export. */
async function verifyOther(file: NamedFile, request: VerifyRequest<'file'>): Promise<boolean> {
  const {path} = request.target;
  if (entryHeadOf(file.begin)) return verifyAround(request);
  // The first line of a checkpoint is the name of a log.
  if (/^[^\s{]+\/\S+\n/.test(file.begin.toString('latin1', 0, 1024))) {
    const {notesIn, verifyNotes} = await import('./verify-notes.ts');
    const notes = notesIn((await file.all(mostBytes)).toString());
    if (notes) return verifyNotes(notes, request);
  }
  throw usage(`${quote(path, 200)} cannot be verified: ${looksLike(file.begin)}; ${whatIsTaken}`);
}

/** A file of an account is verified with its folder, which has the proofs of its lines. */
async function verifyAround(request: VerifyRequest<'file'>): Promise<boolean> {
  const {path} = request.target;
  const folder = dirname(path);
  if (/^account(-\d{16})?\.jsonl$/.test(basename(path)) && existsSync(join(folder, 'keys')))
    return (await import('./verify-folder.ts')).verifyFolder({
      ...request,
      target: {kind: 'folder', path: folder},
    });
  throw usage(
    `${quote(path, 200)} holds entries of an account without their proofs; give the folder of that account, or a file that reeve audit export wrote`,
  );
}

/** A file that is opened once: it may be a pipe. */
class NamedFile implements AsyncDisposable {
  /** The beginning, as long as a first line may be. */
  readonly begin: Buffer;
  readonly #path: string;
  readonly #rest: AsyncGenerator<Buffer>;

  /** @throws {CodedError} `usage` if it cannot be read, as the other methods do */
  static async open(path: string): Promise<NamedFile> {
    const rest = namedPieces(path);
    const held: Buffer[] = [];
    try {
      for (let size = 0; size < headBytes; ) {
        const {value, done} = await rest.next();
        if (done === true) break;
        held.push(value);
        size += value.length;
        if (value.includes(newline)) break;
      }
      return new NamedFile(path, Buffer.concat(held), rest);
    } catch (cause) {
      throw unreadable(path, 'the file', cause);
    }
  }

  private constructor(path: string, begin: Buffer, rest: AsyncGenerator<Buffer>) {
    this.#path = path;
    this.begin = begin;
    this.#rest = rest;
  }

  async *pieces(): AsyncGenerator<Buffer> {
    yield this.begin;
    try {
      yield* this.#rest;
    } catch (cause) {
      throw unreadable(this.#path, 'the file', cause);
    }
  }

  all(most: number): Promise<Buffer> {
    return collectBytes(this.pieces(), most, () =>
      unreadable(this.#path, 'the file', tooLong(this.#path, most)),
    );
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#rest.return(undefined);
  }
}

const newline = 0x0a;
