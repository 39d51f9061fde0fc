import {setTimeout as wait} from 'node:timers/promises';
import {newOrderId, timeOfId} from '../../identity/order-id.ts';
import {ClientError} from '../errors.ts';
import type {Host} from '../host.ts';
import type {Job} from '../job/job.ts';
import type {Notice} from '../notice.ts';
import type {EventQueue} from './event-queue.ts';
import type {HostOutcome} from './fleet-event.ts';
import type {Journal} from './journal/journal.ts';
import {codeOf} from './journal/journal-line.ts';
import {outcomeOfDial, outcomeOfOrder} from './outcome-of-error.ts';

/** The context that the hosts of a run share. */
export interface TaskContext {
  readonly dial: (
    host: string,
    options: {readonly signal: AbortSignal; readonly onNotice: (notice: Notice) => void},
  ) => Promise<Host>;
  /** Orders it; the job gets this id. */
  readonly order: (host: Host, job: string) => Job;
  readonly events: Pick<EventQueue, 'push' | 'note'>;
  /** True if somebody reads events; else output is kept in the results. Resolves when that is known. */
  readonly isWatched: () => Promise<boolean>;
  readonly journal: Pick<Journal, 'write'>;
  /** True if jobs of earlier orders are ended, and nothing is run. */
  readonly isEnding: boolean;
  /** Milliseconds in which an order may still be on its way. */
  readonly windowMs: number;
  /** True if nothing may be started any more. */
  readonly isStopped: () => boolean;
  /** By the name in its certificate, each host on which it runs. */
  readonly names: Map<string, string>;
  /** True if it may be run twice on this host. */
  readonly isRepeatable: (host: Host) => Promise<boolean>;
}

/** The run on one host, from the dial to its outcome. */
export class HostTask {
  readonly #target: string;
  readonly #context: TaskContext;
  readonly #earlier: string | undefined;
  readonly #giveUp = new AbortController();
  #host: Host | undefined;
  #job: Job | undefined;

  /** @param earlier the job of an order that was sent before, and may have been carried out */
  constructor(target: string, context: TaskContext, earlier?: string) {
    this.#target = target;
    this.#context = context;
    this.#earlier = earlier;
  }

  /** Never rejects. */
  async run(): Promise<HostOutcome> {
    await this.#context.events.push({type: 'dialling', host: this.#target});
    let connected: Host;
    try {
      connected = await this.#dial();
    } catch (error) {
      return this.#giveUp.signal.aborted ? this.#unsent() : this.#undialled(error as Error);
    }
    await using host = connected;
    try {
      return await this.#runOn(host);
    } catch (error) {
      return this.#unsent(error as Error);
    }
  }

  /** Ends the job, if there is one; else nothing is sent. */
  cancel(): void {
    if (this.#job) void this.#host?.cancel(this.#job.id).catch(() => {});
    else this.#giveUp.abort();
  }

  /** Lets go of the job, which goes on. */
  leave(): void {
    this.#giveUp.abort();
    this.#job?.release();
  }

  async #dial(): Promise<Host> {
    const {signal} = this.#giveUp;
    const connected = await this.#context.dial(this.#target, {signal, onNotice: this.#hear});
    this.#host = connected;
    return connected;
  }

  async #runOn(host: Host): Promise<HostOutcome> {
    const {names, isStopped, journal} = this.#context;
    const other = names.get(host.name) ?? this.#target;
    names.set(host.name, other);
    if (other !== this.#target) return this.#isSame(host.name, other);
    if (this.#earlier !== undefined && this.#context.isEnding) return await this.#end(host, this.#earlier);
    if (this.#earlier !== undefined) {
      const known = await this.#resolve(host, this.#earlier);
      if (known) return known;
    }
    if (isStopped() || this.#giveUp.signal.aborted) return this.#unsent();
    // Made now: a host takes an order that is of its own time.
    const job = newOrderId(Date.now());
    try {
      await journal.write({is: 'sent', host: this.#target, name: host.name, job});
    } catch {
      // The run is stopped by that, and this was not sent.
      return this.#unsent();
    }
    await this.#context.events.push({type: 'sent', host: this.#target, job});
    if (this.#giveUp.signal.aborted) return this.#unsent();
    return await this.#follow(this.#context.order(host, job));
  }

  async #end(host: Host, job: string): Promise<HostOutcome> {
    await host.cancel(job).catch(() => {});
    const outcome = await this.#follow(host.attach(job));
    return outcome.is === 'refused' ? this.#unsent(outcome.error) : outcome;
  }

  /** Returns undefined if the order is to be sent again, since it never arrived or may be carried out twice. */
  async #resolve(host: Host, job: string): Promise<HostOutcome | undefined> {
    for (;;) {
      const outcome = await this.#follow(host.attach(job, {claim: true}));
      this.#job = undefined;
      if (isUntold(outcome) && (await this.#context.isRepeatable(host))) return undefined;
      if (outcome.is !== 'refused') return outcome;
      if (codeOf(outcome.error) !== 'unknown-job')
        return {is: 'unknown', host: this.#target, job, error: outcome.error};
      if (!(await this.#outwait(host, job))) return undefined;
      if (this.#giveUp.signal.aborted) return this.#unsent();
    }
  }

  /**
   * Waits until the host takes the order no longer, which may be on its way yet. Returns false if that time
   * was over at once.
   */
  async #outwait(host: Host, job: string): Promise<boolean> {
    const {clockOffsetMs} = await host.ping();
    // By our clock.
    const until = timeOfId(job) + this.#context.windowMs + marginMs - clockOffsetMs;
    const left = until - Date.now();
    if (left <= 0) return false;
    await this.#context.events.push({type: 'waiting', host: this.#target, job, until});
    await wait(left, undefined, {signal: this.#giveUp.signal}).catch(() => {});
    return true;
  }

  async #follow(job: Job): Promise<HostOutcome> {
    const {events, isWatched} = this.#context;
    const host = this.#target;
    this.#job = job;
    try {
      if (await isWatched()) {
        await job.started;
        await events.push({type: 'started', host, job: job.id});
        for await (const chunk of job) await events.push({type: 'output', host, job: job.id, ...chunk});
      }
      const result = await job;
      if (result.reason !== 'lost') return {is: 'ended', host, job: job.id, result};
      const why = `${job.host} does not know how job ${job.id} ended: ${result.message ?? 'it was lost'}`;
      const error = new ClientError('outcome-unknown', why, {outcome: result.outcome});
      return {is: 'unknown', host, job: job.id, error};
    } catch (error) {
      return outcomeOfOrder(host, job.id, error as Error);
    }
  }

  /** Two names that lead to one host: it runs there once. */
  #isSame(name: string, other: string): HostOutcome {
    const what = `${this.#target} is ${name}, as ${other} is, where it runs already`;
    return {is: 'refused', host: this.#target, error: new ClientError('bad-target', what)};
  }

  #undialled(error: Error): HostOutcome {
    return this.#earlier === undefined ? outcomeOfDial(this.#target, error) : this.#unsent(error);
  }

  #unsent(error?: Error): HostOutcome {
    return notSent(this.#target, this.#earlier, error);
  }

  readonly #hear = (notice: Notice): void => {
    const host = this.#target;
    const {events} = this.#context;
    // The connection may be used for other jobs, too.
    if (notice.type === 'queued' && notice.job !== this.#job?.id) return;
    if (notice.type === 'lost' || notice.type === 'resumed' || notice.type === 'queued')
      events.note({...notice, host});
  };
}

/** The outcome where nothing is sent: of an order that was sent before, nothing was found out. */
export function notSent(host: string, earlier: string | undefined, error?: Error): HostOutcome {
  if (earlier === undefined) return {is: 'untried', host};
  const what = `${host} was not asked what became of job ${earlier}`;
  return {is: 'unknown', host, job: earlier, error: error ?? new ClientError('connection-lost', what)};
}

/** True if the host itself does not know what became of the job: it lost it, or its account was pruned of that time. */
function isUntold(outcome: HostOutcome): boolean {
  const code = 'error' in outcome ? codeOf(outcome.error) : undefined;
  return code === 'outcome-unknown' || code === 'job-removed';
}

/** Clocks go a little apart while one waits. */
const marginMs = 1000;
