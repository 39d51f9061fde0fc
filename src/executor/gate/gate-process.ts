import type {ChildProcess} from 'node:child_process';
import type {Socket} from 'node:net';
import {plainEnvironment} from '../../base/node-process.ts';
import type {Words} from '../../base/own-programs.ts';
import type {ChildCommand} from '../../base/supervised-child.ts';
import {endWithin, SupervisedChild} from '../../base/supervised-child.ts';
import {findSystemTools} from '../../base/system-tools.ts';
import type {UserIds} from '../../base/system-user.ts';
import type {ExecutorLink, ExecutorLinkOwner} from '../../gate-link/executor-end.ts';
import {executorEnd} from '../../gate-link/executor-end.ts';
import type {ToExecutor} from '../../gate-link/link.ts';
import {ProtocolError} from '../../protocol/errors.ts';
import {prefixed} from '../../runner/run-as.ts';
import {eachSaidLine} from '../said-lines.ts';
import {sealedPrefix, startNoMore} from './seal.ts';

const supervision = {
  pauses: {leastMs: 50, mostMs: 5_000},
  settledMs: 10_000,
  patienceMs: 2_000,
} as const;

/** A gate that said nothing for so many looks, one every `lookMs`, hangs: it should take a census once a second. */
const mostSilentLooks = 6;
/** Before its first word it has longer: on a busy machine it takes its time to start. */
const mostLooksAtStart = 30;
const lookMs = 5_000;
/** So long a gate may be there after its link went, milliseconds. */
const lingerMs = 1_000;
/** Freed memory goes back to the system at once: output passes through the gate in pieces that are large and short-lived. */
const allocator = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_MMAP_THRESHOLD_: '131072',
  MALLOC_TRIM_THRESHOLD_: '131072',
};

/** The first words of a gate, once it has begun. */
export type GateMessage = GateRequest | GateNotice;

/** About connections, orders and jobs: it is for the life of the gate that says it. */
export type GateRequest = Extract<
  ToExecutor,
  {type: 'submit' | 'prove' | 'consumed' | 'wanted' | 'left' | 'unfollowed' | 'census'}
>;

/** About the gate itself, and whom it turned away. */
export type GateNotice = Exclude<ToExecutor, GateRequest | {type: 'begun'}>;

const requests: ReadonlySet<string> = new Set<GateRequest['type']>([
  'submit',
  'prove',
  'consumed',
  'wanted',
  'left',
  'unfollowed',
  'census',
]);
const isRequest = (message: GateMessage): message is GateRequest => requests.has(message.type);

/** One life of a gate, for who hears it. Disposed when the gate went. */
export interface GateLife extends Disposable {
  heard(request: GateRequest): void;
  input(...frame: Parameters<ExecutorLinkOwner['input']>): void;
}

export interface GateOwner {
  /** A new gate is there, sealed, and waits for its setup. */
  started(link: ExecutorLink): GateLife;
  noticed(notice: GateNotice): void;
  /** It wrote a line to its standard output or standard error, as only a failing Node does. */
  said(line: string): void;
  /** Something is not as it should be, though it runs. */
  trouble(message: string): void;
  /** The gate went; another one is on its way. */
  died(reason: string): void;
}

export interface GateOptions {
  readonly program: Words;
  /** The file of what its Node tells OpenSSL. */
  readonly opensslConfig: string;
  /** The output folder. */
  readonly folder: string;
  /** Whom it becomes; undefined if it stays whom we are. */
  readonly user: UserIds | undefined;
  /** Milliseconds between two looks at whether it still speaks; 5 s unless given. */
  readonly lookMs?: number;
}

/** Keeps a gate running, as long as it is not stopped. */
export interface GateControl {
  readonly pid: number | undefined;
  readonly restarts: number;
  /** Replaces the gate by another one, for when what it works in is no longer what it was. */
  replace(): void;
  stop(): Promise<void>;
}

/** Keeps a gate running: starts it, and starts another when it dies. Jobs do not notice. */
export class GateProcess implements GateControl {
  readonly #options: GateOptions;
  readonly #owner: GateOwner;
  readonly #child: SupervisedChild;

  constructor(options: GateOptions, owner: GateOwner) {
    this.#options = options;
    this.#owner = owner;
    this.#child = new SupervisedChild(supervision, {
      command: () => this.#command(),
      started: child => this.#started(child),
      died: reason => owner.died(reason),
    });
    this.#child.start();
  }

  get restarts(): number {
    return this.#child.restarts;
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  /** Replaces the gate by another one, for when what this one works in is no longer what it was. */
  replace(): void {
    this.#child.kill();
  }

  /** Ends the gate by closing the link, and waits for it. */
  stop(): Promise<void> {
    return this.#child.stop();
  }

  #command(): ChildCommand {
    const {program, opensslConfig, folder, user} = this.#options;
    return {
      argv: prefixed(sealedPrefix(findSystemTools(), user), [
        ...program,
        folder,
        ...(user ? [String(user.uid), String(user.gid)] : []),
      ]),
      // No descriptor of ours: a gate that was taken over has no terminal to read from or to type into.
      stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
      // OpenSSL's file is read instead of the system's, before the gate becomes its user.
      env: {...plainEnvironment, ...allocator, OPENSSL_CONF: opensslConfig},
    };
  }

  /** Hears a gate that was just started. Returns what asks it to end. */
  #started(child: ChildProcess): () => void {
    const socket = child.stdio[3] as Socket;
    for (const pipe of [child.stdout, child.stderr])
      if (pipe) eachSaidLine(pipe, line => this.#owner.said(line));
    const silence = this.#watchSilence(socket, () => child.kill('SIGKILL'));
    let life: GateLife | undefined;
    child.once('exit', () => {
      silence.stop();
      life?.[Symbol.dispose]();
    });
    let hasBegun = false;
    const link = executorEnd(socket, {
      message: message => {
        silence.heard();
        if (message.type !== 'begun' && (hasBegun || message.type === 'report')) {
          if (!isRequest(message)) return this.#owner.noticed(message);
          // An honest gate has none until it is set up.
          return life?.heard(message);
        }
        if (hasBegun || message.type !== 'begun')
          throw new ProtocolError('phase', `the gate may not say ${message.type} now`);
        hasBegun = true;
        void this.#seal(child).then(isSealed => {
          if (isSealed) life = this.#owner.started(link);
        });
      },
      input: (...frame) => {
        silence.heard();
        life?.input(...frame);
      },
      closed: error => {
        // A gate that breaks the rules of the link is killed at once. One whose link merely went is about to end by
        // itself, and its own status says more than ours.
        if (error) child.kill('SIGKILL');
        else if (!this.#child.isStopping) endWithin(child, lingerMs);
      },
    });
    return () => link.close();
  }

  /** Keeps a gate that has begun from starting programs; false if it is to end, or went. */
  async #seal(child: ChildProcess): Promise<boolean> {
    const why = await startNoMore(child.pid ?? 0, findSystemTools(), this.#options.user);
    if (this.#child.isStopping || child.exitCode !== null || child.signalCode !== null) return false;
    if (why !== undefined) this.#owner.trouble(`the gate may start programs: ${why}`);
    return true;
  }

  /**
   * Calls back when nothing was heard for too long. It counts its own looks, not time: while this process stood still
   * nothing could be heard. A gate that has much to read is not heard until it has; it lives as long as it reads.
   */
  #watchSilence(socket: Socket, onSilence: () => void): {heard(): void; stop(): void} {
    let left = mostLooksAtStart;
    let read = 0;
    const look = () => {
      const before = read;
      read = socket.bytesWritten - socket.writableLength;
      if (socket.writableNeedDrain && read > before) left = Math.max(left, mostSilentLooks);
      if (--left === 0) onSilence();
    };
    const timer = setInterval(look, this.#options.lookMs ?? lookMs).unref();
    return {
      heard() {
        left = mostSilentLooks;
      },
      stop: () => clearInterval(timer),
    };
  }
}
