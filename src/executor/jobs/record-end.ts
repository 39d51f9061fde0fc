import {fleetOf} from '../../audit/entry/build-event.ts';
import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import type {Account} from '../../audit/log/account.ts';
import {emptyChannel} from '../../output-log/channel-digest.ts';
import type {AuthorizedOrder} from '../../policy/orders/authorize.ts';
import type {Outcome} from '../../protocol/generated/wire.ts';
import type {ManifestSummary} from '../../shares/manifest.ts';

/** An end that may be told, and the entry that says the same. */
export interface RecordedEnd {
  readonly outcome: Outcome;
  readonly entry?: EntryPlace | undefined;
}

/** How a job ended. */
export interface JobEnding {
  readonly outcome: Outcome;
  /** The manifest of the files that it put or got. */
  readonly manifest?: ManifestSummary | undefined;
}

/** The cause why a job does not start after all. */
export interface UnstartedCause {
  readonly reason: 'cancelled' | 'never-started' | 'server-stopped';
  readonly message?: string | undefined;
}

/** Records an end. Gives what may be told: nobody may hear that a job ended so or so when the account cannot say the same. */
export async function recordEnd(
  {order, command, files}: AuthorizedOrder,
  start: number,
  {outcome, manifest}: JobEnding,
  {account, failed}: {account: Account; failed: (error: unknown) => void},
): Promise<RecordedEnd> {
  const {name, groups} = order.principal;
  const {id: job} = order.payload;
  try {
    const principal = {name, groups: [...groups]};
    const transfer = manifest && files && {share: files.share, ...manifest};
    const entry = await account.append({
      event: 'job-end',
      job,
      principal,
      command,
      ...fleetOf(order),
      start,
      outcome,
      ...(transfer && {transfer}),
    });
    return {outcome, entry};
  } catch (error) {
    failed(error);
    return {outcome: unrecorded(outcome)};
  }
}

/** The outcome of a job of which nothing ran. */
export function neverStarted(
  reason: UnstartedCause['reason'],
  endedAt: number,
  message: string | undefined,
): Outcome {
  return {
    state: 'ended',
    reason,
    exit: null,
    signal: null,
    ...(message !== undefined && {message}),
    startedAt: null,
    endedAt,
    stdout: emptyChannel,
    stderr: emptyChannel,
  };
}

/** The outcome of a job of which nobody knows how it ended. */
export function lost(message: string): Outcome {
  return {
    state: 'lost',
    reason: 'lost',
    exit: null,
    signal: null,
    message,
    startedAt: null,
    endedAt: null,
    stdout: emptyChannel,
    stderr: emptyChannel,
  };
}

/** The outcome to tell of a job whose end could not be recorded. */
export function unrecorded(outcome: Outcome): Outcome {
  const how = outcome.signal ?? `status ${outcome.exit}`;
  return {
    ...outcome,
    state: 'lost',
    reason: 'lost',
    message: `it ended (${outcome.reason}, ${how}), but the account could not be written`,
  };
}
