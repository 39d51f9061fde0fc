import {messageOf} from '../base/errors.ts';
import {TargetError} from './errors.ts';
import {statusOfError} from './exit-status.ts';
import {say} from './print.ts';
import {brokenPipeStatus, isBrokenPipe} from './streams/broken-pipe.ts';
import {OutputError} from './streams/standard-output.ts';

/** Says what went wrong. Returns the status to exit with. */
export function reportError(error: unknown): number {
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
