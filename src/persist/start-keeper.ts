import {spawn} from 'node:child_process';
import {dirname} from 'node:path';
import {messageOf} from '../base/errors.ts';
import {usualPath} from '../base/node-process.ts';
import {makeFolder} from '../base/own-folder.ts';
import type {Words} from '../base/own-programs.ts';
import {whyNotPrivate, whyOthersDecide} from './place.ts';

/** The variables that say where the files of a user are. */
const passedOn = [
  'HOME',
  'XDG_CONFIG_HOME',
  'XDG_STATE_HOME',
  'XDG_CACHE_HOME',
  'XDG_RUNTIME_DIR',
  'TZ',
] as const;

/** Becomes the program without leaving a file of its memory, wherever it dies: there is a key in it. */
const withoutCore = 'ulimit -c 0 && exec "$@"';

/**
 * Starts a keeper, which outlives us: in a session of its own, in no folder, with no open file and no environment of ours, and with
 * no debugger to be opened by a signal.
 *
 * @param program the words that start reeve
 * @returns why there can be none
 */
export function startKeeper(program: Words, folder: string, words: readonly string[]): string | undefined {
  try {
    // Asked before it is made: root with a user's environment would leave a folder there that the user cannot use.
    const others = whyOthersDecide(dirname(folder));
    if (others !== undefined) return others;
    makeFolder(folder, 0o700);
  } catch (error) {
    return messageOf(error);
  }
  const why = whyNotPrivate(folder);
  if (why !== undefined) return why;
  const given = passedOn.flatMap(name => {
    const value = process.env[name];
    return value === undefined ? [] : [[name, value] as const];
  });
  const child = spawn('/bin/sh', ['-c', withoutCore, 'sh', ...program, ...words], {
    detached: true,
    cwd: '/',
    stdio: 'ignore',
    env: {PATH: usualPath, LANG: 'C.UTF-8', ...Object.fromEntries(given)},
  });
  // Without one, each command connects by itself.
  child.on('error', () => {});
  child.unref();
  return undefined;
}
