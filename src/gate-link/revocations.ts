import type {RevocationSet} from '../identity/revocation-list.ts';
import type {Revocations} from './generated/link.ts';

/** A revocation list as it goes from process to process. */
export function toRevocations({number, serials, compromised, ...rest}: RevocationSet): Revocations {
  return {...rest, number: String(number), serials: [...serials], compromised: [...compromised]};
}

export function fromRevocations({number, serials, compromised, ...rest}: Revocations): RevocationSet {
  return {...rest, number: BigInt(number), serials: new Set(serials), compromised: new Set(compromised)};
}
