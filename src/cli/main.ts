import {CommanderError} from 'commander';
import {endForCertain} from '../base/certain-end.ts';
import {messageOf} from '../base/errors.ts';
import {TargetError} from './errors.ts';
import {exitStatus, statusOfError} from './exit-status.ts';
import {refuseWhatIsNotUtf8} from './not-utf8.ts';
import {say} from './print.ts';
import {createProgram} from './program.ts';
import {brokenPipeStatus, isBrokenPipe} from './streams/broken-pipe.ts';
import {keepClosed} from './streams/closed-descriptors.ts';
import {OutputError, watchStandardOutput} from './streams/standard-output.ts';

keepClosed();
endForCertain();
watchStandardOutput();
// A message that cannot be written is dropped.
process.stderr.on('error', () => {});

try {
  refuseWhatIsNotUtf8();
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitStatus.badRequest;
  const cause = error instanceof TargetError ? error.cause : error;
  if (isBrokenPipe(cause)) return brokenPipeStatus;
  // The message is printed when the process ends.
  if (cause instanceof OutputError) return statusOfError(cause);
  if (error instanceof TargetError) {
    say(withoutName(error.message, error.target), error.target);
    for (const line of error.advice) say(line, error.target);
    return statusOfError(error.cause);
  }
  // Several problems have a line each. Foreign text in them was made visible when the message was composed.
  say(messageOf(error).split('\n'));
  return statusOfError(error);
}

/** Many messages begin with the name of their host, which is printed before them here. */
function withoutName(message: string, target: string): string {
  return [`${target}: `, `${target} `].reduce(
    (rest, name) => (rest.startsWith(name) ? rest.slice(name.length) : rest),
    message,
  );
}
