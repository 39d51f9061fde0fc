import type {UserIds} from '../../base/system-user.ts';
import type {KeptApart} from './share-place.ts';

/** A folder that files are put into and got from. */
export interface Share {
  readonly name: string;
  /** `FILE:LINE`. */
  readonly place: string;
  readonly about: string;
  /** As written; where it leads is asked at each use (`sharePlace`). */
  readonly path: string;
  /** The places that it must be apart from. */
  readonly keptApart: readonly KeptApart[];
  /** The user whose rights hold in it. */
  readonly user: string;
  /** The same, but undefined if that is whom reeve runs as. */
  readonly otherUser: string | undefined;
  /**
   * The user whose number and group that user must not have at a use: users can change after the catalogue
   * was loaded.
   */
  readonly notAs: UserIds | undefined;
  /** Bytes; undefined if only quota and disk are the limit. */
  readonly maxFile: number | undefined;
  /** Bytes of all that reeve put there; undefined if only the disk is the limit. */
  readonly quota: number | undefined;
  readonly umask: number;
}
