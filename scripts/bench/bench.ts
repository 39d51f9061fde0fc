import type {Lab} from './lab.ts';
import type {Report} from './report.ts';

export interface Context {
  readonly lab: Lab;
  /** True if it is only tried: it takes seconds, and its figures are worth little. */
  readonly isShort: boolean;
  /** Says what is going on, on stderr. */
  readonly say: (text: string) => void;
}

/** One bench: a lab of its own, and what it found there. */
export interface Bench {
  readonly name: string;
  readonly title: string;
  /** Takes minutes: only with --long. */
  readonly isLong?: boolean;
  run(context: Context): Promise<Report>;
}
