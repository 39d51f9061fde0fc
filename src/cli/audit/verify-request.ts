import {closeSync, existsSync, openSync, readSync, statSync} from 'node:fs';
import {join} from 'node:path';
import {loadClientConfig} from '../../config/client-config.ts';
import type {CommonOptions} from '../options.ts';
import type {AnchorOptions} from './trust-options.ts';

/** The options of `reeve audit verify`, as typed. */
export type VerifyOptions = CommonOptions &
  AnchorOptions & {readonly receipt?: string; readonly quick?: boolean};

/** The account of this host, a folder that holds one, a file, or the account of another host. */
export type VerifyTarget =
  | {readonly kind: 'own'; readonly config: string | undefined}
  | {readonly kind: 'folder'; readonly path: string}
  | {readonly kind: 'file'; readonly path: string; readonly config: string | undefined}
  | {readonly kind: 'host'; readonly name: string; readonly config: string | undefined};

/** The work of one `reeve audit verify`. */
export interface VerifyRequest<Kind extends VerifyTarget['kind'] = VerifyTarget['kind']> {
  readonly target: Extract<VerifyTarget, {kind: Kind}>;
  readonly anchors: AnchorOptions;
  readonly mode: 'full' | 'quick';
  readonly json: boolean;
}

/** True if nothing is wrong; undefined if it was interrupted. */
export type Verdict = boolean | undefined;

/** Files and folders that can be verified, for a person who gave something else. */
export const whatIsTaken =
  'reeve audit verify takes a receipt, a proof, an export, a checkpoint, the evidence of a run on many hosts, and the folder of an account';

export async function parseRequest(
  typed: string | undefined,
  options: VerifyOptions,
): Promise<VerifyRequest> {
  const {ca, logKey, quick = false, json = false} = options;
  const target = await targetOf(typed, options);
  return {target, anchors: {ca, logKey}, mode: quick ? 'quick' : 'full', json};
}

/**
 * A word with a slash in it is a path. Otherwise a host of client.yaml comes before a file or folder of that name, unless the file
 * begins as one of reeve's. An unknown host comes after a file or folder that can be verified.
 */
async function targetOf(typed: string | undefined, {receipt, config}: VerifyOptions): Promise<VerifyTarget> {
  if (receipt !== undefined) return {kind: 'file', path: receipt, config};
  if (typed === undefined) return {kind: 'own', config};
  const isFolder = isFolderAt(typed);
  const [file, folder] = [
    {kind: 'file', path: typed, config},
    {kind: 'folder', path: typed},
  ] as const;
  if (/^\.{1,2}$|[/\\]/.test(typed)) return isFolder ? folder : file;
  if (/\.(receipt|proof|export)$/.test(typed) || beginsAsOurs(typed)) return file;
  const host = {kind: 'host', name: typed, config} as const;
  if (await isListed(typed, config)) return host;
  if (isFolder) return holdsAccount(typed) ? folder : host;
  return existsSync(typed) ? file : host;
}

function isFolderAt(path: string): boolean {
  try {
    return statSync(path, {throwIfNoEntry: false})?.isDirectory() ?? false;
  } catch {
    // The code that reads it says why that is impossible.
    return false;
  }
}

function holdsAccount(folder: string): boolean {
  return ['.', 'audit'].some(place => existsSync(join(folder, place, 'account.jsonl')));
}

/** False if there is no client.yaml. */
async function isListed(name: string, config: string | undefined): Promise<boolean> {
  try {
    return (await loadClientConfig(config)).hosts.has(name);
  } catch {
    return false;
  }
}

function beginsAsOurs(path: string): boolean {
  try {
    if (!statSync(path).isFile()) return false;
    const fd = openSync(path, 'r');
    using _file = {[Symbol.dispose]: () => closeSync(fd)};
    const begin = Buffer.alloc(17);
    return begin.toString('utf8', 0, readSync(fd, begin)) === '{"format":"reeve-';
  } catch {
    return false;
  }
}
