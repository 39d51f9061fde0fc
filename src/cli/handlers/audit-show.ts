import {evidenceOf} from '../audit/run-evidence.ts';
import {showEvidence} from '../audit/show-evidence.ts';
import {interrupted} from '../interrupts.ts';
import type {CommonOptions} from '../options.ts';

/** `reeve audit show`: gives the status to exit with. */
export async function showRun(
  target: string | undefined,
  job: string,
  options: CommonOptions,
): Promise<number> {
  const evidence = await evidenceOf(target, job, options);
  if (!evidence) return interrupted;
  showEvidence(evidence.verified, options);
  return 0;
}
