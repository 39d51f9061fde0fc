import {quote} from '../../base/quote.ts';
import type {RunOrder} from '../../identity/generated/order.ts';
import type {Command} from '../catalogue/catalogue.ts';
import type {CommandDefinition} from '../catalogue/command.ts';
import {whyUnavailable} from '../describe/describe.ts';
import {PolicyError} from '../errors.ts';
import type {Effect} from '../generated/catalogue.ts';

/** Returns the definition of a command for this system. Throws PolicyError `command-unavailable`. */
export function requireDefinition(command: Command): CommandDefinition {
  if (command.definition !== undefined) return command.definition;
  throw new PolicyError(
    'command-unavailable',
    `${quote(command.name)} cannot be run here: ${whyUnavailable(command)}`,
  );
}

/** Requires the reason that a command wants to be told. Throws PolicyError `reason-required`. */
export function requireReason({name}: Command, {reasonRequired}: CommandDefinition, reason = ''): void {
  if (!reasonRequired || reason.trim() !== '') return;
  throw new PolicyError('reason-required', `${quote(name)} needs a reason; say it with --reason TEXT`);
}

/** Effects by what each allows: one that is higher allows the lower ones, too. */
const strength: Readonly<Record<Effect, number>> = {read: 0, change: 1, destroy: 2};

/** The effect of a run whose order does not say which one its signer means. */
const usual: Effect = 'change';

/**
 * Requires that the signer of an order means what the command does. An old description of it, or a program
 * that knows none, destroys nothing by mistake. Throws PolicyError `confirm-needed`.
 */
export function requireConfirmed(
  {name}: Command,
  {effect}: CommandDefinition,
  meant: RunOrder['effect'] = usual,
): void {
  if (strength[meant] >= strength[effect]) return;
  const does = effect === 'destroy' ? 'destroys something' : 'changes something';
  throw new PolicyError(
    'confirm-needed',
    `${quote(name)} ${does}, and the order does not say that this is meant; confirm it with --yes, or in a program with confirm: '${effect}'`,
  );
}

/**
 * Requires that a command takes input where the caller means to send some: what nobody reads would be lost in
 * silence. Throws PolicyError `no-stdin`.
 */
export function requireInput({name}: Command, {stdin}: CommandDefinition, input: RunOrder['input']): void {
  if (input === undefined || stdin === 'stream') return;
  throw new PolicyError(
    'no-stdin',
    `${quote(name)} takes no input: the catalogue gives it neither "stdin: stream" nor "tty: true"`,
  );
}

/** The program of a command. Throws PolicyError `executable-missing`. */
export function requireExecutable(command: Command, {executable}: CommandDefinition): string {
  if (executable !== undefined) return executable;
  const advice = 'install it there, then reload the catalogue';
  throw new PolicyError(
    'executable-missing',
    `${quote(command.name)} cannot be run: ${whyUnavailable(command)}; ${advice}`,
  );
}
