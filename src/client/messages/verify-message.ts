import {createHash, X509Certificate} from 'node:crypto';
import {parseEntry} from '../../audit/entry/parse-entry.ts';
import type {Attested} from '../../audit/evidence/verify-receipt.ts';
import {verifyReceipt} from '../../audit/evidence/verify-receipt.ts';
import type {Entry, MessageSent} from '../../audit/generated/entry.ts';
import {checkOrder, evidenceIn} from '../../audit/verify/order-check.ts';
import {Signers} from '../../audit/verify/signers.ts';
import {messageOf} from '../../base/errors.ts';
import type {MailboxRecord} from '../../protocol/generated/message.ts';
import {message as isRecord} from '../../protocol/generated/message-validators.js';
import type {Receipt} from '../../protocol/generated/wire.ts';
import {problemOf} from '../../protocol/messages.ts';
import {parseStrict} from '../../protocol/strict-json.ts';
import {ClientError} from '../errors.ts';
import type {ReceiptReader} from '../receipts/read-receipt.ts';
import type {HostLogKey} from '../receipts/verify-log-key.ts';
import type {Message} from './message.ts';

/** The means to verify messages of a host. */
export interface MessageTrust {
  /** The name in the host's certificate. */
  readonly host: string;
  /** The CAs that vouch for senders, as they are now. */
  readonly bundle: () => readonly X509Certificate[];
  readonly reader: ReceiptReader;
}

/**
 * Verifies that a line of a mailbox is a message that its sender signed, and that the host gave it the number which it has: a gate
 * that was taken over has neither key. That nothing was withheld shows by the numbers alone.
 *
 * @param logKey of the connection that it came by; undefined if the host has none, or receipts are not
 * wanted: then its number and time are what the gate says
 * @throws {ClientError} `message-invalid`
 */
export async function verifyMessage(
  line: Buffer,
  mailbox: string,
  {host, bundle, reader}: MessageTrust,
  logKey: HostLogKey | undefined,
): Promise<Message> {
  try {
    const record = readRecord(line);
    const entry = requireMessage(await entryOf(record.receipt, host, reader, logKey));
    if (entry.mailbox !== mailbox)
      throw new Error(`it is of the mailbox ${entry.mailbox}, not of ${mailbox}`);
    requireSigned(entry, record, bundle());
    const {number, time, principal, order} = entry;
    const from = {name: principal.name, groups: principal.groups};
    return {
      type: 'message',
      mailbox,
      number,
      sentAt: time,
      from,
      text: textOf(record, entry),
      order: order.id,
    };
  } catch (cause) {
    if (cause instanceof ClientError) throw cause;
    throw invalid(host, messageOf(cause), cause);
  }
}

/** A message that is not to be believed. */
export function invalid(host: string, why: string, cause?: unknown): ClientError {
  return new ClientError(
    'message-invalid',
    `what ${host} shows as a message is none that can be believed: ${why}`,
    {
      cause,
      advice: [
        `tell the administrator of ${host}: messages were altered on the way, or its gate was taken over`,
      ],
    },
  );
}

function readRecord(line: Buffer): MailboxRecord {
  const record = parseStrict(line);
  if (isRecord(record)) return record as unknown as MailboxRecord;
  throw new Error(`it is not well formed: ${problemOf(isRecord)}`);
}

async function entryOf(
  receipt: Receipt,
  host: string,
  reader: ReceiptReader,
  logKey: HostLogKey | undefined,
): Promise<Entry> {
  const check = ({verifier}: HostLogKey): Attested => verifyReceipt(receipt, verifier, host);
  if (logKey) return (await reader.read(check, logKey)).attested.entry;
  const entry = parseEntry(Buffer.from(receipt.line));
  if (entry?.host === host) return entry;
  throw new Error(`its entry is none of ${host}`);
}

function requireMessage(entry: Entry): MessageSent {
  if (entry.event === 'message') return entry;
  throw new Error(`its entry is about ${entry.event}`);
}

/** The certificate was good when the host took the order: whether it was revoked since says nothing of that time. */
function requireSigned(
  entry: MessageSent,
  {certificate}: MailboxRecord,
  bundle: readonly X509Certificate[],
): void {
  const evidence = evidenceIn(entry);
  if (!evidence) throw new Error('its entry does not hold the order');
  const pem = new X509Certificate(Buffer.from(certificate, 'base64')).toString();
  checkOrder(evidence, new Signers(() => pem, bundle));
}

function textOf({text}: MailboxRecord, {bytes, sha256}: MessageSent): string {
  const decoded = Buffer.from(text, 'base64');
  const isSigned = decoded.length === bytes && createHash('sha256').update(decoded).digest('hex') === sha256;
  if (isSigned) return new TextDecoder('utf-8', {fatal: true, ignoreBOM: true}).decode(decoded);
  throw new Error('its text is not the one that its sender signed for');
}
