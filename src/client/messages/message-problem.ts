import {ClientError} from '../errors.ts';

/** The most that a message may have, bytes of UTF-8. */
const mostBytes = 16_384;

/** Returns why a text cannot be sent as a message; undefined if it can. */
export function messageProblem(text: unknown): ClientError | undefined {
  if (typeof text !== 'string' || text === '') return bad('a message has a text, and this one is empty');
  if (!text.isWellFormed()) return bad('a message is Unicode text, and this one has half of a character');
  const bytes = Buffer.byteLength(text);
  return bytes > mostBytes
    ? bad(`a message has at most ${mostBytes} bytes, and this one has ${bytes}`)
    : undefined;
}

/** Returns why listening cannot begin there; undefined if it can. */
export function listenProblem(since: unknown, withinMs: number | undefined): ClientError | undefined {
  const number = typeof since === 'object' && since && 'number' in since ? since.number : since;
  if (number !== undefined && !isCount(number))
    return bad(`${JSON.stringify(number)} is no number of a message`);
  if (withinMs !== undefined && !isCount(withinMs))
    return bad(`${withinMs} is no time that has passed, in milliseconds`);
  return number !== undefined && withinMs !== undefined
    ? bad('messages are wanted since one of them or since a time, not both')
    : undefined;
}

const isCount = (value: unknown) => Number.isSafeInteger(value) && (value as number) >= 0;

const bad = (message: string) => new ClientError('bad-message', message);
