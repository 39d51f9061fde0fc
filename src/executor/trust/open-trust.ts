import {IdentityError} from '../../identity/errors.ts';
import {ExecutorError} from '../errors.ts';
import {heldFiles} from './held-lists.ts';
import type {PreparedCredentials} from './host-credentials.ts';
import type {ReadList, ReadLists} from './revocation-files.ts';
import {Trust} from './trust.ts';

export interface TrustFiles {
  /** The file of revocation lists that is configured. */
  readonly crl: string | undefined;
  /** The folder in which the lists in force are kept. */
  readonly held: string;
}

export interface OpenedTrust {
  readonly trust: Trust;
  /** The lists that are newer than the kept ones. */
  readonly taken: readonly ReadList[];
}

/**
 * Whom a server believes that starts: the lists that were in force when it last ran stay so, whatever became of their file.
 *
 * @param read reads files of revocation lists, signed by CAs of the bundle
 * @throws {ExecutorError} `held-lists-damaged`
 * @throws {IdentityError} `crl-malformed` if a CA may have a list that cannot be read, and none was kept
 */
export async function openTrust(
  credentials: PreparedCredentials,
  {crl, held}: TrustFiles,
  read: (paths: readonly string[]) => Promise<readonly ReadLists[]>,
): Promise<OpenedTrust> {
  const trust = new Trust(credentials);
  const kept = (await heldFiles(held)).filter(({authority}) => trust.authorities.has(authority));
  const paths = [...kept.map(({path}) => path), ...(crl === undefined ? [] : [crl])];
  const files = await read(paths);
  for (const [index, {authority, path}] of kept.entries()) {
    const {lists = []} = files[index] ?? {};
    const list = lists.find(({set}) => set.issuer === authority);
    if (!list) throw damaged(path, trust.authorities.get(authority));
    trust.takeLists([list.set]);
  }
  const {lists, problems} = files[kept.length] ?? {lists: [], problems: []};
  const sets = lists.map(({set}) => set);
  const taken = trust.takeLists(sets);
  trust.problems = [...problems, ...trust.lacks(sets)];
  const [unlisted] = trust.unlisted(trust.authorities);
  if (problems.length > 0 && unlisted !== undefined)
    throw new IdentityError('crl-malformed', problems.join('; '));
  return {trust, taken: lists.filter(({set}) => taken.includes(set))};
}

function damaged(path: string, authority: string | undefined): ExecutorError {
  return new ExecutorError(
    'held-lists-damaged',
    `${path}, the revocation list of the CA ${authority} that was in force, cannot be read; make sure that tls.crl holds the newest list of that CA, then remove the file`,
  );
}
