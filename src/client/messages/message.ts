/** A message that its sender signed. */
export interface Message {
  readonly type: 'message';
  /** The id of the mailbox, which numbers belong to. */
  readonly mailbox: string;
  /** Later messages have higher numbers. */
  readonly number: number;
  /** Milliseconds since 1970, by the host's clock. */
  readonly sentAt: number;
  readonly from: {readonly name: string; readonly groups: readonly string[]};
  /** As it was sent, control characters and all. */
  readonly text: string;
  /** The id of the sender's order. */
  readonly order: string;
}

/** Messages that did not come: they are kept no longer, or were withheld. */
export interface Missed {
  readonly type: 'missed';
  /** The first and the last number. */
  readonly from: number;
  readonly to: number;
}
