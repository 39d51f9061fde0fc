import type {Amount} from './amount.ts';
import {hostsIn} from './amount.ts';

export interface PlanOptions {
  /** Hosts that are under way at once. */
  readonly fanout: number;
  /** Sizes of the batches, of which the last is repeated; none: all hosts are one batch. */
  readonly batches: readonly Amount[];
  /** More hosts than these that failed, or could not be reached, stop the starting. */
  readonly maxFail: Amount | undefined;
  readonly maxUnreachable: Amount | undefined;
}

/** The way in which a host that was started is over, as far as limits count it. */
export type Verdict = 'ok' | 'failed' | 'unreachable' | 'untried';

/** The reason why no more hosts are started. */
export type StopReason = 'max-fail' | 'max-unreachable' | 'gate' | 'cancelled' | 'left' | 'journal';

/** Hosts that were started together. */
export interface Batch {
  /** Counted from 1. */
  readonly number: number;
  readonly hosts: readonly string[];
}

/**
 * Decides which hosts are started when. Pure. Each host is started once at most, a batch after the one before
 * it is over and was judged. A limit counts over all hosts and stops the starting, and nothing else: what is
 * under way then goes on, which is at most the smaller of `fanout` and the batch.
 */
export class FleetPlan {
  readonly #hosts: readonly string[];
  readonly #options: PlanOptions;
  readonly #underway = new Set<string>();
  /** The first host that was not started, and the bounds of the batch. */
  #next = 0;
  #begin = 0;
  #end = 0;
  #number = 0;
  #isJudged = true;
  #failed = 0;
  #unreachable = 0;
  #stopped: StopReason | undefined;

  /** @param hosts each once, in the order in which they are started */
  constructor(hosts: readonly string[], options: PlanOptions) {
    this.#hosts = hosts;
    this.#options = options;
    this.#beginBatch();
  }

  /** The reason why no more are started, and the first of them. */
  get stopped(): StopReason | undefined {
    return this.#stopped;
  }

  /** Nothing is under way, and nothing will be. */
  get isOver(): boolean {
    if (this.#underway.size > 0) return false;
    return this.#stopped !== undefined || (this.#next === this.#hosts.length && this.#isJudged);
  }

  /** The batch that is under way, or was last. */
  get batch(): Batch {
    return {number: this.#number, hosts: this.#hosts.slice(this.#begin, this.#end)};
  }

  /** True if the batch is over, and has to be judged before the next one begins. */
  get isToBeJudged(): boolean {
    return (
      !this.#isJudged && this.#stopped === undefined && this.#next === this.#end && this.#underway.size === 0
    );
  }

  /** True if a batch comes after this one. */
  get hasMore(): boolean {
    return this.#end < this.#hosts.length;
  }

  /** The hosts that were not started. */
  get untried(): readonly string[] {
    return this.#hosts.slice(this.#next);
  }

  /** Takes the hosts that are to be started now. */
  start(): string[] {
    if (this.#stopped !== undefined) return [];
    const room = this.#options.fanout - this.#underway.size;
    const started = this.#hosts.slice(this.#next, Math.min(this.#end, this.#next + room));
    this.#next += started.length;
    for (const host of started) this.#underway.add(host);
    return started;
  }

  /** A host that was started is over. */
  settle(host: string, verdict: Verdict): void {
    if (!this.#underway.delete(host)) throw new Error(`${host} is not under way`);
    const {maxFail, maxUnreachable} = this.#options;
    if (verdict === 'failed') this.#failed++;
    if (verdict === 'unreachable') this.#unreachable++;
    if (this.#exceeds(this.#failed, maxFail)) this.stop('max-fail');
    if (this.#exceeds(this.#unreachable, maxUnreachable)) this.stop('max-unreachable');
  }

  /** The batch was judged to be good. */
  goOn(): void {
    if (!this.isToBeJudged) throw new Error('no batch is to be judged');
    this.#isJudged = true;
    this.#beginBatch();
  }

  /** No more are started. The first reason counts. */
  stop(reason: StopReason): void {
    this.#stopped ??= reason;
  }

  #beginBatch(): void {
    const {batches} = this.#options;
    if (this.#next === this.#hosts.length) return;
    const size = batches[Math.min(this.#number, batches.length - 1)];
    const most = size === undefined ? this.#hosts.length : Math.max(1, hostsIn(size, this.#hosts.length));
    this.#number++;
    this.#begin = this.#end;
    this.#end = Math.min(this.#hosts.length, this.#begin + most);
    this.#isJudged = false;
  }

  #exceeds(count: number, most: Amount | undefined): boolean {
    return most !== undefined && count > hostsIn(most, this.#hosts.length);
  }
}
