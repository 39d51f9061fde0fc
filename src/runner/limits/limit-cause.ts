import type {Invocation} from '../../policy/orders/authorize.ts';
import type {StopCause} from '../stop-request.ts';

type Limits = Invocation['limits'];
export type Limit = keyof Limits;

const causes = {
  memory: ['memory-limit', size => `it used more memory than the ${formatSize(size)} of its limit`],
  cpuMs: ['cpu-limit', ms => `it used more processor time than the ${ms / 1000} s of its limit`],
  processes: ['process-limit', count => `it had more processes and threads than the ${count} of its limit`],
  openFiles: [
    'open-files-limit',
    count => `a process of it had more files open than the ${count} of its limit`,
  ],
  fileSize: ['file-size-limit', size => `it wrote a larger file than the ${formatSize(size)} of its limit`],
} as const satisfies Record<Limit, readonly [StopCause['reason'], (value: number) => string]>;

/** The cause by which a job ends that exceeded a limit. */
export function limitCause(limit: Limit, limits: Limits): StopCause {
  const [reason, say] = causes[limit];
  return {reason, message: say(limits[limit] ?? 0)};
}

/**
 * Which limit ended a job whose main process ended by itself, so far as its end shows it: by the signal that
 * the kernel sends for it, or with the status by which a shell tells that a child got it.
 */
export function limitOfExit(
  {code, signal}: {code: number | null; signal: NodeJS.Signals | null},
  limits: Limits,
): Limit | undefined {
  if (limits.cpuMs !== undefined && (signal === 'SIGXCPU' || code === 128 + 24)) return 'cpuMs';
  if (limits.fileSize !== undefined && (signal === 'SIGXFSZ' || code === 128 + 25)) return 'fileSize';
  return undefined;
}

function formatSize(bytes: number): string {
  for (const [unit, size] of units) if (bytes >= size && bytes % size === 0) return `${bytes / size} ${unit}`;
  return `${bytes} bytes`;
}

const units = [
  ['GiB', 2 ** 30],
  ['MiB', 2 ** 20],
  ['KiB', 2 ** 10],
] as const;
