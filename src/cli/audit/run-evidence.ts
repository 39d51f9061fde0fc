import {AuditError} from '../../audit/errors.ts';
import type {VerifiedEvidence} from '../../audit/evidence/verify-evidence.ts';
import {verifyEvidence} from '../../audit/evidence/verify-evidence.ts';
import {writeEvidence} from '../../audit/evidence/write-evidence.ts';
import {collectBytes} from '../../base/named-file.ts';
import {loadClientConfig} from '../../config/client-config.ts';
import {certificateIn} from '../../identity/load-credentials.ts';
import {findJob} from '../job/find-job.ts';
import type {CommonOptions} from '../options.ts';
import {withHost} from '../with-host.ts';
import {confirm} from './confirm.ts';
import {bytesOf} from './job-bytes.ts';
import {readNamed} from './named-file.ts';
import {findOwnJob, ownAccount} from './own-account.ts';
import {stopOnInterrupt} from './stop-on-interrupt.ts';
import {bundleIn} from './trust-options.ts';

/** Verified evidence of the entries about a run. */
export interface RunEvidence {
  /** An evidence file. */
  readonly text: string;
  readonly verified: VerifiedEvidence;
}

export interface ProofOptions extends CommonOptions {
  /** A file of the transfer that the run was, as it was typed. */
  readonly file?: string;
}

/** Largest evidence that is held in memory; it is hardly ever more than some KB. */
const mostBytes = 64 * 1024 * 1024;

/**
 * Gets a proof of all entries about a run, from a host or from the account of this one, and verifies it with the CA of the
 * configuration. `typed` is the id of the run, or the end of it. Returns undefined if interrupted.
 *
 * @throws {AuditError} `evidence-invalid`, `evidence-nothing`; {TargetError}, {ConfigError}
 */
export async function evidenceOf(
  target: string | undefined,
  typed: string,
  options: ProofOptions,
): Promise<RunEvidence | undefined> {
  if (target === undefined) return ownEvidence(typed, options);
  const {file} = options;
  const {identity} = await loadClientConfig(options.config);
  const bundle = await bundleIn(identity.ca);
  return withHost(target, options, async host => {
    const job = await findJob(host, typed, {account: true});
    using stop = stopOnInterrupt();
    const sent = await collectBytes(bytesOf(host, host.auditProof(job, {file}), stop.signal), mostBytes, () =>
      invalid(`${host.name} sent more than ${mostBytes} bytes about one run`),
    );
    if (stop.signal.aborted) return undefined;
    const text = sent.toString();
    const verified = verifyEvidence(text, {bundle, now: Date.now(), file: `what ${host.name} sent`});
    if (verified.host !== host.name) throw invalid(`${host.name} sent proofs of entries of ${verified.host}`);
    const [head = ''] = text.split('\n', 1);
    await confirm(host, verified.checkpoint, head);
    return {text, verified};
  });
}

async function ownEvidence(typed: string, {config, file}: ProofOptions): Promise<RunEvidence> {
  const {dir, server} = await ownAccount(config);
  const job = await findOwnJob(dir, typed);
  const hostCertificate = certificateIn(
    await readNamed(server.tls.cert, 'the certificate of this host'),
    server.tls.cert,
  );
  const text = [...writeEvidence(dir, {job, file}, {hostCertificate})].join('');
  const bundle = await bundleIn(server.tls.ca);
  return {text, verified: verifyEvidence(text, {bundle, now: Date.now(), file: `what is in ${dir}`})};
}

const invalid = (message: string) => new AuditError('evidence-invalid', message);
