import {quote} from '../../base/quote.ts';
import {fromBase64} from '../../merkle/base64.ts';
import {leafHash} from '../../merkle/hashes.ts';
import {verifyInclusion} from '../../merkle/proofs.ts';
import type {ManifestFile} from '../../shares/manifest.ts';
import {manifestFile} from '../../shares/manifest.ts';
import type {Entry, JobEnd, JobStart} from '../generated/entry.ts';
import type {EvidenceFile} from './evidence-file.ts';

/**
 * A file of a transfer. Of a put it is proven that at this time the host took these bytes of that person and
 * gave them this name; of a get, that the host said that it sent them.
 */
export interface ProvenFile extends ManifestFile {
  readonly job: string;
  readonly share: string;
  readonly action: 'put' | 'get';
  /** The person who signed the order. */
  readonly who: string;
  /** Milliseconds since 1970, by the host's clock. */
  readonly at: number;
}

/** An entry that was proven, and how far its order was. */
interface Proven {
  readonly entry: Entry;
  readonly order: 'vouched' | 'signed' | 'none';
}

/**
 * Verifies a file by the entries beside it: its line is in the manifest that the end of its job names, and the
 * order of that job, which was verified, is one to put or get what holds it.
 *
 * @throws {Error} saying what is wrong
 */
export function verifyFile(
  {file: line, of, index, proof}: EvidenceFile,
  entries: readonly Proven[],
): ProvenFile {
  const file = manifestFile(line);
  if (file === undefined) throw new Error('it holds no file of a manifest');
  const end = entries.find(({entry}) => entry.seq === of)?.entry;
  if (end?.event !== 'job-end' || end.transfer === undefined)
    throw new Error(`entry ${of}, which it names, is not the end of a transfer in this file`);
  const {job, transfer, principal, time: at} = end;
  const [size, root] = [transfer.files, Buffer.from(transfer.root, 'hex')];
  const hashes = proof.map(text => fromBase64(text) ?? Buffer.alloc(0));
  if (!verifyInclusion({index, size, leaf: leafHash(Buffer.from(line)), proof: hashes, root}))
    throw new Error('its proof does not show that it is in the manifest of that transfer');
  const action = actionOf(startOf(end, entries), file.path, transfer.share);
  return {job, share: transfer.share, action, who: principal.name, at, ...file};
}

function startOf({start, job, principal}: JobEnd, entries: readonly Proven[]): JobStart {
  const proven = entries.find(({entry}) => entry.seq === start);
  if (proven?.entry.event !== 'job-start' || proven.entry.job !== job)
    throw new Error(`entry ${start}, the start of its job, is not in this file`);
  if (proven.order === 'none') throw new Error(`the order in entry ${start} is not shown to be signed`);
  if (proven.entry.principal.name !== principal.name)
    throw new Error('its job ended as that of somebody else');
  return proven.entry;
}

/** The share and the path in the entry are those of its order: `checkOrder` has seen to it. */
function actionOf({command, files}: JobStart, path: string, share: string): 'put' | 'get' {
  if (command !== 'share-put' && command !== 'share-get') throw new Error(`its job is ${quote(command)}`);
  const asked = files?.path ?? '';
  const isWithin = asked === '' || path === asked || path.startsWith(`${asked}/`);
  if (files?.share !== share || !isWithin) throw new Error('it is no file that its order asks for');
  return command === 'share-put' ? 'put' : 'get';
}
