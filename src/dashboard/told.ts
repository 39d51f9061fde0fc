// Messages of the dashboard's process to the page. Types alone, which both ends import. Every text in it was made visible: no control,
// invisible or reordering character is left in it but line ends and tabs of output. What a terminal is written alone is as the host has it.

import type {FleetTold, Refusal} from './fleet/fleet-told.ts';

/** A host, as its cell shows it. */
export interface HostCell {
  readonly host: string;
  /** `refused`: it answers, and lets us see nothing. */
  readonly state: 'connecting' | 'up' | 'down' | 'refused';
  /** Why it is not up. */
  readonly why: string;
  /** True if it refuses the caller's certificate, whatever the caller asks for. */
  readonly refusesCertificate: boolean;
  readonly version: string;
  readonly running: number;
  readonly queued: number;
  /** Free disk in words. */
  readonly free: string;
  /** Faults of the host, in words. */
  readonly warnings: readonly string[];
}

/** A job, as a row shows it. `orderedAt` is in milliseconds since 1970, by the clock of the machine that ordered it. */
export interface JobRow {
  readonly host: string;
  readonly job: string;
  readonly command: string;
  readonly owner: string;
  readonly state: 'queued' | 'running' | 'ended' | 'lost';
  readonly orderedAt: number;
  /** How long it ran, in words; empty while it does, or where nobody knows. */
  readonly took: string;
  /** How it ended in a word or two; empty while it has not. */
  readonly outcome: string;
  readonly failed: boolean;
  /** True if it reads the account, as this page does. */
  readonly reading: boolean;
  readonly size: string;
}

export interface LabTold {
  /** True if it stands for whatever was told before. */
  readonly whole: boolean;
  readonly hosts: readonly HostCell[];
  readonly jobs: readonly JobRow[];
  /** Jobs that their hosts do not remember any more, as `HOST JOB`. */
  readonly gone: readonly string[];
}

export interface Me {
  readonly name: string;
  readonly groups: readonly string[];
  /** Milliseconds since 1970. */
  readonly notAfter: number;
  readonly serial: string;
  /** The fault of the certificate now; empty if it has none. */
  readonly problem: string;
  readonly configFile: string;
  /** The name of the lab; empty for the one without a name. */
  readonly lab: string;
  readonly hosts: readonly string[];
  /** The groups of client.yaml, each with its hosts. */
  readonly sets: readonly {readonly name: string; readonly hosts: readonly string[]}[];
  /** True if the dashboard has no acts. */
  readonly readOnly: boolean;
  readonly version: string;
}

export type Plain = string | number | boolean;

/** The parts of a parameter's JSON Schema in the catalogue that a form is made from. */
export interface ParamSchema {
  readonly type: 'string' | 'integer' | 'number' | 'boolean' | 'array';
  readonly secret: boolean;
  readonly title?: string;
  readonly description?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly exclusiveMinimum?: number;
  readonly exclusiveMaximum?: number;
  readonly multipleOf?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  /** The values that there are. */
  readonly choices?: readonly Plain[];
  /** In words; of a list one a line. */
  readonly default?: string;
  readonly items?: ParamSchema;
}

export interface Param {
  readonly name: string;
  readonly required: boolean;
  readonly schema: ParamSchema;
}

/** A command that may be run on a host. */
export interface CommandCard {
  readonly command: string;
  readonly about: string;
  readonly effect: 'read' | 'change' | 'destroy';
  /** Why it cannot be run there now; empty if it can. */
  readonly unavailable: string;
  readonly argv: string;
  readonly params: readonly Param[];
  readonly needsReason: boolean;
  readonly takesInput: boolean;
  readonly needsTerminal: boolean;
}

/** A command of several hosts, as most of them describe it, with the greatest effect that it has on one. */
export interface CommandOnHosts extends CommandCard {
  /** The number of hosts that have it. */
  readonly hosts: number;
  /** The lines in which hosts differ. */
  readonly notes: readonly string[];
}

export interface CommandsOnTold {
  readonly hosts: readonly string[];
  readonly cards: readonly CommandOnHosts[];
  /** Hosts that did not tell, with the reason. */
  readonly silent: readonly string[];
}

/** A run that somebody must confirm, as they are shown it. */
export interface Asked {
  readonly confirmation: string;
  /** True if it is then asked on the terminal of `reeve dashboard`, too. */
  readonly onTerminal: boolean;
  readonly effect: 'change' | 'destroy';
  readonly argv: string;
  readonly given: string;
  readonly hosts: readonly string[];
}

/**
 * Whether a run's receipt and output hold: `good` only where the dashboard's process verified both; `bad` where something
 * contradicts; `open` where it cannot be known, or not yet.
 */
export interface Proof {
  readonly verdict: 'open' | 'good' | 'bad';
  readonly words: string;
  /** The file of the receipt; empty if there is none. */
  readonly receipt: string;
}

export interface RunTold {
  readonly host: string;
  readonly job: string;
  /** Empty where nobody told it yet. */
  readonly command: string;
  readonly owner: string;
  readonly phase: 'waiting' | 'running' | 'ended' | 'unknown';
  /** Its state, or how it ended, in words. */
  readonly words: string;
  readonly failed: boolean;
  /** Bytes of output that were read from the host. */
  readonly end: number;
  /** True if it has a terminal: its output is then a recording of that. */
  readonly terminal: boolean;
  /** True if its input is typed in this dashboard, and may go on. */
  readonly takesInput: boolean;
  /** True while it goes on, and was begun here or taken over. */
  readonly held: boolean;
  readonly proof: Proof;
  /** The command lines that do the same, and that look at it. */
  readonly again: string;
  readonly look: string;
}

/**
 * Text of one channel, and the offset of its first byte; or bytes that are not there, from an offset up to another. `hit` is true
 * of the text that was searched for.
 */
export type Shown =
  | {readonly channel: 'stdout' | 'stderr'; readonly at: number; readonly text: string; readonly hit: boolean}
  | {readonly channel: 'missing'; readonly from: number; readonly to: number};

/** A window of output: offsets in bytes. */
export interface OutputTold {
  readonly from: number;
  readonly to: number;
  readonly begin: number;
  readonly end: number;
  readonly pieces: readonly Shown[];
}

/** Bytes that were written to a terminal, as they were written; or the size that it has from here on. */
export type ScreenPart = {readonly text: string} | {readonly columns: number; readonly rows: number};

/** A part of the recording of a terminal. */
export interface ScreenTold {
  readonly parts: readonly ScreenPart[];
  /** The offset of the recording from which on more is asked for. */
  readonly next: number;
  /** The number of bytes of the recording that are not in it: they are gone, or were too many. */
  readonly gone: number;
  /** True if nothing more comes. */
  readonly isOver: boolean;
}

/** The result of a search over a part of the output: offsets in bytes. */
export interface FoundTold {
  /** The beginnings of hits, in order. */
  readonly hits: readonly number[];
  /** It searched up to here. */
  readonly covered: number;
  /** From here on it is searched next: a hit may have begun before `covered`. */
  readonly next: number;
  /** The number of bytes of the part that are gone, and were not searched. */
  readonly gone: number;
  readonly end: number;
}

/** An entry of an account, as a row shows it. */
export interface EntryRow {
  readonly number: number;
  readonly time: number;
  readonly event: string;
  readonly who: string;
  readonly job: string;
  readonly what: string;
  readonly outcome: string;
  readonly failed: boolean;
}

export interface AccountTold {
  /** The newest first. */
  readonly rows: readonly EntryRow[];
  /** True if older ones match, too. */
  readonly more: boolean;
}

/** The proof of a run by an account, verified by the dashboard's process. */
export interface ProofTold {
  readonly facts: readonly (readonly [string, string])[];
}

/** Why something was not done. */
export interface Problem {
  readonly code: string;
  readonly message: string;
  /** Sentences that say what to do. */
  readonly advice: readonly string[];
  /** The parameter that it is about; empty if it is about none. */
  readonly field: string;
  /** For `confirm-needed`. */
  readonly asked?: Asked;
  /** Of a run on several hosts that all of them refused. */
  readonly refusals?: readonly Refusal[];
}

/** A message to the page. */
export type Told =
  | {readonly tell: 'challenge'; readonly nonce: string; readonly proof: string}
  | {readonly tell: 'ready'}
  | {readonly tell: 'reply'; readonly id: number; readonly body: unknown}
  | {readonly tell: 'problem'; readonly id: number; readonly problem: Problem}
  | {readonly tell: 'lab'; readonly lab: LabTold}
  | {readonly tell: 'run'; readonly run: RunTold}
  | {readonly tell: 'fleet'; readonly fleet: FleetTold}
  | {readonly tell: 'over'; readonly why: string};
