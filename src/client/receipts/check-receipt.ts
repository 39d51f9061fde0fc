import {isDeepStrictEqual} from 'node:util';
import type {Attested} from '../../audit/evidence/verify-receipt.ts';
import {verifyReceipt} from '../../audit/evidence/verify-receipt.ts';
import type {Entry} from '../../audit/generated/entry.ts';
import {messageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import type {Outcome, Receipt} from '../../protocol/generated/wire.ts';
import {ClientError} from '../errors.ts';
import type {HostLogKey} from './verify-log-key.ts';

/** A job's end as the host told it, which a receipt is to show. */
export interface ReportedEnd {
  readonly job: string;
  readonly outcome: Outcome;
  /** The owner of the job, where that is known: it is ours. */
  readonly person: string | undefined;
}

/** The refusal of an order, as the host told it. */
export interface ReportedDenial {
  /** The id of the order. */
  readonly order: string;
  readonly code: string;
}

/**
 * Requires that a receipt shows that the account says of a job's end what the host said. Pure.
 *
 * @throws {ClientError} `receipt-invalid`, with the outcome that was told
 */
export function checkEnd(receipt: Receipt | undefined, told: ReportedEnd, logKey: HostLogKey): Attested {
  const {job, outcome, person} = told;
  const subject = `that job ${job} ended so stands in its account`;
  if (!receipt) throw invalid(subject, logKey, 'it gave no receipt', {outcome});
  return examine(receipt, logKey, subject, {outcome}, entry => {
    if (entry.event !== 'job-end')
      return `the receipt is about a ${quote(entry.event)}, not the end of a job`;
    if (entry.job !== job) return `the receipt is about job ${quote(entry.job)}`;
    if (person !== undefined && entry.principal.name !== person)
      return `the receipt is about a job of ${quote(entry.principal.name)}, not of ${person}`;
    if (!isDeepStrictEqual(entry.outcome, outcome))
      return `in its account job ${job} ended otherwise: the answer was altered on the way`;
    return undefined;
  });
}

/** As `checkEnd`, of an order that was refused. */
export function checkDenial(receipt: Receipt, {order, code}: ReportedDenial, logKey: HostLogKey): Attested {
  const subject = `that it refused order ${order} stands in its account`;
  return examine(receipt, logKey, subject, {}, entry => {
    if (entry.event !== 'denial') return `the receipt is about a ${quote(entry.event)}, not a refusal`;
    if (entry.order?.id !== order) return 'the receipt is about another order';
    if (entry.code !== code) return `in its account it was refused with ${quote(entry.code)}, not ${code}`;
    return undefined;
  });
}

/** A host's answer about a message that it took. */
export interface ReportedMessage {
  /** The id of the order. */
  readonly order: string;
  readonly mailbox: string;
  readonly number: number;
  /** SHA-256 of the text, lower-case hex. */
  readonly sha256: string;
}

/** As `checkEnd`, of a message that was sent. */
export function checkMessage(
  receipt: Receipt | undefined,
  {order, mailbox, number, sha256}: ReportedMessage,
  logKey: HostLogKey,
): Attested {
  const subject = `that it took message ${number} stands in its account`;
  if (!receipt) throw invalid(subject, logKey, 'it gave no receipt', {});
  return examine(receipt, logKey, subject, {}, entry => {
    if (entry.event !== 'message') return `the receipt is about a ${quote(entry.event)}, not a message`;
    if (entry.order.id !== order || entry.sha256 !== sha256) return 'the receipt is about another message';
    if (entry.mailbox !== mailbox || entry.number !== number)
      return `in its account it is message ${entry.number} of the mailbox ${quote(entry.mailbox)}`;
    return undefined;
  });
}

interface Told {
  readonly outcome?: Outcome;
}

/** @param wrong what is wrong with an entry that stands in the account, if anything */
function examine(
  receipt: Receipt,
  logKey: HostLogKey,
  subject: string,
  told: Told,
  wrong: (entry: Entry) => string | undefined,
): Attested {
  let attested: Attested;
  let reason: string | undefined;
  try {
    attested = verifyReceipt(receipt, logKey.verifier, logKey.host);
    // Of an entry only what all of them have was looked at: of one that lacks more, what is asked throws.
    reason = wrong(attested.entry);
  } catch (cause) {
    throw invalid(subject, logKey, messageOf(cause), {...told, cause});
  }
  if (reason !== undefined) throw invalid(subject, logKey, reason, told);
  return attested;
}

function invalid(
  subject: string,
  {host}: HostLogKey,
  why: string,
  options: Told & {cause?: unknown},
): ClientError {
  const advice = [
    `tell the administrator of ${host}, who can find out on that host, with reeve audit verify, whether its account was changed`,
  ];
  return new ClientError('receipt-invalid', `${host} does not show ${subject}: ${why}`, {...options, advice});
}
