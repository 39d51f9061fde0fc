/** An event that a caller may want to hear of while nothing has failed yet. */
export type Notice =
  /**
   * A connection with work on it dropped. Once, until it goes on; it is dialled again until `giveUpAfterMs`
   * have passed.
   */
  | {readonly type: 'lost'; readonly host: string; readonly error: Error; readonly giveUpAfterMs: number}
  /** The host was heard again. */
  | {readonly type: 'resumed'; readonly host: string; readonly afterMs: number}
  /** The order was taken and waits for its turn; may come again. */
  | {
      readonly type: 'queued';
      readonly host: string;
      readonly job: string;
      /** Orders of the same person that come first. */
      readonly ahead: number;
      /** It waits for a place among the jobs of the host, of its command, or for the lock. */
      readonly why: 'jobs' | 'concurrency' | 'lock';
    }
  /**
   * Something is run or followed, and nothing will show that it stands in the account: the certificate names
   * no log key.
   */
  | {readonly type: 'no-receipts'; readonly host: string}
  /** The key exchange that was agreed on with the host is not post-quantum: `group` is its name. Once. */
  | {readonly type: 'not-post-quantum'; readonly host: string; readonly group: string};
