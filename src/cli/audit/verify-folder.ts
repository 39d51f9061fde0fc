import {X509Certificate} from 'node:crypto';
import {existsSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import {readKeys} from '../../audit/keys.ts';
import type {VerifyOptions} from '../../audit/verify/verify-account.ts';
import {verifyAccount} from '../../audit/verify/verify-account.ts';
import {CodedError} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {bundleIn, logKeyIn, vouchedBy} from './anchors.ts';
import {ownAccount} from './own-account.ts';
import {Progress} from './progress.ts';
import {showReport} from './show-report.ts';
import type {VerifyWords} from './verify-words.ts';

/** The account of this host, with its own certificate and CA. Gives whether nothing is wrong. */
export async function verifyOwn(words: VerifyWords): Promise<boolean> {
  const {dir, server} = await ownAccount(words.config);
  const {cert, ca} = server.tls;
  const bundle = await bundleIn(words.ca ?? ca);
  const named = namedKeys(dir);
  const verifier =
    words.logKey === undefined
      ? vouchedBy(new X509Certificate(await readFile(cert)), cert, named)
      : await logKeyIn(words.logKey, named);
  return verify(dir, words, {bundle, verifier});
}

/** An account, or a data folder that holds one, wherever it was copied to. */
export async function verifyFolder(folder: string, words: VerifyWords): Promise<boolean> {
  const dir = [folder, join(folder, 'audit')].find(place => existsSync(join(place, 'account.jsonl')));
  if (dir === undefined) throw new CodedError('usage', `${quote(folder, 200)} holds no account`);
  const bundle = words.ca === undefined ? undefined : await bundleIn(words.ca);
  const verifier = words.logKey === undefined ? undefined : await logKeyIn(words.logKey, namedKeys(dir));
  return verify(dir, words, {bundle, verifier});
}

function verify(dir: string, {quick, json}: VerifyWords, anchors: VerifyOptions): boolean {
  using progress = new Progress(json);
  const report = verifyAccount(dir, {
    ...anchors,
    mode: quick ? 'quick' : 'full',
    onProgress: entries => progress.at(entries),
  });
  progress.clear();
  showReport(report, {json, where: dir});
  return report.ok;
}

const namedKeys = (dir: string) => readKeys(dir).map(String);
