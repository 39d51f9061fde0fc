import {setTimeout as wait} from 'node:timers/promises';
import {longestTimerMs} from '../../base/clock.ts';
import {messageOf} from '../../base/errors.ts';
import {onEach} from './each-host.ts';
import {EventQueue} from './event-queue.ts';
import type {FleetEvent, FleetResult, Gate, HostOutcome} from './fleet-event.ts';
import {verdictOf} from './fleet-event.ts';
import {planOptionsOf} from './fleet-options.ts';
import type {StopReason} from './fleet-plan.ts';
import {FleetPlan} from './fleet-plan.ts';
import type {FleetWork} from './fleet-work.ts';
import {gateContext} from './gate.ts';
import type {TaskContext} from './host-task.ts';
import {HostTask, notSent} from './host-task.ts';
import type {Journal} from './journal/journal.ts';
import {noJournal} from './journal/journal.ts';
import type {JournalLine} from './journal/journal-line.ts';
import {keptOutcome} from './journal/journal-line.ts';

/** So long the hosts have to answer that a job is cancelled. */
const patienceMs = 10_000;
/** So often it is looked whether somebody else cancels the run. */
const lookEveryMs = 1000;

/**
 * A run on many hosts. `for await` gives its events, `await` the results by host, with the output in them
 * unless events are iterated over. No host is dialled before one of the two; a consumer that is slow holds
 * back the hosts. Both throw {@link ClientError} `bad-fleet`, `bad-target`, `bad-command`, `bad-reason` or
 * `journal-failed`, if nothing was done; what goes wrong on a host is its outcome. Iterating throws
 * `output-taken` where it was iterated over before.
 */
export class FleetRun implements AsyncIterable<FleetEvent>, PromiseLike<FleetResult> {
  /** The id of the run, which each order has. */
  readonly id: string;
  readonly #work: FleetWork;
  readonly #events: EventQueue;
  readonly #watched = Promise.withResolvers<boolean>();
  readonly #tasks = new Set<HostTask>();
  readonly #outcomes = new Map<string, HostOutcome>();
  readonly #gates: Gate[] = [];
  readonly #names = new Map<string, string>();
  readonly #result: Promise<FleetResult>;
  readonly #cancelled = new AbortController();
  #plan: FleetPlan | undefined;
  #journal: Journal = noJournal;
  #isIterated = false;
  #isStopTold = false;
  #wake: (() => void) | undefined;
  #patience: NodeJS.Timeout | undefined;

  constructor(work: FleetWork) {
    this.id = work.fleet;
    this.#events = new EventQueue(work.fleet);
    this.#work = work;
    this.#result = this.#runAll();
    // A failure that nobody asked about is no unhandled rejection.
    this.#result.catch(() => {});
  }

  /** The hosts as they were named. */
  get hosts(): readonly string[] {
    return this.#work.hosts;
  }

  [Symbol.asyncIterator](): AsyncIterator<FleetEvent, void, void> {
    const events = this.#events.consume();
    this.#isIterated = true;
    this.#watched.resolve(true);
    return events;
  }

  // biome-ignore lint/suspicious/noThenProperty: it can be awaited, as a job can
  then<Value = FleetResult, Failure = never>(
    onResult?: ((result: FleetResult) => Value | PromiseLike<Value>) | null,
    onError?: ((error: unknown) => Failure | PromiseLike<Failure>) | null,
  ): Promise<Value | Failure> {
    // A caller that iterates as well may begin a little later.
    setImmediate(() => {
      if (this.#isIterated) return;
      this.#watched.resolve(false);
      this.#events.abandon();
    });
    return this.#result.then(onResult, onError);
  }

  /**
   * Starts no more, and ends what runs, everywhere. A host that does not answer for 10 seconds is let go: its
   * outcome is unknown.
   */
  cancel(): void {
    if (this.#cancelled.signal.aborted) return;
    this.#cancelled.abort();
    this.#plan?.stop('cancelled');
    for (const task of this.#tasks) task.cancel();
    this.#patience = setTimeout(() => this.#letGo(), patienceMs);
    this.#wake?.();
  }

  /** Starts no more, and lets go of what runs, which goes on: their outcome is unknown. */
  leave(): void {
    this.#plan?.stop('left');
    this.#letGo();
  }

  #letGo(): void {
    this.#cancelled.abort();
    this.#events.abandon();
    for (const task of this.#tasks) task.leave();
    this.#wake?.();
  }

  async #runAll(): Promise<FleetResult> {
    const {signal} = this.#work;
    const cancel = () => this.cancel();
    signal?.addEventListener('abort', cancel, {once: true});
    const looking = setInterval(() => this.#work.isToBeCancelled() && this.cancel(), lookEveryMs).unref();
    try {
      const result = await this.#runThrough();
      await this.#events.push({type: 'ended', result});
      this.#events.end();
      return result;
    } catch (error) {
      this.#events.end(error as Error);
      throw error;
    } finally {
      clearInterval(looking);
      clearTimeout(this.#patience);
      signal?.removeEventListener('abort', cancel);
    }
  }

  async #runThrough(): Promise<FleetResult> {
    const {hosts, order, signal, openJournal} = this.#work;
    const plan = new FleetPlan(hosts, planOptionsOf(order));
    await using journal = openJournal ? await openJournal() : noJournal;
    this.#journal = journal;
    await journal.write({is: 'attempt', at: Date.now(), hosts});
    this.#plan = plan;
    if (signal?.aborted) this.cancel();
    if (this.#cancelled.signal.aborted) plan.stop('cancelled');
    await this.#events.push({type: 'begun', fleet: this.id, hosts});
    await this.#tellBatch(plan);
    while (!plan.isOver) {
      for (const host of plan.start()) void this.#runOn(host, plan);
      if (plan.isToBeJudged) await this.#judge(plan);
      else if (!plan.isOver) await this.#change();
      if (plan.stopped !== undefined) await this.#tellStop(plan.stopped);
    }
    return await this.#conclude(plan);
  }

  async #runOn(host: string, plan: FleetPlan): Promise<void> {
    const task = new HostTask(host, this.#contextFor(this.#work.run), this.#work.earlier.get(host));
    const outcome = await this.#tracked(task);
    this.#outcomes.set(host, outcome);
    this.#keep({is: 'outcome', at: Date.now(), ...keptOutcome(outcome)});
    await this.#events.push({type: 'outcome', host, outcome});
    plan.settle(host, verdictOf(outcome));
    this.#wake?.();
  }

  async #tracked(task: HostTask): Promise<HostOutcome> {
    this.#tasks.add(task);
    if (this.#cancelled.signal.aborted) task.cancel();
    try {
      return await task.run();
    } finally {
      this.#tasks.delete(task);
    }
  }

  #contextFor(order: TaskContext['order']): TaskContext {
    return {
      dial: this.#work.dial,
      order,
      events: this.#events,
      isWatched: () => this.#watched.promise,
      journal: this.#guardedJournal,
      isStopped: () => this.#plan?.stopped !== undefined,
      names: this.#names,
      isRepeatable: this.#work.isRepeatable,
      isEnding: this.#work.isEnding,
      windowMs: this.#work.windowMs,
    };
  }

  /** Decides whether the next batch may begin. */
  async #judge(plan: FleetPlan): Promise<void> {
    const {order, runGate} = this.#work;
    const ended = plan.batch.hosts.filter(host => this.#outcomes.get(host)?.is === 'ended');
    if (order.gate !== undefined && ended.length > 0) {
      const context = gateContext(this.#contextFor(runGate), this.#cancelled.signal);
      const run = (host: string) => this.#tracked(new HostTask(host, context));
      const outcomes = await onEach(ended, order.fanout, run);
      const passed = outcomes.every(outcome => verdictOf(outcome) === 'ok');
      const gate = {batch: plan.batch.number, command: order.gate, outcomes, passed};
      this.#gates.push(gate);
      await this.#events.push({type: 'gate', ...gate});
      if (!passed) plan.stop('gate');
    }
    if (plan.stopped === undefined && plan.hasMore) await this.#pause(order.pauseMs ?? 0);
    if (!plan.isToBeJudged) return;
    const {hasMore} = plan;
    plan.goOn();
    if (hasMore) await this.#tellBatch(plan);
  }

  async #pause(ms: number): Promise<void> {
    await wait(Math.min(ms, longestTimerMs), undefined, {signal: this.#cancelled.signal}).catch(() => {});
  }

  async #change(): Promise<void> {
    await new Promise<void>(resolve => {
      this.#wake = resolve;
    });
  }

  async #tellBatch(plan: FleetPlan): Promise<void> {
    const {number, hosts} = plan.batch;
    if (hosts.length > 0) await this.#events.push({type: 'batch', number, hosts});
  }

  async #tellStop(why: StopReason): Promise<void> {
    if (this.#isStopTold) return;
    this.#isStopTold = true;
    this.#keep({is: 'stopped', why});
    await this.#events.push({type: 'stopped', why});
  }

  async #conclude(plan: FleetPlan): Promise<FleetResult> {
    const {earlier, close, hosts} = this.#work;
    if (plan.stopped !== undefined) await this.#tellStop(plan.stopped);
    for (const host of plan.untried) {
      const outcome = notSent(host, earlier.get(host));
      this.#outcomes.set(host, outcome);
      await this.#events.push({type: 'outcome', host, outcome});
    }
    await close();
    await this.#guardedJournal.write({is: 'over', at: Date.now()}).catch(() => {});
    const outcomes = hosts.flatMap(host => this.#outcomes.get(host) ?? []);
    return {
      fleet: this.id,
      hosts: new Map(outcomes.map(outcome => [outcome.host, outcome])),
      stopped: plan.stopped,
      gates: this.#gates,
      ok: plan.stopped === undefined && outcomes.every(outcome => verdictOf(outcome) === 'ok'),
    };
  }

  /** Without waiting until it is on disk: what is lost of it can be asked of the host. */
  #keep(line: JournalLine): void {
    void this.#guardedJournal.write(line).catch(() => {});
  }

  /** A journal that cannot be written stops the run: nothing is sent that it does not have. */
  readonly #guardedJournal: Pick<Journal, 'write'> = {
    write: async line => {
      try {
        await this.#journal.write(line);
      } catch (error) {
        if (this.#plan?.stopped !== 'journal') this.#work.warn(messageOf(error));
        this.#plan?.stop('journal');
        throw error;
      }
    },
  };
}
