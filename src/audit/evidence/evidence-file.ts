// Files that leave the host are JSON Lines: first the proof, then the entries that it is about, and the
// certificates of those who signed orders in them. Each line that is not one of the account is written as
// JSON.stringify writes it, so that a change of any byte is found.
import {X509Certificate} from 'node:crypto';
import {messageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {parseStrict} from '../../protocol/strict-json.ts';

/** The first fields of both kinds of file. */
export interface Head {
  readonly host: string;
  /** A signed note. */
  readonly checkpoint: string;
  /** The verifier line of the key that signed it. */
  readonly key: string;
  /** The host's certificate in PEM, which names that key. */
  readonly certificate?: string | undefined;
}

export interface EvidenceHead extends Head {
  readonly format: 'reeve-evidence';
  readonly v: 1;
}

export interface ExportHead extends Head {
  readonly format: 'reeve-export';
  readonly v: 1;
  /** The number of the first entry, and the number behind the last. */
  readonly from: number;
  readonly to: number;
  /**
   * The hashes of the largest complete subtrees over the entries before `from`, from left to right, base64.
   */
  readonly before: readonly string[];
  /** The proof (RFC 6962, 2.1.2) that the checkpoint's tree begins with that of `to` entries. */
  readonly consistency: readonly string[];
}

/** An entry, and the proof (RFC 6962, 2.1.1) that it is under the checkpoint. */
export interface EvidenceEntry {
  readonly seq: number;
  readonly line: string;
  readonly proof: readonly string[];
}

/** A file of a transfer, and the proof (RFC 6962, 2.1.1) that it is in the manifest of that. */
export interface EvidenceFile {
  /** Its line in the manifest. */
  readonly file: string;
  /** The number of the entry that names the manifest. */
  readonly of: number;
  readonly index: number;
  readonly proof: readonly string[];
}

export function evidenceHeader({host, checkpoint, key, certificate}: Head): string {
  return lineOf({format: 'reeve-evidence', v: 1, host, checkpoint, key, certificate});
}

export function evidenceEntry({seq, line, proof}: EvidenceEntry): string {
  return lineOf({seq, line, proof});
}

export function evidenceOfFile({file, of, index, proof}: EvidenceFile): string {
  return lineOf({file, of, index, proof});
}

export function exportHeader(head: Omit<ExportHead, 'format' | 'v'>): string {
  const {host, from, to, before, consistency, checkpoint, key, certificate} = head;
  return lineOf({
    format: 'reeve-export',
    v: 1,
    host,
    from,
    to,
    before,
    consistency,
    checkpoint,
    key,
    certificate,
  });
}

/** The certificate of somebody who signed orders. */
export function certificateLine(pem: string): string {
  return lineOf({certificate: pem});
}

/** A checkpoint of the account over all entries before it. */
export function checkpointLine(note: string): string {
  return lineOf({checkpoint: note});
}

const lineOf = (value: object) => `${JSON.stringify(value)}\n`;

type Kind = 'text' | 'number' | 'texts';

/** The fields of each kind of line. A question mark ends the names of fields that may be left out. */
const fields = {
  'reeve-evidence': {
    format: 'text',
    v: 'number',
    host: 'text',
    checkpoint: 'text',
    key: 'text',
    'certificate?': 'text',
  },
  'reeve-export': {
    format: 'text',
    v: 'number',
    host: 'text',
    from: 'number',
    to: 'number',
    before: 'texts',
    consistency: 'texts',
    checkpoint: 'text',
    key: 'text',
    'certificate?': 'text',
  },
  entry: {seq: 'number', line: 'text', proof: 'texts'},
  file: {file: 'text', of: 'number', index: 'number', proof: 'texts'},
  certificate: {certificate: 'text'},
  checkpoint: {checkpoint: 'text'},
} as const satisfies Record<string, Record<string, Kind>>;

interface Lines {
  'reeve-evidence': EvidenceHead;
  'reeve-export': ExportHead;
  entry: EvidenceEntry;
  file: EvidenceFile;
  certificate: {readonly certificate: string};
  checkpoint: {readonly checkpoint: string};
}

/**
 * Reads a line, without its newline, of a certain kind. The values are not checked.
 *
 * @throws {Error} saying what is wrong, for the caller to put the place before it
 */
export function readLineAs<K extends keyof Lines>(line: string, kind: K): Lines[K] {
  const value = parse(line);
  const wanted: Record<string, Kind> = fields[kind];
  for (const [key, type] of Object.entries(wanted)) {
    const name = key.replace('?', '');
    const isThere = Object.hasOwn(value, name);
    if (!isThere && key !== name) continue;
    if (!isThere || !isOf(value[name], type)) throw new Error(`its ${quote(name)} is missing or none`);
  }
  const spare = Object.keys(value).find(key => !(key in wanted) && !(`${key}?` in wanted));
  if (spare !== undefined) throw new Error(`it holds ${quote(spare)}, which does not belong there`);
  const {format = kind, v = 1} = value;
  if ('format' in wanted && (format !== kind || v !== 1))
    throw new Error(`it is no file of the format ${kind}, version 1`);
  return value as unknown as Lines[K];
}

/** The words for a file in which each newline became a carriage return and a newline. */
export const lineEndsChanged =
  'its line ends were changed, as some editors and mail programs do: get the file again as it was written';

/** Returns the kind of a line, by its beginning. */
export function kindOf(line: string): 'entry' | 'file' | 'certificate' | 'checkpoint' | undefined {
  if (line.startsWith('{"certificate":')) return 'certificate';
  if (line.startsWith('{"checkpoint":')) return 'checkpoint';
  if (line.startsWith('{"file":')) return 'file';
  return line.startsWith('{"seq":') ? 'entry' : undefined;
}

function parse(line: string): Record<string, unknown> {
  let value: unknown;
  try {
    value = parseStrict(line);
  } catch (cause) {
    throw new Error(messageOf(cause), {cause});
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new Error('it is no object');
  if (JSON.stringify(value) !== line) throw new Error('it is not written as JSON.stringify writes it');
  return value as Record<string, unknown>;
}

function isOf(value: unknown, kind: Kind): boolean {
  if (kind === 'text') return typeof value === 'string';
  if (kind === 'number') return Number.isSafeInteger(value) && Number(value) >= 0;
  return Array.isArray(value) && value.length <= mostHashes && value.every(each => typeof each === 'string');
}

/** The most hashes of a proof. */
const mostHashes = 128;

/**
 * Reads a certificate in PEM as Node writes it.
 *
 * @throws {Error} saying what is wrong
 */
export function readPem(text: string): X509Certificate {
  let certificate: X509Certificate;
  try {
    certificate = new X509Certificate(text);
  } catch (cause) {
    throw new Error('it is not a certificate in PEM', {cause});
  }
  if (certificate.toString() !== text) throw new Error('its PEM is not written as it should be');
  return certificate;
}
