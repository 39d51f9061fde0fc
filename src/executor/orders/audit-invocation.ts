import {nodeFlagsOf, plainEnvironment} from '../../base/node-process.ts';
import type {AccountReading} from '../../identity/account-readings.ts';
import type {Invocation} from '../../policy/orders/authorize.ts';
import type {OrderContext} from './order-context.ts';

/** Reading may wait long for who reads slowly, and a log that is followed goes on until it is cancelled. */
const day = 24 * 60 * 60_000;
const decade = 3650 * day;

/** The built-in job that reads the account: a helper's process, since the executor stays small. */
export function auditInvocation(context: AuditOffice, payload: AccountReading): Invocation {
  const isFollowed = payload.action === 'audit-log' && payload.filter.follow === true;
  return {
    argv: [
      process.execPath,
      ...nodeFlagsOf('helper'),
      context.helper,
      payload.action,
      ...wordsOf(context, payload),
    ],
    env: plainEnvironment,
    cwd: '/',
    user: undefined,
    timeoutMs: isFollowed ? decade : day,
    idleTimeoutMs: undefined,
    maxOutput: undefined,
    window: 64 * 1024 * 1024,
    overflow: 'wait',
    strays: 'end',
    stdin: 'none',
    terminal: undefined,
    limits: {},
    givesWay: true,
  };
}

type AuditOffice = Pick<OrderContext, 'helper' | 'accountFolder'> & {
  readonly config: {tls: {readonly cert: string}};
};

function wordsOf({accountFolder, config}: AuditOffice, payload: AccountReading): string[] {
  if (payload.action === 'audit-log') return [accountFolder, JSON.stringify(payload.filter)];
  const about = payload.action === 'audit-proof' ? payload.job : JSON.stringify(askedOf(payload));
  return [accountFolder, config.tls.cert, about];
}

/** What of the account is asked for, as an entry keeps it. */
export function askedOf(payload: AccountReading): Record<string, unknown> {
  if (payload.action === 'audit-log') return {...payload.filter};
  const {id: _id, host: _host, action: _action, ...asked} = payload;
  return asked;
}
