import {ClientError} from '../index.ts';
import {toldEnding} from '../present/outcome-text.ts';

/** Lines to be said after the message of an error. */
export function adviceOf(error: unknown): string[] {
  if (!(error instanceof ClientError)) return [];
  const {advice, outcome} = error;
  return outcome ? [...advice, toldEnding(outcome)] : [...advice];
}
