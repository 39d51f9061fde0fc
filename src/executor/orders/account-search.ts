import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import type {FoundOrder} from '../../audit/find-order.ts';
import {messageOf} from '../../base/errors.ts';
import {nodeFlags} from '../../base/node-process.ts';
import {ExecutorError} from '../errors.ts';

/** What the account says of an id. */
export interface Searched {
  readonly order?: FoundOrder | undefined;
  /** Orders of up to this time, by their ids, may have been removed from it: milliseconds since 1970. */
  readonly removedUpTo: number;
}

/** Looks for the order with an id. */
export type Find = (id: string, signal: AbortSignal) => Promise<Searched>;

interface Search {
  readonly id: string;
  readonly found: PromiseWithResolvers<Searched>;
}

/** Searches of one person that may wait, and of all. */
const mostOfPerson = 4;
const most = 32;
/** What a search may take. */
const timeoutMs = 2 * 60_000;

/**
 * Searches the account for orders of long ago, one search at a time. Persons take turns, so that nobody, by asking
 * for what is not there, holds up another by more than one search.
 */
export class AccountSearch implements Disposable {
  readonly #find: Find;
  readonly #ending = new AbortController();
  /** By person; whoever was served last stands last. */
  readonly #queues = new Map<string, Search[]>();
  readonly #asked = new Map<string, Search>();
  #isSearching = false;

  constructor(find: Find) {
    this.#find = find;
  }

  /** @throws {ExecutorError} `busy` */
  find(id: string, person: string): Promise<Searched> {
    const asked = this.#asked.get(id);
    if (asked) return asked.found.promise;
    const queue = this.#queues.get(person) ?? [];
    if (queue.length >= mostOfPerson || this.#asked.size >= most || this.#ending.signal.aborted)
      return Promise.reject(tooMany());
    const search: Search = {id, found: Promise.withResolvers()};
    this.#asked.set(id, search);
    this.#queues.set(person, queue);
    queue.push(search);
    void this.#searchAll();
    return search.found.promise;
  }

  /** Ends what is under way, and takes no more. */
  [Symbol.dispose](): void {
    this.#ending.abort();
  }

  async #searchAll(): Promise<void> {
    if (this.#isSearching) return;
    this.#isSearching = true;
    for (let next = this.#next(); next; next = this.#next()) {
      await this.#search(next);
      this.#asked.delete(next.id);
    }
    this.#isSearching = false;
  }

  #next(): Search | undefined {
    const [first] = this.#queues;
    if (!first) return undefined;
    const [person, queue] = first;
    const search = queue.shift();
    this.#queues.delete(person);
    if (queue.length > 0) this.#queues.set(person, queue);
    return search;
  }

  async #search({id, found}: Search): Promise<void> {
    const signal = AbortSignal.any([this.#ending.signal, AbortSignal.timeout(timeoutMs)]);
    try {
      signal.throwIfAborted();
      found.resolve(await this.#find(id, signal));
    } catch (error) {
      found.reject(signal.aborted ? tooLong(error) : error);
    }
  }
}

/** Searches in a helper's process: the account may have millions of lines, and the executor stays small. */
export function findInHelper(helper: string, accountFolder: string): Find {
  return async (id, signal) => {
    const args = [...nodeFlags, helper, 'find', accountFolder, id];
    const {stdout} = await promisify(execFile)(process.execPath, args, {
      signal,
      maxBuffer: 1024 * 1024,
      env: {},
    });
    return JSON.parse(stdout) as Searched;
  };
}

function tooMany(): ExecutorError {
  return new ExecutorError(
    'busy',
    'the account would have to be searched for it, and too many such searches wait; try again later',
  );
}

function tooLong(cause: unknown): ExecutorError {
  const message = `the account could not be searched for it (${messageOf(cause)}); try again later`;
  return new ExecutorError('busy', message, {cause});
}
