import {readsAccount} from '../../identity/account-readings.ts';
import type {Entry} from '../generated/entry.ts';

/** True if an entry says that this person read the account. A refused reading does not count. */
export function isReadingBy(entry: Entry, person: string): boolean {
  switch (entry.event) {
    case 'account-read':
      return entry.principal.name === person;
    case 'job-queued':
    case 'job-start':
    case 'job-end':
      return entry.principal.name === person && readsAccount(entry.command);
    default:
      return false;
  }
}
