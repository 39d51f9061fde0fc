import {lstatSync, rmSync} from 'node:fs';
import type {Server, Socket} from 'node:net';
import {longestTimerMs} from '../base/clock.ts';
import {Client} from '../client/client.ts';
import {ConnectionPool} from '../client/connection/connection-pool.ts';
import type {LiveIdentity} from '../client/live-identity.ts';
import type {ClientConfig} from '../config/client-config.ts';
import type {KeeperStatus, Wanted} from './messages.ts';
import {statsOf, whyNotPrivate} from './place.ts';
import {Session} from './session.ts';

export interface KeeperOptions {
  readonly wanted: Wanted;
  readonly config: ClientConfig;
  readonly identity: LiveIdentity;
  /** Warnings from when the identity was read; each command says them. */
  readonly warnings: readonly string[];
  /** Milliseconds of quiet after which it ends. */
  readonly quietMs: number;
  readonly folder: string;
  readonly socket: string;
  readonly server: Server;
  /** True if client.yaml and the files of the identity are as they were when they were read. */
  readonly isUpToDate: () => Promise<boolean>;
  /** Nothing is left to do. */
  readonly ended: () => void;
}

/**
 * Holds the key and connections to hosts, for the commands of one user. It ends after a time without any. When a file that it was
 * made from has changed it takes no more commands, and ends after those under way.
 */
export class Keeper {
  readonly #options: KeeperOptions;
  readonly #pool = new ConnectionPool();
  readonly #client: Client;
  /** Those that asked for a host: one that asks for the state of the keeper does not keep it. */
  readonly #commands = new Set<Session>();
  readonly #peers = new Set<Socket>();
  readonly #since = Date.now();
  /** Tells our socket from another of that name. */
  readonly #inode: number;
  #quiet: NodeJS.Timeout | undefined;
  #isRetired = false;

  constructor(options: KeeperOptions) {
    const {config, identity, server, socket} = options;
    this.#options = options;
    this.#client = new Client(config, identity, {}, this.#pool);
    this.#inode = lstatSync(socket).ino;
    server.on('connection', (peer: Socket) => this.#meet(peer));
    this.#rest();
  }

  /** Retires where commands would find another socket, or what it was made from has changed. */
  async look(): Promise<void> {
    if (!this.#isReachable || !(await this.#options.isUpToDate())) this.retire();
  }

  /** Connects to a host before anybody asks for it. A failure is for the command that does. */
  async connect(target: string): Promise<void> {
    await this.#client.host(target).then(
      host => host.close(),
      () => {},
    );
  }

  /** Takes no more commands. */
  retire(): void {
    if (this.#isRetired) return;
    this.#isRetired = true;
    if (this.#isReachable) rmSync(this.#options.socket, {force: true});
    this.#options.server.close();
    this.#rest();
  }

  /** True if its socket is the one that commands find. */
  get #isReachable(): boolean {
    return statsOf(this.#options.socket)?.ino === this.#inode;
  }

  #meet(peer: Socket): void {
    if (this.#isRetired || whyNotPrivate(this.#options.folder) !== undefined) {
      peer.destroy();
      return;
    }
    this.#peers.add(peer);
    peer.once('close', () => this.#peers.delete(peer));
    const session = new Session(peer, {
      open: async (asked, onNotice, onWarning) => {
        this.#commands.add(session);
        clearTimeout(this.#quiet);
        if (!(await this.#isFor(asked.wanted)) || (asked.isQuick && this.#options.config.log))
          return undefined;
        for (const warning of this.#options.warnings) onWarning(warning);
        return this.#client.host(asked.target, {onNotice, onWarning});
      },
      status: () => this.#status(),
      stop: () => this.retire(),
      over: one => {
        if (this.#commands.delete(one)) this.#rest();
      },
    });
  }

  async #isFor({build, file, state}: Wanted): Promise<boolean> {
    const {wanted, isUpToDate} = this.#options;
    const isOurs = build === wanted.build && file === wanted.file && state === wanted.state;
    if (!isOurs) return false;
    if (await isUpToDate()) return true;
    this.retire();
    return false;
  }

  /** With nobody there it ends: at once if it is retired, else after the time of quiet. */
  #rest(): void {
    if (this.#commands.size > 0) return;
    clearTimeout(this.#quiet);
    if (this.#isRetired) void this.#end();
    else this.#quiet = setTimeout(() => this.retire(), Math.min(this.#options.quietMs, longestTimerMs));
  }

  async #end(): Promise<void> {
    // The last messages still leave.
    for (const peer of this.#peers) peer.destroySoon();
    this.#pool[Symbol.dispose]();
    await this.#client.close();
    this.#options.ended();
  }

  #status(): KeeperStatus {
    const {quietMs} = this.#options;
    const hosts = this.#pool.names;
    return {pid: process.pid, since: this.#since, hosts, commands: this.#commands.size, quietMs};
  }
}
