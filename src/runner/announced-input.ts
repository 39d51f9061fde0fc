import type {AuthorizedOrder, Invocation} from '../policy/orders/authorize.ts';
import {InputPipe} from './job-input.ts';

/**
 * A command for which no input is announced reads its end at once, instead of waiting for what cannot come.
 */
export function asAnnounced({order, invocation}: AuthorizedOrder): Invocation {
  return lacksInput(order.payload, invocation) ? {...invocation, stdin: 'none'} : invocation;
}

/** True if a command reads its caller's input, and its order announces none. A terminal needs no typing. */
export function lacksInput(
  payload: AuthorizedOrder['order']['payload'],
  {stdin, terminal}: Invocation,
): boolean {
  return isFromCaller(stdin) && terminal === undefined && !('input' in payload);
}

/** Returns the pipe for the caller's input, where the command takes any. */
export function openInput(
  {stdin, terminal}: Invocation,
  onInput: ((bytes: number) => void) | undefined,
): InputPipe | undefined {
  const isTerminal = terminal !== undefined;
  if (!isTerminal && !isFromCaller(stdin)) return undefined;
  return new InputPipe({isTerminal, isTransfer: stdin === 'transfer', onInput});
}

const isFromCaller = (stdin: Invocation['stdin']) => stdin === 'stream' || stdin === 'transfer';
