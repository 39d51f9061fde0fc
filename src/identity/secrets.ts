import {createHmac, randomBytes, timingSafeEqual} from 'node:crypto';
import {quote} from '../base/quote.ts';
import type {Secrets} from '../protocol/generated/wire.ts';
import {IdentityError} from './errors.ts';

/** HMACs in hex, by the name of the secret: what a signed order carries instead of the values. */
export type SecretMarks = Readonly<Record<string, string>>;

/** Returns the marks of secret values, which go into an order, and the secrets, which go beside it. */
export function sealSecrets(values: Readonly<Record<string, string>>): {
  marks: SecretMarks;
  secrets: Secrets;
} {
  const key = randomBytes(32);
  const marks = Object.fromEntries(
    Object.entries(values).map(([name, value]) => [name, markOf(key, name, value).toString('hex')]),
  );
  return {marks, secrets: {key: key.toString('base64'), values: {...values}}};
}

/**
 * The secret values that came beside an order, which are those that its signer meant.
 *
 * @throws {IdentityError} `order-secrets` if one is missing, unasked for, or another than was signed for
 */
export function openSecrets(
  marks: SecretMarks = {},
  secrets: Secrets | undefined,
): ReadonlyMap<string, string> {
  const values = new Map(Object.entries(secrets?.values ?? {}));
  const key = Buffer.from(secrets?.key ?? '', 'base64');
  for (const [name, mark] of Object.entries(marks)) {
    const value = values.get(name);
    if (value === undefined || !isMarkOf(mark, key, name, value)) {
      throw new IdentityError(
        'order-secrets',
        `the secret ${quote(name)} that came beside the order is not the one that was signed for`,
      );
    }
  }
  for (const name of values.keys()) {
    if (!Object.hasOwn(marks, name))
      throw new IdentityError('order-secrets', `the order says nothing of a secret ${quote(name)}`);
  }
  return values;
}

function isMarkOf(mark: string, key: Buffer, name: string, value: string): boolean {
  const given = Buffer.from(mark, 'hex');
  const due = markOf(key, name, value);
  return given.length === due.length && timingSafeEqual(given, due);
}

/** HMAC-SHA256 (RFC 2104) over the name, a NUL and the value. */
function markOf(key: Buffer, name: string, value: string): Buffer {
  return createHmac('sha256', key).update(`${name}\0${value}`).digest();
}
