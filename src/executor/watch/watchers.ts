import type {Clock} from '../../base/clock.ts';
import type {CodedError} from '../../base/errors.ts';
import type {Wanted} from '../../gate-link/generated/link.ts';
import type {Principal} from '../../identity/certificate.ts';
import type {Order} from '../../identity/order.ts';
import {newOrderId} from '../../identity/order-id.ts';
import {hasBusiness, ruleFor} from '../../policy/access/access.ts';
import type {StatusAnswer} from '../../protocol/generated/answer.ts';
import {ExecutorError} from '../errors.ts';
import type {FollowStream} from '../gate/spells.ts';
import {idOf, Spells} from '../gate/spells.ts';
import type {JobHearer} from '../jobs/all-jobs.ts';
import type {JobFacts} from '../jobs/job-facts.ts';
import type {JobTable} from '../jobs/job-table.ts';
import {summarizeJob} from '../jobs/list-jobs.ts';
import type {TableJob} from '../jobs/table-job.ts';
import type {Settings} from '../settings.ts';
import type {Trust} from '../trust/trust.ts';
import type {WatchSource} from './watch-lines.ts';
import type {Watch} from './watcher.ts';
import {Watcher, watchWindow} from './watcher.ts';

/** Streams that one person may watch by, over all connections. */
const mostOfPerson = 16;
/** Between two looks at what changes without an event, milliseconds. */
const gaugesMs = 30_000;

export interface WatchersParts {
  readonly host: string;
  readonly clock: Clock;
  readonly settings: Pick<Settings, 'catalogue'>;
  readonly jobs: () => Pick<JobTable, 'all' | 'shown'>;
  readonly status: (principal: Principal) => StatusAnswer;
  /** Measures what the state tells of and no event does. */
  readonly measure: () => Promise<void>;
}

/** Those who watch the jobs and the state of this host. Where nobody does, nothing is kept and nothing measured. */
export class Watchers implements JobHearer, Disposable {
  readonly #parts: WatchersParts;
  readonly #spells: Spells;
  /** By the numbers of their streams. */
  readonly #watchers = new Map<number, Watcher>();
  /** The ends of the output of jobs that run, as they were last looked at. */
  #ends = new Map<string, number>();
  #timer: NodeJS.Timeout | undefined;

  constructor(parts: WatchersParts) {
    this.#parts = parts;
    this.#spells = new Spells(() => parts.clock.monotonic());
  }

  /**
   * Returns the place of the rule that shows the jobs of others, or `own` if none does.
   *
   * @throws {ExecutorError} `busy` if the person watches by too many streams already
   */
  authorize(order: Watch): string {
    const {host, settings} = this.#parts;
    const {name} = order.principal;
    let others = 0;
    for (const watcher of this.#watchers.values())
      if (watcher.order.principal.name === name && idOf(watcher.order) !== idOf(order)) others++;
    if (others >= mostOfPerson)
      throw new ExecutorError(
        'busy',
        `${name} watches ${host} by ${others} streams already; end one of them`,
      );
    return ruleFor(order.principal, settings.catalogue.rules, 'see-all') ?? 'own';
  }

  /** True if the account tells of it already. */
  knows(order: Watch): boolean {
    return this.#spells.knows(order);
  }

  /** The job whose output a new stream seems to be, to the gate. */
  followed(): TableJob {
    return {
      facts: {id: this.#newId(), owner: '', command: 'watch', window: watchWindow, traits: {}},
      end: 0,
      startedAt: null,
      outcome: undefined,
      cancel() {},
      signal() {},
    };
  }

  /** A stream is told from now on what that order may see. On one connection there is one: the one before it is ended. */
  began(order: Watch, stream: FollowStream): void {
    const {number, connection} = stream;
    const onThis = [...this.#watchers.values()].filter(watcher => watcher.stream.connection === connection);
    for (const {stream: before} of onThis) {
      this.#spells.left(before.number);
      before.refuse(new ExecutorError('id-conflict', 'this connection watches by another stream now'));
    }
    const watcher = new Watcher({
      order,
      stream,
      now: () => this.#parts.clock.monotonic(),
      seesAll: () => this.#seesAll(order),
      source: sees => this.#sourceFor(order, sees),
    });
    this.#watchers.set(number, watcher);
    this.#spells.began(order, stream, () => this.#over(number));
    this.#timer ??= setInterval(() => void this.#look(), gaugesMs).unref();
  }

  /** There is room for what a stream is told. Of a stream that is none of these, nothing is done. */
  wanted({number, to}: Pick<Wanted, 'number' | 'to'>): void {
    this.#watchers.get(number)?.wanted(to);
  }

  /** Takes the gate's word of a stream; the gate cannot know whether that is known here. */
  left(number: number): void {
    this.#spells.left(number);
  }

  /** All streams are gone. */
  gateDied(): void {
    this.#spells.gateDied();
  }

  changed(job: JobFacts): void {
    for (const watcher of this.#watchers.values()) watcher.changed(job);
  }

  forgotten(job: JobFacts): void {
    for (const watcher of this.#watchers.values()) watcher.forgotten(job);
  }

  /** Something of the state may be another. */
  statusChanged(): void {
    for (const watcher of this.#watchers.values()) watcher.statusChanged(false);
  }

  /** Rules, or whom to believe, may be others: who may not watch any more is ended, and who may see less, or more, is shown that. */
  judge(trust: Trust): void {
    this.#spells.judge(order => this.#whyNoLonger(order, trust));
    for (const watcher of this.#watchers.values()) watcher.judged();
    this.statusChanged();
  }

  [Symbol.dispose](): void {
    clearInterval(this.#timer);
    this.gateDied();
  }

  #over(number: number): void {
    this.#watchers.get(number)?.over();
    this.#watchers.delete(number);
    if (this.#watchers.size > 0) return;
    clearInterval(this.#timer);
    this.#timer = undefined;
    this.#ends.clear();
  }

  #whyNoLonger(order: Order, trust: Trust): CodedError | undefined {
    const {host, settings} = this.#parts;
    if (trust.isRevoked(order))
      return new ExecutorError('not-allowed', 'the certificate that this was ordered with was revoked');
    if (hasBusiness(order.principal, settings.catalogue.rules)) return undefined;
    return new ExecutorError('not-allowed', `${order.principal.name} has no business on ${host} any more`);
  }

  #seesAll({principal}: Watch): boolean {
    return ruleFor(principal, this.#parts.settings.catalogue.rules, 'see-all') !== undefined;
  }

  #sourceFor({principal, payload}: Watch, sees: (owner: string) => boolean): WatchSource {
    const {jobs, status} = this.#parts;
    const {only, ended = Number.POSITIVE_INFINITY} = payload;
    return {
      newEpoch: () => this.#newId(),
      jobs: () => (only === 'status' ? [] : newest(jobs().all(), sees, ended)),
      summary(id) {
        const job = jobs().shown(id);
        if (job === undefined || job === 'starting') return job;
        return sees(job.facts.owner) ? summarizeJob(job) : undefined;
      },
      status: () => (only === 'jobs' ? undefined : status(principal)),
    };
  }

  /** Looks at what no event tells of: gauges, and how far the output of jobs has grown. */
  async #look(): Promise<void> {
    await this.#parts.measure();
    const ends = new Map<string, number>();
    for (const {facts, end, outcome} of this.#parts.jobs().all()) {
      if (outcome) continue;
      ends.set(facts.id, end);
      if ((this.#ends.get(facts.id) ?? 0) !== end) this.changed(facts);
    }
    this.#ends = ends;
    for (const watcher of this.#watchers.values()) watcher.statusChanged(true);
  }

  #newId(): string {
    return newOrderId(this.#parts.clock.now());
  }
}

/** The jobs that may be seen, the newest first; of those that ended the newest so many. */
function newest(jobs: Iterable<TableJob>, sees: (owner: string) => boolean, mostEnded: number): string[] {
  const seen = [...jobs].filter(({facts}) => sees(facts.owner));
  const sorted = seen.toSorted((a, b) => (a.facts.id < b.facts.id ? 1 : -1));
  let ended = 0;
  return sorted.filter(({outcome}) => !outcome || ++ended <= mostEnded).map(({facts}) => facts.id);
}
