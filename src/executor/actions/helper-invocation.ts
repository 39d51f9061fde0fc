import {plainEnvironment} from '../../base/node-process.ts';

/**
 * The part of an invocation that all jobs of reeve's own helper share: plain surroundings, no input, no
 * limits of a command.
 */
export const helperInvocation = {
  env: plainEnvironment,
  cwd: '/',
  idleTimeoutMs: undefined,
  maxOutput: undefined,
  window: 64 * 1024 * 1024,
  overflow: 'wait',
  strays: 'end',
  stdin: 'none',
  terminal: undefined,
  limits: {},
} as const;
