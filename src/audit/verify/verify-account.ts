import {UnfitFileError} from '../../base/foreign-file.ts';
import {hostOf, originOf} from '../../identity/log-key.ts';
import {AuditError} from '../errors.ts';
import {AccountFolder} from '../read/account-folder.ts';
import {keysOf} from './account-keys.ts';
import type {AccountReport} from './conclude.ts';
import {conclude} from './conclude.ts';
import {EntryCheck} from './entry-check.ts';
import {Findings} from './findings.ts';
import {ManifestCheck} from './manifest-check.ts';
import type {AccountProgress} from './part-checkpoints.ts';
import {beginAccount} from './part-checkpoints.ts';
import {certificatesIn, Signers} from './signers.ts';
import type {Verification, VerifyOptions} from './verification.ts';
import {verifyPart} from './verify-part.ts';
import {verifyPrunedPrefix} from './verify-pruned-prefix.ts';
import {verifySignedHead} from './verify-signed-head.ts';
import {verifyStoredTree} from './verify-stored-tree.ts';

export type {VerifyOptions} from './verification.ts';

/**
 * Finds what is wrong with the account in `dir`, and returns it in a report. The folder is only read, and may
 * grow meanwhile. Reads synchronously, with little memory whatever the size: for a process of its own.
 *
 * @throws {AuditError} `account-damaged` for something that is not a file; and the errors of the system
 */
export function verifyAccount(dir: string, options: VerifyOptions = {}): AccountReport {
  try {
    return verify(dir, options);
  } catch (error) {
    if (!(error instanceof UnfitFileError)) throw error;
    throw new AuditError('account-damaged', `${error.message}: this is no account`, {cause: error});
  }
}

function verify(dir: string, options: VerifyOptions): AccountReport {
  using folder = new AccountFolder(dir, {isSigned: true});
  const findings = new Findings();
  const keys = keysOf(dir, options.verifier, findings);
  const prefix = verifyPrunedPrefix(folder, keys, findings);
  const isQuick = options.mode === 'quick';
  const entries = isQuick ? undefined : entryCheck(dir, prefix.first, findings, options);
  const verification: Verification = {folder, keys, prefix, entries, isQuick, findings, options};
  const progress = verifyParts(verification);
  verifyStoredTree(verification, progress);
  verifySignedHead(verification, progress);
  return conclude(verification, progress);
}

/** Verifies the parts, the oldest first. */
function verifyParts(verification: Verification): AccountProgress {
  const {parts} = verification.folder;
  return parts.reduce(
    (progress, part, i) => verifyPart(verification, progress, part, parts[i + 1]),
    beginAccount(verification.prefix.tree),
  );
}

function entryCheck(
  dir: string,
  first: number,
  findings: Findings,
  {bundle, verifier}: VerifyOptions,
): EntryCheck {
  const host = verifier && hostOf(verifier.name);
  const known = host !== undefined && verifier?.name === originOf(host) ? host : undefined;
  return new EntryCheck(findings, new Signers(certificatesIn(dir), bundle), {
    host: known,
    first,
    manifests: new ManifestCheck(dir, findings),
  });
}
