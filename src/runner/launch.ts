import {once} from 'node:events';
import {basename} from 'node:path';
import type {Duplex, Readable, Writable} from 'node:stream';
import {execa} from 'execa';
import {isSystemError, systemMessageOf} from '../base/errors.ts';
import {giveWay} from '../base/give-way.ts';
import type {TerminalHost} from '../base/own-programs.ts';
import {quote} from '../base/quote.ts';
import type {Invocation} from '../policy/orders/authorize.ts';
import type {Argv, JobScope, ParkedProcess, ProcessEnd} from './containment/containment.ts';
import {enterAs, enterComplaint} from './enter-as.ts';
import {arePlain} from './fits-cell.ts';
import {preflight} from './preflight.ts';
import {prefixed} from './run-as.ts';
import {encodeHostFrame, hostFrame} from './terminal/host-frames.ts';
import {hosted} from './terminal/hosted.ts';

/** A process that runs. */
export interface Launched {
  /** The stream for the job's input, where it takes any from its caller. */
  readonly stdin: Writable | undefined;
  readonly stdout: Readable;
  readonly stderr: Readable;
  /** The other end of its descriptor 3, where it has one. */
  readonly sideChannel: Duplex | undefined;
  /** The end of the main process. Never rejects. */
  readonly exited: Promise<ProcessEnd>;
  /** The beginnings of messages by which wrappers say on stderr that they cannot execute the next program. */
  readonly complaints: readonly string[];
  /** True if the main process is a terminal host, which runs the command. */
  readonly isHosted: boolean;
}

export interface LaunchOptions {
  /**
   * Argv prefix that becomes the job's user, where that is another; placed before all that runs as this user.
   */
  readonly prefix: readonly string[];
  readonly sh: string | undefined;
  /** Argv prefix placed right before the command. */
  readonly limitPrefix: readonly string[];
  /** Runs a command in a terminal. */
  readonly terminalHost: TerminalHost;
}

/**
 * Spawns the command inside `scope`, with an environment made of nothing but the invocation's, in a session
 * of its own, without a shell of any kind in between that would read its words as shell. Where it gets a
 * terminal, `terminalHost` is spawned, and starts it; a process that is parked in the scope becomes it instead.
 * Never rejects: what kept it from starting comes back as a message.
 */
export async function launch(
  invocation: Invocation,
  scope: JobScope,
  {prefix, sh, limitPrefix, terminalHost}: LaunchOptions,
): Promise<Launched | {message: string}> {
  const {argv, cwd, terminal} = invocation;
  const found = preflight(argv[0], {cwd, path: invocation.env.PATH});
  if ('message' in found) return found;
  const limited = prefixed(limitPrefix, argv);
  const command = terminal ? hosted(limited, limitPrefix.length, terminal, terminalHost) : limited;
  // The kernel is to decide by the rights of the command's user, not by ours.
  const mustEnter = prefix.length > 0 && !found.isOpenToAll;
  if (mustEnter && sh === undefined) return {message: 'this host has no sh'};
  const enter = mustEnter && sh !== undefined ? enterAs(sh, cwd, found.files) : [];
  const words = prefixed([...prefix, ...enter], command);
  const complaints = [
    ...[limitPrefix, prefix].flatMap(complaintOf),
    ...(mustEnter ? [enterComplaint] : []),
    ...scope.complaints,
  ];
  const folder = mustEnter ? '/' : cwd;
  const {parked} = scope;
  if (parked && arePlain(words)) {
    parked.become(words, {cwd: folder, env: invocation.env});
    return {...begun(parked, scope), stdin: undefined, sideChannel: undefined, complaints, isHosted: false};
  }
  void parked?.end();
  const [file, ...args] = scope.wrap(words);
  const env = closedEnvironment(terminal ? {} : invocation.env);
  const stdin = invocation.stdin === 'none' && !terminal ? 'ignore' : 'pipe';
  try {
    const side = invocation.sideChannel ? (['pipe'] as const) : [];
    const stdio = [stdin, 'pipe', 'pipe', ...side] as const;
    const child = execa(file, args, {...spawnOptions, stdio, cwd: folder, env});
    const {nodeChildProcess: main, stdout, stderr} = child;
    const {pid} = main;
    // execa listens for the first error only; another, of a signal that was refused, must not end the
    // executor.
    main.on('error', () => {});
    if (pid === undefined) {
      const {cause} = await child;
      return {message: spawnMessage(argv, cause)};
    }
    if (invocation.givesWay) giveWay(pid);
    const exited = once(main, 'exit').then(([code, signal]) => ({code, signal}));
    const spawned = {pid, kill: (signal: NodeJS.Signals) => main.kill(signal), stdout, stderr, exited};
    return {
      ...begun(spawned, scope),
      stdin: feed(child.stdin, invocation),
      sideChannel: (main.stdio[3] as Duplex | null | undefined) ?? undefined,
      complaints,
      isHosted: terminal !== undefined,
    };
  } catch (error) {
    return {message: spawnMessage(argv, error)};
  }
}

type Main = Omit<ParkedProcess, 'become' | 'end'>;

/** The scope has its main process. */
function begun(main: Main, scope: JobScope): Pick<Launched, 'stdout' | 'stderr' | 'exited'> {
  scope.started(main);
  const exited = main.exited.then(end => {
    scope.exited();
    return end;
  });
  return {stdout: main.stdout, stderr: main.stderr, exited};
}

/** Gives the command what it gets at once, and gives back what its caller's input goes into. */
function feed(pipe: Writable | null, {stdin, terminal, env}: Invocation): Writable | undefined {
  // A command may close it, or end, before it has read all.
  pipe?.on('error', () => {});
  if (terminal !== undefined) {
    pipe?.write(encodeHostFrame(hostFrame.environment, Buffer.from(JSON.stringify(env))));
  } else if (typeof stdin === 'object') {
    pipe?.end(stdin.text);
    return undefined;
  }
  return pipe ?? undefined;
}

const spawnOptions = {
  extendEnv: false,
  encoding: 'buffer',
  buffer: false,
  reject: false,
  // The scope ends it; and with a session of its own it has no terminal to write to or to be interrupted
  // from.
  cleanup: false,
  detached: true,
} as const;

/** Returns the beginning of messages of a wrapper of util-linux: its name. */
function complaintOf([wrapper]: readonly string[]): string[] {
  return wrapper === undefined ? [] : [`${basename(wrapper)}: `];
}

/** Node hands on some variables of its own process unless they are named here. */
function closedEnvironment(env: Readonly<Record<string, string>>): Record<string, string | undefined> {
  return {NODE_V8_COVERAGE: undefined, NODE_OPTIONS: undefined, ...env};
}

function spawnMessage(argv: Argv, error: unknown): string {
  const program = quote(argv[0], 256);
  if (isSystemError(error, 'E2BIG'))
    return `cannot start ${program}: its arguments are longer than this system takes`;
  return `cannot start ${program}: ${systemMessageOf(error).replaceAll('\n', ' ').slice(0, 256)}`;
}
