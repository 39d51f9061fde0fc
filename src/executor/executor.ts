import {CodedError, codedFrom, isOutOfFiles, messageOf} from '../base/errors.ts';
import {FairQueue} from '../base/fair-queue.ts';
import {visible} from '../base/quote.ts';
import {version} from '../base/version.ts';
import type {Address} from '../config/address.ts';
import {splitAddress} from '../config/address.ts';
import type {ExecutorLink} from '../gate-link/executor-end.ts';
import type {AskedProof, Barred, Report, Setup, Submit} from '../gate-link/generated/link.ts';
import type {Order} from '../identity/order.ts';
import type {Logger} from '../server-log/logger.ts';
import {ExecutorError} from './errors.ts';
import type {GateMessage, GateOptions} from './gate/gate-process.ts';
import {GateProcess} from './gate/gate-process.ts';
import {GateReports} from './gate/gate-reports.ts';
import type {Orphans} from './gate/orphans.ts';
import type {OutputNotifier} from './gate/output-notifier.ts';
import type {Caller} from './gate/subscriptions.ts';
import {Subscriptions} from './gate/subscriptions.ts';
import type {Inputs} from './input/inputs.ts';
import {LineRate} from './line-rate.ts';
import type {DenialRate} from './orders/denial-limit.ts';
import {Denials} from './orders/denials.ts';
import {handleOrder} from './orders/handle-order.ts';
import type {OrderContext, Submitter} from './orders/order-context.ts';
import {readOrder} from './orders/read-order.ts';
import {recordBarred} from './orders/record-barred.ts';
import {recordDenial} from './orders/record-denial.ts';
import {failure, refusal, whyFailed} from './refusal.ts';
import type {StatusBoard} from './status-board.ts';

/** Orders that may be between their arrival and their start or refusal. */
const mostUndecided = 4096;

export interface ExecutorParts {
  readonly log: Logger;
  readonly context: OrderContext;
  readonly notifier: OutputNotifier;
  readonly inputs: Inputs;
  readonly orphans: Orphans;
  readonly board: StatusBoard;
  readonly gate: GateOptions;
}

/** The process that acts: hears what the gate brings, carries it out, answers through the same gate. */
export class Executor {
  readonly #parts: ExecutorParts;
  readonly #listening = Promise.withResolvers<readonly string[]>();
  #hasListened = false;
  readonly #gate: GateProcess;
  #link: ExecutorLink | undefined;
  /** What the system chose where port 0 was asked for: every later gate listens there too. */
  #ports: readonly number[] = [];
  #undecided = 0;
  /** Orders that nobody has looked at yet, by the certificates that they came with. */
  readonly #arrived = new FairQueue<() => void>();
  #isTaking = false;
  readonly #follows: Subscriptions;
  readonly #denials: {readonly orders: Denials; readonly input: Denials; readonly connections: Denials};
  readonly #words = new GateReports(() => this.#parts.context.clock.monotonic());
  /** Certificates that the gate refused: so many are verified in a minute, which takes time. */
  readonly #refusals = new LineRate(() => this.#parts.context.clock.monotonic());

  constructor(parts: ExecutorParts) {
    this.#parts = parts;
    const {context, log} = parts;
    const {account, clock} = context;
    const denials = (rate?: DenialRate) => new Denials({account, clock, log}, rate);
    // What came as input was not signed by whom it is held against, and that somebody came to the gate is what that says: both
    // leave the denials of what was ordered their room.
    this.#denials = {orders: denials(), input: denials(), connections: denials({burst: 3, refillMs: 60_000})};
    this.#follows = new Subscriptions({
      ...parts,
      inputRefused: (error, caller) => {
        this.#note('warn', {code: error.code, address: caller.submit.address}, error.message);
        void this.#refuse(caller, error, this.#denials.input);
      },
      requireTrusted: ({submit}) => void context.trust.judge(submit.certificate, clock.now()),
    });
    this.#gate = new GateProcess(parts.gate, {
      started: link => this.#setUp(link),
      heard: (message, link) => this.#hear(message, link),
      input: (link, ...frame) => parts.inputs.receive(link, ...frame),
      said: line => this.#note('warn', {from: 'gate'}, line),
      trouble: message => parts.log.warn(message),
      died: reason => this.#gateDied(reason),
    });
    parts.board.gate = this.#gate;
  }

  /** The addresses that are listened on, once they are. Rejects where the first gate cannot listen. */
  get listening(): Promise<readonly string[]> {
    return this.#listening.promise;
  }

  /** The folder that the gate works in was taken away, and another made. */
  outputReplaced(): void {
    this.#parts.log.error(
      'the folder of output was deleted or moved: it was made again, and the gate is started anew',
    );
    this.#gate.replace();
  }

  /** Tells the gate whom to believe from now on. */
  trustChanged(): void {
    const {trust, jobs} = this.#parts.context;
    jobs.endOrderedBy(
      caller => trust.isRevoked(caller),
      caller => trust.isCompromised(caller),
    );
    this.#link?.send(this.#parts.context.trust.message());
  }

  /** Tells the gate where to listen and what its limits are; of a gate that listens, only the limits change. */
  configChanged(): void {
    this.#parts.context.jobs.advance();
    const {host, listen, limits} = this.#parts.context.config;
    const {connections, perAddress, perPrincipal, handshakeMs, idleMs} = limits;
    const gateLimits = {connections, perAddress, perPrincipal, handshakeMs, idleMs};
    const [first, ...others] = listen;
    const at = (address: Address, i: number) => ({...address, port: address.port || (this.#ports[i] ?? 0)});
    const addresses: Setup['listen'] = [at(first, 0), ...others.map((address, i) => at(address, i + 1))];
    this.#link?.send({type: 'setup', host, version, listen: addresses, limits: gateLimits});
  }

  /** No new work; what runs gets `graceMs` to end by itself, then is ended. The gate goes last. */
  async stop(reason: string, graceMs: number, hurry: AbortSignal): Promise<void> {
    const {context, log} = this.#parts;
    log.info({reason, running: context.jobs.running, waiting: context.jobs.waiting}, 'stopping');
    await context.jobs.close();
    const patience = AbortSignal.any([hurry, AbortSignal.timeout(graceMs)]);
    const {promise: impatient, resolve} = Promise.withResolvers<void>();
    patience.addEventListener('abort', () => resolve());
    await Promise.race([context.jobs.idle(), impatient]);
    await context.jobs.endAll();
    for (const denials of Object.values(this.#denials)) await denials.finish();
    await context.account.append({event: 'server-stop', reason}).catch(error => log.error(messageOf(error)));
    await this.#gate.stop();
    await context.account.close();
  }

  #setUp(link: ExecutorLink): void {
    this.#link = link;
    this.#follows.setLink(link);
    this.configChanged();
    this.trustChanged();
  }

  #gateDied(reason: string): void {
    this.#parts.log.error({reason}, 'the gate died; starting another');
    this.#link = undefined;
    this.#follows.setLink(undefined);
  }

  #hear(message: GateMessage, link: ExecutorLink): void {
    const {context, board} = this.#parts;
    switch (message.type) {
      case 'submit':
        this.#arrived.add(message.certificate, () => void this.#submitted(message, link));
        this.#undecided++;
        this.#takeNext();
        return;
      case 'prove':
        this.#prove(message, link);
        return;
      case 'consumed':
        context.jobs.consumed(message.job, message.offset);
        return;
      case 'left':
        this.#parts.orphans.left(message.job, message.number, message.lost);
        return;
      case 'ready':
        this.#note('info', {addresses: message.addresses}, 'listening');
        this.#hasListened = true;
        this.#ports = message.addresses.map(address => splitAddress(address)?.port ?? 0);
        this.#listening.resolve(message.addresses);
        return;
      case 'unbound':
        this.#cannotListen(visible(message.message));
        return;
      case 'report':
        this.#note(message.level, {from: 'gate'}, visible(message.message));
        return;
      case 'barred':
        this.#barred(message);
        return;
      case 'strangers':
        this.#summarize(message.counts);
        return;
      case 'census':
        board.census = message;
        return;
    }
  }

  /** What keeps the first gate from listening ends the start; with a later one it may pass. */
  #cannotListen(message: string): void {
    if (this.#hasListened) {
      this.#note('error', {from: 'gate'}, message);
      return;
    }
    void this.#gate.stop();
    this.#listening.reject(new ExecutorError('cannot-listen', message));
  }

  #summarize(counts: Readonly<Record<string, number>>): void {
    const due = this.#words.strangers(counts);
    if (!due) return;
    const {log, context} = this.#parts;
    context.account.append({event: 'strangers', counts: due}).catch(error => log.error(messageOf(error)));
  }

  #barred(message: Barred): void {
    if (!this.#refusals.may()) return;
    recordBarred(message, this.#parts.context, this.#denials.connections).catch((error: unknown) =>
      this.#note('error', {}, messageOf(error)),
    );
  }

  /** One order in each turn of the event loop: what is due for others comes between those of one person. */
  #takeNext(): void {
    if (this.#isTaking) return;
    const take = this.#arrived.next();
    if (!take) return;
    this.#isTaking = true;
    setImmediate(() => {
      this.#isTaking = false;
      this.#takeNext();
    });
    take();
  }

  async #submitted(submit: Submit, link: ExecutorLink): Promise<void> {
    const caller = {submit, link};
    const {context} = this.#parts;
    let order: Order | undefined;
    try {
      if (this.#undecided > mostUndecided)
        throw new ExecutorError('busy', 'too many orders wait; try again later');
      order = readOrder(submit, context);
      await handleOrder(order, submit, context, this.#submitter(caller));
    } catch (error) {
      await this.#refuse(caller, error, this.#denials.orders, order);
    } finally {
      this.#undecided--;
    }
  }

  #submitter(caller: Caller): Submitter {
    const {submit, link} = caller;
    const {connection, stream, address} = submit;
    return {
      address,
      // Of somebody who is not believed any more the gate heard before, and has closed the connection.
      answer: make =>
        link.whenRoom(submit.certificate, () =>
          link.send({type: 'reply', connection, stream, message: {type: 'answer', body: make()}}),
        ),
      follow: (job, options) => this.#follows.follow(job, options, caller),
    };
  }

  /** Whoever may connect may see that the account goes on as it was: of its entries a proof says nothing. */
  #prove({connection, stream, from, to}: AskedProof, link: ExecutorLink): void {
    let message: object;
    try {
      message = {type: 'proven', proof: this.#parts.context.account.prove(from, to)};
    } catch (error) {
      message = refusal(codedFrom(error));
    }
    link.send({type: 'reply', connection, stream, message: {...message}});
  }

  /** Writes a line of the server log that the gate can cause: as many as may be. */
  #note(level: Report['level'], facts: object, text: string): void {
    if (!this.#words.mayReport(text.length + JSON.stringify(facts).length)) return;
    this.#parts.log[level]({...facts, ...this.#words.leftOut()}, text);
  }

  /** A refusal is told to the caller, and recorded where the caller is known. */
  async #refuse({submit, link}: Caller, error: unknown, denials: Denials, order?: Order): Promise<void> {
    const {log, context} = this.#parts;
    if (!(error instanceof CodedError)) this.#note('error', whyFailed(error), 'an order failed');
    const coded = error instanceof CodedError && !isOutOfFiles(error) ? error : failure(error);
    if (coded.code === 'output-unavailable' || coded.code === 'account-full') this.#parts.board.lookAtDisks();
    const {connection, stream, seen} = submit;
    const refused = {submit, error: coded, order};
    const entry = await recordDenial(refused, context, {denials, log}).catch(unrecorded => {
      this.#note('error', {}, messageOf(unrecorded));
      return undefined;
    });
    const receipt = entry && context.account.receipt(entry, seen);
    const message = {...refusal(coded), ...(receipt && {receipt: {...receipt}})};
    link.send({type: 'reply', connection, stream, message});
  }
}
