// Questions of a tab about runs on several hosts.
import type {FleetTold} from '../../src/dashboard/fleet/fleet-told.ts';
import type {Problem} from '../../src/dashboard/told.ts';
import {until} from '../fixtures/until.ts';
import type {OpenTab} from './served-page.ts';

export const openFleet = (tab: OpenTab, fleet: string): Promise<FleetTold> =>
  tab.ask<FleetTold>({want: 'open-fleet', fleet});

export const fleetOver = (tab: OpenTab, fleet: string): Promise<FleetTold> =>
  until(async () => {
    const told = await openFleet(tab, fleet);
    return told.phase === 'ended' && told;
  }, 'the end of the run');

/** Why something was not done. */
export const problemOf = (asked: Promise<unknown>): Promise<Problem> =>
  asked.then(
    () => {
      throw new Error('it was done');
    },
    (error: Problem) => error,
  );
