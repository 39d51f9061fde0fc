import {measured} from '../../base/measured.ts';
import type {SystemTools} from '../../base/system-tools.ts';
import type {Invocation} from '../../policy/orders/authorize.ts';
import type {Usage} from '../../protocol/generated/wire.ts';
import type {JobScope, ProcessEnd} from '../containment/containment.ts';
import type {StopCause, StopRequest} from '../stop-request.ts';
import type {Limit} from './limit-cause.ts';
import {limitCause, limitOfExit} from './limit-cause.ts';
import {tasksOf} from './process-usage.ts';
import {rlimitOptions} from './resource-rlimits.ts';
import {UsageSampler} from './usage-sampler.ts';

type Limits = Invocation['limits'];

/**
 * The limits of one job: what the kernel is told of them, and a watch over what it cannot be told. A job
 * without limits costs nothing here.
 */
export class JobLimits implements Disposable {
  readonly #limits: Limits;
  readonly #scope: JobScope;
  readonly #stop: StopRequest;
  /** Argv prefix placed right before the command, inside reeve's own wrappers. */
  readonly prefix: readonly string[];
  /** The reason why the job must not be started: a limit of it would not hold. */
  readonly refusal: string | undefined;
  readonly #sampler: UsageSampler | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isUrgent = false;
  #isOver = false;
  #kernelLimit: Limit | undefined;
  #usage: Usage | undefined;

  /** Before the job starts. `uid` is whom it runs as. */
  constructor(
    {limits, terminal}: Invocation,
    {scope, uid}: {scope: JobScope; uid: number | undefined},
    tools: SystemTools,
    stop: StopRequest,
  ) {
    this.#limits = limits;
    this.#scope = scope;
    this.#stop = stop;
    const hasHost = terminal !== undefined;
    const watched = isEmpty(limits) ? limits : (scope.kernel?.hold(limits, hasHost) ?? limits);
    this.#sampler = isEmpty(watched) ? undefined : new UsageSampler(watched, scope, hasHost);
    const isHeld = limits.processes === undefined || scope.kernel?.holdsProcesses;
    this.refusal = isHeld || uid !== 0 ? undefined : rootIsNotHeld;
    const net =
      isHeld || uid === undefined ? {} : {tasks: tasksOf(uid) + (limits.processes ?? 0) + spareTasks};
    const options = isEmpty(limits) ? [] : rlimitOptions({...withoutKernels(limits, watched), ...net});
    this.prefix = options.length > 0 && tools.prlimit ? [tools.prlimit, ...options, '--'] : [];
  }

  /** Samples the job from now on; to be called when it runs. */
  watch(): void {
    if (this.#sampler) this.#timer = setTimeout(() => this.#watch(0, shortestPause), shortestPause / 4);
  }

  /** True if every further moment of the job costs the rest of the host: then there is no grace. */
  get isUrgent(): boolean {
    return this.#isUrgent;
  }

  /**
   * The job has ended; to be called before the scope is closed. Ends the sampling, and reads what the kernel
   * counted.
   */
  settle(): void {
    this[Symbol.dispose]();
    const {kernel} = this.#scope;
    this.#kernelLimit = measured(() => kernel?.exceeded(), undefined);
    const peakMemory = this.#sampler?.peakMemory;
    const usage = {...(peakMemory !== undefined && {peakMemory}), ...measured(() => kernel?.usage(), {})};
    if (Object.keys(usage).length > 0) this.#usage = usage;
  }

  /** The job's usage, once it is settled, as far as the kernel or the samples know. */
  get usage(): Usage | undefined {
    return this.#usage;
  }

  /** Which limit ended a job that nobody else ended, once it is settled. */
  causeOf(exit: ProcessEnd): StopCause | undefined {
    const limit = this.#kernelLimit ?? limitOfExit(exit, this.#limits);
    return limit && limitCause(limit, this.#limits);
  }

  /** Ends the sampling. */
  [Symbol.dispose](): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#isOver = true;
  }

  /** Often while more and more is used, seldom while nothing changes; longer where a sample takes long. */
  #watch(before: number, pause: number): void {
    const sampler = this.#sampler as UsageSampler;
    const began = performance.now();
    const limit = sample(sampler);
    if (limit) this.#exceeded(limit);
    if (this.#isOver || this.#isUrgent) return;
    const {pressure} = sampler;
    const cost = performance.now() - began;
    const isGrowing = pressure > before + 1 / 32;
    const next = isGrowing ? shortestPause : Math.min(Math.max(pause * 1.5, cost * 4), longestPause);
    this.#timer = setTimeout(() => this.#watch(pressure, next), next);
  }

  #exceeded(limit: Limit): void {
    this.#isUrgent ||= limit === 'memory' || limit === 'processes';
    const {reason, message} = limitCause(limit, this.#limits);
    this.#stop.request(reason, message);
  }
}

/** A job may do to its own cgroups what makes them unreadable for a moment, or, as root, for good. */
function sample(sampler: UsageSampler): Limit | undefined {
  try {
    return sampler.sample();
  } catch {
    return undefined;
  }
}

/**
 * A storm of forks outruns any watch, so that something has to stop it: the kernel, by the number of
 * processes that a user may have. It lets root have any.
 */
const rootIsNotHeld =
  'its limit processes cannot be enforced: root may have any number of processes where reeve has no pids controller (cgroup v2); say user: in the catalogue';

/**
 * Spare tasks for others of the same user that begin while the job runs, and for those beyond the limit that
 * a sample is to find. Few: a storm that stands at its ceiling takes all the processor time that there is.
 */
export const spareTasks = 32;

/** Milliseconds between two samples. */
const shortestPause = 20;
const longestPause = 100;

const isEmpty = (limits: Limits) => Object.values(limits).every(limit => limit === undefined);

/** All limits, but that of memory where the kernel sees to it, which counts better than an rlimit. */
function withoutKernels(limits: Limits, watched: Limits): Limits {
  const {memory, ...others} = limits;
  return watched.memory === undefined || memory === undefined ? others : {...others, memory};
}
