import {evidenceOf} from '../audit/run-evidence.ts';
import {showEvidence} from '../audit/show-verified.ts';
import {interrupted} from '../job/interrupts.ts';
import type {CommonOptions} from '../options.ts';

/** `reeve audit show`: returns the exit status. */
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
