// The shapes in which the page is told of runs on several hosts; told.ts has the others.

/** A run on several hosts, as it is on one of them. */
export interface FleetCell {
  readonly host: string;
  readonly state:
    | 'waiting'
    | 'connecting'
    | 'queued'
    | 'running'
    | 'ended'
    | 'failed'
    | 'refused'
    | 'unreachable'
    | 'unknown'
    | 'untried';
  readonly words: string;
  /** Empty while nothing is sent. */
  readonly job: string;
  /** As of a receipt. */
  readonly verdict: 'open' | 'good' | 'bad';
  /** The facts that were verified, or why none were; empty while there is nothing to verify. */
  readonly proof: string;
  /** The parameter that a refusal is about; empty if it is about none. */
  readonly field: string;
}

/** A refusal of several hosts. */
export interface Refusal {
  /** Folded. */
  readonly hosts: string;
  readonly message: string;
  readonly field: string;
}

export interface FleetTold {
  readonly fleet: string;
  readonly command: string;
  /** Its hosts, folded. */
  readonly hosts: string;
  /** `elsewhere`: another program works on it. */
  readonly phase: 'running' | 'ended' | 'elsewhere';
  /** How far it is, or how it went, and why it was stopped. */
  readonly words: string;
  readonly stopped: string;
  /** True if the cells are all that there are; else those that changed. */
  readonly whole: boolean;
  readonly cells: readonly FleetCell[];
  readonly refusals: readonly Refusal[];
  /** Things that another attempt would need and that are not kept: input, secrets. */
  readonly needs: readonly string[];
  /** Command lines that do the same, that show it, and that try again. */
  readonly again: string;
  readonly look: string;
  /** Rises with the outputs that are there; 0 where none are kept. */
  readonly outputs: number;
  /** Why outputs are not kept; empty if they are. */
  readonly outputsLost: string;
}

/** A run on several hosts, as a row shows it. Times are milliseconds since 1970. */
export interface FleetRow {
  readonly fleet: string;
  readonly at: number;
  readonly command: string;
  readonly hosts: string;
  readonly words: string;
}

/** An output, and the hosts that have it. */
export interface FoldedOutput {
  /** Folded. */
  readonly hosts: string;
  readonly count: number;
  /** Bytes of the whole output. */
  readonly size: number;
  readonly text: string;
  readonly isCut: boolean;
  /** True if the text is its difference from the output of most hosts. */
  readonly isDifference: boolean;
}

export interface FoldedTold {
  readonly outputs: readonly FoldedOutput[];
  /** The number of outputs that are left out. */
  readonly more: number;
}
