import {isAccountReading} from '../../identity/account-readings.ts';
import type {OrderPayload} from '../../identity/generated/order.ts';
import type {Order} from '../../identity/order.ts';
import {isShareOrder, shareRightOf} from '../../identity/share-orders.ts';
import type {Person} from '../access/access.ts';
import {ruleFor} from '../access/access.ts';
import {requireAllowed} from '../access/require-allowed.ts';
import {requireShare} from '../access/require-share.ts';
import type {Catalogue} from '../catalogue/catalogue.ts';
import type {Share} from '../catalogue/share.ts';
import {PolicyError} from '../errors.ts';
import {checkParams} from './check-params.ts';
import type {SecretValues} from './check-secrets.ts';
import {checkSecrets} from './check-secrets.ts';
import type {Invocation} from './invocation.ts';
import {invocationOf} from './invocation.ts';
import {parseArgs} from './parse-args.ts';
import {renderArgv} from './render.ts';
import {
  requireConfirmed,
  requireDefinition,
  requireExecutable,
  requireInput,
  requireReason,
} from './require-runnable.ts';

export type {ResourceLimits} from '../catalogue/settings.ts';
export type {Invocation} from './invocation.ts';

declare const authorized: unique symbol;

/** An order that the catalogue and its rules allow. Minted here and nowhere else. */
export type AuthorizedOrder = {
  readonly order: Order;
  readonly command: string;
  readonly invocation: Invocation;
  /** `invocation.argv` as it may be written down. */
  readonly redactedArgv: readonly string[];
  /** The access rule that allowed it, `FILE:LINE`. */
  readonly rule: string;
  readonly reason?: string;
  /** Of work in a share: where. */
  readonly files?: {readonly share: string; readonly path: string};
  /** The limits of the queue that it may have to wait for. */
  readonly turn: {
    readonly concurrency: number | undefined;
    readonly lock: string | undefined;
    /** True if `concurrency` is that of each person, and not of all together. */
    readonly isOfEach?: boolean;
  };
  /** Milliseconds after which a job that its owner lost the connection to is cancelled. */
  readonly orphanMs: number | undefined;
} & {readonly [authorized]: true};

/**
 * Decides about an order to run a command, and says what is to be run; `secrets` are the values that came
 * beside the order and that its signer meant. Throws PolicyError whose message is written for the caller, and
 * for the account: where the command has secrets it repeats no value at all.
 */
export function authorize(
  order: Order,
  catalogue: Catalogue,
  secrets: SecretValues = new Map(),
): AuthorizedOrder {
  const {payload, principal} = order;
  if (payload.action !== 'run') throw new PolicyError('denied', `an order to ${payload.action} runs nothing`);
  const {command, rule} = requireAllowed(principal, catalogue, payload.command);
  const definition = requireDefinition(command);
  const {parameters, template, showValue} = definition;
  const given =
    payload.args === undefined
      ? Object.entries(payload.params ?? {})
      : parseArgs(payload.args, parameters, showValue);
  const params = checkParams(given, parameters, showValue);
  const checked = checkSecrets(secrets, parameters);
  const argv = renderArgv(template, params, parameters, showValue);
  requireReason(command, definition, payload.reason);
  requireInput(command, definition, payload.input);
  const executable = requireExecutable(command, definition);
  // Last: nobody should confirm what is then refused for something else.
  requireConfirmed(command, definition, payload.effect);
  const {terminal, reason} = payload;
  return mint({
    order,
    command: command.name,
    rule,
    invocation: invocationOf(definition, {argv: [executable, ...argv], secrets: checked, terminal}),
    ...(reason !== undefined && {reason}),
    turn: definition.turn,
    orphanMs: definition.orphanMs,
  });
}

/**
 * A reading whose reader is lost ends after this time; a reader who comes back within it goes on where it
 * was.
 */
const orphanMs = 10 * 60_000;

export interface ReadingRequest {
  /** The invocation of reeve's own helper process. */
  readonly invocation: Invocation;
  /** Readings of this kind that one person may have under way. */
  readonly concurrency: number;
  /** The owner of the job that a proof is asked about: a proof about one's own job needs no rule. */
  readonly owner?: string | undefined;
}

/** Decides about an order to read the account. Throws PolicyError `denied`, `bad-parameter`. */
export function authorizeReading(
  order: Order,
  catalogue: Catalogue,
  {invocation, concurrency, owner}: ReadingRequest,
): AuthorizedOrder {
  const {payload, principal} = order;
  const isOwn = payload.action === 'audit-proof' && owner === principal.name;
  if (!isAccountReading(payload)) throw new PolicyError('denied', noAudit(principal));
  const rule = ruleFor(principal, catalogue.rules, 'audit') ?? (isOwn ? 'own' : undefined);
  if (rule === undefined) throw new PolicyError('denied', noAudit(principal));
  requireRange(payload);
  const turn = {concurrency, isOfEach: true, lock: undefined};
  return mint({order, command: payload.action, rule, invocation, turn, orphanMs});
}

/**
 * The settings of reeve's own helper in a share, with the number of such jobs that one person may have under
 * way.
 */
export type ShareWork = Pick<ReadingRequest, 'invocation' | 'concurrency'>;

/**
 * Decides about an order to work in a share; `workIn` says how, once its caller may. Throws PolicyError `unknown-share`, `denied`, and what
 * `workIn` throws.
 */
export function authorizeShareOrder(
  order: Order,
  catalogue: Catalogue,
  workIn: (share: Share) => ShareWork,
): AuthorizedOrder {
  const {payload, principal} = order;
  if (!isShareOrder(payload))
    throw new PolicyError('denied', `an order to ${payload.action} is about no share`);
  const {action, share: name, path} = payload;
  const {share, rule} = requireShare(principal, catalogue, {name, right: shareRightOf(action) ?? 'write'});
  const {invocation, concurrency} = workIn(share);
  const turn = {concurrency, isOfEach: true, lock: undefined};
  return mint({order, command: action, rule, invocation, files: {share: name, path}, turn, orphanMs});
}

/** A range that nothing can be within is a mistake, and not an account that has nothing to show. */
function requireRange(payload: OrderPayload): void {
  const {since, until} =
    payload.action === 'audit-log' ? payload.filter : payload.action === 'audit-export' ? payload : {};
  if (since !== undefined && until !== undefined && since > until)
    throw new PolicyError('bad-parameter', `"since", ${since}, is later than "until", ${until}`);
  const {from, to} = payload.action === 'audit-export' ? payload : {};
  if (from !== undefined && to !== undefined && from >= to)
    throw new PolicyError(
      'bad-parameter',
      `from ${from} to ${to} is no range: "to" is the first that is not wanted`,
    );
}

/**
 * Returns why an order to run a command that was authorised would not be by this catalogue; undefined if it
 * would.
 */
export function whyMayNotRun({order, command}: AuthorizedOrder, catalogue: Catalogue): string | undefined {
  try {
    requireDefinition(requireAllowed(order.principal, catalogue, command).command);
    return undefined;
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
}

/** The same of an order to read the account. */
export function whyMayNotRead(
  {order: {principal}, rule}: AuthorizedOrder,
  catalogue: Catalogue,
): string | undefined {
  const isAllowed = rule === 'own' || ruleFor(principal, catalogue.rules, 'audit') !== undefined;
  return isAllowed ? undefined : noAudit(principal);
}

/** The same of an order to work in a share. */
export function whyMayNotUseShare({order}: AuthorizedOrder, catalogue: Catalogue): string | undefined {
  const {payload, principal} = order;
  if (!isShareOrder(payload)) return undefined;
  try {
    requireShare(principal, catalogue, {name: payload.share, right: shareRightOf(payload.action) ?? 'write'});
    return undefined;
  } catch (error) {
    if (error instanceof PolicyError) return error.message;
    throw error;
  }
}

const noAudit = ({name}: Person) => `${name} may not read the account of this host`;

/**
 * No secret can be in `argv`: the catalogue is not loaded where one could be, and orders that hold one are
 * refused.
 */
function mint(decided: Omit<AuthorizedOrder, 'redactedArgv' | typeof authorized>): AuthorizedOrder {
  const minted = {...decided, redactedArgv: decided.invocation.argv};
  return minted as typeof minted & {readonly [authorized]: true};
}
