import {endForCertain} from '../base/certain-end.ts';
import {refuseWhatIsNotUtf8} from './not-utf8.ts';
import {createProgram} from './program.ts';
import {reportError} from './report-error.ts';
import {keepClosed} from './streams/closed-descriptors.ts';
import {watchStandardOutput} from './streams/standard-output.ts';

keepClosed();
endForCertain();
watchStandardOutput();
// A message that cannot be written is dropped.
process.stderr.on('error', () => {});

try {
  refuseWhatIsNotUtf8();
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = reportError(error);
}
