import type {AuthorizedOrder, Invocation} from '../policy/orders/authorize.ts';
import {InputPipe} from './job-input.ts';

/** A command for which no input is announced reads its end at once, instead of waiting for what cannot come. */
export function asAnnounced({order, invocation}: AuthorizedOrder): Invocation {
  return lacksInput(order.payload, invocation) ? {...invocation, stdin: 'none'} : invocation;
}

/** Whether a command reads its caller's input, and its order announces none. What a terminal shows nobody has to type into. */
export function lacksInput(
  payload: AuthorizedOrder['order']['payload'],
  {stdin, terminal}: Invocation,
): boolean {
  return stdin === 'stream' && terminal === undefined && !('input' in payload);
}

/** The way of what the caller sends, where it sends any. */
export function openInput(
  {stdin, terminal}: Invocation,
  onInput: ((bytes: number) => void) | undefined,
): InputPipe | undefined {
  const isTerminal = terminal !== undefined;
  return isTerminal || stdin === 'stream' ? new InputPipe({isTerminal, onInput}) : undefined;
}
