import {sealSecrets} from '../identity/secrets.ts';
import type {OrderMessage} from '../protocol/generated/wire.ts';
import {given, isWords} from './given-fields.ts';
import type {Fields, RunOptions} from './host-options.ts';

/** Typed parameters by name, or the words as a person would type them. */
export type RunParams = Readonly<Record<string, unknown>> | readonly string[];

/** The fields of an order to run a command, and the secrets that go beside it. */
export function runOrder(
  command: string,
  params: RunParams,
  {reason, terminal, secrets, fleet, confirm: effect}: RunOptions,
): {fields: Fields<'run'>; secrets: OrderMessage['secrets']} {
  const words = isWords(params) ? {args: [...params]} : {params: {...params}};
  const sealed = secrets && sealSecrets(secrets);
  const fields = {command, ...words, ...given({effect, fleet, reason, terminal, secrets: sealed?.marks})};
  return {fields, secrets: sealed?.secrets};
}
