import {shellWords} from '../base/shell-words.ts';
import {ClientError} from '../index.ts';

/** An error; where a host did not take the words of a command, with what explains them. */
export function withDescription(error: unknown, target: string, command: string): unknown {
  if (!(error instanceof ClientError) || error.wireCode !== 'bad-parameter') return error;
  const {code, message, wireCode, outcome} = error;
  const explained = `${shellWords(['reeve', 'describe', target, command])} explains its parameters`;
  return new ClientError(code, message, {
    cause: error,
    wireCode,
    outcome,
    advice: [...error.advice, explained],
  });
}
