import type {KeyObject, X509Certificate} from 'node:crypto';
import {createHash, verify} from 'node:crypto';
import {CodedError} from '../base/errors.ts';
import {quote} from '../base/quote.ts';
import type {Envelope} from '../protocol/generated/wire.ts';
import {limits} from '../protocol/limits.ts';
import {parseSpelled} from '../protocol/strict-json.ts';
import type {Principal} from './certificate.ts';
import {fingerprintOf} from './certificate.ts';
import {shownTime} from './dates.ts';
import {IdentityError} from './errors.ts';
import {isP256, publicKeyOf} from './foreign-key.ts';
import type {OrderPayload} from './generated/order.ts';
import {order as isOrderPayload} from './generated/order-validators.js';
import {timeOfId} from './order-id.ts';
import {shareRightOf} from './share-orders.ts';
import {payloadType, preAuthEncoding} from './sign-order.ts';

/** The time of an order that is not known yet may be so far from this host's clock, either way. */
export const issueWindowMs = 5 * 60 * 1000;

declare const verified: unique symbol;

/** An order whose signature, form and host were found good. Only `verifyOrder` makes one. */
export interface Order {
  readonly payload: OrderPayload;
  /** As it came: the evidence that the account keeps. */
  readonly envelope: Envelope;
  readonly principal: Principal;
  /** Of `principal`: its key signed the order. */
  readonly certificate: X509Certificate;
  /** SHA-256 of the payload's bytes, lower-case hex: two orders are the same if this is. */
  readonly digest: string;
  readonly [verified]: true;
}

/**
 * Verifies an order that `principal` brought, whose `certificate` has passed `verifyLeaf`. The payload is not
 * looked at before its signature is found good. When it was issued is checked apart (`checkIssueTime`), because an
 * order that is known already is taken at any age.
 *
 * @throws {IdentityError} `order-malformed`, `order-signature`, `order-host`
 */
export function verifyOrder(
  envelope: Envelope,
  certificate: X509Certificate,
  principal: Principal,
  host: string,
): Order {
  if (fingerprintOf(certificate) !== principal.fingerprint) {
    throw new IdentityError('order-signature', "the certificate beside the order is not the caller's");
  }
  const bytes = requireSigned(envelope, publicKeyOf(certificate));
  const payload = requirePayload(bytes);
  requireSize(payload, bytes);
  if (payload.host !== host) {
    throw new IdentityError(
      'order-host',
      `the order is for host ${quote(payload.host)}; this is ${quote(host)}`,
    );
  }
  const digest = createHash('sha256').update(bytes).digest('hex');
  // The one place where an Order comes to be.
  return {payload, envelope, principal, certificate, digest} as Order;
}

/**
 * Requires that an order which is not known yet was issued within five minutes of `now`.
 *
 * @throws {IdentityError} `order-time`, saying by how much the two clocks differ
 */
export function checkIssueTime(order: Order, now: number): void {
  const off = timeOfId(order.payload.id) - now;
  if (Math.abs(off) <= issueWindowMs) return;
  const direction = off > 0 ? 'ahead of' : 'behind';
  throw new IdentityError(
    'order-time',
    `the order was issued ${shownSpan(Math.abs(off))} ${direction} this host's clock, which says ${shownTime(now)}; at most 5 minutes are allowed: set the clock that is wrong`,
  );
}

function requireSigned(envelope: Envelope, key: KeyObject): Buffer {
  const type: string = envelope.payloadType;
  if (type !== payloadType) {
    throw new IdentityError('order-malformed', `the order has type ${quote(type)}; ${payloadType} is due`);
  }
  const bytes = canonicalBase64(envelope.payload, 'payload');
  const signature = canonicalBase64(envelope.signatures[0].sig, 'signature');
  if (!isP256(key)) {
    throw new IdentityError(
      'order-signature',
      'the key of the certificate is not a P-256 key, which orders are signed with',
    );
  }
  if (!verify('sha256', preAuthEncoding(payloadType, bytes), key, signature)) {
    throw new IdentityError(
      'order-signature',
      'the signature of the order is not by the key of the certificate beside it',
    );
  }
  return bytes;
}

function requirePayload(bytes: Buffer): OrderPayload {
  const payload = parsePayload(bytes);
  if (isOrderPayload(payload)) return payload as OrderPayload;
  const [problem] = isOrderPayload.errors ?? [];
  const field = problem?.params.additionalProperty;
  const what =
    typeof field === 'string'
      ? `unknown field ${quote(field)}`
      : `${quote(problem?.instancePath || '/')} ${problem?.message ?? 'is wrong'}`;
  throw new IdentityError('order-malformed', `the order is not well formed: ${what}`);
}

/** Orders are kept as evidence: what has little to say must be short. */
function requireSize({action}: OrderPayload, {length}: Buffer): void {
  const {run, auditLog, share, other} = limits.payload;
  const ofShare = shareRightOf(action) === undefined ? other : share;
  const most =
    action === 'run' ? run : action === 'audit-log' || action === 'audit-proof' ? auditLog : ofShare;
  if (length <= most) return;
  throw new IdentityError(
    'order-malformed',
    `the order to ${action} has ${length} bytes; at most ${most} are allowed`,
  );
}

function parsePayload(bytes: Buffer): unknown {
  try {
    return parseSpelled(bytes);
  } catch (cause) {
    if (!(cause instanceof CodedError)) throw cause;
    throw new IdentityError('order-malformed', `the order is not well formed: ${cause.message}`, {cause});
  }
}

function canonicalBase64(text: string, what: string): Buffer {
  const bytes = Buffer.from(text, 'base64');
  // Buffer.from skips what is not base64 and drops spare bits, so that only the way back shows them.
  if (bytes.toString('base64') === text) return bytes;
  throw new IdentityError('order-malformed', `the ${what} of the order is not canonical base64`);
}

function shownSpan(ms: number): string {
  const seconds = Math.round(ms / 1000);
  if (seconds < 60 * 60) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 48 * 60) return `${Math.floor(minutes / 60)} h ${minutes % 60} min`;
  return `${Math.round(minutes / (24 * 60))} days`;
}
