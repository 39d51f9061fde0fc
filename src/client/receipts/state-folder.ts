import {join} from 'node:path';

/** Where the things of one host are. */
export interface HostFolders {
  /** What it showed of its account, as far as it is not known to be the beginning of something newer. */
  readonly checkpoints: string;
  /** A folder for each day. */
  readonly receipts: string;
  /** For what shows that it showed two accounts, one of them by the checkpoint of this name. */
  evidence(checkpoint: string): string;
}

export function foldersOf(folder: string, host: string): HostFolders {
  const name = folderName(host);
  return {
    checkpoints: join(folder, 'checkpoints', name),
    receipts: join(folder, 'receipts', name),
    evidence: checkpoint => join(folder, 'evidence', `${name}-${checkpoint}`),
  };
}

/** A host's name as that of a folder, on any system: what else a certificate may hold is written as %XX. */
function folderName(host: string): string {
  return host.replaceAll(
    /[^\w.-]|^\.+|\.+$/g,
    characters => `%${Buffer.from(characters).toString('hex').match(/../g)?.join('%')}`,
  );
}
