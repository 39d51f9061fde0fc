import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import {nodeFlags} from '../../base/node-process.ts';
import {IdentityError} from '../../identity/errors.ts';
import type {RevocationSet} from '../../identity/revocation-list.ts';
import type {Revocations} from '../../link/generated/link.ts';
import {fromRevocations} from '../../link/revocations.ts';

/**
 * Reads and verifies revocation lists in a process of its own: a list of 20,000 serials would leave the executor
 * larger, and every spawn slower, for good.
 *
 * @throws {IdentityError} `crl-*`, `credentials-missing`
 */
export async function readRevocations(
  helper: string,
  files: {ca: string; crl: string | undefined},
): Promise<RevocationSet[]> {
  if (files.crl === undefined) return [];
  try {
    const args = [...nodeFlags, helper, 'crl', files.ca, files.crl];
    const {stdout} = await promisify(execFile)(process.execPath, args, {
      maxBuffer: 128 * 1024 * 1024,
      env: {},
    });
    return (JSON.parse(stdout) as Revocations[]).map(fromRevocations);
  } catch (error) {
    throw new IdentityError('crl-malformed', reasonOf(error), {cause: error});
  }
}

function reasonOf(error: unknown): string {
  const {stderr = '', message} = error as Error & {stderr?: string};
  const line = stderr.trim().split('\n').at(-1) ?? '';
  try {
    return (JSON.parse(line) as {message: string}).message;
  } catch {
    return message;
  }
}
