import {existsSync, readdirSync} from 'node:fs';
import {join} from 'node:path';
import {readKeys} from '../../audit/read/keys.ts';
import type {VerifyOptions} from '../../audit/verify/verify-account.ts';
import {verifyAccount} from '../../audit/verify/verify-account.ts';
import {counted} from '../../base/counted.ts';
import type {CodedError} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {certificateIn} from '../../identity/load-credentials.ts';
import {usage} from '../errors.ts';
import {readNamed} from './named-file.ts';
import {ownAccount} from './own-account.ts';
import {Progress} from './progress.ts';
import {showReport} from './show-verified.ts';
import {bundleIn, givenKey, vouchedBy} from './trust-options.ts';
import type {VerifyRequest} from './verify-request.ts';
import {whatIsTaken} from './verify-request.ts';

/** Verifies the account of this host, with its own certificate and CA. Returns whether nothing is wrong. */
export async function verifyOwn(request: VerifyRequest<'own'>): Promise<boolean> {
  const {target, anchors} = request;
  const {dir, server} = await ownAccount(target.config);
  const {cert, ca} = server.tls;
  const bundle = await bundleIn(anchors.ca ?? ca);
  const named = namedKeys(dir);
  // An account may have lost the names of its keys: then the report says so, as a certificate holds a key's hash alone.
  const usual = async () =>
    named.length === 0
      ? undefined
      : vouchedBy(certificateIn(await readNamed(cert, 'the certificate of this host'), cert), cert, named);
  const verifier = (await givenKey(anchors, () => named)) ?? (await usual());
  return verify(dir, request, {bundle, verifier});
}

/** Verifies an account, or a data folder that holds one, wherever it was copied to. */
export async function verifyFolder(request: VerifyRequest<'folder'>): Promise<boolean> {
  const {target, anchors} = request;
  const places = [target.path, join(target.path, 'audit')];
  const dir = places.find(place => existsSync(join(place, 'account.jsonl')));
  if (dir === undefined) throw noAccount(target.path);
  const bundle = anchors.ca === undefined ? undefined : await bundleIn(anchors.ca);
  const verifier = await givenKey(anchors, () => namedKeys(dir));
  return verify(dir, request, {bundle, verifier});
}

function verify(dir: string, {mode, json}: Pick<VerifyRequest, 'mode' | 'json'>, anchors: Believed): boolean {
  using progress = new Progress(json);
  const report = verifyAccount(dir, {...anchors, mode, onProgress: entries => progress.at(entries)});
  progress.clear();
  showReport(report, {json}, dir);
  return report.ok;
}

type Believed = Pick<VerifyOptions, 'bundle' | 'verifier'>;

function noAccount(folder: string): CodedError {
  const shown = quote(folder, 200);
  const evidence = readdirSync(folder).filter(name => /\.(receipt|proof|export)$/.test(name));
  const [first] = evidence;
  const held =
    first === undefined
      ? whatIsTaken
      : `${counted(evidence.length, 'file')} in it can be verified alone, such as ${quote(join(folder, first), 200)}`;
  return usage(`${shown} holds no account: no account.jsonl is in it; ${held}`);
}

const namedKeys = (dir: string) => readKeys(dir).map(String);
