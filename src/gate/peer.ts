import type {X509Certificate} from 'node:crypto';
import type {TLSSocket} from 'node:tls';
import type {Principal} from '../identity/certificate.ts';
import type {Arrival} from '../transport/arrival.ts';
import type {Person} from './person.ts';

/** A client whose certificate was accepted, on a connection of its own. */
export interface Peer {
  readonly id: number;
  readonly socket: TLSSocket;
  readonly arrival: Arrival;
  readonly certificate: X509Certificate;
  readonly principal: Principal;
  readonly person: Person;
  /** A frame that was begun must be whole after this many milliseconds. */
  readonly frameMs: number;
}
