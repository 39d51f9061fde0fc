import {setTimeout as pause} from 'node:timers/promises';
import type {Client, Host, Notice} from '../../index.ts';
import {isTransient} from '../../index.ts';
import {noticeText} from '../../present/notice-text.ts';
import {statusOfError} from '../exit-status.ts';

/** A host that could not be reached, or was lost for good, is tried again after so long, milliseconds. */
const againMs = 10_000;

export interface FollowOptions {
  /** Follows a host until its connection is lost for good. */
  readonly follow: (host: Host, name: string) => Promise<void>;
  /** A host is in trouble, or no longer. */
  readonly trouble: (name: string, error: Error | undefined) => void;
  readonly signal: AbortSignal;
}

/**
 * Follows all of these hosts at once. One that cannot be reached is tried again; one that refuses is not. Resolves when none is
 * left to be followed, to the highest exit status of those that are in trouble.
 */
export async function followHosts(
  client: Client,
  names: readonly string[],
  {follow, trouble, signal}: FollowOptions,
): Promise<number> {
  const statuses = await Promise.all(
    names.map(async name => {
      for (;;) {
        const error = await followOnce(client, name, {follow, trouble, signal});
        if (signal.aborted) return 0;
        trouble(name, error);
        if (!isTransient(error)) return statusOfError(error);
        await pause(againMs, undefined, {signal}).catch(() => {});
      }
    }),
  );
  return Math.max(0, ...statuses);
}

async function followOnce(
  client: Client,
  name: string,
  {follow, trouble, signal}: FollowOptions,
): Promise<Error> {
  try {
    const onNotice = (notice: Notice) => {
      if (notice.type === 'lost') trouble(name, new Error(noticeText(notice, {goesOn: false})));
      if (notice.type === 'resumed') trouble(name, undefined);
    };
    await using host = await client.host(name, {signal, onNotice});
    trouble(name, undefined);
    await follow(host, name);
    return new Error('it ended what was followed');
  } catch (error) {
    return error as Error;
  }
}
