import {longestTimerMs} from '../base/clock.ts';
import type {ClientConfig} from '../config/client-config.ts';
import {loadClientConfig} from '../config/client-config.ts';
import {expandTargets} from '../config/groups/group-reader.ts';
import {limits} from '../protocol/limits.ts';
import type {BudgetOptions} from './budgets.ts';
import {Budgets} from './budgets.ts';
import type {ConnectionPool} from './connection/connection-pool.ts';
import {connectionClosed} from './connection/lost-connection.ts';
import {Reconnector} from './connection/reconnector.ts';
import type {Use} from './connection/shared-ways.ts';
import {SharedWays} from './connection/shared-ways.ts';
import {StageNotes} from './files/stage-notes.ts';
import type {FleetParts} from './fleet/fleet.ts';
import {Fleet} from './fleet/fleet.ts';
import type {FleetRun} from './fleet/fleet-run.ts';
import {FleetRecords} from './fleet/journal/fleet-records.ts';
import type {RetryOptions} from './fleet/retry.ts';
import {cancelRun, retryRun} from './fleet/retry.ts';
import {hearer} from './hearer.ts';
import {Host} from './host.ts';
import {LiveIdentity} from './live-identity.ts';
import type {Notice} from './notice.ts';
import {requestProof} from './receipts/proof-request.ts';
import {ReceiptVerifier} from './receipts/receipt-verifier.ts';
import {stateFolder} from './receipts/state-folder.ts';
import {StateWriter} from './receipts/state-writer.ts';
import {explainUnknown, resolveTarget} from './resolve-target.ts';

export interface ClientOptions {
  /** Milliseconds that connecting may take (10,000 unless given), after it was its turn to dial. */
  readonly timeoutMs?: number | undefined;
  /**
   * Milliseconds between signs of life on a quiet connection (20,000 unless more than 0 is given); three without an answer
   * end it.
   */
  readonly heartbeatMs?: number | undefined;
  /**
   * Milliseconds since a connection with work on it dropped after which it is given up (600,000 unless
   * given); 0 gives it up at once.
   */
  readonly giveUpAfterMs?: number | undefined;
  /** Hears that a connection dropped and came back, and that a job waits for its turn. */
  readonly onNotice?: ((notice: Notice) => void) | undefined;
  /** Hears what is not an error: a certificate that nears its end, a receipt that could not be kept. */
  readonly onWarning?: ((warning: string) => void) | undefined;
  /**
   * The folder of the receipts and of what is remembered of each host's account, so that it cannot be
   * rewritten unseen: as client.yaml says unless given, and that is `$XDG_STATE_HOME/reeve`, or
   * `~/.local/state/reeve`, unless it says otherwise. With `false` receipts are neither asked for, verified
   * nor kept.
   */
  readonly receipts?: false | {readonly folder?: string | undefined} | undefined;
  /** The budgets that all jobs and hosts share. */
  readonly budgets?: BudgetOptions | undefined;
  /**
   * True if hosts that are asked for by the same name go by one connection while that is up, which is closed with the last of
   * them; each of them hears the notices of all. Each has a connection of its own unless given.
   */
  readonly shared?: boolean | undefined;
}

/** Of one host. */
export interface HostOptions extends Pick<ClientOptions, 'timeoutMs' | 'onNotice' | 'onWarning'> {
  /** Gives up connecting. */
  readonly signal?: AbortSignal | undefined;
  /** Is waited for in place of the receipts when the host is closed. */
  readonly closed?: (() => Promise<void>) | undefined;
}

/**
 * Reads a client.yaml, and the identity that it names, for any number of hosts. `config` is its path, or what
 * was read from it; else it is `$REEVE_CONFIG`, else `reeve/client.yaml` in `$XDG_CONFIG_HOME` or
 * `~/.config`.
 *
 * @throws {ConfigError}, {IdentityError}
 */
export async function openClient(
  config?: string | ClientConfig,
  options: ClientOptions = {},
): Promise<Client> {
  const known = typeof config === 'object' ? config : await loadClientConfig(config);
  const identity = await LiveIdentity.load(known, hearer(options.onWarning));
  return new Client(known, identity, options);
}

/**
 * The client of one user: connects to hosts by one identity, which is taken over again when its files change,
 * within budgets that all hosts share. Hold it with `await using`, or call {@link Client.close}.
 */
export class Client implements AsyncDisposable {
  readonly config: ClientConfig;
  readonly #identity: LiveIdentity;
  readonly #options: ClientOptions;
  readonly #budgets: Budgets;
  readonly #hosts = new Set<Host>();
  readonly #writer = new StateWriter();
  /** The folder of receipts; undefined if none are wanted, or there is no place for it. */
  readonly #folder: string | undefined;
  readonly #pool: ConnectionPool | undefined;
  readonly #ways: SharedWays | undefined;
  #closed: Promise<void> | undefined;

  /** @param pool keeps connections that are not needed any more, for later hosts */
  constructor(config: ClientConfig, identity: LiveIdentity, options: ClientOptions, pool?: ConnectionPool) {
    this.config = config;
    this.#pool = pool;
    this.#identity = identity;
    this.#options = options;
    this.#budgets = new Budgets(options.budgets);
    this.#ways = options.shared ? new SharedWays() : undefined;
    if (options.receipts === false) return;
    this.#folder = stateFolder(config, options.receipts?.folder);
    if (this.#folder === undefined)
      hearer(options.onWarning)(
        'receipts are verified and not kept, and what hosts showed is not remembered: there is no home folder; set HOME or XDG_STATE_HOME, or receipts.folder in client.yaml',
      );
  }

  /**
   * Connects to one host: a name of client.yaml, or `host` or `host:port` as DNS knows it. The name asked for
   * must be in the certificate that answers. Tries once; a connection that was made and drops is made again
   * ({@link Host}). Each call makes a connection of its own, unless they are {@link ClientOptions.shared}.
   *
   * @throws {DialError}, {ClientError} `untrusted-host`, `log-untrusted`, `refused`, `connection-lost` after
   *   `close`
   */
  async host(target: string, options: HostOptions = {}): Promise<Host> {
    if (this.#closed) throw connectionClosed(target);
    const {reconnector, leave} = await this.#reach(target, options).catch((error: unknown) => {
      throw explainUnknown(error, target, this.config);
    });
    if (this.#closed) {
      leave();
      throw connectionClosed(target);
    }
    const host = new Host({
      reconnector,
      leave,
      identity: this.#identity,
      budgets: this.#budgets,
      receipts: this.#receiptsOf(reconnector, options.onWarning ?? this.#options.onWarning),
      writer: this.#writer,
      notes: new StageNotes(this.#folder),
      closed: async () => {
        this.#hosts.delete(host);
        await (options.closed ? options.closed() : this.#writer.flush());
      },
    });
    this.#hosts.add(host);
    return host;
  }

  /**
   * Several hosts, by names or as one node set, on which something is done at once. Their connections are made when they
   * are needed, and closed with what was done. Each run is kept in the folder of the receipts, if there is
   * one.
   *
   * @throws {ClientError} `bad-target`, {NodeSetError}, and {ConfigError} if groups cannot be read
   */
  async fleet(hosts: string | readonly string[]): Promise<Fleet> {
    const names = typeof hosts === 'string' ? await expandTargets(hosts, this.config) : hosts;
    return new Fleet(names, this.#fleetParts());
  }

  /**
   * Goes on with a run on many hosts that is kept, on those of its hosts that are meant.
   *
   * @throws {ClientError} `bad-fleet`
   */
  retryFleet(id: string, options: RetryOptions): FleetRun {
    return retryRun(this.#fleetParts(), id, options);
  }

  /**
   * Ends what runs of a run on many hosts that is kept, and on which no program works. Returns undefined if
   * nothing of it can run.
   *
   * @throws {ClientError} `bad-fleet`
   */
  cancelFleet(id: string): FleetRun | undefined {
    return cancelRun(this.#fleetParts(), id);
  }

  /** Closes all hosts. Resolves when their receipts are on disk. */
  close(): Promise<void> {
    this.#closed ??= this.#close();
    return this.#closed;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  async #reach(target: string, {timeoutMs, onNotice, signal}: HostOptions): Promise<Use> {
    const {timeoutMs: usualMs = 10_000, heartbeatMs, giveUpAfterMs = 600_000, receipts} = this.#options;
    const open = (hear: (notice: Notice) => void, given?: AbortSignal) =>
      Reconnector.open({
        target: resolveTarget(target, this.config),
        identity: this.#identity,
        limit: this.#budgets.dials,
        timeoutMs: Math.min(timeoutMs ?? usualMs, longestTimerMs),
        heartbeatMs,
        giveUpAfterMs,
        onNotice: hear,
        signal: given,
        receipts: receipts !== false,
        pool: this.#pool,
      });
    const hear = hearer(onNotice ?? this.#options.onNotice);
    // Others may wait for a way that is shared: the signal of one of them does not end its opening.
    if (this.#ways) return this.#ways.use(target, hear, open, signal);
    const reconnector = await open(hear, signal);
    return {reconnector, leave: () => reconnector.close()};
  }

  #fleetParts(): FleetParts {
    const {receipts, onWarning} = this.#options;
    const folder = receipts === false ? undefined : receipts?.folder;
    return {
      config: this.config,
      dial: (host, options) => this.host(host, options),
      records: receipts === false ? undefined : FleetRecords.of(this.config, folder),
      flush: () => this.#writer.flush(),
      warn: hearer(onWarning),
      windowMs: limits.issueWindowMs,
    };
  }

  async #close(): Promise<void> {
    this.#identity[Symbol.dispose]();
    await Promise.all([...this.#hosts].map(host => host.close()));
    await this.#writer.flush();
  }

  #receiptsOf(reconnector: Reconnector, warn: ClientOptions['onWarning']): ReceiptVerifier | undefined {
    if (this.#options.receipts === false) return undefined;
    const identity = this.#identity;
    const {file, lab, receipts} = this.config;
    return new ReceiptVerifier(reconnector.name, {
      folder: this.#folder,
      keepMs: receipts.keepMs,
      memory: () => ({file, lab, bundle: identity.current.bundle}),
      person: identity.current.name,
      prove: (from, to, isOverdue) => requestProof(reconnector, from, to, isOverdue),
      writer: this.#writer,
      fetchLogKey: () => reconnector.fetchLogKey(),
      warn: hearer(warn),
    });
  }
}
