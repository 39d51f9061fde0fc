import {open} from 'node:fs/promises';
import type {Swept} from '../../shares/transfer/sweep.ts';
import type {InShare} from './helper-in-share.ts';
import type {Place} from './journal.ts';
import {linesOf} from './lines.ts';
import type {Sweep} from './transfers.ts';

/** Sweeps in a helper's process, which reads the journal. */
export function sweepInHelper(inShare: InShare): Sweep {
  return async journal => {
    await using file = await open(journal);
    const place = await placeIn(journal);
    // A crash when it was begun: nothing had been made yet.
    if (place === undefined) return {removed: 0, problems: []};
    return JSON.parse(await inShare(place, ['share-sweep'], {input: file.fd})) as Swept;
  };
}

async function placeIn(journal: string): Promise<Place | undefined> {
  await using file = await open(journal);
  for await (const line of linesOf(file.createReadStream())) return JSON.parse(line) as Place;
  return undefined;
}
