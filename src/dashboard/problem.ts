import {codedFrom} from '../base/errors.ts';
import {visible} from '../base/quote.ts';
import {ClientError} from '../index.ts';
import {toldEnding} from '../present/outcome-text.ts';
import {RefusedError} from './errors.ts';
import {ConfirmError} from './runs/require-confirmed.ts';
import type {Problem} from './told.ts';

/** An error, as the page is told it. */
export function problemOf(error: unknown): Problem {
  const {code, message} = codedFrom(error);
  const isClients = error instanceof ClientError;
  const advice = isClients ? [...error.advice, ...(error.outcome ? [toldEnding(error.outcome)] : [])] : [];
  return {
    code: visible((isClients ? error.wireCode : undefined) ?? code),
    message: visible(message),
    advice: advice.map(visible),
    field: fieldOf(message),
    ...(error instanceof ConfirmError && {asked: error.asked}),
    ...(error instanceof RefusedError && {refusals: error.refusals}),
  };
}

/** A host names the parameter that it refuses so (policy/orders). */
function fieldOf(message: string): string {
  return /\b(?:parameter|secret) "([A-Za-z][\w-]{0,63})"/.exec(message)?.[1] ?? '';
}
