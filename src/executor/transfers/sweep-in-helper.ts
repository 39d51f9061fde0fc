import {spawn} from 'node:child_process';
import {open} from 'node:fs/promises';
import {text} from 'node:stream/consumers';
import {nodeFlagsOf, plainEnvironment} from '../../base/node-process.ts';
import type {SystemTools} from '../../base/system-tools.ts';
import {prefixed, runAs} from '../../runner/run-as.ts';
import type {Swept} from '../../shares/transfer/sweep.ts';
import type {Place} from './journal.ts';
import {linesOf} from './lines.ts';
import type {Sweep} from './transfers.ts';

/** The time that a sweep may take, milliseconds. */
const timeoutMs = 10 * 60_000;

/** Sweeps in a helper's process, with the rights of the share's user, which reads the journal. */
export function sweepInHelper(helper: string, tools: SystemTools): Sweep {
  return async journal => {
    await using file = await open(journal);
    const place = await placeIn(journal);
    // A crash when it was begun: nothing had been made yet.
    if (place === undefined) return {removed: 0, problems: []};
    const user = await runAs({user: place.user, ...(place.notAs && {notAs: place.notAs})}, tools);
    if ('message' in user) throw new Error(user.message);
    const task = [...nodeFlagsOf('helper'), helper, 'share-sweep'];
    const [program, ...args] = prefixed(user.prefix, [process.execPath, ...task]);
    const child = spawn(program, args, {
      stdio: [file.fd, 'pipe', 'pipe'],
      env: plainEnvironment,
      cwd: '/',
      timeout: timeoutMs,
      killSignal: 'SIGKILL',
    });
    const ended = new Promise<void>((resolve, reject) => {
      child.once('error', reject);
      child.once('close', () => resolve());
    });
    const [told, words] = await Promise.all([
      child.stdout ? text(child.stdout) : '',
      child.stderr ? text(child.stderr) : '',
      ended,
    ]);
    if (told === '') throw new Error(words.trim().slice(0, 1000) || 'it was ended');
    return JSON.parse(told) as Swept;
  };
}

async function placeIn(journal: string): Promise<Place | undefined> {
  await using file = await open(journal);
  for await (const line of linesOf(file.createReadStream())) return JSON.parse(line) as Place;
  return undefined;
}
