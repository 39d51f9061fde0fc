import type {Entry} from '../generated/entry.ts';

/** No command of a catalogue has one of these names. */
const readings: ReadonlySet<string> = new Set(['audit-log', 'audit-proof', 'audit-export']);

/** Whether a command is reeve's own that reads the account. */
export function isReading(command: string): boolean {
  return readings.has(command);
}

/** Whether an entry tells that this person read the account. That it was refused is no reading. */
export function isReadingBy(entry: Entry, person: string): boolean {
  switch (entry.event) {
    case 'account-read':
      return entry.principal.name === person;
    case 'job-queued':
    case 'job-start':
    case 'job-end':
      return entry.principal.name === person && isReading(entry.command);
    default:
      return false;
  }
}
