import type {Account} from '../../audit/log/account.ts';
import {codedFrom} from '../../base/errors.ts';
import type {ExecutorLink} from '../../gate-link/executor-end.ts';
import type {AskedProof, Census, Submit} from '../../gate-link/generated/link.ts';
import type {InputSource} from '../input/input-streams.ts';
import {InputStreams} from '../input/input-streams.ts';
import type {JobInputs} from '../input/job-inputs.ts';
import type {JobTable} from '../jobs/job-table.ts';
import type {TableJob} from '../jobs/table-job.ts';
import type {Counters} from '../metrics/counters.ts';
import type {FollowOptions} from '../orders/order-context.ts';
import {refusal} from '../refusal.ts';
import type {Watchers} from '../watch/watchers.ts';
import type {Caller, CallerGate} from './caller.ts';
import type {GateLife, GateRequest} from './gate-process.ts';
import type {Orphans} from './orphans.ts';
import {OutputNotifier} from './output-notifier.ts';
import {OutputSender} from './output-sender.ts';
import type {PresentGate} from './present-gate.ts';
import type {Spells} from './spells.ts';
import {Subscriptions} from './subscriptions.ts';

export interface GateConnectionParts {
  readonly jobs: JobTable;
  readonly account: Pick<Account, 'prove' | 'receipt'>;
  readonly orphans: Orphans;
  readonly inputs: JobInputs;
  readonly listeners: Spells;
  readonly watchers: Watchers;
  readonly present: PresentGate;
  readonly counters: Counters;
  /** An order came. */
  readonly submitted: (caller: Caller) => void;
  readonly inputSource: (caller: Caller) => InputSource;
}

/** One life of a gate: what it follows, what waits with it, what it brings. All of it ends with the gate; jobs go on. */
export class GateConnection implements GateLife, CallerGate {
  readonly link: ExecutorLink;
  readonly notifier: OutputNotifier;
  readonly sender: OutputSender;
  readonly #subscriptions: Subscriptions;
  readonly #parts: GateConnectionParts;
  readonly #inputs: InputStreams;
  #census: Census = {type: 'census', connections: 0, resident: 0};

  constructor(link: ExecutorLink, parts: GateConnectionParts) {
    this.link = link;
    this.#parts = parts;
    const {account, inputs, jobs, orphans, inputSource} = parts;
    this.notifier = new OutputNotifier(link, (entry, seen) => account.receipt(entry, seen));
    this.sender = new OutputSender(link, id => jobs.heldOf(id));
    this.#inputs = new InputStreams(inputs, link);
    this.#subscriptions = new Subscriptions({
      link,
      notifier: this.notifier,
      inputs: this.#inputs,
      orphans,
      inputSource,
    });
    parts.present.set(this);
  }

  /** The last counts of the gate. */
  get census(): Census {
    return this.#census;
  }

  heard(request: GateRequest): void {
    const {jobs, orphans, listeners, watchers, submitted} = this.#parts;
    switch (request.type) {
      case 'submit':
        submitted({submit: request, gate: this});
        return;
      case 'prove':
        this.reply(request, this.#proof(request));
        return;
      case 'consumed':
        jobs.consumed(request.job, request.offset);
        return;
      case 'wanted':
        this.sender.wanted(request);
        watchers.wanted(request);
        return;
      case 'left':
        orphans.left(request.job, request.number, request.lost);
        return;
      case 'unfollowed':
        listeners.left(request.number);
        watchers.left(request.number);
        return;
      case 'census':
        this.#census = request;
        if (request.since) this.#parts.counters.addGate(request.since);
        return;
    }
  }

  input(...frame: Parameters<InputStreams['receive']>): void {
    this.#inputs.receive(...frame);
  }

  /** Says something on the stream that was asked on. */
  reply({connection, stream}: Pick<Submit, 'connection' | 'stream'>, message: object): void {
    this.link.send({type: 'reply', connection, stream, message: {...message}});
  }

  whenRoom(whom: string, work: () => void): Promise<void> {
    return this.link.whenRoom(whom, work);
  }

  follow(job: TableJob, options: FollowOptions, caller: Caller): void {
    this.#subscriptions.follow(job, options, caller);
  }

  [Symbol.dispose](): void {
    const {present, orphans, listeners, watchers} = this.#parts;
    present.clear(this);
    this.#subscriptions[Symbol.dispose]();
    this.notifier[Symbol.dispose]();
    this.sender[Symbol.dispose]();
    this.#inputs[Symbol.dispose]();
    orphans.gateDied();
    listeners.gateDied();
    watchers.gateDied();
  }

  /** Everybody who may connect may see that the account goes on as it was: of its entries a proof says nothing. */
  #proof({from, to}: AskedProof): object {
    try {
      return {type: 'proven', proof: this.#parts.account.prove(from, to)};
    } catch (error) {
      return refusal(codedFrom(error));
    }
  }
}
