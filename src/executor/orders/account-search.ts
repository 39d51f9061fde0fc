import {execFile} from 'node:child_process';
import {promisify} from 'node:util';
import type {FoundOrder} from '../../audit/read/find-order.ts';
import {messageOf} from '../../base/errors.ts';
import {giveWay} from '../../base/give-way.ts';
import type {Words} from '../../base/own-programs.ts';
import type {Rate} from '../../base/token-buckets.ts';
import {TokenBuckets} from '../../base/token-buckets.ts';
import {ExecutorError} from '../errors.ts';

/** The account's answer about an id. */
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

/** Searches of one person that may wait. */
const mostOfPerson = 4;
/** Of all that wait or are under way. */
const most = 32;
/** Persons for whom is searched at once, a process each. */
const mostAtOnce = 4;
/** The time that a search may take. */
const timeoutMs = 20_000;
/**
 * The searches that one person may have: for some jobs of long ago at once, and then for one every few
 * seconds.
 */
const rate: Rate = {burst: 16, refillMs: 3_000};

/**
 * Searches the account for orders of long ago: for each person one search at a time, and for so many persons at once that
 * nobody, by asking for what is not there, holds up another. More persons than that take turns.
 */
export class AccountSearch implements Disposable {
  readonly #find: Find;
  readonly #now: () => number;
  readonly #pace = new TokenBuckets(rate);
  readonly #ending = new AbortController();
  /** The searches that wait, by person; the person who was served last stands last. */
  readonly #queues = new Map<string, Search[]>();
  /** Those who have one under way. */
  readonly #searching = new Set<string>();
  /** The searches that wait or are under way, by person and id: nobody waits for the turn of another. */
  readonly #asked = new Map<string, Search>();

  /** @param now milliseconds of a clock that does not go back */
  constructor(find: Find, now: () => number) {
    this.#find = find;
    this.#now = now;
  }

  /** @throws {ExecutorError} `busy` */
  find(id: string, person: string): Promise<Searched> {
    const key = `${person} ${id}`;
    const asked = this.#asked.get(key);
    if (asked) return asked.found.promise;
    const queue = this.#queues.get(person) ?? [];
    if (queue.length >= mostOfPerson || this.#asked.size >= most || this.#ending.signal.aborted)
      return Promise.reject(tooMany());
    const waitMs = this.#pace.take(person, this.#now());
    if (waitMs > 0) return Promise.reject(tooOften(person, waitMs));
    const search: Search = {id, found: Promise.withResolvers()};
    this.#asked.set(key, search);
    this.#queues.set(person, queue);
    queue.push(search);
    this.#begin();
    return search.found.promise;
  }

  /** Ends what is under way, and takes no more. */
  [Symbol.dispose](): void {
    this.#ending.abort();
  }

  #begin(): void {
    for (const [person, queue] of this.#queues) {
      if (this.#searching.size >= mostAtOnce) return;
      if (!this.#searching.has(person)) void this.#next(person, queue);
    }
  }

  async #next(person: string, queue: Search[]): Promise<void> {
    const search = queue.shift();
    if (queue.length === 0) this.#queues.delete(person);
    if (!search) return;
    this.#searching.add(person);
    await this.#search(search);
    this.#searching.delete(person);
    this.#asked.delete(`${person} ${search.id}`);
    this.#goLast(person);
    this.#begin();
  }

  #goLast(person: string): void {
    const queue = this.#queues.get(person);
    if (!queue) return;
    this.#queues.delete(person);
    this.#queues.set(person, queue);
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
export function findInHelper([program, ...words]: Words, accountFolder: string): Find {
  return async (id, signal) => {
    const args = [...words, 'find', accountFolder, id];
    const searching = promisify(execFile)(program, args, {
      signal,
      maxBuffer: 1024 * 1024,
      env: {},
    });
    if (searching.child.pid !== undefined) giveWay(searching.child.pid);
    const {stdout} = await searching;
    return JSON.parse(stdout) as Searched;
  };
}

function tooOften(person: string, waitMs: number): ExecutorError {
  return new ExecutorError(
    'busy',
    `the account would have to be searched for it, which was done often for ${person}; try again in ${Math.ceil(waitMs / 1000)} s`,
  );
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
