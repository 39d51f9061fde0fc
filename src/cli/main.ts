import {CommanderError} from 'commander';
import {exitStatus, statusOfError} from './exit-status.ts';
import {createProgram} from './program.ts';
import {say} from './speak.ts';
import {TargetError} from './with-host.ts';

// A reader of our output that went away (`reeve ... | head`) is no error of ours.
process.stdout.on('error', quitOnBrokenPipe);
process.stderr.on('error', () => {});

try {
  await createProgram().parseAsync();
} catch (error) {
  process.exitCode = report(error);
}

function report(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : exitStatus.badRequest;
  if (error instanceof TargetError) {
    if (isBrokenPipe(error.cause)) return exitStatus.signalBase + 13;
    say(error.message, error.target);
    return statusOfError(error.cause);
  }
  say(error instanceof Error ? error.message : String(error));
  return statusOfError(error);
}

function quitOnBrokenPipe(error: Error): void {
  if (isBrokenPipe(error)) process.exit(exitStatus.signalBase + 13);
}

function isBrokenPipe(error: unknown): boolean {
  return error instanceof Error && (error as NodeJS.ErrnoException).code === 'EPIPE';
}
