import type {CodedError} from '../../base/errors.ts';
import type {ExecutorLink} from '../../gate-link/executor-end.ts';
import type {Submit} from '../../gate-link/generated/link.ts';
import type {Inputs, OpenedInput} from '../input/inputs.ts';
import type {QueuePosition} from '../jobs/job-queue.ts';
import type {Queue, TableJob} from '../jobs/table-job.ts';
import type {FollowOptions} from '../orders/order-context.ts';
import type {Orphans} from './orphans.ts';
import type {OutputNotifier} from './output-notifier.ts';

/** A stream of the gate that an order came on. */
export interface Caller {
  readonly submit: Submit;
  readonly link: ExecutorLink;
}

/** Streams that may wait with one job for its turn; a further one takes the place of the oldest. */
const mostWaiting = 16;
/** Between two words about the places of those that wait: a queue that moves fast is told of now and then. */
const pauseMs = 250;
/** Of an order that is longer no more than its digest would be kept, should its input be refused. */
const longEnvelope = 8192;

export interface SubscriptionsParts {
  readonly notifier: OutputNotifier;
  readonly inputs: Inputs;
  readonly orphans: Orphans;
  /** What a stream brought as input was not what its caller signed. */
  readonly inputRefused: (error: CodedError, caller: Caller) => void;
  /** Throws where a caller is not believed any more. */
  readonly requireTrusted: (caller: Caller) => void;
}

/** Lets streams of the gate follow jobs: in their turn, from their offset, with their claim and their input. */
export class Subscriptions {
  readonly #parts: SubscriptionsParts;
  #link: ExecutorLink | undefined;
  #last = 0;
  /** Streams that wait with a job for its turn, oldest first. */
  readonly #waiting = new Map<string, Map<Caller, FollowOptions>>();
  /** Jobs that have another place in their queue than was told. */
  readonly #moved = new Map<string, QueuePosition>();
  #pause: NodeJS.Timeout | undefined;

  constructor(parts: SubscriptionsParts) {
    this.#parts = parts;
  }

  /** A gate is there, and follows nothing yet; or the last one died. */
  setLink(link: ExecutorLink | undefined): void {
    this.#link = link;
    this.#parts.notifier.setLink(link);
    if (link) return;
    for (const waiting of this.#waiting.values()) waiting.clear();
    this.#parts.inputs.gateDied();
    this.#parts.orphans.gateDied();
  }

  /** Follows a job at once, or when its turn has come; until then tells its place. */
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

  /** All that wait with a job hear of it by one ear: who comes again and again must not make it many. */
  #watch(id: string, queue: Queue): Map<Caller, FollowOptions> {
    const waiting = new Map<Caller, FollowOptions>();
    this.#waiting.set(id, waiting);
    queue.onMoved(place => {
      this.#moved.set(id, place);
      if (this.#pause === undefined) this.#tellPlaces();
    });
    void queue.turn.then(started => {
      this.#waiting.delete(id);
      this.#moved.delete(id);
      for (const [caller, options] of waiting) this.#begin(started, options, caller);
    });
    return waiting;
  }

  #tellPlaces(): void {
    this.#pause = undefined;
    if (this.#moved.size === 0) return;
    for (const [id, place] of this.#moved)
      for (const caller of this.#waiting.get(id)?.keys() ?? []) reply(caller, queuedMessage(id, place));
    this.#moved.clear();
    this.#pause = setTimeout(() => this.#tellPlaces(), pauseMs);
  }

  #begin(job: TableJob, {from, claim, attached, input: key}: FollowOptions, caller: Caller): void {
    const {notifier, orphans} = this.#parts;
    const {link, submit} = caller;
    const {connection, stream} = submit;
    const number = ++this.#last;
    const {facts, end, outcome, entry} = job;
    const {id, window, traits} = facts;
    if (claim !== 'none' && !outcome) orphans.held(job, number);
    if (link !== this.#link) {
      // The order came by a gate that died since.
      orphans.left(id, number, true);
      return;
    }
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
      started: {
        type: 'started',
        job: id,
        from: start,
        attached,
        window,
        ...traits,
        ...(input && {input: input.due}),
      },
    });
    if (input && input.credit > 0) link.sendCredit(input.number, input.credit);
    notifier.followed(id, submit.seen);
    if (outcome) notifier.finished({id, end, outcome, entry});
  }

  /** Undefined where the job takes no input, or takes no more. */
  #openInput({facts: {id}, input, outcome}: TableJob, key: string, caller: Caller): OpenedInput | undefined {
    if (!input || outcome) return undefined;
    const {inputs, inputRefused, requireTrusted} = this.#parts;
    return inputs.open({id, input}, key, {
      link: caller.link,
      refuse: error => inputRefused(error, caller),
      requireTrusted: () => requireTrusted(caller),
    });
  }
}

/** What is kept of a caller that waits: neither the secrets beside its order, nor much of anything. */
function slim({submit, link}: Caller): Caller {
  const {secrets: _, ...kept} = submit;
  const {envelope} = kept;
  const isLong = envelope.payload.length > longEnvelope;
  return {link, submit: {...kept, envelope: isLong ? {...envelope, payload: ''} : envelope}};
}

function reply({submit: {connection, stream}, link}: Caller, message: object): void {
  link.send({type: 'reply', connection, stream, message: {...message}});
}

const queuedMessage = (job: string, {ahead, why}: QueuePosition) => ({type: 'queued', job, ahead, why});
