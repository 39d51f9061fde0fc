/** The place of an entry. It does not change, whatever the name of its part is later. */
export interface EntryPlace {
  readonly seq: number;
  /** The position of its first byte in its part. */
  readonly position: number;
  /** Without its newline. */
  readonly bytes: number;
}
