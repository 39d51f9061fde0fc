import type {Started} from '../../protocol/generated/wire.ts';
import type {Caller} from '../trust/trust.ts';

export type Traits = Pick<Started, 'terminal' | 'overflow' | 'unfed'>;

/** The facts of a job that are known in each of its states. */
export interface JobFacts {
  readonly id: string;
  /** The person who ordered it. */
  readonly owner: string;
  readonly command: string;
  /** The id of the run on many hosts that it is part of. */
  readonly fleet?: string | undefined;
  /** Bytes of its output that are kept on disk at most. */
  readonly window: number;
  /** The traits that its readers are told when they begin. */
  readonly traits: Traits;
  /** Milliseconds after which it is cancelled where its owner is lost; undefined if it then goes on. */
  readonly orphanMs?: number | undefined;
}

/** The further facts of a job that did not end yet. */
export interface OpenFacts extends JobFacts {
  /** The caller who ordered it, by the certificate of then. */
  readonly orderedBy: Caller;
  /** It only shows something to who ordered it, and is of no use to anybody else. */
  readonly isReading: boolean;
}
