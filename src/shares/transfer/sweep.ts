import {ShareError} from '../errors.ts';
import type {Folder} from '../folder.ts';
import {SharePath} from '../share-path.ts';
import type {PartialFolder} from './ledger.ts';
import {partialName} from './partial-names.ts';

export interface Swept {
  /** Files and folders that were removed. */
  removed: number;
  /** The reasons why something may still be there. */
  readonly problems: string[];
}

/**
 * Removes what is left of a transfer that will not be gone on with: its partial files, and the folders that it made and that are
 * empty. A file is known by its name alone, which reeve's own data give: nobody else could have made one of that name
 * without having seen it there.
 *
 * @param folders in the order in which the transfer came to them
 */
export function sweep(share: Folder, folders: readonly PartialFolder[]): Swept {
  const swept: Swept = {removed: 0, problems: []};
  for (const folder of folders.toReversed())
    try {
      sweepFolder(share, folder, swept);
    } catch (error) {
      if (!(error instanceof ShareError)) throw error;
      // A folder that is gone took with it what was in it, and what is no folder has nothing of ours.
      if (!isGone(error)) swept.problems.push(error.message);
    }
  return swept;
}

function sweepFolder(share: Folder, {path: shown, seed, count, isNew}: PartialFolder, swept: Swept): void {
  const path = SharePath.parse(shown);
  {
    using folder = share.descend(path);
    const key = Buffer.from(seed, 'hex');
    for (let at = 0; at < count; at++) {
      const name = partialName(key, at);
      if (folder.stats(name)?.isFile() !== true) continue;
      folder.unlink(name);
      swept.removed++;
    }
  }
  const place = path.split();
  if (!isNew || place === undefined) return;
  using above = share.descend(place.folder);
  try {
    above.removeFolder(place.name);
    swept.removed++;
  } catch (error) {
    // Something has its name there: the transfer had all its files when it was ended, or somebody else put it there.
    if (!(error instanceof ShareError && error.code === 'not-a-file')) throw error;
  }
}

const isGone = ({code}: ShareError) =>
  code === 'no-such-file' || code === 'not-a-folder' || code === 'path-refused';
