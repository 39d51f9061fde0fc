import {execFile} from 'node:child_process';
import type {X509Certificate} from 'node:crypto';
import type {Words} from '../../base/own-programs.ts';
import type {Revocations} from '../../gate-link/generated/link.ts';
import {fromRevocations} from '../../gate-link/revocations.ts';
import type {RevocationSet} from '../../identity/revocation-list.ts';

/** A list whose signature is good, and its bytes, DER in base64. */
export interface ReadList {
  readonly set: RevocationSet;
  readonly der: string;
}

/**
 * The content of one file of revocation lists. No error in it is thrown: other lists are good all the same.
 */
export interface ReadLists {
  readonly lists: readonly ReadList[];
  /** In words, of the file or of single lists in it. */
  readonly problems: readonly string[];
}

/** As the helper writes it. */
export interface WrittenLists {
  readonly lists: readonly {readonly set: Revocations; readonly der: string}[];
  readonly problems: readonly string[];
}

const timeoutMs = 60_000;

/**
 * Reads and verifies files of revocation lists, in a process of its own: a list of 20,000 serials would leave the executor
 * larger, and every spawn slower, for good.
 *
 * @param bundle the CAs that may have signed them
 * @throws where that process fails, which says nothing of the files
 */
export async function readRevocationFiles(
  [program, ...words]: Words,
  bundle: readonly X509Certificate[],
  files: readonly string[],
): Promise<ReadLists[]> {
  if (files.length === 0) return [];
  const {promise, resolve, reject} = Promise.withResolvers<string>();
  const options = {maxBuffer: 256 * 1024 * 1024, env: {}, timeout: timeoutMs, killSignal: 'SIGKILL'} as const;
  const child = execFile(program, [...words, 'crl', ...files], options, (error, stdout) =>
    error ? reject(error) : resolve(stdout),
  );
  // It may end before it has read all; what it says of that is heard above.
  child.stdin?.on('error', () => {});
  child.stdin?.end(bundle.map(String).join(''));
  const read = JSON.parse(await promise) as WrittenLists[];
  return read.map(({lists, problems}) => ({
    lists: lists.map(({set, der}) => ({set: fromRevocations(set), der})),
    problems,
  }));
}
