import type {EntryPlace} from '../../audit/entry/entry-place.ts';
import {parseEntry} from '../../audit/entry/parse-entry.ts';
import {verifyReceipt} from '../../audit/evidence/verify-receipt.ts';
import type {MessageSent} from '../../audit/generated/entry.ts';
import type {Order} from '../../identity/order.ts';
import type {NoteVerifier} from '../../merkle/note-verifier.ts';
import {OutputError} from '../../output-log/errors.ts';
import {maxRecordPayload} from '../../output-log/records.ts';
import type {MailboxRecord} from '../../protocol/generated/message.ts';
import type {Receipt} from '../../protocol/generated/wire.ts';

/** A message whose entry is on disk. */
export interface NewMessage {
  readonly order: Order;
  readonly number: number;
  readonly text: string;
  readonly entry: EntryPlace;
}

/** The line of a mailbox that holds a message, which one record of a log takes: so it is never cut. */
export function formatRecord(
  {order, text}: NewMessage,
  receipt: Receipt | undefined,
): {record: Buffer; time: number} {
  const entry = receipt && parseEntry(Buffer.from(receipt.line));
  if (!entry) throw new Error('the entry of a message that was just recorded is not there');
  const fields: MailboxRecord = {
    text: Buffer.from(text).toString('base64'),
    certificate: order.certificate.raw.toString('base64'),
    receipt,
  };
  const record = Buffer.from(`${JSON.stringify(fields)}\n`);
  if (record.length > maxRecordPayload)
    throw new Error(`a message takes ${record.length} bytes, where ${maxRecordPayload} are the most`);
  return {record, time: entry.time};
}

/**
 * Returns a record's fields, and whether listeners will find it good by that log key.
 *
 * @throws {OutputError} `output-damaged`
 */
export function readRecord(
  payload: Buffer,
  verifier: NoteVerifier,
  host: string,
): {isVerified: boolean; number: number; time: number; order: string} {
  const {receipt, entry} = parse(payload);
  const {number, time, order} = entry;
  return {isVerified: isGood(receipt, verifier, host), number, time, order: order.id};
}

function parse(payload: Buffer): {receipt: Receipt; entry: MessageSent} {
  try {
    const {receipt} = JSON.parse(payload.toString()) as MailboxRecord;
    const entry = parseEntry(Buffer.from(receipt.line));
    if (entry?.event === 'message') return {receipt, entry};
  } catch (cause) {
    throw new OutputError('output-damaged', 'a record of the mailbox is no message', {cause});
  }
  throw new OutputError('output-damaged', 'a record of the mailbox is no message');
}

function isGood(receipt: Receipt, verifier: NoteVerifier, host: string): boolean {
  try {
    verifyReceipt(receipt, verifier, host);
    return true;
  } catch {
    return false;
  }
}
