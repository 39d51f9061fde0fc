import {quote} from '../base/quote.ts';
import type {Terminal} from '../identity/generated/order.ts';
import type {Order} from '../identity/order.ts';
import {ruleFor} from './access.ts';
import type {Catalogue, Command} from './catalogue.ts';
import {checkParams} from './check-params.ts';
import type {CommandDefinition} from './command.ts';
import {whyUnavailable} from './describe.ts';
import {PolicyError} from './errors.ts';
import {renderArgv} from './render.ts';
import {requireAllowed} from './require-allowed.ts';
import {paramsFromWords} from './words.ts';

declare const authorized: unique symbol;

/** Everything that a run needs to know to start its process, and nothing of the caller's but the values in `argv`. */
export interface Invocation {
  /** The program's absolute path first. */
  argv: readonly [string, ...string[]];
  /** Complete: nothing else is in the environment. */
  env: Readonly<Record<string, string>>;
  cwd: string;
  /** Whom it runs as; undefined for whom reeve runs as. */
  user: string | undefined;
  timeoutMs: number;
  idleTimeoutMs: number | undefined;
  /** Bytes of output after which the job is ended. */
  maxOutput: number | undefined;
  /** Bytes of output kept on disk at most. */
  window: number;
  /** What happens when the window is full of what its submitter has not consumed. */
  overflow: 'wait' | 'drop-oldest' | 'end';
  strays: 'end' | 'keep';
  /** Nothing, what the caller sends, or this text. */
  stdin: 'none' | 'stream' | {readonly text: string};
  /** The terminal that the command gets; its output is then recorded with it. */
  terminal: Terminal | undefined;
  limits: ResourceLimits;
}

/** Of all processes of a job together, but `openFiles` and `fileSize`, which are of each. What is undefined is not limited. */
export interface ResourceLimits {
  /** Bytes. */
  readonly memory?: number;
  /** Milliseconds of processor time. */
  readonly cpuMs?: number;
  readonly processes?: number;
  readonly openFiles?: number;
  /** Bytes. */
  readonly fileSize?: number;
}

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
  /** What it may have to wait for. */
  readonly turn: {readonly concurrency: number | undefined; readonly lock: string | undefined};
  /** Milliseconds after which a job that its owner lost the connection to is cancelled. */
  readonly orphanMs: number | undefined;
} & {readonly [authorized]: true};

/**
 * Decides about an order to run a command, and says what is to be run. Throws PolicyError whose message is written
 * for the caller.
 */
export function authorize(order: Order, catalogue: Catalogue): AuthorizedOrder {
  const {payload, principal} = order;
  if (payload.action !== 'run') throw new PolicyError('denied', `an order to ${payload.action} runs nothing`);
  const {command, rule} = requireAllowed(principal, catalogue, payload.command);
  const definition = requireDefinition(command);
  const {parameters, template} = definition;
  const given =
    payload.args === undefined
      ? Object.entries(payload.params ?? {})
      : paramsFromWords(payload.args, parameters);
  const params = checkParams(given, parameters);
  const argv = renderArgv(template, params, parameters);
  const reason = requireReason(command, definition, payload.reason);
  const executable = requireExecutable(command, definition);
  return mint(order, command.name, rule, invocationOf(definition, [executable, ...argv]), reason);
}

/**
 * Decides about an order to read the account. `invocation` is how reeve's own helper process does it.
 * Throws PolicyError `denied`.
 */
export function authorizeAudit(order: Order, catalogue: Catalogue, invocation: Invocation): AuthorizedOrder {
  const {payload, principal} = order;
  const rule = payload.action === 'audit-log' ? ruleFor(principal, catalogue.rules, 'audit') : undefined;
  if (rule === undefined)
    throw new PolicyError('denied', `${principal.name} may not read the account of this host`);
  return mint(order, 'audit-log', rule, invocation, undefined);
}

function mint(
  order: Order,
  command: string,
  rule: string,
  invocation: Invocation,
  reason: string | undefined,
): AuthorizedOrder {
  const decided = {
    order,
    command,
    invocation,
    redactedArgv: invocation.argv,
    rule,
    ...(reason !== undefined && {reason}),
    turn: {concurrency: undefined, lock: undefined},
    orphanMs: undefined,
  };
  return decided as typeof decided & {readonly [authorized]: true};
}

function requireDefinition(command: Command): CommandDefinition {
  if (command.definition !== undefined) return command.definition;
  throw new PolicyError(
    'command-unavailable',
    `${quote(command.name)} cannot be run here: ${whyUnavailable(command)}`,
  );
}

function requireReason(
  {name}: Command,
  {reasonRequired}: CommandDefinition,
  reason: string | undefined,
): string | undefined {
  if (reasonRequired && (reason ?? '').trim() === '') {
    throw new PolicyError('reason-required', `${quote(name)} needs a reason; say it with --reason TEXT`);
  }
  return reason;
}

function requireExecutable(command: Command, {executable}: CommandDefinition): string {
  if (executable !== undefined) return executable;
  const advice = 'install it there, then reload the catalogue';
  throw new PolicyError(
    'executable-missing',
    `${quote(command.name)} cannot be run: ${whyUnavailable(command)}; ${advice}`,
  );
}

function invocationOf(definition: CommandDefinition, argv: readonly [string, ...string[]]): Invocation {
  const {env, cwd, otherUser, timeoutMs, idleTimeoutMs, maxOutput, window, strays} = definition;
  return {
    argv,
    env,
    cwd,
    user: otherUser,
    timeoutMs,
    idleTimeoutMs,
    maxOutput,
    window,
    overflow: 'wait',
    strays,
    stdin: 'none',
    terminal: undefined,
    limits: {},
  };
}
