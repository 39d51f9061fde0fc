import type {OrderPayload} from '../../identity/generated/order.ts';
import type {Catalogue} from '../catalogue/catalogue.ts';

/**
 * True if a refused order may hold a secret in the clear, typed where it does not belong: it is for a command
 * with secrets, brings some, or names a command that is not known here, so that nobody can tell what its
 * words mean. Only an order that was authorised is known to hold none.
 */
export function mayHoldSecret(payload: OrderPayload, {commands}: Catalogue): boolean {
  if (payload.action !== 'run') return false;
  const definition = commands.get(payload.command)?.definition;
  if (definition === undefined || payload.secrets !== undefined) return true;
  return [...definition.parameters.values()].some(({secret}) => secret);
}
