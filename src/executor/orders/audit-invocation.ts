import type {AuditFilter} from '../../identity/generated/order.ts';
import type {Invocation} from '../../policy/authorize.ts';

/** The built-in job that reads the account: a helper's process, since the executor stays small. */
export function auditInvocation(
  {helper, accountFolder}: {helper: string; accountFolder: string},
  filter: AuditFilter,
): Invocation {
  return {
    argv: [process.execPath, helper, 'audit-log', accountFolder, JSON.stringify(filter)],
    env: {PATH: '/usr/bin:/bin', LANG: 'C.UTF-8'},
    cwd: '/',
    user: undefined,
    timeoutMs: 10 * 60_000,
    idleTimeoutMs: undefined,
    maxOutput: undefined,
    window: 64 * 1024 * 1024,
    overflow: 'wait',
    strays: 'end',
    stdin: 'none',
    terminal: undefined,
    limits: {},
  };
}
