import {writeSync} from 'node:fs';
import {version} from '../base/version.ts';
import type {ReadNames} from './completion/lab-names.ts';
import {ownCache} from './own-cache.ts';
import type {Bundle} from './quick/bundle.ts';
import {loadBundle} from './quick/bundle.ts';
import type {CompleteCall} from './quick/complete-call.ts';
import {completeCall} from './quick/complete-call.ts';
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
  if (isVersionSaid(words)) return;
  if ((await isCompleted(words, programs)) || (await isQuickStarted(words, programs))) return;
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

/**
 * Without compiled code of an earlier run: the program is small, and to verify such code takes longer than to make it. What reads
 * client.yaml is in another, and seldom needed.
 */
async function isCompleted(
  words: readonly string[],
  {completion, quick}: CommandLinePrograms,
): Promise<boolean> {
  const call = completeCall(words);
  if (call === undefined) return false;
  const readNames: ReadNames = async path => {
    const {exports} = loadBundle<{readNames: ReadNames}>(quick, {folder: ownCache(), purpose: 'complete'});
    return exports.readNames?.(path);
  };
  try {
    const {exports} = loadBundle<{carryOut(call: CompleteCall, readNames: ReadNames): Promise<void>}>(
      completion,
    );
    await exports.carryOut?.(call, readNames);
  } catch {
    // A build took its place. The next key is answered by that one.
  }
  return true;
}

async function isQuickStarted(
  words: readonly string[],
  {near, quick}: CommandLinePrograms,
): Promise<boolean> {
  const call = quickCall(words);
  if (call === undefined) return false;
  try {
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
