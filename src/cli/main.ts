import {CommanderError} from 'commander';
import {endingWithStatus} from './ending-with-status.ts';
import {exitStatus} from './exit-status.ts';
import {createProgram} from './program.ts';

await endingWithStatus(async () => {
  try {
    await createProgram().parseAsync();
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    // It was said already.
    process.exitCode = error.exitCode === 0 ? 0 : exitStatus.badRequest;
  }
});
