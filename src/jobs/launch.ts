import {once} from 'node:events';
import type {Readable} from 'node:stream';
import {getSystemErrorMessage} from 'node:util';
import {execa} from 'execa';
import {isSystemError, messageOf} from '../base/errors.ts';
import {quote} from '../base/quote.ts';
import type {Invocation} from '../policy/authorize.ts';
import type {Argv, Cell} from './containment.ts';
import {prefixed} from './run-as.ts';
import {whyNotStartable} from './startable.ts';

/** A process that runs. */
export interface Launched {
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** How the main process ended. Never rejects. */
  readonly exited: Promise<Exit>;
  /** How the message begins that the innermost wrapper leaves on stderr when it cannot execute the program. */
  readonly complaint: string | undefined;
}

export interface Exit {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
}

/**
 * Spawns the command inside `cell`, with an environment made of nothing but the invocation's, in a session of its
 * own, without a shell of any kind in between that would read its words. Never rejects: what kept it from starting
 * comes back as a message.
 */
export async function launch(
  invocation: Invocation,
  cell: Cell,
  prefix: readonly string[],
): Promise<Launched | {message: string}> {
  const {argv, env, cwd} = invocation;
  const why = whyNotStartable(argv[0], cwd);
  if (why !== undefined) return {message: why};
  const [file, ...args] = cell.wrap(prefixed(prefix, argv));
  try {
    const child = execa(file, args, {...spawnOptions, cwd, env: closedEnvironment(env)});
    const {nodeChildProcess: main, stdout, stderr} = child;
    // execa listens for the first error only; another, of a signal that was refused, must not end the executor.
    main.on('error', () => {});
    if (main.pid === undefined) {
      const {cause} = await child;
      return {message: spawnMessage(argv, cause)};
    }
    cell.started({pid: main.pid, kill: signal => main.kill(signal)});
    const exited = once(main, 'exit').then(([code, signal]) => {
      cell.exited();
      return {code, signal} as Exit;
    });
    return {stdout, stderr, exited, complaint: prefix.length > 0 ? 'setpriv: ' : cell.complaint};
  } catch (error) {
    return {message: spawnMessage(argv, error)};
  }
}

const spawnOptions = {
  extendEnv: false,
  stdin: 'ignore',
  stdout: 'pipe',
  stderr: 'pipe',
  encoding: 'buffer',
  buffer: false,
  reject: false,
  // The cell ends it; and with a session of its own it has no terminal to write to or to be interrupted from.
  cleanup: false,
  detached: true,
} as const;

/** Node hands on some variables of its own process unless they are named here. */
function closedEnvironment(env: Readonly<Record<string, string>>): Record<string, string | undefined> {
  return {NODE_V8_COVERAGE: undefined, NODE_OPTIONS: undefined, ...env};
}

function spawnMessage(argv: Argv, error: unknown): string {
  const program = quote(argv[0], 256);
  if (isSystemError(error, 'E2BIG'))
    return `cannot start ${program}: its arguments are longer than this system takes`;
  const {errno} = error as NodeJS.ErrnoException;
  const why =
    errno === undefined ? messageOf(error).replaceAll('\n', ' ').slice(0, 256) : getSystemErrorMessage(errno);
  return `cannot start ${program}: ${why}`;
}
