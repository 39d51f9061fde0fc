import {writeSync} from 'node:fs';
import {version} from '../base/version.ts';
import {ownCache} from './own-cache.ts';
import type {Bundle} from './quick/bundle.ts';
import {loadBundle} from './quick/bundle.ts';
import type {QuickCall} from './quick/quick-call.ts';
import {quickCall} from './quick/quick-call.ts';
import {startNear} from './quick/start-near.ts';
import {keepClosed} from './streams/closed-descriptors.ts';

/** The programs of the command line, of which a call needs one. */
export interface CommandLinePrograms {
  /** For the answers to shells that complete words. */
  readonly completion: Bundle;
  /** For calls that the keeper carries out. */
  readonly near: Bundle;
  /** For the commonest calls. */
  readonly quick: Bundle;
  /** For all calls. @param cache the folder of compiled code, if there is one */
  whole(cache: string | undefined): Promise<void>;
}

/** Carries out what `words` ask for, by the smallest program that can. */
export async function start(words: readonly string[], programs: CommandLinePrograms): Promise<void> {
  // A closed terminal must not end a server that is starting; the executor handles SIGHUP itself later.
  if (words[0] === 'serve') process.on('SIGHUP', () => {});
  if (isVersionSaid(words) || (await isQuickStarted(words, programs))) return;
  await programs.whole(ownCache());
}

/** Says the version without the streams of Node, which take as long to load as all else. */
function isVersionSaid(words: readonly string[]): boolean {
  if (words.length !== 1 || words[0] !== '--version') return false;
  keepClosed();
  try {
    writeSync(1, `${version}\n`);
    return true;
  } catch {
    // The whole program knows what to say of a standard output that cannot be written.
    return false;
  }
}

async function isQuickStarted(
  words: readonly string[],
  {completion, near, quick}: CommandLinePrograms,
): Promise<boolean> {
  const call = quickCall(words);
  if (call === undefined) return false;
  try {
    if (await isCompleted(completion, call)) return true;
    if (await startNear(near, call)) return true;
    const cache = {folder: ownCache(), purpose: call.command};
    loadBundle<{carryOut(call: QuickCall): void}>(quick, cache).exports.carryOut?.(call);
    return true;
  } catch (error) {
    // A build took its place.
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

/** Without compiled code of an earlier run: it is small, and to verify that takes longer than to compile it. */
async function isCompleted(completion: Bundle, call: QuickCall): Promise<boolean> {
  if (call.command !== 'complete') return false;
  const {exports} = loadBundle<{carryOut(call: QuickCall): Promise<boolean>}>(completion);
  return (await exports.carryOut?.(call)) ?? false;
}
