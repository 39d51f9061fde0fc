import type {CodedError} from '../../base/errors.ts';
import type {ExecutorLink} from '../../gate-link/executor-end.ts';
import {channel} from '../../protocol/frame.ts';
import {limits} from '../../protocol/limits.ts';
import type {InputSource, InputStreams, OpenedInput} from '../input/input-streams.ts';
import type {QueuePosition} from '../jobs/job-queue.ts';
import type {Queue, TableJob} from '../jobs/table-job.ts';
import type {FollowOptions} from '../orders/order-context.ts';
import {refusal} from '../refusal.ts';
import type {Caller} from './caller.ts';
import type {Orphans} from './orphans.ts';
import type {OutputNotifier} from './output-notifier.ts';
import type {FollowStream} from './spells.ts';

/** Streams that may wait with one job for its turn; a further one takes the place of the oldest. */
const mostWaiting = 16;
/** Between two messages about the positions of those that wait: a queue that moves fast is told of now and then. */
const pauseMs = 250;
/** Of an order that is longer no more than its digest would be kept, should its input be refused. */
const longEnvelope = 8192;

export interface SubscriptionsParts {
  readonly link: ExecutorLink;
  readonly notifier: OutputNotifier;
  readonly inputs: InputStreams;
  readonly orphans: Orphans;
  readonly inputSource: (caller: Caller) => InputSource;
}

/** Lets streams of one gate follow jobs: in their turn, from their offset, with their claim and their input. */
export class Subscriptions implements Disposable {
  readonly #parts: SubscriptionsParts;
  #isDisposed = false;
  #last = 0;
  /** Streams that wait with a job for its turn, oldest first. */
  readonly #waiting = new Map<string, Map<Caller, FollowOptions>>();
  /** Jobs that have another position in their queue than was told. */
  readonly #moved = new Map<string, QueuePosition>();
  #pause: NodeJS.Timeout | undefined;

  constructor(parts: SubscriptionsParts) {
    this.#parts = parts;
  }

  /** Follows a job at once, or when its turn has come; until then tells its position. */
  follow(job: TableJob, options: FollowOptions, caller: Caller): void {
    const {queue} = job;
    if (!queue) {
      this.#begin(job, options, caller);
      return;
    }
    const waiting = this.#waiting.get(job.facts.id) ?? this.#watch(job.facts.id, queue);
    const [oldest] = waiting.keys();
    if (oldest && waiting.size >= mostWaiting) {
      waiting.delete(oldest);
      reply(oldest, {type: 'refused', code: 'busy', message: `too many wait with job ${job.facts.id}`});
    }
    waiting.set(slim(caller), options);
    reply(caller, queuedMessage(job.facts.id, queue.position));
  }

  /** The gate went, and with it all that wait. */
  [Symbol.dispose](): void {
    this.#isDisposed = true;
    clearTimeout(this.#pause);
    for (const waiting of this.#waiting.values()) waiting.clear();
    this.#moved.clear();
  }

  /** One listener serves all that wait with a job: repeated attaches add none. */
  #watch(id: string, queue: Queue): Map<Caller, FollowOptions> {
    const waiting = new Map<Caller, FollowOptions>();
    this.#waiting.set(id, waiting);
    queue.onMoved(position => {
      if (this.#isDisposed) return;
      this.#moved.set(id, position);
      if (this.#pause === undefined) this.#tellPositions();
    });
    void queue.turn.then(started => {
      this.#waiting.delete(id);
      this.#moved.delete(id);
      for (const [caller, options] of waiting) this.#begin(started, options, caller);
    });
    return waiting;
  }

  #tellPositions(): void {
    this.#pause = undefined;
    if (this.#moved.size === 0) return;
    for (const [id, position] of this.#moved)
      for (const caller of this.#waiting.get(id)?.keys() ?? []) reply(caller, queuedMessage(id, position));
    this.#moved.clear();
    this.#pause = setTimeout(() => this.#tellPositions(), pauseMs);
  }

  #begin(job: TableJob, {from, claim, attached, input: key, spell}: FollowOptions, caller: Caller): void {
    const {link, notifier, orphans} = this.#parts;
    const {submit} = caller;
    const {connection, stream} = submit;
    const {facts, end, held, outcome, entry} = job;
    const {id, window, traits} = facts;
    const holds = claim !== 'none' && !outcome && !spell;
    if (this.#isDisposed) {
      // The order came by a gate that died since.
      if (holds) orphans.abandoned(job);
      return;
    }
    const number = ++this.#last;
    if (holds) orphans.held(job, number);
    const input = key === undefined ? undefined : this.#openInput(job, key, caller);
    const start = Math.min(from, end);
    link.send({
      type: 'follow',
      connection,
      stream,
      number,
      job: id,
      from: start,
      end,
      window,
      claim,
      ...(input && {input: input.number}),
      ...(((held && !outcome) || spell?.isMade) && {held: true}),
      ...(spell && {watched: true}),
      started: {
        type: 'started',
        job: id,
        from: start,
        attached,
        window,
        ...traits,
        ...(input && {input: input.due}),
        ...spell?.started,
      },
    });
    if (input && input.credit > 0) link.sendCredit(input.number, input.credit);
    spell?.began(this.#streamOf(number, caller));
    if (!spell?.isMade) notifier.followed(id, submit.seen);
    if (outcome) notifier.finished({id, end, outcome, entry});
  }

  #streamOf(number: number, caller: Caller): FollowStream {
    const {link} = this.#parts;
    return {
      number,
      connection: caller.submit.connection,
      refuse: (error: CodedError) => reply(caller, refusal(error)),
      send(offset, bytes) {
        for (let at = 0; at < bytes.length; at += limits.data)
          link.sendOutput(number, channel.stdout, offset + at, bytes.subarray(at, at + limits.data));
      },
      whenRoom: (whom, work) => link.whenRoom(whom, work),
    };
  }

  /** Undefined if the job takes no input, or takes no more. */
  #openInput({facts: {id}, input, outcome}: TableJob, key: string, caller: Caller): OpenedInput | undefined {
    if (!input || outcome) return undefined;
    const {inputs, inputSource} = this.#parts;
    return inputs.open({id, input}, key, inputSource(caller));
  }
}

/**
 * Returns the part of a caller that is kept while it waits: neither secrets nor text, and not much of
 * anything.
 */
function slim({submit, gate}: Caller): Caller {
  const {secrets: _secrets, text: _text, ...kept} = submit;
  const {envelope} = kept;
  const isLong = envelope.payload.length > longEnvelope;
  return {gate, submit: {...kept, envelope: isLong ? {...envelope, payload: ''} : envelope}};
}

function reply({submit, gate}: Caller, message: object): void {
  gate.reply(submit, message);
}

const queuedMessage = (job: string, {ahead, why}: QueuePosition) => ({type: 'queued', job, ahead, why});
