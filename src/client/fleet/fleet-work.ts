import type {TaskContext} from './host-task.ts';
import type {Journal} from './journal/journal.ts';
import type {FleetOrder} from './journal/journal-line.ts';

/** The parts of a run on many hosts. */
export interface FleetWork {
  /** The id of the run. */
  readonly fleet: string;
  /** The hosts as they were named, each once. */
  readonly hosts: readonly string[];
  readonly order: FleetOrder;
  /** The jobs of orders that were sent before and may have been carried out, by host. */
  readonly earlier: ReadonlyMap<string, string>;
  readonly dial: TaskContext['dial'];
  /** Orders the command, or that of the gate. */
  readonly run: TaskContext['order'];
  readonly runGate: TaskContext['order'];
  readonly isRepeatable: TaskContext['isRepeatable'];
  readonly isEnding: boolean;
  readonly windowMs: number;
  /** Opens the journal; undefined if nothing is kept. */
  readonly openJournal: (() => Promise<Journal>) | undefined;
  /** True if somebody else asked for the end of the run. */
  readonly isToBeCancelled: () => boolean;
  /** Resolves when the receipts are on disk, and the input is let go of. */
  readonly close: () => Promise<void>;
  readonly warn: (text: string) => void;
  readonly signal: AbortSignal | undefined;
}
