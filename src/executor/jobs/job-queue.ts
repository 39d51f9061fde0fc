/** The thing that an order waits for: a place among the jobs of the host, of its command, or the lock. */
export type Obstacle = 'jobs' | 'concurrency' | 'lock';

/** An order that wants to become a job. */
export interface Turn {
  /** Of the job. */
  readonly id: string;
  readonly person: string;
  readonly command: string;
  /** The number of jobs of this command that may run at once. */
  readonly concurrency: number | undefined;
  /** Jobs that share it never overlap. */
  readonly lock: string | undefined;
}

/** The place of a turn in its queue. */
export interface QueuePosition {
  /** Turns of the same person that come first. */
  readonly ahead: number;
  readonly why: Obstacle;
}

/**
 * Decides which order starts next. Each person has a queue, and persons take turns, so that a thousand orders
 * of one hold up another's by no more than one. Within a queue the order is that of arrival, except that an
 * order that waits for a lock does not hold up one that needs none. Pure.
 */
export class JobQueue {
  readonly #mostRunning: () => number;
  readonly #running = new Map<string, Turn>();
  /** The person who was served last stands last. */
  readonly #queues = new Map<string, Turn[]>();

  constructor(mostRunning: () => number) {
    this.#mostRunning = mostRunning;
  }

  get waiting(): number {
    let count = 0;
    for (const queue of this.#queues.values()) count += queue.length;
    return count;
  }

  /** Returns the number of orders of this person that wait. */
  waitingOf(person: string): number {
    return this.#queues.get(person)?.length ?? 0;
  }

  /** Takes a place where there is one: nobody who waits could have it. */
  start(turn: Turn): boolean {
    if (this.#obstacleTo(turn) !== undefined) return false;
    this.#running.set(turn.id, turn);
    return true;
  }

  /** Waits behind the others of the same person. */
  wait(turn: Turn): QueuePosition {
    const queue = this.#queues.get(turn.person) ?? [];
    this.#queues.set(turn.person, queue);
    queue.push(turn);
    return this.#positionOf(turn, queue.length - 1);
  }

  /** It ended, or waits no longer. */
  leave(id: string): void {
    if (this.#running.delete(id)) return;
    for (const [person, queue] of this.#queues) {
      const index = queue.findIndex(turn => turn.id === id);
      if (index >= 0) queue.splice(index, 1);
      if (queue.length === 0) this.#queues.delete(person);
    }
  }

  /** Gives places to those whose turn it is; they are running from now on. */
  advance(): Turn[] {
    const started: Turn[] = [];
    for (let next = this.#next(); next; next = this.#next()) started.push(next);
    return started;
  }

  /** Every turn that waits, with where it stands. */
  *positions(): Generator<[id: string, QueuePosition]> {
    for (const queue of this.#queues.values())
      for (const [index, turn] of queue.entries()) yield [turn.id, this.#positionOf(turn, index)];
  }

  #next(): Turn | undefined {
    if (this.#running.size >= this.#mostRunning()) return undefined;
    for (const [person, queue] of this.#queues) {
      const turn = queue.find(pending => this.#obstacleTo(pending) === undefined);
      if (!turn) continue;
      this.leave(turn.id);
      this.#running.set(turn.id, turn);
      // To the back, if there is more of the same person.
      if (this.#queues.delete(person)) this.#queues.set(person, queue);
      return turn;
    }
    return undefined;
  }

  #positionOf(turn: Turn, ahead: number): QueuePosition {
    return {ahead, why: this.#obstacleTo(turn) ?? 'jobs'};
  }

  #obstacleTo({command, concurrency, lock}: Turn): Obstacle | undefined {
    if (this.#running.size >= this.#mostRunning()) return 'jobs';
    if (concurrency === undefined && lock === undefined) return undefined;
    let ofCommand = 0;
    for (const other of this.#running.values()) {
      if (lock !== undefined && other.lock === lock) return 'lock';
      if (other.command === command) ofCommand++;
    }
    return concurrency !== undefined && ofCommand >= concurrency ? 'concurrency' : undefined;
  }
}
