import {CodedError} from '../base/errors.ts';
import {quote} from '../base/quote.ts';
import {shellWords} from '../base/shell-words.ts';
import {ClientError} from '../client/errors.ts';

/** As catalogues have them (schemas/order.json). */
const pattern = /^[a-z0-9][a-z0-9._-]{0,63}$/;

/**
 * Requires what can be the name of a command: a host would say of anything else what its order has to look like.
 *
 * @throws {CodedError} `usage`
 */
export function requireCommandName(name: string, target: string): void {
  if (pattern.test(name)) return;
  const words = name.trim().split(/\s+/);
  const one =
    words.length > 1 ? `give its words one by one: ${shellWords(['reeve', 'run', target, ...words])}; ` : '';
  const list = shellWords(['reeve', 'commands', target]);
  throw new CodedError('usage', `there is no command ${quote(name)}; ${one}${list} lists what there is`);
}

/** Where a host did not take the words of a command, what explains them. */
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
