import type {Found} from '../../audit/read/query.ts';

/** An entry, and the host that it came from. */
export interface FoundOn extends Found {
  readonly host: string;
}

/** The entries of one host, oldest first, several at a time. */
export interface HostEntries {
  readonly host: string;
  readonly blocks: AsyncIterable<readonly Found[]>;
}

/**
 * The entries of several hosts by their times; those of the same time in the order of the hosts. Entries of one host stay in
 * their order, also where its clock was set back.
 */
export async function* mergeEntries(hosts: readonly HostEntries[]): AsyncGenerator<FoundOn> {
  const heads: Head[] = [];
  for (const [order, {host, blocks}] of hosts.entries()) {
    const head = new Head(host, order, blocks[Symbol.asyncIterator]());
    if (await head.load()) insert(heads, head);
  }
  for (;;) {
    const head = heads.shift();
    if (head === undefined) return;
    yield {host: head.host, ...head.take()};
    if (head.isLoaded || (await head.load())) insert(heads, head);
  }
}

/** The entries of a host that are not shown yet. */
class Head {
  readonly host: string;
  readonly order: number;
  readonly #blocks: AsyncIterator<readonly Found[]>;
  #entries: readonly Found[] = [];
  #at = 0;

  constructor(host: string, order: number, blocks: AsyncIterator<readonly Found[]>) {
    this.host = host;
    this.order = order;
    this.#blocks = blocks;
  }

  get isLoaded(): boolean {
    return this.#at < this.#entries.length;
  }

  /** When its next entry was written, milliseconds since 1970. */
  get time(): number {
    return this.#entries[this.#at]?.entry.time ?? Number.POSITIVE_INFINITY;
  }

  take(): Found {
    return this.#entries[this.#at++] as Found;
  }

  /** Resolves to false if there are no more. */
  async load(): Promise<boolean> {
    while (!this.isLoaded) {
      const {value, done} = await this.#blocks.next();
      if (done === true) return false;
      this.#entries = value;
      this.#at = 0;
    }
    return true;
  }
}

/** Keeps them in the order in which they are due. */
function insert(heads: Head[], head: Head): void {
  let [low, high] = [0, heads.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    const other = heads[middle] as Head;
    if (other.time < head.time || (other.time === head.time && other.order < head.order)) low = middle + 1;
    else high = middle;
  }
  heads.splice(low, 0, head);
}
