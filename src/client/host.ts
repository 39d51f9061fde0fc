import type {OrderPayload} from '../identity/generated/order.ts';
import {signOrder} from '../identity/order.ts';
import {newOrderId} from '../identity/order-id.ts';
import {ProtocolError} from '../protocol/errors.ts';
import type {
  CancelAnswer,
  CommandsAnswer,
  DescribeAnswer,
  StatusAnswer,
} from '../protocol/generated/answer.ts';
import {cancel, commands, describe, status} from '../protocol/generated/answer-validators.js';
import {limits} from '../protocol/limits.ts';
import type {ServerMessage} from '../protocol/messages.ts';
import {ClientError} from './errors.ts';
import type {JobOptions} from './job.ts';
import {Job} from './job.ts';
import type {Identity} from './judge-host.ts';
import type {Line} from './line.ts';

/** The fields of an action's order, without those that every order has. */
type Fields<Action extends OrderPayload['action']> = Omit<
  Extract<OrderPayload, {action: Action}>,
  'id' | 'host' | 'action'
>;

export type AuditFilter = Fields<'audit-log'>['filter'];

export interface RunOptions extends JobOptions {
  /** Why, in the caller's words; kept in the account. */
  readonly reason?: string | undefined;
  /** Cancels the job when aborted; its result then says `cancelled`. */
  readonly signal?: AbortSignal | undefined;
}

const guards = {cancel, commands, describe, status};

/** An answer takes no credit; the wire wants some all the same. */
const answerCredit = 65_536;

/** How long an answer that a ping brought took, and how the clocks differ. */
export interface Pong {
  /** Milliseconds there and back. */
  readonly roundTripMs: number;
  /** The host's clock less ours, milliseconds, give or take half the round trip. */
  readonly clockOffsetMs: number;
}

/**
 * A host that is connected to. Everything asked of it is a signed order. Hold it with `await using`, or call
 * {@link Host.close}.
 */
export class Host implements AsyncDisposable {
  /** The name in the host's certificate. */
  readonly name: string;
  readonly #line: Line;
  readonly #identity: Identity;

  constructor(line: Line, identity: Identity) {
    this.name = line.peer.name;
    this.#line = line;
    this.#identity = identity;
  }

  /**
   * Runs a catalogued command. `params` are typed parameters by name, or the words as a person would type them,
   * which the host turns into parameters.
   */
  run(
    command: string,
    params: Readonly<Record<string, unknown>> | readonly string[] = {},
    options: RunOptions = {},
  ): Job {
    const words = isWords(params) ? {args: [...params]} : {params: {...params}};
    const reason = options.reason === undefined ? {} : {reason: options.reason};
    const {signal} = options;
    signal?.throwIfAborted();
    const job = this.#job('run', {command, ...words, ...reason}, options);
    const cancel = () => void this.cancel(job.id).catch(() => {});
    signal?.addEventListener('abort', cancel, {once: true});
    void job.settled.then(() => signal?.removeEventListener('abort', cancel));
    return job;
  }

  /** Follows a job from an offset of its output on. */
  attach(job: string, {from = 0, ...options}: JobOptions & {from?: number} = {}): Job {
    const {message} = this.#order('attach', {job, from});
    return new Job(this.#line, {id: job, message, from}, options);
  }

  /** Ends a job: SIGTERM to all its processes, SIGKILL after the host's grace. */
  async cancel(job: string): Promise<void> {
    await this.#ask<CancelAnswer>('cancel', {job});
  }

  /** What the caller may run here. */
  async commands(): Promise<CommandsAnswer> {
    return this.#ask<CommandsAnswer>('commands', {});
  }

  /** One command: its parameters with their JSON Schemas, defaults and limits. */
  async describe(command: string): Promise<DescribeAnswer> {
    return this.#ask<DescribeAnswer>('describe', {command});
  }

  async status(): Promise<StatusAnswer> {
    return this.#ask<StatusAnswer>('status', {});
  }

  /** Entries of the account, oldest first, as lines of JSON on the job's standard output. */
  auditLog(filter: AuditFilter = {}, options: JobOptions = {}): Job {
    return this.#job('audit-log', {filter}, options);
  }

  async ping(): Promise<Pong> {
    const sent = performance.now();
    const time = await this.#line.ping();
    const roundTripMs = performance.now() - sent;
    return {roundTripMs, clockOffsetMs: time - (Date.now() - roundTripMs / 2)};
  }

  close(): void {
    this.#line.close();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.close();
  }

  #job<Action extends OrderPayload['action']>(
    action: Action,
    fields: Fields<Action>,
    options: JobOptions,
  ): Job {
    return new Job(this.#line, {...this.#order(action, fields), from: undefined}, options);
  }

  async #ask<Body>(action: keyof typeof guards, fields: object): Promise<Body> {
    const {promise, resolve, reject} = Promise.withResolvers<Body>();
    const answered = (reply: ServerMessage) => {
      if (reply.type === 'refused') reject(new ClientError('refused', reply.message, {wireCode: reply.code}));
      else if (reply.type === 'answer' && guards[action](reply.body)) resolve(reply.body as Body);
      else
        reject(
          new ProtocolError(
            'message',
            `${this.name} gave no answer to ${action} that this program understands`,
          ),
        );
    };
    this.#line.open(
      this.#order(action, fields).message,
      {message: answered, data() {}, lost: reject},
      answerCredit,
    );
    return promise;
  }

  #order(action: OrderPayload['action'], fields: object): {id: string; message: object} {
    const id = newOrderId(Date.now());
    const payload = {id, host: this.name, action, ...fields} as unknown as OrderPayload;
    const envelope = signOrder(payload, this.#identity.key);
    const size = envelope.payload.length;
    if (size > limits.order) {
      throw new ClientError('too-large', `the order takes ${size} bytes; at most ${limits.order} are taken`);
    }
    return {id, message: {type: 'order', envelope}};
  }
}

function isWords(params: Readonly<Record<string, unknown>> | readonly string[]): params is readonly string[] {
  return Array.isArray(params);
}
