import type {ProcessStat} from '../../base/process-stat.ts';
import type {Invocation} from '../../policy/orders/authorize.ts';
import type {JobScope} from '../containment/containment.ts';
import type {Limit} from './limit-cause.ts';
import {countDescriptors, readMemory, readShare, readTimes, writesFileOf} from './process-usage.ts';
import {ProcessorTime} from './processor-time.ts';
import {fileSizeRlimit} from './resource-rlimits.ts';

type Limits = Invocation['limits'];

/** Samples the processes of a job and compares what they use with its limits. */
export class UsageSampler {
  readonly #limits: Limits;
  readonly #scope: JobScope;
  /** The first process of the job is reeve's own, which holds the command's terminal. */
  readonly #hasHost: boolean;
  readonly #processorTime = new ProcessorTime();
  #peakMemory: number | undefined;
  /** The largest used share of any limit, in the last sample. */
  #pressure = 0;

  /** `limits` is what the kernel does not see to by itself. */
  constructor(limits: Limits, scope: JobScope, hasHost: boolean) {
    this.#limits = limits;
    this.#scope = scope;
    this.#hasHost = hasHost;
  }

  /** Bytes, the most that a sample has found; undefined if memory is not sampled. */
  get peakMemory(): number | undefined {
    return this.#peakMemory;
  }

  /** 1 is where a limit begins to be exceeded. */
  get pressure(): number {
    return this.#pressure;
  }

  /** The first limit that is found exceeded. */
  sample(): Limit | undefined {
    this.#pressure = 0;
    const kernels = this.#scope.kernel?.exceeded();
    if (kernels) return kernels;
    const {processes = Number.POSITIVE_INFINITY} = this.#limits;
    const hosts = this.#hasHost ? 1 : 0;
    const {main, members, reapers} = this.#scope.processes(processes + hosts);
    // Without reading any of them: a storm grows faster than it is read.
    if (members.length > processes + hosts) return 'processes';
    const counted = this.#hasHost ? members.filter(pid => pid !== main) : members;
    const times = this.#needsTimes() ? counted.flatMap(pid => readTimes(pid) ?? []) : [];
    return (
      this.#checkProcesses(times) ??
      this.#checkMemory(counted) ??
      this.#checkProcessorTime(times, reapers) ??
      this.#checkFiles(counted)
    );
  }

  #needsTimes(): boolean {
    const {processes, cpuMs} = this.#limits;
    return processes !== undefined || (cpuMs !== undefined && !this.#scope.kernel);
  }

  #checkProcesses(times: readonly ProcessStat[]): Limit | undefined {
    const {processes} = this.#limits;
    if (processes === undefined) return undefined;
    let tasks = 0;
    for (const {threads} of times) tasks += threads;
    return this.#exceeds(tasks, processes) ? 'processes' : undefined;
  }

  /** Asks for what processes share, which takes long, only where it decides. */
  #checkMemory(pids: readonly number[]): Limit | undefined {
    const {memory} = this.#limits;
    if (memory === undefined) return undefined;
    let sum = 0;
    const held = pids.map(pid => {
      const bytes = readMemory(pid);
      sum += bytes;
      return bytes;
    });
    if (sum > memory && pids.length > 1) {
      sum = 0;
      for (const [at, pid] of pids.entries()) sum += readShare(pid) ?? held[at] ?? 0;
    }
    this.#peakMemory = Math.max(this.#peakMemory ?? 0, sum);
    return this.#exceeds(sum, memory) ? 'memory' : undefined;
  }

  #checkProcessorTime(times: readonly ProcessStat[], reapers: readonly number[]): Limit | undefined {
    const {cpuMs} = this.#limits;
    if (cpuMs === undefined) return undefined;
    const used =
      this.#scope.kernel?.usage().cpuMs ??
      this.#processorTime.add(
        times,
        reapers.flatMap(pid => readTimes(pid) ?? []),
      );
    return this.#exceeds(used, cpuMs) ? 'cpuMs' : undefined;
  }

  #checkFiles(pids: readonly number[]): Limit | undefined {
    const {openFiles, fileSize} = this.#limits;
    for (const pid of pids) {
      if (openFiles !== undefined && countDescriptors(pid) > openFiles) return 'openFiles';
      if (fileSize !== undefined && writesFileOf(pid, fileSizeRlimit(fileSize))) return 'fileSize';
    }
    return undefined;
  }

  #exceeds(used: number, limit: number): boolean {
    this.#pressure = Math.max(this.#pressure, used / limit);
    return used > limit;
  }
}
