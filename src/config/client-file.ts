import {join, resolve} from 'node:path';
import {userFolder} from '../base/user-folders.ts';
import {ConfigError} from './errors.ts';

/** The place of client.yaml. */
export interface Located {
  /** Absolute. */
  path: string;
  /** The words that say who named it. */
  from: string;
  /** Advice for a person who has no file there, to be put behind a message. */
  hint: string;
}

/**
 * Finds the client's configuration, which may be missing there: `path` if given, else `$REEVE_CONFIG`, else the usual place.
 *
 * @throws {ConfigError} `config-missing` if there is no usual place
 */
export function locateClientFile(path: string | undefined, environment: NodeJS.ProcessEnv): Located {
  if (path !== undefined) return {path: resolve(path), from: 'from --config', hint: ''};
  const named = environment.REEVE_CONFIG;
  if (named !== undefined && named !== '')
    return {path: resolve(named), from: 'from $REEVE_CONFIG', hint: ''};
  const folder = userFolder('config', environment);
  if (folder === undefined) {
    throw new ConfigError(
      'config-missing',
      'there is no home folder to look for client.yaml in: HOME is not set, and this user has no entry in passwd; name one with --config FILE or $REEVE_CONFIG',
    );
  }
  return {
    path: join(folder, 'client.yaml'),
    from: 'the default',
    hint: '; name one with --config FILE or $REEVE_CONFIG',
  };
}
