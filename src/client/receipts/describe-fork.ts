import type {X509Certificate} from 'node:crypto';
import {messageOf} from '../../base/errors.ts';
import {visible} from '../../base/quote.ts';
import {authorityId} from '../../identity/revocation-list.ts';
import type {ClientErrorCode} from '../errors.ts';
import type {PinnedCheckpoint} from './checkpoint-files.ts';
import type {Fork} from './consistency-tracker.ts';

/** The memory that a host contradicts. */
export interface Memory {
  /** The configuration that it was connected by. */
  readonly file: string;
  /** As that names it, where it does. */
  readonly lab: string | undefined;
  /** The CAs that it trusts. */
  readonly bundle: readonly X509Certificate[];
}

/** The most likely cause of a fork, in words for a person. */
export interface ForkDescription {
  readonly code: Extract<ClientErrorCode, 'account-forked' | 'account-began-anew' | 'other-lab'>;
  readonly what: string;
  /** The advice, with the command for it. */
  readonly advice: string;
}

/**
 * Tells apart why a host does not continue what it showed before. Only a CA can vouch for another log key:
 * with one of another CA than are trusted now it is a host of another lab, with one of the same it was set up
 * anew. By the same key an account that is shorter than it was may have begun anew, or been cut; one that is
 * not was rewritten.
 *
 * @param remembers whether that was shown before, and not only now
 */
export function describeFork(
  host: string,
  fork: Fork,
  remembers: (one: PinnedCheckpoint) => boolean,
  {file, lab, bundle}: Memory,
): ForkDescription {
  const {earlier, later} = fork;
  const forget = `reeve known remove ${host}`;
  const [then, now] = remembers(earlier) ? [earlier, later] : [later, earlier];
  const counts = `${entries(then)} then, ${now.size} now`;
  if (then.key !== now.key) {
    if (then.ca !== undefined && !bundle.some(ca => authorityId(ca) === then.ca)) {
      const apart =
        lab === undefined
          ? `write a line "lab: NAME" into ${file}`
          : `write another name than ${lab} behind "lab:" in ${file}`;
      return {
        code: 'other-lab',
        what: `another CA vouches for ${host} than for the host of that name that is remembered (${counts}): it is one of another lab`,
        advice: `${apart}, so that its hosts are remembered apart; only if that lab has a new CA, and ${host} was set up anew: ${forget}`,
      };
    }
    return {
      code: 'account-began-anew',
      what: `${host} was set up anew: the CA vouches for another log key than before, and its account does not continue what was shown before (${counts})`,
      advice: `if the administrator of ${host} confirms that, forget how it was before: ${forget}`,
    };
  }
  if (remembers(then) && now.size < then.size)
    return {
      code: 'account-began-anew',
      what: `the account of ${host} was begun anew, or was cut or replaced by an older copy: ${then.size} of its entries were shown before, and it has ${now.size} now`,
      advice: `if the administrator of ${host} confirms that the host was set up anew, forget how it was before: ${forget}`,
    };
  return {
    code: 'account-forked',
    what: `the account of ${host} was rewritten, or two versions of it are shown: ${difference(fork, remembers)}`,
    advice: `tell the administrator of ${host}, who finds out there with reeve audit verify whether it was changed; only if its account was begun anew in good order: ${forget}`,
  };
}

const entries = ({size}: PinnedCheckpoint) => `${size} ${size === 1 ? 'entry' : 'entries'}`;

function difference({earlier, later, cause}: Fork, remembers: (one: PinnedCheckpoint) => boolean): string {
  if (earlier.size === later.size) return `${later.size} entries are not the same as were shown before`;
  const when = (one: PinnedCheckpoint) => (remembers(one) ? 'were shown before' : 'it shows now');
  const what = `begin with the ${earlier.size} that ${when(earlier)}`;
  const more = `the ${later.size} entries that ${when(later)}`;
  if (cause === undefined) return `${more} do not ${what}`;
  return `it does not prove that ${more} ${what} (${visible(messageOf(cause))})`;
}
