import {readsAccount} from '../../identity/account-readings.ts';
import type {Entry} from '../generated/entry.ts';

/** Whether an entry tells that this person read the account. That it was refused is no reading. */
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
