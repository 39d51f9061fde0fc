import {readFileSync} from 'node:fs';
import {totalmem} from 'node:os';
import type {Invocation} from '../../policy/orders/authorize.ts';

/** One more than the limit: a process that reaches it has exceeded the limit, and cannot go further. */
export const openFilesRlimit = (openFiles: number) => openFiles + 1;
export const fileSizeRlimit = (fileSize: number) => fileSize + 1;

/**
 * The options of prlimit(1) that hold each process of a job, for good, to what the kernel can hold one to.
 * Only what `limits` limits; and nothing above what this process may have itself, so that it needs no
 * privilege. `tasks` are those that its user may have in all.
 *
 * `cpuMs` and `memory` are of all processes together and are watched; here they have a second net, should the watch
 * be late. The one for memory is wide: it counts what is reserved, and programs reserve much that they never
 * use.
 */
export function rlimitOptions(
  limits: Invocation['limits'] & {readonly tasks?: number},
  hard = hardLimits(),
): string[] {
  const {memory, cpuMs, openFiles, fileSize, tasks} = limits;
  const options: string[] = [];
  const add = (name: RlimitName, soft: number, most = soft) => {
    const ceiling = hard[name];
    options.push(`--${name}=${Math.min(soft, ceiling)}:${Math.min(most, ceiling)}`);
  };
  // SIGXCPU at the first, SIGKILL at the second.
  if (cpuMs !== undefined) add('cpu', Math.ceil(cpuMs / 1000) + 1, Math.ceil(cpuMs / 1000) + 2);
  if (openFiles !== undefined) add('nofile', openFilesRlimit(openFiles));
  if (fileSize !== undefined) add('fsize', fileSizeRlimit(fileSize));
  if (memory !== undefined) add('data', memory + Math.floor(totalmem() / 2));
  if (tasks !== undefined) add('nproc', tasks);
  return options;
}

const names = {
  cpu: 'Max cpu time',
  nofile: 'Max open files',
  fsize: 'Max file size',
  data: 'Max data size',
  nproc: 'Max processes',
} as const;
type RlimitName = keyof typeof names;

/** In the text of `/proc/self/limits`. */
export function hardLimits(text = readFileSync('/proc/self/limits', 'latin1')): Record<RlimitName, number> {
  const hard = (name: string) => {
    const [, , value] = new RegExp(`^${name}\\s+(\\S+)\\s+(\\S+)`, 'm').exec(text) ?? [];
    return value === undefined || value === 'unlimited' ? Number.POSITIVE_INFINITY : Number(value);
  };
  return {
    cpu: hard(names.cpu),
    nofile: hard(names.nofile),
    fsize: hard(names.fsize),
    data: hard(names.data),
    nproc: hard(names.nproc),
  };
}
