import {systemClock} from '../base/clock.ts';
import {messageOf} from '../base/errors.ts';
import type {OwnPrograms} from '../base/own-programs.ts';
import type {Log} from '../server-log/logger.ts';
import {holdAll} from './hold-all.ts';
import {readAll} from './read-all.ts';
import type {Ending} from './serve.ts';
import {serve} from './serve.ts';
import type {StartOptions} from './start-options.ts';

/** Closing the rest when the jobs have ended (gate, shipper, account, log) takes less, milliseconds. */
const closingMs = 15_000;

/** A server that runs, and what its process does with it. */
export interface RunningServer {
  readonly addresses: readonly string[];
  readonly log: Log;
  reload(): Promise<void>;
  /** Takes no new work, and resolves when what was taken has ended; `stop` ends it then. */
  drain(): Promise<void>;
  /** Milliseconds that `stop` may take: the grace of the jobs twice, and some for all else. */
  readonly stopWithinMs: number;
  /** Ends in good order; `hurry` ends at once what still runs. */
  stop(reason: string, hurry: AbortSignal): Promise<void>;
}

/**
 * The composition root of the executor: reads everything, then holds what only one server may, settles what the last executor
 * left, and begins to take orders. A start that fails half-way undoes what it did, the last first. Nothing is listened for
 * before all of it is in order.
 */
export async function startExecutor(
  configFile: string,
  programs: OwnPrograms,
  options: StartOptions = {},
): Promise<RunningServer> {
  const clock = systemClock;
  const ending: Ending = {reason: 'the start failed', hurry: AbortSignal.abort()};
  const boot = await readAll(configFile, clock);
  options.onStep?.('read');
  const stack = new AsyncDisposableStack();
  const start = {stack, programs, options};
  try {
    const held = await holdAll(boot, clock, start);
    const served = await serve(boot, held, clock, start, ending);
    const all = stack.move();
    return {
      addresses: served.addresses,
      log: held.log,
      reload: () => served.reload(),
      drain: () => served.drain(),
      get stopWithinMs() {
        return 2 * boot.settings.config.graceMs + closingMs;
      },
      async stop(reason, hurry) {
        Object.assign(ending, {reason, hurry});
        await all.disposeAsync();
      },
    };
  } catch (error) {
    ending.reason = messageOf(error);
    // The reason of the failure says more than what could not be undone then.
    await stack.disposeAsync().catch(() => {});
    throw error;
  }
}
