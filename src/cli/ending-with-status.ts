import {endForCertain} from '../base/certain-end.ts';
import {refuseWhatIsNotUtf8} from './not-utf8.ts';
import {reportError} from './report-error.ts';
import {keepClosed} from './streams/closed-descriptors.ts';
import {watchStandardOutput} from './streams/standard-output.ts';

/**
 * Does what a call of reeve is to do, and has the process end with the status that tells of it. An error is said.
 *
 * @param work sets `process.exitCode` itself where it does not throw
 */
export async function endingWithStatus(work: () => Promise<void>): Promise<void> {
  keepClosed();
  endForCertain();
  watchStandardOutput();
  // A message that cannot be written is dropped.
  process.stderr.on('error', () => {});
  try {
    refuseWhatIsNotUtf8();
    await work();
  } catch (error) {
    process.exitCode = reportError(error);
  }
}
