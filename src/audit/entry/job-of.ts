import type {Entry} from '../generated/entry.ts';

/** The job that an entry is about. A denial has none, but there is a proof of it by the id of its order. */
export function jobOf(entry: Entry): string {
  if ('job' in entry && entry.job !== undefined) return entry.job;
  return entry.event === 'denial' ? (entry.order?.id ?? '') : '';
}
