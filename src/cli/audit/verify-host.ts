import {AuditError} from '../../audit/errors.ts';
import {verifyExport} from '../../audit/evidence/verify-export.ts';
import {loadClientConfig} from '../../config/client-config.ts';
import {usage} from '../errors.ts';
import {withHost} from '../with-host.ts';
import {confirm, firstLine} from './confirm.ts';
import {headOf} from './file-head.ts';
import {bytesOf} from './job-bytes.ts';
import {Progress} from './progress.ts';
import {showReport} from './show-verified.ts';
import {stopOnInterrupt} from './stop-on-interrupt.ts';
import {bundleIn, logKeyIn} from './trust-options.ts';
import type {Verdict, VerifyRequest} from './verify-request.ts';

/** Verifies the account of a host, which sends all of it. Nothing of it is kept. */
export async function verifyHost({target, anchors, mode, json}: VerifyRequest<'host'>): Promise<Verdict> {
  const {name, config} = target;
  if (mode === 'quick') throw usage('--quick is for a local account, not for one that a host sends');
  const {identity} = await loadClientConfig(config);
  const bundle = await bundleIn(anchors.ca ?? identity.ca);
  const chooseKey = anchors.logKey === undefined ? undefined : await logKeyIn(anchors.logKey);
  return withHost(name, config === undefined ? {} : {config}, async host => {
    using stop = stopOnInterrupt();
    using progress = new Progress(json);
    const sent = await firstLine(bytesOf(host, host.auditExport(), stop.signal));
    if (stop.signal.aborted) return undefined;
    const report = await verifyExport(sent.all, {
      bundle,
      verifier: chooseKey?.(headOf(sent.line).keys),
      now: Date.now(),
      file: host.name,
      onProgress: entries => progress.at(entries),
    });
    progress.clear();
    if (stop.signal.aborted) return undefined;
    if (report.host !== undefined && report.host !== host.name)
      throw new AuditError('evidence-invalid', `${host.name} sent the account of ${report.host}`);
    const isHeld = report.ok && report.checkpoint && (await confirm(host, report.checkpoint, sent.line));
    const more = isHeld ? ['that it continues what was shown here before'] : [];
    const shown = {...report, checked: [...report.checked, ...more]};
    showReport(shown, {json}, host.name);
    return report.ok;
  });
}
