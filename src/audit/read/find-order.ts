import {timeOfId} from '../../identity/order-id.ts';
import type {EntryPlace} from '../entry/entry-place.ts';
import {orderSlackMs, usesUpId} from '../entry/order-times.ts';
import {parseEntry} from '../entry/parse-entry.ts';
import type {Entry, JobEnd} from '../generated/entry.ts';
import type {Part} from './account-folder.ts';
import {AccountFolder} from './account-folder.ts';
import type {Find} from './search.ts';
import {findBytes, linesWith} from './search.ts';
import {beginOf} from './seek.ts';

/** An order that was carried out. */
export interface FoundOrder {
  /** SHA-256 of its payload. */
  digest: string;
  /** The person who signed it. */
  person: string;
  /** The command of its job; undefined for an order that starts no job. */
  command: string | undefined;
  /** The run on many hosts that the job is part of. */
  fleet?: string | undefined;
  /** The outcome of that job, and the place of its entry. */
  end: {outcome: JobEnd['outcome']; entry: EntryPlace} | undefined;
}

/**
 * Returns the order with this id, however long ago it was carried out. Looks first at the time in the id.
 * Then it looks everywhere, the newest entries first, since a clock may have been wrong. Reads synchronously:
 * for a process of its own.
 */
export function findOrder(dir: string, id: string): FoundOrder | undefined {
  using account = new AccountFolder(dir);
  const {parts} = account;
  const search = new Search(account, id);
  const likely = parts.filter(mayHold(account, timeOfId(id)));
  const others = parts.filter(part => !likely.includes(part)).toReversed();
  const first = [...likely, ...others].find(part => search.look(part));
  // The end is behind the start, at an unknown distance.
  for (const part of first ? parts.slice(parts.indexOf(first)) : []) if (!search.isWhole) search.look(part);
  return search.found;
}

class Search {
  readonly #account: AccountFolder;
  readonly #id: string;
  readonly #find: Find;
  readonly #looked = new Set<Part>();
  #found: FoundOrder | undefined;
  #end: FoundOrder['end'];

  constructor(account: AccountFolder, id: string) {
    this.#account = account;
    this.#id = id;
    this.#find = findBytes(Buffer.from(JSON.stringify(id)));
  }

  get found(): FoundOrder | undefined {
    return this.#found && {...this.#found, end: this.#end};
  }

  /** True if there is nothing more to find. */
  get isWhole(): boolean {
    return this.#found !== undefined && (this.#found.command === undefined || this.#end !== undefined);
  }

  /** Looks through a part, once. Returns true if the order is found by now. */
  look(part: Part): boolean {
    if (this.#looked.has(part)) return this.#found !== undefined;
    this.#looked.add(part);
    using file = this.#account.open(part);
    for (const {bytes, position} of linesWith(file.fd, this.#find, {to: part.size})) {
      const entry = parseEntry(bytes);
      if (entry) this.#note(entry, {seq: entry.seq, position, bytes: bytes.length});
    }
    return this.#found !== undefined;
  }

  #note(entry: Entry, place: EntryPlace): void {
    if (entry.event === 'job-end' && entry.job === this.#id) {
      this.#end = {outcome: entry.outcome, entry: place};
      return;
    }
    if (!usesUpId(entry)) return;
    const {order, principal} = entry;
    if (order.id !== this.#id) return;
    const command = 'command' in entry ? entry.command : undefined;
    const fleet = 'fleet' in entry ? entry.fleet : undefined;
    this.#found ??= {digest: order.digest, person: principal.name, command, fleet, end: undefined};
  }
}

/** True if entries of about that time can be in a part, by the first entry of it and of the next one. */
function mayHold(account: AccountFolder, time: number): (part: Part, index: number) => boolean {
  const begins = account.parts.map(part => beginOf(account, part)?.time);
  return (_part, index) =>
    (begins[index] ?? 0) <= time + orderSlackMs &&
    (begins[index + 1] ?? Number.POSITIVE_INFINITY) >= time - orderSlackMs;
}
