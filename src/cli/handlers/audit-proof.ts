import type {ProofOptions} from '../audit/run-evidence.ts';
import {evidenceOf} from '../audit/run-evidence.ts';
import {save} from '../audit/save.ts';
import {interrupted} from '../job/interrupts.ts';

/** `reeve audit proof`: returns the exit status. */
export async function writeProof(
  target: string | undefined,
  job: string,
  options: ProofOptions & {readonly output?: string},
): Promise<number> {
  const evidence = await evidenceOf(target, job, options);
  if (!evidence) return interrupted;
  await save(options.output, [evidence.text]);
  return 0;
}
