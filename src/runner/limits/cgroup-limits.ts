import {writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {Invocation} from '../../policy/orders/authorize.ts';
import type {Usage} from '../../protocol/generated/wire.ts';
import {readShort} from '../containment/cgroup-files.ts';
import type {KernelLimits} from '../containment/containment.ts';

type Limits = Invocation['limits'];

/** The limits and the usage of one cgroup v2, out of its own files. */
export class GroupLimits implements KernelLimits {
  readonly #folder: string;
  readonly #hasControllers: boolean;
  #holdsMemory = false;
  #holdsProcesses = false;

  /** Without the controllers for memory and processes, the group counts processor time. */
  constructor(folder: string, hasControllers: boolean) {
    this.#folder = folder;
    this.#hasControllers = hasControllers;
  }

  hold(limits: Limits, hasHost: boolean): Limits {
    const {memory, processes} = limits;
    if (!this.#hasControllers) return limits;
    if (memory !== undefined) this.#holdsMemory = this.#holdMemory(memory + (hasHost ? hostMemory : 0));
    if (processes !== undefined)
      this.#holdsProcesses = this.#write('pids.max', processes + (hasHost ? hostTasks : 0));
    if (!this.#holdsMemory) return limits;
    // Those that fork in vain go on, and the kernel only counts: that remains to be seen.
    const {memory: _, ...others} = limits;
    return others;
  }

  get holdsProcesses(): boolean {
    return this.#holdsProcesses;
  }

  exceeded(): 'memory' | 'processes' | undefined {
    // `oom` is of this group's own limit; `oom_kill` also counts who died because the whole host had no
    // memory left.
    if (this.#holdsMemory && this.#count('memory.events', 'oom') && this.#count('memory.events', 'oom_kill'))
      return 'memory';
    if (this.#holdsProcesses && this.#count('pids.events', 'max')) return 'processes';
    return undefined;
  }

  usage(): Usage {
    const cpu = this.#count('cpu.stat', 'usage_usec');
    // Linux 5.19 has it.
    const peak = this.#hasControllers ? Number(readShort(join(this.#folder, 'memory.peak'))) : 0;
    return {
      ...(cpu !== undefined && {cpuMs: Math.round(cpu / 1000)}),
      ...(peak > 0 && {peakMemory: peak}),
    };
  }

  /** One that runs out is killed with all others in the group, and nothing of it hides in swap. */
  #holdMemory(bytes: number): boolean {
    if (!this.#write('memory.max', bytes)) return false;
    this.#write('memory.oom.group', 1);
    // Not there where the system has no swap accounting.
    this.#write('memory.swap.max', 0);
    return true;
  }

  /** The number behind a name in a flat-keyed file; undefined if the kernel does not tell. */
  #count(file: string, name: string): number | undefined {
    const number = new RegExp(`^${name} (\\d+)$`, 'm').exec(readShort(join(this.#folder, file)))?.[1];
    return number === undefined ? undefined : Number(number);
  }

  /**
   * False if the group does not have that file, or we may not write it: then the limit is left to the
   * watch.
   */
  #write(file: string, value: number): boolean {
    try {
      // Never made: in a cgroup nobody can, and elsewhere it would say that a limit is held which is not.
      writeFileSync(join(this.#folder, file), String(value), {flag: 'r+'});
      return true;
    } catch {
      return false;
    }
  }
}

/** Room for reeve's own process that holds a command's terminal, besides the command. */
const hostMemory = 64 * 2 ** 20;
const hostTasks = 24;
