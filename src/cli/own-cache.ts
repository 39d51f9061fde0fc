import {lstatSync} from 'node:fs';
import {makeFolder} from '../base/own-folder.ts';
import {requireTrustedPath, requireTrustedPlace} from '../base/trusted-path.ts';
import {userFolder} from '../base/user-folders.ts';

/**
 * The folder of what is kept between runs for a quicker one, the user's own: compiled code, since Node's default is below /tmp, where
 * another user could make it first, and what hosts told. Code in it is loaded as ours: so there is none where somebody else may
 * write, as in the home of the person who became root and brought it along, or where it cannot be made.
 */
export function ownCache(): string | undefined {
  const folder = userFolder('cache');
  if (folder === undefined) return undefined;
  try {
    requireTrustedPlace(folder);
    makeFolder(folder, 0o700);
    requireTrustedPath(folder);
    const {uid, mode} = lstatSync(folder);
    const isOurs = uid === (process.geteuid?.() ?? uid) && (mode & 0o022) === 0;
    return isOurs || process.platform === 'win32' ? folder : undefined;
  } catch {
    return undefined;
  }
}
