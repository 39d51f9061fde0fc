import type {EntryPlace} from '../entry/entry-place.ts';
import type {AuditEvent} from '../entry/format-entry.ts';
import type {AuditError} from '../errors.ts';

/** An event that waits to be recorded. */
export interface Waiting {
  readonly event: AuditEvent;
  readonly resolve: (place: EntryPlace) => void;
  readonly reject: (error: AuditError) => void;
}

/** An event that was written, and is not acknowledged yet. */
export interface Written {
  readonly waiting: Waiting;
  readonly place: EntryPlace;
  readonly line: Uint8Array;
}
