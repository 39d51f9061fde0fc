import {messageOf} from '../base/errors.ts';
import {quote} from '../base/quote.ts';
import {SharePath} from '../shares/share-path.ts';
import {usage} from './errors.ts';

/** A path in a share of a host. */
export interface RemotePath {
  readonly target: string;
  readonly share: string;
  /** As the share shows it; empty for the share itself. */
  readonly path: string;
}

/**
 * Reads `TARGET:SHARE/PATH`: the share follows the last colon before the first slash, since a target may have colons of its own.
 * Slashes at the end are left out.
 */
export function remotePath(text: string): RemotePath {
  const slash = text.indexOf('/');
  const head = slash === -1 ? text : text.slice(0, slash);
  const colon = head.lastIndexOf(':');
  const [target, share] = [head.slice(0, colon), head.slice(colon + 1)];
  if (colon < 1 || !/^[a-z][a-z0-9._-]{0,63}$/.test(share))
    throw usage(`${quote(text, 256)} names no share; write TARGET:SHARE/PATH, such as lab-01:datasets/run-7`);
  const path = slash === -1 ? '' : text.slice(slash + 1).replace(/\/+$/, '');
  try {
    return {target, share, path: SharePath.parse(path).shown};
  } catch (error) {
    throw usage(messageOf(error), error);
  }
}
