import type {Logger} from '../server-log/logger.ts';
import type {Held} from './hold-all.ts';
import {ownFileWarnings} from './own-files.ts';
import type {Settled} from './settle-lost.ts';
import type {StatusBoard} from './status-board.ts';

/** Logs what somebody should know of this start. */
export function sayWhatWasFound(
  logger: Logger,
  {account, leftovers, containment}: Held,
  {lost, neverStarted}: Settled,
  board: StatusBoard,
): void {
  if (account.repair) logger.warn({...account.repair}, 'cut a torn last line off the account');
  if (account.firstSigned > 0)
    logger.warn(
      {entries: account.firstSigned},
      'signed an account that had no checkpoint: anybody may have changed what it held before',
    );
  if (account.isTreeRebuilt) logger.warn('computed the tree of the account from all its lines');
  if (leftovers.length > 0) logger.warn({jobs: leftovers}, 'ended what the last server left running');
  if (lost > 0)
    logger.warn({jobs: lost}, 'the outcome of jobs is unknown: the last server did not see them end');
  if (neverStarted > 0)
    logger.warn({jobs: neverStarted}, 'jobs that waited for their turn were not started: nothing ran');
  if (!containment.isComplete) logger.warn(containment.why);
  for (const warning of ownFileWarnings()) logger.warn(warning);
  for (const warning of board.standingWarnings()) logger.warn(warning);
}
