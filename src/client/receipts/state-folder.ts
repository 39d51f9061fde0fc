import {readdirSync} from 'node:fs';
import {join} from 'node:path';
import {isSystemError} from '../../base/errors.ts';
import {userFolder} from '../../base/user-folders.ts';
import type {ClientConfig} from '../../config/client-config.ts';

/** The folders of one host. */
export interface HostFolders {
  /** Checkpoints that it showed, as far as no newer one is known to continue them. */
  readonly checkpoints: string;
  /** A folder for each day. */
  readonly receipts: string;
  /** For what shows that it showed two accounts, one of them by the checkpoint of this name. */
  evidence(checkpoint: string): string;
  /** The folder for checkpoints that are no longer held against it; `now` is milliseconds since 1970. */
  forgotten(now: number): string;
}

/**
 * The folder for receipts and for all that hosts showed; undefined if there is no home folder. `named` is
 * used in place of the usual one.
 */
export function stateFolder({receipts, lab}: ClientConfig, named?: string): string | undefined {
  const folder = named ?? receipts.folder ?? userFolder('state');
  return folder === undefined ? undefined : labFolder(folder, lab);
}

/** The folder of all hosts of a lab, in that of a user: each lab may have a host of the same name. */
export function labFolder(folder: string, lab: string | undefined): string {
  return lab === undefined ? folder : join(folder, 'labs', lab);
}

export function foldersOf(folder: string, host: string): HostFolders {
  const name = folderName(host);
  return {
    checkpoints: join(folder, 'checkpoints', name),
    receipts: join(folder, 'receipts', name),
    evidence: checkpoint => join(folder, 'evidence', `${name}-${checkpoint}`),
    forgotten: now => join(folder, 'forgotten', `${name}-${new Date(now).toISOString().replaceAll(':', '')}`),
  };
}

/** The hosts of which something is remembered. */
export function rememberedHosts(folder: string): string[] {
  try {
    return readdirSync(join(folder, 'checkpoints')).map(hostOf).sort();
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return [];
    throw error;
  }
}

/** A host's name as that of a folder, on any system: what else a certificate may hold is written as %XX. */
function folderName(host: string): string {
  return host.replaceAll(
    /[^\w.-]|^\.+|\.+$/g,
    characters => `%${Buffer.from(characters).toString('hex').match(/../g)?.join('%')}`,
  );
}

/** The host whose folder is called so. */
function hostOf(name: string): string {
  return name.replaceAll(/(?:%[0-9a-f]{2})+/g, escaped =>
    Buffer.from(escaped.replaceAll('%', ''), 'hex').toString(),
  );
}
