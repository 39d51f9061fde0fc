import {setImmediate} from 'node:timers/promises';
import type {OrderPayload} from '../identity/generated/order.ts';
import {newOrderId} from '../identity/order-id.ts';
import type {
  CancelAnswer,
  CommandsAnswer,
  DescribeAnswer,
  JobsAnswer,
  SharesAnswer,
  StatusAnswer,
} from '../protocol/generated/answer.ts';
import type {OrderMessage} from '../protocol/generated/wire.ts';
import type {Budgets} from './budgets.ts';
import type {Pong} from './connection/ping.ts';
import {Ping} from './connection/ping.ts';
import type {QueryAction} from './connection/query.ts';
import {Query} from './connection/query.ts';
import type {Reconnector} from './connection/reconnector.ts';
import type {GetOptions, GetTarget, GotFiles} from './files/get.ts';
import type {PutSource} from './files/local-source.ts';
import type {PutFiles, PutOptions} from './files/put.ts';
import {ShareFiles} from './files/share-files.ts';
import type {ListedFile, RemovedFiles} from './files/share-output.ts';
import {given, reasonOf} from './given-fields.ts';
import type {
  AuditFilter,
  ExportRange,
  Fields,
  HostParts,
  JobsFilter,
  ListOptions,
  ProofOptions,
  RemoveOptions,
  RunOptions,
} from './host-options.ts';
import type {InputOptions} from './input/stdin-sender.ts';
import {cancelOnAbort} from './job/cancel-on-abort.ts';
import type {FollowOptions} from './job/follower.ts';
import type {AttachOptions, JobOptions} from './job/job.ts';
import {Job} from './job/job.ts';
import {listCommands} from './list-commands.ts';
import type {LiveIdentity} from './live-identity.ts';
import type {ListenOptions} from './messages/listening.ts';
import {Listening} from './messages/listening.ts';
import type {Sent} from './messages/send-message.ts';
import {sendMessage} from './messages/send-message.ts';
import {SignedOrder} from './order-message.ts';
import {orderProblem} from './order-problem.ts';
import type {PinnedCheckpoint} from './receipts/checkpoint-files.ts';
import type {ReceiptVerifier} from './receipts/receipt-verifier.ts';
import type {StateWriter} from './receipts/state-writer.ts';
import type {RunParams} from './run-order.ts';
import {runOrder} from './run-order.ts';
import type {WatchOptions} from './watch/watching.ts';
import {Watching} from './watch/watching.ts';

/**
 * A host that is connected to. Everything asked of it is a signed order. If the connection is lost while something is under way,
 * it is made again and all goes on. Hold it with `await using`, or call {@link Host.close}.
 */
export class Host implements AsyncDisposable {
  /** The name in the host's certificate. */
  readonly name: string;
  readonly #reconnector: Reconnector;
  readonly #identity: LiveIdentity;
  readonly #receipts: ReceiptVerifier | undefined;
  readonly #budgets: Budgets;
  readonly #writer: StateWriter;
  readonly #leave: () => void;
  readonly #closed: () => Promise<void>;
  readonly #files: ShareFiles;
  #isToldOfNone = false;

  constructor({reconnector, leave, identity, receipts, budgets, writer, notes, closed}: HostParts) {
    this.name = reconnector.name;
    this.#reconnector = reconnector;
    this.#identity = identity;
    this.#receipts = receipts;
    this.#budgets = budgets;
    this.#writer = writer;
    this.#leave = leave;
    this.#closed = closed;
    this.#files = new ShareFiles(
      (...order) => this.#start(...order),
      job => this.cancel(job),
      notes,
    );
  }

  /** The name in the caller's certificate; undefined if it has none that is one. */
  get person(): string | undefined {
    return this.#identity.current.name;
  }

  /**
   * Runs a catalogued command. `params` are typed parameters by name, or the words as a person would type
   * them, which the host turns into parameters.
   */
  run(command: string, params: RunParams = {}, options: RunOptions = {}): Job {
    const {fields, secrets} = runOrder(command, params, options);
    const {signal, id} = options;
    this.#tellOfNone();
    const problem = signal?.aborted ? reasonOf(signal) : undefined;
    const job = this.#start('run', fields, options, {...given({secrets}), problem}, id);
    if (signal) cancelOnAbort(signal, job, () => this.cancel(job.id));
    return job;
  }

  /**
   * Follows a job from an offset of its output on. With `stdin` it goes on with the job's input, too: what
   * the job took already of the same bytes is skipped.
   */
  attach(job: string, {from = 0, claim, ...options}: AttachOptions = {}): Job {
    this.#tellOfNone();
    const how = {...this.#follow(job, claim ? true : undefined), from};
    return new Job(this.#reconnector, how, options, orderProblem('attach', {job}, this.name));
  }

  /**
   * Ends a job: SIGTERM to all its processes, SIGKILL after the host's grace. With `signal`, such as `SIGUSR1`, that is sent to all
   * its processes, and nothing else is done. The answer has `ended` where the job had ended before: nothing was done then. Rejects
   * with `bad-job` for what is no job id.
   */
  async cancel(job: string, {signal}: {signal?: string | undefined} = {}): Promise<CancelAnswer> {
    return this.#ask<CancelAnswer>('cancel', {job, ...given({signal})});
  }

  /** Lists the commands that the caller may run; with `describe`, with all that `describe` says of each. */
  async commands(options: {describe: true}): Promise<{commands: DescribeAnswer[]}>;
  async commands(): Promise<Pick<CommandsAnswer, 'commands'>>;
  async commands({describe}: {describe?: true} = {}): Promise<Pick<CommandsAnswer, 'commands'>> {
    const ask = (after: string | undefined) =>
      this.#ask<CommandsAnswer>('commands', given({describe, after}));
    return {commands: await listCommands(this.name, describe === true, ask)};
  }

  /** One command: its parameters with their JSON Schemas, defaults and limits. */
  async describe(command: string): Promise<DescribeAnswer> {
    return this.#ask<DescribeAnswer>('describe', {command});
  }

  async status(): Promise<StatusAnswer> {
    return this.#ask<StatusAnswer>('status', {});
  }

  /** Jobs that the caller may see, newest first. */
  async jobs(filter: JobsFilter = {}): Promise<JobsAnswer> {
    return this.#ask<JobsAnswer>('jobs', filter);
  }

  /** The shares that the caller may read or write. */
  async shares(): Promise<SharesAnswer> {
    return this.#ask<SharesAnswer>('shares', {});
  }

  /**
   * Lists a folder of a share, each folder before what is in it. Of a file it yields the one line about it.
   * Rejects with `refused` and the host's code if it cannot be listed.
   */
  list(share: string, path = '', options: ListOptions = {}): AsyncGenerator<ListedFile> {
    return this.#files.list(share, path, options);
  }

  /** Removes a file from a share, or a folder. Rejects as `list` does. */
  async remove(share: string, path: string, options: RemoveOptions = {}): Promise<RemovedFiles> {
    return this.#files.remove(share, path, options);
  }

  /** Puts a file or folder under the path, or into the folder there. Nothing has its name before all came. */
  async put(source: PutSource, share: string, path = '', options: PutOptions = {}): Promise<PutFiles> {
    return this.#files.put(source, share, path, options);
  }

  /** Gets a file of a share, or a folder; likewise. Rejects as `list` does, and with `local-file`. */
  async get(share: string, path: string, target: GetTarget, options: GetOptions = {}): Promise<GotFiles> {
    return this.#files.get(share, path, target, options);
  }

  /** Sends a message of at most 16 KiB to everybody who listens to this host. Rejects with `bad-message` for no such text. */
  async send(text: string): Promise<Sent> {
    const order = (fields: object) => this.#order('send', fields, undefined, {text});
    return sendMessage(text, this.#reconnector, this.#receipts, order);
  }

  /** The messages of this host as they come, from now on or from an earlier one on. */
  listen(options: ListenOptions = {}): Listening {
    const bundle = () => this.#identity.current.bundle;
    const order = (fields: object) => this.#order('listen', fields);
    return new Listening(this.#reconnector, {...options, bundle, order, receipts: this.#receipts});
  }

  /** Jobs that the caller may see, and the state, as they change. A second one takes the place of the first. */
  watch(options: WatchOptions = {}): Watching {
    const order = (fields: object) => this.#order('watch', fields);
    return new Watching(this.#reconnector, {...options, order, receipts: this.#receipts});
  }

  /** Entries of the account, oldest first, as lines of JSON on the job's standard output; with `follow` also those to come. */
  auditLog(filter: AuditFilter = {}, options: JobOptions & Pick<RunOptions, 'id'> = {}): Job {
    return this.#start('audit-log', {filter}, options, {}, options.id);
  }

  /** Proves all entries about a job: an evidence file on the job's standard output. */
  auditProof(job: string, {file, ...options}: ProofOptions = {}): Job {
    return this.#start('audit-proof', {job, ...given({file})}, options);
  }

  /** Entries of the account with what proves them, as an export file on the job's standard output. */
  auditExport(range: ExportRange = {}, options: JobOptions = {}): Job {
    return this.#start('audit-export', range, options);
  }

  /**
   * Requires that a checkpoint of this host's account, which came in a file (the line `head` of it) and was verified, continues
   * what was shown here before. False if nothing is remembered, since receipts are not wanted.
   *
   * @throws {ClientError} `account-forked`, `account-began-anew`, `other-lab`, `connection-lost`
   */
  async confirm(checkpoint: Omit<PinnedCheckpoint, 'ca'>, head: string): Promise<boolean> {
    await this.#receipts?.shown({...checkpoint, ca: this.#reconnector.logKey?.ca}, head);
    return this.#receipts !== undefined;
  }

  /** Dials again where the connection dropped meanwhile; a ping that is on its way when it drops fails. */
  async ping(): Promise<Pong> {
    const ping = new Ping(this.#reconnector);
    this.#reconnector.submit(ping);
    return ping.pong;
  }

  /** Resolves when its receipts are on disk. Calls under way fail with `connection-lost` if nobody shares it; jobs go on. */
  async close(): Promise<void> {
    this.#leave();
    await this.#closed();
  }

  /** Writes the receipts that are not on disk yet before it returns: for a process that is about to exit. */
  writeNow(): void {
    this.#writer.writeNow();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.close();
  }

  #start<Action extends OrderPayload['action']>(
    action: Action,
    fields: Omit<Fields<Action>, 'input'>,
    options: JobOptions & InputOptions,
    {problem, ...beside}: Pick<OrderMessage, 'secrets'> & {problem?: Error | undefined} = {},
    id: string = newOrderId(Date.now()),
  ): Job {
    const start = (input: string | undefined) =>
      this.#order(action, {...fields, ...given({input})}, id, beside);
    const how = {...this.#follow(id, true), start, from: undefined};
    return new Job(this.#reconnector, how, options, problem ?? orderProblem(action, fields, this.name));
  }

  #follow(job: string, claim: true | undefined): Omit<FollowOptions, 'start' | 'from'> {
    return {
      job,
      receipts: this.#receipts,
      budgets: this.#budgets,
      attach: (from, input) => this.#order('attach', {job, from, ...given({claim, input})}),
      cancel: () => this.cancel(job),
    };
  }

  async #ask<Body>(action: QueryAction, fields: object): Promise<Body> {
    const problem = orderProblem(action, fields, this.name);
    if (problem) {
      // As all that cannot be ordered: after a turn of the event loop, for those who try again and again.
      await setImmediate();
      throw problem;
    }
    const options = {receipts: this.#receipts, isRepeatable: !('signal' in fields)};
    const ask = new Query<Body>(this.#reconnector, action, () => this.#order(action, fields), options);
    this.#reconnector.submit(ask);
    return ask.answer;
  }

  #order(
    action: OrderPayload['action'],
    fields: object,
    id: string = newOrderId(Date.now()),
    beside: Pick<OrderMessage, 'secrets' | 'text'> = {},
  ): SignedOrder {
    const payload = {id, host: this.name, action, ...fields} as unknown as OrderPayload;
    // A host without an account to show may be one that does not know the field.
    const seen = this.#reconnector.logKey && this.#receipts?.seen;
    return new SignedOrder(payload, this.#identity.current.key, {...beside, ...given({seen})});
  }

  /** Says once, to whom it concerns, that this host has no receipts to give. */
  #tellOfNone(): void {
    if (!this.#receipts || this.#reconnector.logKey || this.#isToldOfNone) return;
    this.#isToldOfNone = true;
    this.#reconnector.notify({type: 'no-receipts', host: this.name});
  }
}
