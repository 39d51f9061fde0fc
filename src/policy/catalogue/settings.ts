import {quote} from '../../base/quote.ts';
import {parseDuration, parseSize} from '../../config/units.ts';
import type {Path} from '../../config/yaml-file.ts';
import type {Defaults, Limits, Overflow} from '../generated/catalogue.ts';

/**
 * Of all processes of a job together, but `openFiles` and `fileSize`, which are of each. A limit that is
 * undefined is not limited.
 */
export interface ResourceLimits {
  /** Bytes. */
  readonly memory?: number;
  /** Milliseconds of processor time. */
  readonly cpuMs?: number;
  readonly processes?: number;
  readonly openFiles?: number;
  /** Bytes. */
  readonly fileSize?: number;
}

/** For each limit whether it can be enforced on a system, or why it cannot. */
export type Enforceable = Readonly<Record<keyof ResourceLimits, true | string>>;

/**
 * The settings of a command, or of `defaults` for all commands without their own. Undefined ones are not set.
 */
export interface Settings {
  timeoutMs: number | undefined;
  idleTimeoutMs: number | undefined;
  maxOutput: number | undefined;
  window: number | undefined;
  overflow: Overflow | undefined;
  orphan: 'keep' | {cancelAfterMs: number} | undefined;
  limits: ResourceLimits;
}

type Report = (path: Path, message: string) => void;

/** A longer time than this overflows Node's timers. */
const longestMs = 24 * 86_400_000;
const leastWindow = 1024 * 1024;
const mostWindow = 2 ** 40;
const leastMemory = 1024 * 1024;

/**
 * Reads what is written. Everything that is wrong is reported; so is a limit that `enforceable` says cannot
 * be enforced. Without it what is written is for another system.
 */
export function readSettings(
  written: Pick<
    Defaults,
    'timeout' | 'idleTimeout' | 'maxOutput' | 'window' | 'overflow' | 'orphan' | 'limits'
  >,
  enforceable: Enforceable | undefined,
  report: Report,
): Settings {
  const time = (key: 'timeout' | 'idleTimeout') => {
    const text = written[key];
    return text === undefined ? undefined : readDuration(text, key, [key], report);
  };
  const size = (key: 'maxOutput' | 'window') => {
    const text = written[key];
    return text === undefined ? undefined : readSize(text, key, [key], report);
  };
  const window = size('window');
  if (window !== undefined && (window < leastWindow || window > mostWindow))
    report(['window'], 'window: expected 1MiB to 1TiB');
  return {
    timeoutMs: time('timeout'),
    idleTimeoutMs: time('idleTimeout'),
    maxOutput: size('maxOutput'),
    window,
    overflow: written.overflow,
    orphan: readOrphan(written.orphan, report),
    limits: readLimits(written.limits ?? {}, enforceable, report),
  };
}

function readOrphan(text: string | undefined, report: Report): Settings['orphan'] {
  if (text === undefined || text === 'keep') return text;
  const span = text.replace(/^cancel after /, '');
  return {cancelAfterMs: readDuration(span, 'orphan', ['orphan'], report) ?? longestMs};
}

function readLimits(written: Limits, enforceable: Enforceable | undefined, report: Report): ResourceLimits {
  const {memory, cpu, processes, openFiles, fileSize} = written;
  for (const [key, limit] of Object.entries(limitOf)) {
    const why = enforceable?.[limit];
    if (written[key as keyof Limits] !== undefined && typeof why === 'string')
      report(['limits', key], `limits.${key}: cannot be enforced here: ${why}`);
  }
  const bytes = (key: 'memory' | 'fileSize', text: string | number) =>
    readSize(text, `limits.${key}`, ['limits', key], report) ?? 0;
  const limits = {
    ...(memory !== undefined && {memory: bytes('memory', memory)}),
    ...(cpu !== undefined && {cpuMs: readDuration(cpu, 'limits.cpu', ['limits', 'cpu'], report) ?? 0}),
    ...(processes !== undefined && {processes}),
    ...(openFiles !== undefined && {openFiles}),
    ...(fileSize !== undefined && {fileSize: bytes('fileSize', fileSize)}),
  };
  if (limits.memory !== undefined && limits.memory < leastMemory)
    report(['limits', 'memory'], `limits.memory: found ${memory}, expected 1MiB or more`);
  return limits;
}

const limitOf = {
  memory: 'memory',
  cpu: 'cpuMs',
  processes: 'processes',
  openFiles: 'openFiles',
  fileSize: 'fileSize',
} as const satisfies Record<keyof Limits, keyof ResourceLimits>;

function readDuration(text: string, shown: string, path: Path, report: Report): number | undefined {
  const value = parseDuration(text);
  if (value !== undefined && (value < 1 || value > longestMs))
    report(path, `${shown}: found ${text}, expected 1ms to 24d`);
  return value;
}

function readSize(text: string | number, shown: string, path: Path, report: Report): number | undefined {
  const value = parseSize(text);
  if (value === undefined) report(path, `${shown}: found ${quote(String(text))}, expected a smaller size`);
  return value;
}
