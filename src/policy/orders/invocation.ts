import type {UserIds} from '../../base/system-user.ts';
import type {Terminal} from '../../identity/generated/order.ts';
import type {CommandDefinition} from '../catalogue/command.ts';
import type {Environment} from '../catalogue/environment.ts';
import type {SecretTemplate} from '../catalogue/secret-template.ts';
import type {ResourceLimits} from '../catalogue/settings.ts';
import {fillParts} from '../catalogue/template-text.ts';
import {PolicyError} from '../errors.ts';
import type {SecretValues} from './check-secrets.ts';

/**
 * Everything that a run needs to know to start its process, and nothing of the caller's but the values in
 * `argv`.
 */
export interface Invocation {
  /** The program's absolute path first. */
  argv: readonly [string, ...string[]];
  /** Complete: nothing else is in the environment. */
  env: Readonly<Record<string, string>>;
  cwd: string;
  /** The user of the process; undefined for reeve's own user. */
  user: string | undefined;
  /** The gate's user, whose number and group `user` must not have. */
  notAs?: UserIds;
  timeoutMs: number;
  idleTimeoutMs: number | undefined;
  /** Bytes of output after which the job is ended. */
  maxOutput: number | undefined;
  /** Bytes of output kept at most, on disk unless it `holdsOutput`. */
  window: number;
  /** Output that its reader has not consumed is in memory, until the job ends; only of reeve's own helper, which may `wait`. */
  holdsOutput?: true;
  /** The policy for a window that is full of what its submitter has not consumed. */
  overflow: 'wait' | 'drop-oldest' | 'end';
  strays: 'end' | 'keep';
  /** Nothing, what the caller sends, a transfer that the caller signs at its end, or this text. */
  stdin: 'none' | 'stream' | 'transfer' | {readonly text: string};
  /** The terminal that the command gets; its output is then recorded with it. */
  terminal: Terminal | undefined;
  limits: ResourceLimits;
  /** True if it has the processor only when nothing else needs it. */
  givesWay?: boolean;
  /**
   * Of reeve's own helper that works in a share, whose real path this is: it has a socket as descriptor 3, by which it
   * tells the server what it is about to do.
   */
  sideChannel?: {
    readonly share: string;
    /** Of a put: the name of the share, and whether a later put of the same may go on with it. */
    readonly put?: {readonly share: string; readonly mayBeKept: boolean};
    /** Of the share with this name: bytes that may be put into it. */
    readonly quota?: {readonly share: string; readonly bytes: number};
  };
}

/** The values that fill a definition for one run. */
export interface Filling {
  argv: readonly [string, ...string[]];
  secrets: SecretValues;
  /** The caller's terminal, if it has one. */
  terminal: Terminal | undefined;
}

/** One run of a command. Throws PolicyError `bad-parameter` where the environment cannot hold a secret. */
export function invocationOf(definition: CommandDefinition, {argv, secrets, terminal}: Filling): Invocation {
  const {cwd, otherUser, notAs, timeoutMs, idleTimeoutMs, maxOutput, window, overflow, strays, limits} =
    definition;
  const given = definition.tty ? (terminal ?? {columns: 80, rows: 24}) : undefined;
  const env = fillEnvironment(definition.env, secrets);
  return {
    argv,
    env: given === undefined ? env : {TERM: given.term ?? 'dumb', ...env},
    cwd,
    user: otherUser,
    ...(notAs && {notAs}),
    timeoutMs,
    idleTimeoutMs,
    maxOutput,
    window,
    overflow,
    strays,
    stdin:
      typeof definition.stdin === 'string' ? definition.stdin : {text: fillText(definition.stdin, secrets)},
    terminal: given,
    limits,
  };
}

/** Linux passes no variable, its name counted, that is longer than 128 KiB with its closing NUL. */
const longestVariable = 128 * 1024 - 1;

function fillEnvironment({fixed, secret}: Environment, secrets: SecretValues): Invocation['env'] {
  if (secret.length === 0) return fixed;
  const filled = secret.map(({variable, text}) => {
    const value = fillText(text, secrets);
    const wrong = value.includes('\0')
      ? 'a secret for it has a NUL byte, which no variable can hold'
      : Buffer.byteLength(`${variable}=${value}`) > longestVariable
        ? `its secrets make it longer than ${longestVariable} bytes`
        : undefined;
    if (wrong !== undefined) throw new PolicyError('bad-parameter', `the variable ${variable}: ${wrong}`);
    return [variable, value] as const;
  });
  return {...fixed, ...Object.fromEntries(filled)};
}

const fillText = ({parts}: SecretTemplate, secrets: SecretValues): string =>
  fillParts(parts, name => secrets.get(name) ?? '');
