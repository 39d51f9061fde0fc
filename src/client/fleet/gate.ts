import type {HostOutcome} from './fleet-event.ts';
import type {TaskContext} from './host-task.ts';
import {noJournal} from './journal/journal.ts';

/** The context for the command between two batches: of it the outcomes are told, with its output in them. */
export function gateContext(context: TaskContext, cancelled: AbortSignal): TaskContext {
  return {
    ...context,
    events: {push: async () => {}, note() {}},
    isWatched: async () => false,
    journal: noJournal,
    isStopped: () => cancelled.aborted,
    names: new Map(),
  };
}

/** Does something on all of these hosts, on `fanout` of them at once. Returns the outcomes in their order. */
export async function onEach(
  hosts: readonly string[],
  fanout: number,
  work: (host: string) => Promise<HostOutcome>,
): Promise<HostOutcome[]> {
  const outcomes: HostOutcome[] = [];
  const next = hosts.entries();
  const worker = async () => {
    for (const [index, host] of next) outcomes[index] = await work(host);
  };
  await Promise.all(Array.from({length: Math.min(fanout, hosts.length)}, worker));
  return outcomes;
}
