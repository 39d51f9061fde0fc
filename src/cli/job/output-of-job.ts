import type {Chunk} from '../../index.ts';
import type {NearJob} from '../../persist/near-host.ts';
import {openTerminalOutput} from '../terminal/terminal-output.ts';
import type {JobOutput} from './job-output.ts';
import {openJobOutput} from './job-output.ts';

/** Opens the output of a job. A job with a terminal is shown as its screen, not as the recording that its stdout is. */
export function outputOf(job: NearJob): JobOutput {
  let output: JobOutput | undefined;
  const choose = async () => {
    const {terminal} = await job.started;
    output = terminal ? openTerminalOutput() : openJobOutput();
    return output;
  };
  const writeFirst = async (chunk: Chunk) => (await choose()).write(chunk);
  return {
    get unshown() {
      return output?.unshown;
    },
    get failure() {
      return output?.failure;
    },
    write: chunk => (output ? output.write(chunk) : writeFirst(chunk)),
    end: async () => output?.end(),
    abandon: () => output?.abandon?.(),
  };
}
