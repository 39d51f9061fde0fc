import type {OrderPayload} from '../identity/generated/order.ts';
import type {Budgets} from './budgets.ts';
import type {Reconnector} from './connection/reconnector.ts';
import type {StageNotes} from './files/stage-notes.ts';
import type {InputOptions} from './input/stdin-sender.ts';
import type {JobOptions} from './job/job.ts';
import type {LiveIdentity} from './live-identity.ts';
import type {ReceiptVerifier} from './receipts/receipt-verifier.ts';
import type {StateWriter} from './receipts/state-writer.ts';

/** The fields of an action's order, without those that every order has. */
export type Fields<Action extends OrderPayload['action']> = Omit<
  Extract<OrderPayload, {action: Action}>,
  'id' | 'host' | 'action'
>;

export type AuditFilter = Fields<'audit-log'>['filter'];

/** Entries by number (`from` up to, not with, `to`) or of a time; all of them where nothing is given. */
export type ExportRange = Fields<'audit-export'>;

export type JobsFilter = Fields<'jobs'>;

export interface RunOptions extends JobOptions, InputOptions {
  /** The id that the order, and so the job, is to have: a UUIDv7 of now, made unless given. */
  readonly id?: string | undefined;
  /** Values of the command's `writeOnly` parameters; they are kept nowhere. */
  readonly secrets?: Readonly<Record<string, string>> | undefined;
  /** Why, in the caller's words; kept in the account. */
  readonly reason?: string | undefined;
  /**
   * The greatest effect that is meant; `change` unless given. A host on which the command has a greater one
   * refuses it with `confirm-needed`, and starts nothing.
   */
  readonly confirm?: 'read' | 'change' | 'destroy' | undefined;
  /** The id of the run on many hosts that this one is part of, a UUIDv7. */
  readonly fleet?: string | undefined;
  /** Cancels the job when aborted; its result then says `cancelled`. */
  readonly signal?: AbortSignal | undefined;
}

export interface ProofOptions extends JobOptions {
  /** Of a transfer: proves the file with this path, `SHARE/PATH` or the path in the share, and no other. */
  readonly file?: string | undefined;
}

export interface ListOptions {
  /** Also what is in the folders below. Links are told, and not followed. */
  readonly recursive?: boolean | undefined;
  /** The SHA-256 of each file, too. */
  readonly digest?: boolean | undefined;
  /** A glob: what matches it below the path, such as `run-*\/plan.[ch]sv`, instead of what is in that. */
  readonly match?: string | undefined;
}

export interface RemoveOptions {
  /** Of a folder all that is in it, too. */
  readonly recursive?: boolean | undefined;
}

/** The parts of a host. */
export interface HostParts {
  readonly reconnector: Reconnector;
  /** Uses it no more. */
  readonly leave: () => void;
  readonly identity: LiveIdentity;
  /** Verifies the host's receipts; undefined if none are wanted. */
  readonly receipts: ReceiptVerifier | undefined;
  readonly budgets: Budgets;
  readonly writer: StateWriter;
  readonly notes: StageNotes;
  /** Hears that it was closed. */
  readonly closed: () => Promise<void>;
}
