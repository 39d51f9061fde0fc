import type {Notice} from '../index.ts';
import {ClientError} from '../index.ts';
import {shownDuration} from '../present/duration.ts';
import {say} from './print.ts';

type Queued = Extract<Notice, {type: 'queued'}>;

const noReceipts =
  'gives no receipts: its certificate names no log key, so nothing shows that what runs there stands in its account; have it renewed';

const notPostQuantum = (group: string) =>
  `the key exchange with it, ${group}, is not post-quantum: what is recorded of this connection now may be read by quantum computers later; one end lacks X25519MLKEM768, which OpenSSL 3.5 has`;

/** How it is said; `isOver` where it ends what was said before. */
type Teller = (text: string, host: string, isOver: boolean) => void;

/** What a job waits for. */
const waitsFor: Readonly<Record<Queued['why'], string>> = {
  jobs: 'the host runs as many jobs as it may',
  concurrency: 'the command runs as often at once as it may',
  lock: 'a command that may not overlap with it runs',
};

/**
 * Says on stderr what becomes of the line and of a job's turn, and knows how it stands. On a terminal each change of
 * the turn is said, else only that there is one to wait for.
 */
export class Notices {
  readonly #isWatched: boolean;
  #tell: Teller = (text, host) => say(text, host);
  readonly #queued = Promise.withResolvers<Queued>();
  #lastTurn: string | undefined;
  #goesOn = false;
  #isLost = false;

  constructor(isWatched: boolean = process.stderr.isTTY) {
    this.#isWatched = isWatched;
  }

  /** Whether the line is lost and is being dialled again. */
  get isLost(): boolean {
    return this.#isLost;
  }

  /** Resolves when the host first says that the job waits for its turn. */
  get queued(): Promise<Queued> {
    return this.#queued.promise;
  }

  /** From here on the host is known to have the job, with or without us. */
  jobIsTaken(): void {
    this.#goesOn = true;
  }

  /** Has somebody else say it, until that is disposed of: on a screen that is drawn, a line more would be in the way. */
  toldBy(teller: Teller): Disposable {
    const before = this.#tell;
    this.#tell = teller;
    return {
      [Symbol.dispose]: () => {
        this.#tell = before;
      },
    };
  }

  /** What `connect` takes as `onNotice`. */
  readonly hear = (notice: Notice): void => {
    if (notice.type === 'lost') this.#lost(notice);
    else if (notice.type === 'resumed') this.#resumed(notice);
    else if (notice.type === 'queued') this.#waits(notice);
    else if (notice.type === 'not-post-quantum') this.#tell(notPostQuantum(notice.group), notice.host, true);
    else this.#tell(noReceipts, notice.host, true);
  };

  #lost({host, error, giveUpAfterMs}: Extract<Notice, {type: 'lost'}>): void {
    this.#isLost = true;
    const patience = `trying again for up to ${shownDuration(giveUpAfterMs)}`;
    const rest = this.#goesOn ? '; the job goes on' : '';
    const cause = causeOf(error);
    const why = cause === undefined ? '' : ` (${cause})`;
    this.#tell(`connection lost${why}; ${patience}${rest}`, host, false);
  }

  #resumed({host, afterMs}: Extract<Notice, {type: 'resumed'}>): void {
    this.#isLost = false;
    this.#tell(`resumed after ${shownDuration(afterMs)}`, host, true);
  }

  #waits(notice: Queued): void {
    this.#queued.resolve(notice);
    this.jobIsTaken();
    const {ahead, why, host} = notice;
    const turn = `waiting${ahead === 0 ? ' for its turn' : `: ${ahead} of yours come${ahead === 1 ? 's' : ''} first`}`;
    const said = `${turn} (${waitsFor[why]})`;
    if (said === this.#lastTurn || (this.#lastTurn !== undefined && !this.#isWatched)) return;
    this.#lastTurn = said;
    this.#tell(said, host, false);
  }
}

/** Why, where there is more to say than that the connection was lost. */
function causeOf(error: Error): string | undefined {
  if (!(error instanceof ClientError && error.code === 'connection-lost')) return error.message;
  return error.cause instanceof Error ? error.cause.message : undefined;
}
