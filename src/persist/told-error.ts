import {CodedError, messageOf} from '../base/errors.ts';
import type {ClientErrorCode} from '../client/errors.ts';
import {ClientError} from '../client/errors.ts';
import type {Outcome} from '../protocol/generated/wire.ts';

/** An error as it is told to a command. */
export interface ToldError {
  readonly message: string;
  /** Of a coded error. */
  readonly code?: string | undefined;
  /** Of an error of the client. */
  readonly client?:
    | {
        readonly wireCode: string | undefined;
        readonly outcome: Outcome | undefined;
        readonly advice: readonly string[];
      }
    | undefined;
  /** The message of its cause. */
  readonly cause?: string | undefined;
}

export function toldError(error: unknown): ToldError {
  const {cause} = error instanceof Error ? error : {};
  return {
    message: messageOf(error),
    cause: cause instanceof Error ? cause.message : undefined,
    ...(error instanceof CodedError && {code: error.code}),
    ...(error instanceof ClientError && {
      client: {wireCode: error.wireCode, outcome: error.outcome, advice: error.advice},
    }),
  };
}

/** The error that was told: of the same class, as far as its class tells more than its code. */
export function heardError({message, code, client, cause: why}: ToldError): Error {
  const cause = why === undefined ? undefined : new Error(why);
  if (client) return new ClientError(code as ClientErrorCode, message, {...client, cause});
  return code === undefined ? new Error(message, {cause}) : new CodedError(code, message, {cause});
}
