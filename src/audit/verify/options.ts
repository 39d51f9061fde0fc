import type {X509Certificate} from 'node:crypto';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';

export interface VerifyOptions {
  /**
   * The key that must have signed the last checkpoint. Left out: one that the account itself names, which shows that
   * nothing in it contradicts itself, and not that it was not made anew as a whole.
   */
  readonly verifier?: NoteVerifier | undefined;
  /** The CAs that must have signed the certificates of those who gave orders. Left out: nobody vouches for those. */
  readonly bundle?: readonly X509Certificate[] | undefined;
  /** A checkpoint of this host that is remembered: the account has to continue it. */
  readonly seen?: Checkpoint | undefined;
  /**
   * `full`, unless given: every checkpoint, every entry, every order's signature. `quick`: every line by the tree, and the last
   * checkpoint of each part; the others where one does not fit.
   */
  readonly mode?: 'full' | 'quick' | undefined;
  /** Called now and then. */
  readonly onProgress?: ((entries: number) => void) | undefined;
}
