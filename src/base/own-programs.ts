// The one place that knows how a process of ours is started: by Node and a file of dist/, or, in the package, by the executable
// itself with a first word.
import {dirname, join} from 'node:path';
import {nodeFlagsOf} from './node-process.ts';
import {buildWords} from './own-build.ts';

/** True in the executable (scripts/package/bundle-executable.ts), which holds Node and all programs. */
declare const isExecutable: boolean;
export const isOneExecutable: boolean = typeof isExecutable !== 'undefined' && isExecutable;

/** A program and its first arguments. */
export type Words = readonly [string, ...string[]];

export interface TerminalHost {
  readonly words: Words;
  /** The files and folders that its user must be able to read. */
  readonly files: Words;
}

/** The processes that the command line and the executor start. */
export interface OwnPrograms {
  readonly executor: Words;
  readonly gate: Words;
  readonly helper: Words;
  readonly shipper: Words;
  readonly terminal: TerminalHost;
  /** The configuration of OpenSSL that the gate has, a path. */
  readonly opensslConfig: string;
}

export type OwnProgram = 'executor' | 'gate' | 'helper' | 'shipper' | 'terminal';

/**
 * Begins the first word of a process of ours in the executable: no command of the command line, no host and no option begins
 * with it.
 */
export const programMark = ':';

/**
 * SIGHUP does not end a server before it can act on it: the executor's own code takes longer to load than Node to begin, and Node
 * undoes what nohup(1) had the system ignore.
 */
const early = "--import=data:text/javascript,process.on('SIGHUP',()=>{})";

/**
 * SIGUSR1 makes Node listen for a debugger until the host can ignore it. On this address, of documentation
 * (RFC 5737), it cannot. `--disable-sigusr1` would block the signal for the command as well.
 */
export const noDebugger = '--inspect-port=192.0.2.1:1024';

/** The folder of the programs' own files, where `dist` is the folder that the build made. */
export const ownFolder = (dist: string): string => (isOneExecutable ? dirname(process.execPath) : dist);

/** @param dist the folder that the build made; the executable knows its own */
export function ownPrograms(dist: string): OwnPrograms {
  const folder = ownFolder(dist);
  const opensslConfig = join(folder, 'openssl.cnf');
  const addons = join(folder, 'pty');
  if (isOneExecutable) {
    const words = (name: OwnProgram): Words => [process.execPath, `${programMark}${name}`, ...buildWords];
    return {
      executor: words('executor'),
      gate: words('gate'),
      helper: words('helper'),
      shipper: words('shipper'),
      terminal: {words: words('terminal'), files: [addons]},
      opensslConfig,
    };
  }
  const script = (name: OwnProgram) => join(dist, `${name}.js`);
  const words = (name: Exclude<OwnProgram, 'terminal'>, ...flags: readonly string[]): Words => [
    process.execPath,
    ...nodeFlagsOf(name),
    ...flags,
    script(name),
    ...buildWords,
  ];
  return {
    executor: words('executor', '--max-semi-space-size=2', early),
    gate: words('gate'),
    helper: words('helper'),
    shipper: words('shipper'),
    terminal: {
      words: [process.execPath, noDebugger, script('terminal'), ...buildWords],
      files: [script('terminal'), addons],
    },
    opensslConfig,
  };
}

/** The command line: the file by which its build is known, and what starts a keeper, in which SIGUSR1 opens no debugger. */
export function ownCommandLine(): {readonly file: string; readonly keeper: Words} {
  if (isOneExecutable) return {file: process.execPath, keeper: [process.execPath]};
  const file = process.argv[1] ?? '';
  return {file, keeper: [process.execPath, '--disable-sigusr1', file]};
}
