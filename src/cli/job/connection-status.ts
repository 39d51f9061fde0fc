import type {Notice} from '../../index.ts';
import {noticeText} from '../../present/notice-text.ts';
import {say} from '../print.ts';

type Queued = Extract<Notice, {type: 'queued'}>;

/** Says a text, which may be about a host; `isOver` where it ends what was said before. */
type Teller = (text: string, host: string | undefined, isOver: boolean) => void;

/**
 * The state of the connection to a host and of a job's turn there, whose changes it says on stderr. On a terminal it says
 * each change of the turn, else only that there is one to wait for.
 */
export class ConnectionStatus {
  readonly #isWatched: boolean;
  #tell: Teller = (text, host) => say(text, host);
  readonly #queued = Promise.withResolvers<Queued>();
  #lastTurn: string | undefined;
  #goesOn = false;
  #isLost = false;

  constructor(isWatched: boolean = process.stderr.isTTY) {
    this.#isWatched = isWatched;
  }

  /** True while the connection is lost and is being dialled again. */
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

  /** Another teller says it until this is disposed of: on a screen that is drawn, a line more would be in the way. */
  toldBy(teller: Teller): Disposable {
    const before = this.#tell;
    this.#tell = teller;
    return {
      [Symbol.dispose]: () => {
        this.#tell = before;
      },
    };
  }

  /** The `onNotice` of `connect`. */
  readonly hear = (notice: Notice): void => {
    if (notice.type === 'lost' || notice.type === 'resumed') this.#isLost = notice.type === 'lost';
    if (notice.type === 'queued') {
      this.#queued.resolve(notice);
      this.jobIsTaken();
    }
    const text = noticeText(notice, {goesOn: this.#goesOn});
    if (notice.type === 'queued' && !this.#isNews(text)) return;
    this.#tell(text, notice.host, notice.type !== 'lost' && notice.type !== 'queued');
  };

  /** The `onWarning` of `connect`. */
  readonly warn = (warning: string): void => this.#tell(warning, undefined, false);

  #isNews(turn: string): boolean {
    if (turn === this.#lastTurn || (this.#lastTurn !== undefined && !this.#isWatched)) return false;
    this.#lastTurn = turn;
    return true;
  }
}
