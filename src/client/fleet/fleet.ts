import type {ClientConfig} from '../../config/client-config.ts';
import {newOrderId} from '../../identity/order-id.ts';
import {ClientError} from '../errors.ts';
import type {Host} from '../host.ts';
import type {Notice} from '../notice.ts';
import {orderProblem} from '../order-problem.ts';
import {resolveTarget} from '../resolve-target.ts';
import type {RunParams} from '../run-order.ts';
import type {EachOptions, HostAnswer} from './each-host.ts';
import {askEach} from './each-host.ts';
import type {FleetOptions} from './fleet-options.ts';
import {orderOf} from './fleet-options.ts';
import {FleetRun} from './fleet-run.ts';
import type {FleetWork} from './fleet-work.ts';
import {InputSpool} from './input-spool.ts';
import type {FleetRecords} from './journal/fleet-records.ts';
import type {FleetOrder} from './journal/journal-line.ts';

/** The means to reach hosts and to keep runs. */
export interface FleetParts {
  readonly config: ClientConfig;
  readonly dial: (
    host: string,
    options?: {
      readonly timeoutMs?: number | undefined;
      readonly signal?: AbortSignal;
      readonly onNotice?: (notice: Notice) => void;
      readonly closed?: () => Promise<void>;
    },
  ) => Promise<Host>;
  /** Undefined if nothing is kept. */
  readonly records: FleetRecords | undefined;
  readonly flush: () => Promise<void>;
  readonly warn: (text: string) => void;
  /** Milliseconds in which an order may still be on its way. */
  readonly windowMs: number;
}

/** Several hosts, by which something is done on all of them. */
export class Fleet {
  /** The hosts as they were named, each once. */
  readonly hosts: readonly string[];
  readonly #parts: FleetParts;

  /** @throws {ClientError} `bad-target` */
  constructor(hosts: readonly string[], parts: FleetParts) {
    this.hosts = [...new Set(hosts)];
    if (this.hosts.length === 0) throw new ClientError('bad-target', 'no host is named');
    for (const host of this.hosts) resolveTarget(host, parts.config);
    this.#parts = parts;
  }

  /**
   * Runs a catalogued command on all of them. `params` are as those of {@link Host.run}.
   *
   * @throws {ClientError} `bad-command`, `bad-reason`
   */
  run(command: string, params: RunParams = {}, options: FleetOptions = {}): FleetRun {
    const fleet = newOrderId(Date.now());
    const order = orderOf(command, params, options);
    const {records} = this.#parts;
    const openJournal = records && (() => records.begin(fleet, order));
    return startRun(this.#parts, {fleet, hosts: this.hosts, order, earlier: new Map(), openJournal}, options);
  }

  /**
   * Asks each of them something. Resolves to the answers in the order of the hosts; what goes wrong on one is
   * its answer.
   *
   * @throws {ClientError} `bad-fleet` for a `fanout` that is not 1 or more
   */
  async ask<Value>(
    ask: (host: Host) => Promise<Value>,
    options: EachOptions<Value> = {},
  ): Promise<HostAnswer<Value>[]> {
    return askEach(this.hosts, this.#parts.dial, ask, options);
  }
}

/** The things that a run and another attempt at it differ in. */
interface Attempt {
  readonly fleet: string;
  readonly hosts: readonly string[];
  readonly order: FleetOrder;
  readonly earlier: ReadonlyMap<string, string>;
  readonly openJournal: FleetWork['openJournal'];
  readonly isRepeatable?: FleetWork['isRepeatable'];
  /** True if the earlier jobs are ended, and nothing is run. */
  readonly isEnding?: boolean;
}

/** Begins an attempt. @throws {ClientError} `bad-command`, `bad-reason` */
export function startRun(
  {dial, flush, warn, records, windowMs}: FleetParts,
  attempt: Attempt,
  {stdin, secrets, signal, maxBuffer, confirm, connectTimeoutMs: timeoutMs}: FleetOptions,
): FleetRun {
  const {fleet, order, hosts} = attempt;
  const {command, params, reason, gate} = order;
  const problem = orderProblem('run', {command, reason}, hosts[0] ?? '') ?? gateProblem(gate, hosts[0]);
  if (problem) throw problem;
  const isStream = stdin !== undefined && typeof stdin !== 'string' && !(stdin instanceof Uint8Array);
  const spool = isStream ? new InputSpool(stdin) : undefined;
  return new FleetRun({
    isEnding: false,
    isRepeatable: async () => false,
    ...attempt,
    windowMs,
    dial: (host, options) => dial(host, {...options, timeoutMs, closed: async () => {}}),
    run: (host, id) =>
      host.run(command, params, {
        id,
        fleet,
        reason,
        confirm,
        secrets,
        maxBuffer,
        stdin: spool ? spool.read() : stdin,
      }),
    runGate: (host, id) => host.run(gate ?? '', {}, {id, fleet, reason}),
    isToBeCancelled: () => records?.isToBeCancelled(fleet) ?? false,
    close: async () => {
      await flush();
      await spool?.[Symbol.asyncDispose]();
    },
    warn,
    signal,
  });
}

function gateProblem(gate: string | undefined, host = ''): ClientError | undefined {
  return gate === undefined ? undefined : orderProblem('run', {command: gate}, host);
}
