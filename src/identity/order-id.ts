import {randomBytes} from 'node:crypto';

/** A new UUIDv7 (RFC 9562, 5.7) in lower case: `now` in milliseconds since 1970, and 74 random bits. */
export function newOrderId(now: number): string {
  return orderIdOf(now, randomBytes(16));
}

/** As {@link newOrderId}, with the 74 bits out of 16 random bytes. */
export function orderIdOf(now: number, random: Uint8Array): string {
  const bytes = Buffer.from(random);
  bytes.writeUIntBE(now, 0, 6);
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x70, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/**
 * True if `text` can be the id of an order, and so of a job: a UUIDv7 in lower case, as the schema of orders
 * has it.
 */
export function isOrderId(text: string): boolean {
  return /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
}

/** True if `text` can be the end of an id: what people type and read in place of one. */
export function isIdEnding(text: string): boolean {
  return /^[0-9a-f-]{4,35}$/.test(text);
}

/** When an id was made, in milliseconds since 1970. `id` is a UUIDv7; the schema of orders sees to that. */
export function timeOfId(id: string): number {
  return Number.parseInt(id.slice(0, 8) + id.slice(9, 13), 16);
}
