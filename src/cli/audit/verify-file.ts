import {createReadStream} from 'node:fs';
import {open} from 'node:fs/promises';
import {AuditError} from '../../audit/errors.ts';
import type {Anchors} from '../../audit/evidence/verify-evidence.ts';
import {verifyEvidence} from '../../audit/evidence/verify-evidence.ts';
import {verifyExport} from '../../audit/evidence/verify-export.ts';
import {CodedError} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {loadClientConfig} from '../../config/client-config.ts';
import type {AnchorWords} from './anchors.ts';
import {bundleIn, logKeyIn} from './anchors.ts';
import type {FileHead} from './file-head.ts';
import {headOf} from './file-head.ts';
import {readNamed, unreadable} from './named-file.ts';
import {Progress} from './progress.ts';
import {showEvidence} from './show-evidence.ts';
import {showReport} from './show-report.ts';
import type {VerifyWords} from './verify-words.ts';

/** The first line names key and certificates. */
const headBytes = 256 * 1024;
/** What proves a run is hardly ever more than some KB, and is held in memory. */
const mostBytes = 64 * 1024 * 1024;

/** A receipt, a proof or an export. Gives whether nothing is wrong. */
export async function verifyFile(path: string, words: VerifyWords): Promise<boolean> {
  const {format, keys} = await headIn(path);
  const anchors = await anchorsOf(words, keys);
  if (format === 'reeve-evidence') {
    const text = (await readNamed(path, 'the file', mostBytes)).toString();
    const verified = verifyEvidence(text, {...anchors, file: path});
    showEvidence(verified, {json: words.json, file: path});
    return true;
  }
  using progress = new Progress(words.json);
  const report = await verifyExport(createReadStream(path), {
    ...anchors,
    file: path,
    onProgress: entries => progress.at(entries),
  });
  progress.clear();
  showReport(report, {json: words.json, where: path});
  return report.ok;
}

/** Whom to believe: all that the options name, else the CA of client.yaml. */
async function anchorsOf(
  {ca, logKey, config}: AnchorWords & {config?: string},
  named: readonly string[],
): Promise<Anchors> {
  const verifier = logKey === undefined ? undefined : (await logKeyIn(logKey))(named);
  const authority = ca ?? (verifier ? undefined : await usualAuthority(config));
  const bundle = authority === undefined ? undefined : await bundleIn(authority);
  return {now: Date.now(), ...(bundle && {bundle}), ...(verifier && {verifier})};
}

async function usualAuthority(config: string | undefined): Promise<string> {
  try {
    return (await loadClientConfig(config)).identity.ca;
  } catch (cause) {
    if (config !== undefined) throw cause;
    throw new CodedError('usage', 'say whom to believe: --ca FILE, or --log-key FILE, or both', {cause});
  }
}

async function headIn(path: string): Promise<FileHead> {
  const head = headOf(await firstLineIn(path));
  if (head.format) return head;
  if (head.isOurs)
    throw new AuditError(
      'evidence-invalid',
      `the first line of ${quote(path, 200)} was changed: it no longer says what it is`,
    );
  throw new CodedError('usage', `${quote(path, 200)} is no receipt, proof or export of reeve`);
}

async function firstLineIn(path: string): Promise<string> {
  try {
    await using file = await open(path);
    const {buffer, bytesRead} = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
    const [line = ''] = buffer.toString('utf8', 0, bytesRead).split('\n', 1);
    return line;
  } catch (cause) {
    throw unreadable(path, 'the file', cause);
  }
}
