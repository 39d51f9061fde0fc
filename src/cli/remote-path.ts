import {messageOf} from '../base/errors.ts';
import {quote} from '../base/quote.ts';
import {Glob, isGlob} from '../shares/glob.ts';
import {SharePath} from '../shares/share-path.ts';
import {usage} from './errors.ts';

/** A path in a share of a host. */
export interface RemotePath {
  readonly target: string;
  readonly share: string;
  /** As the share shows it; empty for the share itself. */
  readonly path: string;
}

/** Likewise, or the paths that a glob stands for. */
export interface RemotePlace extends RemotePath {
  /** A glob of what is below the path. */
  readonly match?: string;
}

/**
 * Reads `TARGET:SHARE/PATH`: the share follows the last colon before the first slash, since a target may have colons of its own.
 * Slashes at the end are left out.
 */
export function remotePath(text: string): RemotePath {
  const {names, ...where} = splitPlace(text);
  return {...where, path: orUsage(() => SharePath.parse(names.join('/')).shown)};
}

/** Likewise of what is there: from the first name that is special on it is a glob. */
export function remotePlace(text: string): RemotePlace {
  const {names, ...where} = splitPlace(text);
  return orUsage(() => {
    const special = names.findIndex(isGlob);
    if (special === -1) return {...where, path: SharePath.parse(names.join('/')).shown};
    const match = names.slice(special).join('/');
    Glob.parse(match);
    return {...where, path: SharePath.parse(names.slice(0, special).join('/')).shown, match};
  });
}

interface SplitPlace extends Omit<RemotePath, 'path'> {
  readonly names: readonly string[];
}

function splitPlace(text: string): SplitPlace {
  const slash = text.indexOf('/');
  const head = slash === -1 ? text : text.slice(0, slash);
  const colon = head.lastIndexOf(':');
  const [target, share] = [head.slice(0, colon), head.slice(colon + 1)];
  if (colon < 1 || !/^[a-z][a-z0-9._-]{0,63}$/.test(share))
    throw usage(`${quote(text, 256)} names no share; write TARGET:SHARE/PATH, such as lab-01:datasets/run-7`);
  const path = slash === -1 ? '' : text.slice(slash + 1).replace(/\/+$/, '');
  return {target, share, names: path.split('/')};
}

function orUsage<Result>(parse: () => Result): Result {
  try {
    return parse();
  } catch (error) {
    throw usage(messageOf(error), error);
  }
}
