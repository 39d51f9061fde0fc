import {CodedError} from '../base/errors.ts';
import {lockFolder} from '../base/folder-lock.ts';
import {makeFolder} from '../base/own-folder.ts';
import type {Destination} from '../config/destinations.ts';
import {pause} from './growth.ts';
import {openDestination} from './open-destination.ts';
import type {ShipEvent, ShipOptions} from './ship.ts';
import {ship} from './ship.ts';

/** The configuration of a shipper, in its first line of input. */
export interface ShipperConfig {
  /** The name of this host. */
  readonly host: string;
  /** The account's folder. */
  readonly account: string;
  /** The folder of the cursors; made when missing. */
  readonly cursors: string;
  readonly destinations: readonly Destination[];
}

/** A line of output of a shipper. */
export type ShipperMessage = {readonly name: string} & ShipEvent;

export interface ShipperOptions extends Pick<ShipOptions, 'stop' | 'abortNow' | 'retry'> {
  readonly say: (word: ShipperMessage) => void;
}

/** A lock that the shipper before this one holds is tried again after so long, milliseconds. */
const lookMs = 100;

/**
 * Ships the account to all destinations, independently, until it is stopped. Only one shipper at a time uses
 * a folder of cursors.
 */
export async function runShipper(orders: ShipperConfig, {say, ...rest}: ShipperOptions): Promise<void> {
  const {host, account, cursors, destinations} = orders;
  makeFolder(cursors, 0o700);
  using lock = await lockWhenFree(cursors, rest.stop);
  if (!lock) return;
  await Promise.all(
    destinations.map(async configured => {
      const {name} = configured;
      await using destination = openDestination(configured, host);
      await ship({...rest, name, destination, account, cursors, report: report => say({name, ...report})});
    }),
  );
}

/** The shipper of a server that was killed may still be at its last shipment. */
async function lockWhenFree(folder: string, stop: AbortSignal): Promise<Disposable | undefined> {
  while (!stop.aborted) {
    try {
      return lockFolder(folder);
    } catch (error) {
      if (!(error instanceof CodedError && error.code === 'folder-locked')) throw error;
    }
    await pause(lookMs, stop);
  }
  return undefined;
}
