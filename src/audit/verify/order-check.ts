import {isAccountReading} from '../../identity/account-readings.ts';
import {validityOf} from '../../identity/dates.ts';
import {IdentityError} from '../../identity/errors.ts';
import type {OrderPayload} from '../../identity/generated/order.ts';
import {issueWindowMs, verifyOrder} from '../../identity/order.ts';
import {timeOfId} from '../../identity/order-id.ts';
import {isShareOrder} from '../../identity/share-orders.ts';
import {fleetOf} from '../entry/build-event.ts';
import {AuditError} from '../errors.ts';
import type {CallerCertificate, Entry, SignedOrder} from '../generated/entry.ts';
import type {Signer, Signers} from './signers.ts';

/** An entry that holds an order. */
type OrderedEntry = Extract<Entry, {order?: SignedOrder}>;

/** An entry with its whole order. */
export interface Evidence {
  readonly entry: OrderedEntry;
  readonly order: SignedOrder & {envelope: NonNullable<SignedOrder['envelope']>};
  readonly certificate: CallerCertificate;
}

/** Returns the entry with its whole order; undefined if it has none, or only its digest. */
export function evidenceIn(entry: Entry): Evidence | undefined {
  if (!('order' in entry) || !entry.order?.envelope || !entry.certificate) return undefined;
  const {order, certificate} = entry;
  return {entry, order: {...order, envelope: entry.order.envelope}, certificate};
}

/**
 * Verifies that the person in the entry signed the order, with a certificate that was good at that time, and
 * that the entry does not contradict its order.
 *
 * @param takenAt the time when the order was accepted, if that was before the entry: it may have waited for
 *   its turn
 * @returns a warning about an order that is good
 * @throws {IdentityError} as verifyOrder and verifyLeaf; {AuditError} `order-misquoted`,
 *   `certificate-unknown`
 */
export function checkOrder(
  {entry, order, certificate}: Evidence,
  signers: Signers,
  takenAt: number = entry.time,
): string | undefined {
  const signer = signers.get(certificate.fingerprint);
  requireSame(signer, entry, certificate);
  const {payload, digest} = verifyOrder(order.envelope, signer.certificate, principalOf(signer), entry.host);
  if (digest !== order.digest) throw misquoted('the digest of its order is another');
  if (payload.id !== order.id) throw misquoted(`its order has the id ${payload.id}`);
  const wrong = wrongField(entry, payload);
  if (wrong !== undefined) throw misquoted(`its order says something else: ${wrong}`);
  return vouch(entry, payload, signer, {signers, takenAt});
}

/**
 * A certificate must be within its dates when its order is accepted. A refusal may be about just that. The
 * clock of the host may have been set between the executor's check and the entry. Then the time in the
 * order's id counts, which the caller signed and the executor compared with its clock.
 */
function vouch(
  {event}: OrderedEntry,
  {id}: OrderPayload,
  signer: Signer,
  {signers, takenAt}: {signers: Signers; takenAt: number},
): string | undefined {
  try {
    signers.requireVouched(signer, takenAt);
    return undefined;
  } catch (error) {
    const isOfDates = error instanceof IdentityError && ofDates.has(error.code);
    if (!isOfDates) throw error;
    const isRefusal = event === 'denial';
    const isVouched = isRefusal
      ? signers.isVouchedNear(signer, takenAt, Number.POSITIVE_INFINITY)
      : signers.isVouchedNear(signer, timeOfId(id), issueWindowMs);
    if (!isVouched) throw error;
    return isRefusal
      ? `is a refusal of a time outside the dates of its certificate: ${error.message}`
      : `has a time outside the dates of its certificate, and its order has one within them: the clock of the host was set: ${error.message}`;
  }
}

const ofDates: ReadonlySet<string> = new Set(['certificate-expired', 'certificate-not-yet-valid']);

function principalOf({name, groups, fingerprint, certificate}: Signer) {
  return {
    name,
    groups,
    kind: 'user',
    fingerprint,
    serial: certificate.serialNumber,
    notAfter: validityOf(certificate).to,
  } as const;
}

function requireSame(signer: Signer, {principal}: OrderedEntry, {serial}: CallerCertificate): void {
  const isSame =
    principal.name === signer.name &&
    principal.groups.length === signer.groups.length &&
    principal.groups.every((group, i) => group === signer.groups[i]) &&
    serial === signer.certificate.serialNumber;
  if (isSame) return;
  const of = [signer.name, ...signer.groups.map(group => `group ${group}`)].join(', ');
  throw misquoted(`it names another than its certificate, which is that of ${of}`);
}

/** Returns the contradiction between an entry and its order, if there is one. */
function wrongField(entry: OrderedEntry, payload: OrderPayload): string | undefined {
  const command = 'command' in payload ? payload.command : undefined;
  const job = 'job' in payload ? payload.job : undefined;
  switch (entry.event) {
    case 'job-queued':
    case 'job-start':
      if (payload.action !== 'run' && !isAccountReading(payload) && !isShareOrder(payload))
        return `the action is ${payload.action}`;
      if (entry.files?.share !== ('share' in payload ? payload.share : undefined)) return 'the share';
      if (entry.files?.path !== ('path' in payload ? payload.path : undefined))
        return 'the path in the share';
      if (entry.job !== payload.id) return `the job is ${payload.id}`;
      if (entry.fleet !== fleetOf({payload}).fleet) return 'the run on many hosts';
      if (entry.reason !== ('reason' in payload ? payload.reason : undefined)) return 'the reason';
      // A reading of the account, or work in a share, is a job of reeve's own, with the name of the action.
      return entry.command === (command ?? payload.action)
        ? undefined
        : `the command is ${command ?? payload.action}`;
    case 'attach':
      if (payload.action !== 'attach') return `the action is ${payload.action}`;
      if (entry.from > payload.from) return `it is followed from byte ${payload.from}`;
      return entry.job === job ? undefined : `the job is ${job}`;
    case 'cancel':
      if (payload.action !== 'cancel') return `the action is ${payload.action}`;
      if (entry.signal !== payload.signal) return `the signal is ${payload.signal ?? 'none'}`;
      return entry.job === job ? undefined : `the job is ${job}`;
    case 'account-read':
      if (!isAccountReading(payload)) return `the action is ${payload.action}`;
      return entry.job === undefined || entry.job === payload.id ? undefined : `the job is ${payload.id}`;
    case 'message':
      if (payload.action !== 'send') return `the action is ${payload.action}`;
      if (entry.bytes !== payload.bytes) return `the text has ${payload.bytes} bytes`;
      return entry.sha256 === payload.sha256 ? undefined : 'the digest of the text';
    case 'listen':
    case 'watch':
      return payload.action === entry.event ? undefined : `the action is ${payload.action}`;
    case 'denial':
      if (entry.fleet !== fleetOf({payload}).fleet) return 'the run on many hosts';
      if (entry.job !== undefined && entry.job !== (job ?? payload.id))
        return `the job is ${job ?? payload.id}`;
      return entry.command === undefined || entry.command === (command ?? payload.action)
        ? undefined
        : `the command is ${command ?? payload.action}`;
  }
}

function misquoted(why: string): AuditError {
  return new AuditError('order-misquoted', why);
}
