import {CodedError} from '../base/errors.ts';
import type {Problem} from './problem.ts';
import {showProblem} from './problem.ts';

export type ConfigErrorCode = 'config-missing' | 'config-unreadable' | 'config-invalid';

/** An error that keeps a configuration from being used. */
export class ConfigError extends CodedError<ConfigErrorCode> {
  /** Everything that is wrong, in the order of the files; empty if no file could be read. */
  readonly problems: readonly Problem[];

  constructor(
    code: ConfigErrorCode,
    message: string,
    options?: {cause?: unknown; problems?: readonly Problem[]},
  ) {
    super(code, message, options);
    this.problems = options?.problems ?? [];
  }
}

/** Throws one error that names every problem, a line each; returns if there is none. */
export function refuseProblems(problems: readonly Problem[]): void {
  if (problems.length === 0) return;
  throw new ConfigError('config-invalid', problems.map(showProblem).join('\n'), {problems});
}
