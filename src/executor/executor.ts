import {messageOf} from '../base/errors.ts';
import {visible} from '../base/quote.ts';
import type {Rate} from '../base/token-buckets.ts';
import {version} from '../base/version.ts';
import type {Address} from '../config/address.ts';
import {splitAddress} from '../config/address.ts';
import type {ExecutorLink} from '../gate-link/executor-end.ts';
import type {Barred, Setup} from '../gate-link/generated/link.ts';
import type {Logger} from '../server-log/logger.ts';
import {ExecutorError} from './errors.ts';
import {GateConnection} from './gate/gate-connection.ts';
import type {GateControl, GateNotice, GateOptions, GateOwner} from './gate/gate-process.ts';
import {GateProcess} from './gate/gate-process.ts';
import {GateReports} from './gate/gate-reports.ts';
import type {Orphans} from './gate/orphans.ts';
import type {PresentGate} from './gate/present-gate.ts';
import type {JobInputs} from './input/job-inputs.ts';
import {LineRate} from './line-rate.ts';
import type {Counters} from './metrics/counters.ts';
import type {TotalsPush} from './metrics/totals-push.ts';
import {Denials} from './orders/denials.ts';
import type {OrderContext} from './orders/order-context.ts';
import {OrderIntake} from './orders/order-intake.ts';
import {recordBarred} from './orders/record-barred.ts';
import type {Settings} from './settings.ts';

export interface ExecutorParts {
  readonly log: Logger;
  readonly context: OrderContext;
  readonly present: PresentGate;
  readonly inputs: JobInputs;
  readonly orphans: Orphans;
  readonly settings: Settings;
  readonly counters: Counters;
  readonly totals: TotalsPush;
  readonly lookAtDisks: () => void;
  readonly gate: GateOptions;
  /** Keeps a gate running; a process of its own unless given. */
  readonly keepGate?: (options: GateOptions, owner: GateOwner) => GateControl;
}

/** The process that acts: keeps a gate running, takes the orders that it brings, and tells it what changes. */
export class Executor {
  readonly #parts: ExecutorParts;
  readonly #listening = Promise.withResolvers<readonly string[]>();
  #hasListened = false;
  readonly #gate: GateControl;
  readonly #intake: OrderIntake;
  /** The ports that the system chose for port 0: every later gate listens there too. */
  #ports: readonly number[] = [];
  readonly #denials: {readonly orders: Denials; readonly input: Denials; readonly connections: Denials};
  readonly #reports: GateReports;
  /** Certificates that the gate refused: so many are verified in a minute, which takes time. */
  readonly #refusals: LineRate;

  constructor(parts: ExecutorParts) {
    this.#parts = parts;
    const {context, log, counters, lookAtDisks, keepGate = keepProcess} = parts;
    const {account, clock} = context;
    const now = () => clock.monotonic();
    this.#reports = new GateReports(log, now);
    this.#refusals = new LineRate(now);
    const denials = (rate?: Rate) => new Denials({account, clock, log}, rate);
    // Input is not signed by whom it is held against, and that somebody came is what the gate says: neither takes room
    // from the denials of what was ordered.
    this.#denials = {orders: denials(), input: denials(), connections: denials({burst: 3, refillMs: 60_000})};
    this.#intake = new OrderIntake({
      context,
      log,
      counters,
      reports: this.#reports,
      denials: this.#denials,
      lookAtDisks,
    });
    this.#gate = keepGate(parts.gate, {
      started: link => this.#connect(link),
      noticed: notice => this.#noticed(notice),
      said: line => this.#reports.note('warn', {from: 'gate'}, line),
      trouble: message => log.warn(message),
      died: reason => log.error({reason}, 'the gate died; starting another'),
    });
    parts.present.keptBy(this.#gate);
  }

  /** The addresses that are listened on, once they are. Rejects if the first gate cannot listen. */
  get listening(): Promise<readonly string[]> {
    return this.#listening.promise;
  }

  /** The folder that the gate works in was taken away, and another made. */
  outputReplaced(): void {
    const {log, context} = this.#parts;
    log.error('the folder of output was deleted or moved: it was made again, and the gate is started anew');
    this.#gate.replace();
    context.actions.messages.begin().catch((error: unknown) => log.error(messageOf(error)));
  }

  /** Tells the gate whom to believe from now on. */
  trustChanged(): void {
    const {context, present} = this.#parts;
    const {trust} = context;
    const {jobs} = context.actions;
    jobs.endOrderedBy(
      caller => trust.isRevoked(caller),
      caller => trust.isCompromised(caller),
    );
    this.#judgeFollowers();
    present.send(trust.message());
  }

  /** Tells the gate where to listen and what its limits are; of a gate that listens, only the limits change. */
  configChanged(): void {
    const {context, present, settings, totals} = this.#parts;
    context.actions.jobs.advance();
    this.#judgeFollowers();
    const {host, listen, limits} = settings.config;
    const {connections, perAddress, perPrincipal, handshakeMs, idleMs} = limits;
    const gateLimits = {connections, perAddress, perPrincipal, handshakeMs, idleMs};
    const [first, ...others] = listen;
    const at = (address: Address, i: number) => ({...address, port: address.port || (this.#ports[i] ?? 0)});
    const addresses: Setup['listen'] = [at(first, 0), ...others.map((address, i) => at(address, i + 1))];
    const metrics = settings.metrics && {metrics: settings.metrics};
    present.send({type: 'setup', host, version, listen: addresses, limits: gateLimits, ...metrics});
    totals.begin();
  }

  /** No new work; what runs gets `graceMs` to end by itself, then is ended. The gate goes last. */
  async stop(reason: string, graceMs: number, hurry: AbortSignal): Promise<void> {
    const {context, log} = this.#parts;
    const {jobs} = context.actions;
    log.info({reason, running: jobs.running, waiting: jobs.waiting}, 'stopping');
    await jobs.close();
    const patience = AbortSignal.any([hurry, AbortSignal.timeout(graceMs)]);
    const {promise: impatient, resolve} = Promise.withResolvers<void>();
    patience.addEventListener('abort', () => resolve());
    await Promise.race([jobs.idle(), impatient]);
    await jobs.endAll();
    for (const denials of Object.values(this.#denials)) await denials.finish();
    await context.account.append({event: 'server-stop', reason}).catch(error => log.error(messageOf(error)));
    await this.#gate.stop();
  }

  /** Ends what those listen to, or watch, who are not believed any more, or may not. */
  #judgeFollowers(): void {
    const {context, settings} = this.#parts;
    const {messages, watchers} = context.actions;
    messages.judge({trust: context.trust, catalogue: settings.catalogue});
    watchers.judge(context.trust);
  }

  #connect(link: ExecutorLink): GateConnection {
    const {context, counters, inputs, orphans, present} = this.#parts;
    const {account, actions} = context;
    const {jobs, messages, watchers} = actions;
    const connection = new GateConnection(link, {
      jobs,
      account,
      inputs,
      orphans,
      listeners: messages.listeners,
      watchers,
      present,
      counters,
      submitted: caller => this.#intake.submitted(caller),
      inputSource: caller => this.#intake.inputSource(caller),
    });
    this.configChanged();
    this.trustChanged();
    return connection;
  }

  #noticed(notice: GateNotice): void {
    switch (notice.type) {
      case 'ready':
        this.#reports.note('info', {addresses: notice.addresses}, 'listening');
        this.#hasListened = true;
        this.#ports = notice.addresses.map(address => splitAddress(address)?.port ?? 0);
        this.#listening.resolve(notice.addresses);
        return;
      case 'unbound':
        this.#cannotListen(visible(notice.message));
        return;
      case 'report':
        this.#reports.note(notice.level, {from: 'gate'}, visible(notice.message));
        return;
      case 'barred':
        this.#barred(notice);
        return;
      case 'strangers':
        this.#summarize(notice.counts);
        return;
    }
  }

  /** An obstacle to the first gate's listening ends the start; with a later one it may pass. */
  #cannotListen(message: string): void {
    if (this.#hasListened) {
      this.#reports.note('error', {from: 'gate'}, message);
      return;
    }
    void this.#gate.stop();
    this.#listening.reject(new ExecutorError('cannot-listen', message));
  }

  #summarize(counts: Readonly<Record<string, number>>): void {
    const due = this.#reports.strangers(counts);
    if (!due) return;
    const {log, context} = this.#parts;
    context.account.append({event: 'strangers', counts: due}).catch(error => log.error(messageOf(error)));
  }

  #barred(message: Barred): void {
    if (!this.#refusals.may()) return;
    recordBarred(message, this.#parts.context, this.#denials.connections).catch((error: unknown) =>
      this.#reports.note('error', {}, messageOf(error)),
    );
  }
}

const keepProcess = (options: GateOptions, owner: GateOwner): GateControl => new GateProcess(options, owner);
