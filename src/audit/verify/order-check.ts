import type {OrderPayload} from '../../identity/generated/order.ts';
import {verifyOrder} from '../../identity/order.ts';
import {AuditError} from '../errors.ts';
import type {CallerCertificate, Entry, SignedOrder} from '../generated/entry.ts';
import type {Signer, Signers} from './signers.ts';

/** An entry about what somebody ordered. */
type OrderedEntry = Extract<Entry, {order?: SignedOrder}>;

/** What stands of an order in an entry, all of it. */
export interface Evidence {
  readonly entry: OrderedEntry;
  readonly order: SignedOrder & {envelope: NonNullable<SignedOrder['envelope']>};
  readonly certificate: CallerCertificate;
}

/** The order that an entry holds, signature and all; undefined where it holds none, or only its digest. */
export function evidenceIn(entry: Entry): Evidence | undefined {
  if (!('order' in entry) || !entry.order?.envelope || !entry.certificate) return undefined;
  const {order, certificate} = entry;
  return {entry, order: {...order, envelope: entry.order.envelope}, certificate};
}

/**
 * Verifies that an order was signed by whom the entry names, with a certificate that was good then, and that the entry says
 * of it what it says itself.
 *
 * @param takenAt when the order was taken, where that was before the entry: it may have waited for its turn
 * @throws {IdentityError} as verifyOrder and verifyLeaf; {AuditError} `order-misquoted`, `certificate-unknown`
 */
export function checkOrder(
  {entry, order, certificate}: Evidence,
  signers: Signers,
  takenAt: number = entry.time,
): void {
  const signer = signers.get(certificate.fingerprint);
  requireSame(signer, entry, certificate);
  const {payload, digest} = verifyOrder(order.envelope, signer.certificate, principalOf(signer), entry.host);
  if (digest !== order.digest) throw misquoted('the digest of its order is another');
  if (payload.id !== order.id) throw misquoted(`its order has the id ${payload.id}`);
  const wrong = wrongField(entry, payload);
  if (wrong !== undefined) throw misquoted(`its order says something else: ${wrong}`);
  signers.requireVouched(signer, takenAt);
}

function principalOf({name, groups, fingerprint, certificate}: Signer) {
  const {serialNumber, validToDate} = certificate;
  return {
    name,
    groups,
    kind: 'user',
    fingerprint,
    serial: serialNumber,
    notAfter: validToDate.getTime(),
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

/** What the entry says that the order does not. */
function wrongField(entry: OrderedEntry, payload: OrderPayload): string | undefined {
  const command = 'command' in payload ? payload.command : undefined;
  const job = 'job' in payload ? payload.job : undefined;
  switch (entry.event) {
    case 'job-queued':
    case 'job-start':
      if (payload.action !== 'run' && !isReading(payload)) return `the action is ${payload.action}`;
      if (entry.job !== payload.id) return `the job is ${payload.id}`;
      if (entry.reason !== ('reason' in payload ? payload.reason : undefined)) return 'the reason';
      // A reading of the account is a job of reeve's own, which is called as the action is.
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
      if (!isReading(payload)) return `the action is ${payload.action}`;
      return entry.job === undefined || entry.job === payload.id ? undefined : `the job is ${payload.id}`;
    case 'denial':
      if (entry.job !== undefined && entry.job !== (job ?? payload.id))
        return `the job is ${job ?? payload.id}`;
      return entry.command === undefined || entry.command === command
        ? undefined
        : `the command is ${command}`;
  }
}

const isReading = ({action}: OrderPayload) => action.startsWith('audit-');

function misquoted(why: string): AuditError {
  return new AuditError('order-misquoted', why);
}
