import {readFile} from 'node:fs/promises';
import {writeDurably} from '../../base/durable-file.ts';
import {isSystemError} from '../../base/errors.ts';
import type {RevocationSet} from '../../identity/revocation-list.ts';
import {ExecutorError} from '../errors.ts';

/** Which revocation list of a CA is in force. */
export type HeldList = Pick<RevocationSet, 'issuer' | 'number'>;

/**
 * The revocation lists that were in force when the server last ran: an older one is refused after a restart, too.
 *
 * @throws {ExecutorError} `held-lists-damaged`
 */
export async function readHeldLists(path: string): Promise<HeldList[]> {
  try {
    const numbers = JSON.parse(await readFile(path, 'utf8')) as Record<string, string>;
    return Object.entries(numbers).map(([issuer, number]) => ({issuer, number: BigInt(number)}));
  } catch (cause) {
    if (isSystemError(cause, 'ENOENT')) return [];
    const advice = 'make sure that the revocation lists are the newest, then remove the file';
    throw new ExecutorError('held-lists-damaged', `${path} cannot be read; ${advice}`, {cause});
  }
}

/** A crash before this is done leaves the numbers of before, which are lower: nothing is refused for it. */
export async function writeHeldLists(path: string, held: readonly HeldList[]): Promise<void> {
  const numbers = Object.fromEntries(held.map(({issuer, number}) => [issuer, String(number)]));
  await writeDurably(path, `${JSON.stringify(numbers, undefined, 2)}\n`, 0o600);
}
