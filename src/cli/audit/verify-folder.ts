import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {readKeys} from '../../audit/read/keys.ts';
import type {VerifyOptions} from '../../audit/verify/verify-account.ts';
import {verifyAccount} from '../../audit/verify/verify-account.ts';
import {counted} from '../../base/counted.ts';
import {CodedError} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {certificateIn} from '../../identity/load-credentials.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {bundleIn, logKeyIn, vouchedBy} from './anchors.ts';
import {readNamed} from './named-file.ts';
import {ownAccount} from './own-account.ts';
import {Progress} from './progress.ts';
import {showReport} from './show-report.ts';
import type {VerifyWords} from './verify-words.ts';
import {whatIsTaken} from './verify-words.ts';

/** The account of this host, with its own certificate and CA. Gives whether nothing is wrong. */
export async function verifyOwn(words: VerifyWords): Promise<boolean> {
  const {dir, server} = await ownAccount(words.config);
  const {cert, ca} = server.tls;
  const bundle = await bundleIn(words.ca ?? ca);
  const named = namedKeys(dir);
  // Where the account has lost the names of its keys the report says so; a certificate holds but a key's hash.
  const usual = async () =>
    named.length === 0
      ? undefined
      : vouchedBy(certificateIn(await readNamed(cert, 'the certificate of this host'), cert), cert, named);
  const verifier = words.logKey === undefined ? await usual() : await givenKey(words.logKey, named);
  return verify(dir, words, {bundle, verifier});
}

/** An account, or a data folder that holds one, wherever it was copied to. */
export async function verifyFolder(folder: string, words: VerifyWords): Promise<boolean> {
  const dir = [folder, join(folder, 'audit')].find(place => existsSync(join(place, 'account.jsonl')));
  if (dir === undefined) throw noAccount(folder);
  const bundle = words.ca === undefined ? undefined : await bundleIn(words.ca);
  const verifier = words.logKey === undefined ? undefined : await givenKey(words.logKey, namedKeys(dir));
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

async function givenKey(path: string, named: readonly string[]): Promise<NoteVerifier> {
  return (await logKeyIn(path))(named);
}

function noAccount(folder: string): CodedError {
  const shown = quote(folder, 200);
  const evidence = readdirSync(folder).filter(name => /\.(receipt|proof|export)$/.test(name));
  const [first] = evidence;
  const held =
    first === undefined
      ? whatIsTaken
      : `${counted(evidence.length, 'file')} in it can be verified alone, such as ${quote(join(folder, first), 200)}`;
  return new CodedError('usage', `${shown} holds no account: no account.jsonl is in it; ${held}`);
}

const namedKeys = (dir: string) => readKeys(dir).map(String);
