import type {Submit} from '../../link/generated/link.ts';
import type {ExecutorLink} from '../../link/link.ts';
import type {ExecutorError} from '../errors.ts';
import type {Inputs, OpenedInput} from '../input/inputs.ts';
import type {TableJob} from '../jobs/table-job.ts';
import type {Place} from '../jobs/turns.ts';
import type {FollowOptions} from '../orders/office.ts';
import type {JobFeed} from './job-feed.ts';
import type {Orphans} from './orphans.ts';

/** A stream of the gate that an order came on. */
export interface Caller {
  readonly submit: Submit;
  readonly link: ExecutorLink;
}

export interface FollowsParts {
  readonly feed: JobFeed;
  readonly inputs: Inputs;
  readonly orphans: Orphans;
  /** What a stream brought as input was not what its caller signed. */
  readonly inputRefused: (error: ExecutorError, caller: Caller) => void;
}

/** Lets streams of the gate follow jobs: in their turn, from their offset, with their claim and their input. */
export class Follows {
  readonly #parts: FollowsParts;
  #link: ExecutorLink | undefined;
  #last = 0;

  constructor(parts: FollowsParts) {
    this.#parts = parts;
  }

  /** A gate is there, and follows nothing yet; or the last one died. */
  setLink(link: ExecutorLink | undefined): void {
    this.#link = link;
    this.#parts.feed.setLink(link);
    if (link) return;
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
    const {connection, stream} = caller.submit;
    const tell = ({ahead, why}: Place) => {
      const message = {type: 'queued', job: job.id, ahead, why};
      caller.link.send({type: 'reply', connection, stream, message});
    };
    tell(queue.place);
    queue.onMoved(tell);
    void queue.turn.then(started => this.#begin(started, options, caller));
  }

  #begin(job: TableJob, {from, claim, attached, input: key}: FollowOptions, caller: Caller): void {
    const {feed, orphans} = this.#parts;
    const {link, submit} = caller;
    const {connection, stream} = submit;
    const number = ++this.#last;
    const {id, end, window, outcome} = job;
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
        ...job.traits,
        ...(input && {input: input.due}),
      },
    });
    if (input && input.credit > 0) link.sendCredit(input.number, input.credit);
    feed.followed(id);
    if (outcome) feed.finished(id, end, outcome);
  }

  /** Undefined where the job takes no input, or takes no more. */
  #openInput({id, input, outcome}: TableJob, key: string, caller: Caller): OpenedInput | undefined {
    if (!input || outcome) return undefined;
    const refuse = (error: ExecutorError) => this.#parts.inputRefused(error, caller);
    return this.#parts.inputs.open({id, input}, key, {link: caller.link, refuse});
  }
}
