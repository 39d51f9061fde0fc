/** Where an entry stands. It stays there, whatever its part is called later. */
export interface EntryPlace {
  readonly seq: number;
  /** Of its first byte, in its part. */
  readonly position: number;
  /** Without its newline. */
  readonly bytes: number;
}
