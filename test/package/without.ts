import {execFileSync} from 'node:child_process';
import type {ExecutionContext} from 'ava';
import {skip} from '../fixtures/skip.ts';

/** Ends a test whose tools are not here. Where CI says that nothing is to be skipped, that is a failure. */
export function without(t: ExecutionContext, why: string): void {
  if (process.env.EXPECTED_SKIPS === '0') t.fail(why);
  else skip(t, why);
}

export function isInstalled(program: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${program}`], {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
}
