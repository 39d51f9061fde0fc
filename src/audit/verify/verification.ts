import type {X509Certificate} from 'node:crypto';
import type {Checkpoint} from '../../merkle/checkpoint.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import type {AccountFolder} from '../read/account-folder.ts';
import type {AccountKeys} from './account-keys.ts';
import type {EntryCheck} from './entry-check.ts';
import type {Findings} from './findings.ts';
import type {PrunedPrefix} from './verify-pruned-prefix.ts';

export interface VerifyOptions {
  /**
   * The key that must have signed the last checkpoint. Without it, any key that the account names may have:
   * that shows that the account does not contradict itself, and not that it was not made anew as a whole.
   */
  readonly verifier?: NoteVerifier | undefined;
  /**
   * The CAs that must have signed the certificates of the callers. Without them, nobody vouches for callers.
   */
  readonly bundle?: readonly X509Certificate[] | undefined;
  /** A checkpoint of this host that is remembered: the account has to continue it. */
  readonly seen?: Checkpoint | undefined;
  /**
   * - `full`, the default: every checkpoint, every entry, every order's signature
   * - `quick`: every line by the tree, and the last checkpoint of each part; the others if that does not fit
   */
  readonly mode?: 'full' | 'quick' | undefined;
  /** Called now and then. */
  readonly onProgress?: ((entries: number) => void) | undefined;
}

/** An account that is being verified. */
export interface Verification {
  readonly folder: AccountFolder;
  readonly keys: AccountKeys;
  readonly prefix: PrunedPrefix;
  /** Undefined in a quick verification, which does not check what entries say. */
  readonly entries: EntryCheck | undefined;
  readonly isQuick: boolean;
  readonly findings: Findings;
  readonly options: VerifyOptions;
}
