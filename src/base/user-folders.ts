import {userInfo} from 'node:os';
import {isAbsolute, join} from 'node:path';

/**
 * The folders of a user's own files (XDG Base Directory Specification): below the home folder, unless it says
 * otherwise.
 */
const folders = {
  config: {variable: 'XDG_CONFIG_HOME', usual: ['.config']},
  state: {variable: 'XDG_STATE_HOME', usual: ['.local', 'state']},
  cache: {variable: 'XDG_CACHE_HOME', usual: ['.cache']},
} as const;

/**
 * reeve's folder of that kind, which may be missing; undefined if the user has no home. A variable that holds
 * a relative path is not heeded, as the specification has it.
 */
export function userFolder(
  kind: keyof typeof folders,
  environment: NodeJS.ProcessEnv = process.env,
): string | undefined {
  const {variable, usual} = folders[kind];
  const named = environment[variable] ?? '';
  if (isAbsolute(named)) return join(named, 'reeve');
  const home = homeFolder(environment);
  return home === undefined ? undefined : join(home, ...usual, 'reeve');
}

/** $HOME, else that of the user database; undefined if neither has one, as for a user who is but a number. */
export function homeFolder(environment: NodeJS.ProcessEnv = process.env): string | undefined {
  const {HOME = '', USERPROFILE = ''} = environment;
  const named = process.platform === 'win32' ? USERPROFILE : HOME;
  if (isAbsolute(named)) return named;
  try {
    const {homedir} = userInfo();
    return isAbsolute(homedir) ? homedir : undefined;
  } catch {
    return undefined;
  }
}
