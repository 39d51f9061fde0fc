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
