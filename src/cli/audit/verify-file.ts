import {createReadStream} from 'node:fs';
import {open} from 'node:fs/promises';
import type {Anchors} from '../../audit/evidence/verify-evidence.ts';
import {verifyEvidence} from '../../audit/evidence/verify-evidence.ts';
import {verifyExport} from '../../audit/evidence/verify-export.ts';
import {CodedError} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {loadClientConfig} from '../../config/client-config.ts';
import {readBounded} from '../../identity/pem-file.ts';
import type {AnchorWords} from './anchors.ts';
import {bundleIn, logKeyIn} from './anchors.ts';
import {Progress} from './progress.ts';
import {showEvidence} from './show-evidence.ts';
import {showReport} from './show-report.ts';
import type {VerifyWords} from './verify-words.ts';

/** The first line names key and certificates. */
const headBytes = 256 * 1024;
const mostBytes = 64 * 1024 * 1024;

/** A receipt, a proof or an export. Gives whether nothing is wrong. */
export async function verifyFile(path: string, words: VerifyWords): Promise<boolean> {
  const {format, key} = await headOf(path);
  const anchors = await anchorsOf(words, key === undefined ? [] : [key]);
  if (format === 'reeve-evidence') {
    const text = (await readBounded(path, 'the evidence', {most: mostBytes})).toString();
    showEvidence(verifyEvidence(text, anchors), words);
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

/** Whom to believe: as the options say, else the CA of client.yaml. */
async function anchorsOf(
  {ca, logKey, config}: AnchorWords & {config?: string},
  named: string[],
): Promise<Anchors> {
  const verifier = logKey === undefined ? undefined : await logKeyIn(logKey, named);
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

async function headOf(path: string): Promise<{format: string; key: string | undefined}> {
  await using file = await open(path).catch((cause: unknown) => {
    throw new CodedError('usage', `cannot read ${quote(path, 200)}: is it there?`, {cause});
  });
  const {buffer, bytesRead} = await file.read(Buffer.alloc(headBytes), 0, headBytes, 0);
  const [line = ''] = buffer.toString('utf8', 0, bytesRead).split('\n', 1);
  const {format, key} = parsed(line);
  if (format === 'reeve-evidence' || format === 'reeve-export')
    return {format, key: typeof key === 'string' ? key : undefined};
  throw new CodedError('evidence-invalid', `${quote(path, 200)} is no receipt, proof or export of reeve`);
}

function parsed(line: string): Record<string, unknown> {
  try {
    return (JSON.parse(line) as Record<string, unknown> | null) ?? {};
  } catch {
    return {};
  }
}
