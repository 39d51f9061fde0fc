import type {Host} from '../../index.ts';
import {TargetError} from '../errors.ts';
import type {CommonOptions} from '../options.ts';
import {reportError} from '../report-error.ts';
import {openFleetClient} from './fleet-client.ts';

/** The answer of one of several hosts. */
export interface Answered<Value> {
  /** As it was named. */
  readonly host: string;
  readonly value: Value;
}

/** The answers of several hosts. */
export interface Asked<Value> {
  /** In the order of the hosts, of all that answered. */
  readonly answers: readonly Answered<Value>[];
  readonly failures: readonly {readonly host: string; readonly error: Error}[];
  /** The status to exit with: the highest of those of the hosts that did not answer. */
  readonly status: number;
}

export interface AskOptions<Value> {
  /** Hears of each answer as it comes. */
  readonly tell?: (answered: Answered<Value>) => void;
  /** Asks no more hosts when aborted, and says no more of those that do not answer. */
  readonly signal?: AbortSignal;
}

/** Asks each host of a node set. A failure of one is said as it is found, and stops no other. */
export async function askHosts<Value>(
  target: string,
  options: CommonOptions,
  ask: (host: Host) => Promise<Value>,
  {tell, signal}: AskOptions<Value> = {},
): Promise<Asked<Value>> {
  await using client = await openFleetClient(options);
  let status = 0;
  const all = await (await client.fleet(target)).ask(ask, {
    signal,
    onAnswer(answer) {
      if ('value' in answer) tell?.(answer);
      else if (signal?.aborted !== true)
        status = Math.max(status, reportError(new TargetError(answer.host, answer.error)));
    },
  });
  return {
    answers: all.filter(answer => 'value' in answer),
    failures: all.filter(answer => 'error' in answer),
    status,
  };
}
