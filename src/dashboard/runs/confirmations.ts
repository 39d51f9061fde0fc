import {createHash} from 'node:crypto';
import {DashboardError} from '../errors.ts';

/** A run that is about to begin, in words. */
export interface Question {
  readonly effect: 'change' | 'destroy';
  readonly argv: string;
  readonly given: string;
  readonly hosts: readonly string[];
}

export interface ConfirmationOptions {
  /** Milliseconds from an arbitrary start; never goes back. */
  readonly now: () => number;
  readonly random: (bytes: number) => Buffer;
  /** Asks elsewhere than in the page, too; resolves with false if it is not confirmed there. */
  readonly ask?: ((question: Question, signal: AbortSignal) => Promise<boolean>) | undefined;
}

/** A confirmation is good for so long, milliseconds. */
const goodMs = 5 * 60_000;
const most = 64;
/** For so long it is asked elsewhere, milliseconds. */
const patienceMs = 2 * 60_000;

/**
 * Confirmations of runs: each is made when somebody is shown what would run, is good once, and for the very same run. The page
 * cannot make one up, nor use the one of another run.
 */
export class Confirmations {
  readonly #options: ConfirmationOptions;
  readonly #given = new Map<string, {readonly of: string; readonly at: number}>();

  #isAsking = false;

  constructor(options: ConfirmationOptions) {
    this.#options = options;
  }

  /** True if a run is asked about elsewhere than in the page, too. */
  get areElsewhere(): boolean {
    return this.#options.ask !== undefined;
  }

  /**
   * Returns when it was confirmed elsewhere, or needs not be. Of two at once one is refused: somebody is to see what is asked.
   *
   * @throws {DashboardError} `not-confirmed`
   */
  async askElsewhere(question: Question): Promise<void> {
    const {ask} = this.#options;
    if (!ask) return;
    const refuse = (why: string) => new DashboardError('not-confirmed', `${why}; nothing was run`);
    if (this.#isAsking) throw refuse('another run is asked about on the terminal of reeve dashboard');
    this.#isAsking = true;
    try {
      if (!(await ask(question, AbortSignal.timeout(patienceMs))))
        throw refuse('it was not confirmed on the terminal of reeve dashboard');
    } finally {
      this.#isAsking = false;
    }
  }

  /** @param planned all that decides what is run; its digest alone is remembered */
  give(planned: object): string {
    const name = this.#options.random(16).toString('base64url');
    this.#given.set(name, {of: digestOf(planned), at: this.#options.now()});
    for (const [oldest] of this.#given) if (this.#given.size > most) this.#given.delete(oldest);
    return name;
  }

  /** Uses it up. False if it is not of this run, too old or used. */
  take(name: string, planned: object): boolean {
    const given = this.#given.get(name);
    this.#given.delete(name);
    return given !== undefined && given.of === digestOf(planned) && this.#options.now() - given.at <= goodMs;
  }
}

const digestOf = (planned: object) => createHash('sha256').update(JSON.stringify(planned)).digest('hex');

/** On more hosts than this, all but reading is confirmed. */
const mostUnasked = 10;

/** True if a run of this effect on so many hosts must be confirmed. */
export function mustBeConfirmed(effect: 'read' | 'change' | 'destroy', hosts: number): boolean {
  return effect === 'destroy' || (effect !== 'read' && hosts > mostUnasked);
}
