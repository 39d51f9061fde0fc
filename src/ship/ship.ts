import type {BackoffRange} from '../base/backoff.ts';
import {backoffMs} from '../base/backoff.ts';
import {messageOf} from '../base/errors.ts';
import {AccountReader} from './account-reader.ts';
import type {Cursor} from './cursor.ts';
import {cursorPath, digestOf, readCursor, writeCursor} from './cursor.ts';
import type {Destination} from './destination.ts';
import {ShipError} from './errors.ts';
import {committedSize, growth, pause} from './growth.ts';
import {Shipment} from './shipment.ts';

/** A change in shipping. `down` and `up` take turns; the first `up` is not reported. */
export type ShipEvent =
  | {readonly state: 'down'; readonly message: string}
  | {readonly state: 'up'}
  /** Entries that were pruned before they were shipped. */
  | {readonly state: 'skipped'; readonly from: number; readonly to: number};

export interface ShipOptions {
  readonly name: string;
  readonly destination: Destination;
  /** The account's folder. */
  readonly account: string;
  /** The folder of the cursors. */
  readonly cursors: string;
  readonly report: (report: ShipEvent) => void;
  /** Ends it when what is there is shipped, */
  readonly stop: AbortSignal;
  /** or at once. */
  readonly abortNow: AbortSignal;
  /** The pauses before something that failed is tried again. */
  readonly retry?: BackoffRange;
}

const defaultRetry = {leastMs: 1000, mostMs: 60_000};

/**
 * Ships the account to one destination, in order and from where it was, until told to stop. Does not reject.
 */
export async function ship(options: ShipOptions): Promise<void> {
  const {report, stop, retry = defaultRetry} = options;
  let failures = 0;
  let isDown = false;
  let toldUpTo = 0;
  const arrived = () => {
    failures = 0;
    if (isDown) report({state: 'up'});
    isDown = false;
  };
  const skipped = (from: number, to: number) => {
    if (to > toldUpTo) report({state: 'skipped', from, to});
    toldUpTo = to;
  };
  for (;;) {
    try {
      return await shipOn(options, {arrived, skipped});
    } catch (error) {
      if (error instanceof ShipError && error.code === 'moved') continue;
      if (stop.aborted) return;
      if (!isDown) report({state: 'down', message: messageOf(error)});
      isDown = true;
    }
    // Many hosts that lost the same receiver should not come back in the same moment.
    await pause(backoffMs(retry, failures++, Math.random()), stop);
    if (stop.aborted) return;
  }
}

interface Progress {
  readonly arrived: () => void;
  /** Reported again with each attempt. */
  readonly skipped: (from: number, to: number) => void;
}

async function shipOn(options: ShipOptions, progress: Progress): Promise<void> {
  const {name, destination, account, cursors, stop, abortNow} = options;
  const stored = readCursor(cursors, name);
  let cursor = await destination.resume(stored);
  if (cursor.mark !== stored.mark) await writeCursor(cursors, name, cursor);
  using reader = new AccountReader(account);
  goTo(cursor, reader, options, progress);
  // Otherwise the next shipment reports it.
  if (committedSize(account) <= reader.next) progress.arrived();
  for (;;) {
    const size = await growth(account, reader.next, {signal: stop});
    if (size <= reader.next) return;
    const shipment = new Shipment(account, reader, destination.policy, stop);
    const mark = await destination.deliver(shipment, abortNow);
    // A crash before this line leaves a destination with a shipment that the cursor does not know of.
    cursor = {next: reader.next, last: shipment.last ? digestOf(shipment.last) : cursor.last, mark};
    await writeCursor(cursors, name, cursor);
    progress.arrived();
  }
}

/** @throws {ShipError} `other-account` */
function goTo(
  {next, last}: Cursor,
  reader: AccountReader,
  {name, account, cursors}: ShipOptions,
  {skipped}: Progress,
): void {
  const size = committedSize(account);
  const other = (why: string) =>
    new ShipError(
      'other-account',
      `${why}: this is not the account that was shipped, or it was changed; to ship it from its beginning remove ${cursorPath(cursors, name)}, and put a file that it was shipped to aside`,
    );
  if (next > size) throw other(`the account has ${size} entries, and ${next} were shipped`);
  const isHeld = next > 0 && reader.seek(next - 1) === next - 1;
  if (isHeld && last !== null) {
    const [line] = reader.read(next, {entries: 1, bytes: 0});
    if (line && digestOf(line) !== last)
      throw other(`entry ${next - 1} is another than the one that was shipped`);
  }
  const from = reader.seek(next);
  if (from > next) skipped(next, from - 1);
}
