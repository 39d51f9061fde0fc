import type {KeyObject} from 'node:crypto';
import {createCipheriv, pbkdf2Sync, randomBytes} from 'node:crypto';
import type {Asn1} from './asn1.ts';
import {encode, integer, none, octets, oid, sequence} from './asn1.ts';

/** `plain` encrypted under `password`, and the AlgorithmIdentifier that says how. */
export interface Encrypted {
  readonly algorithm: Asn1;
  readonly bytes: Buffer;
}

/** PBES2 (RFC 8018, 6.2): PBKDF2 with HMAC-SHA-256, AES-256-CBC; a new salt and IV each time. */
export function pbes2(plain: Uint8Array, password: string, iterations: number): Encrypted {
  const salt = randomBytes(16);
  const iv = randomBytes(16);
  const key = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const cipher = createCipheriv('aes-256-cbc', key, iv);
  const bytes = Buffer.concat([cipher.update(plain), cipher.final()]);
  const hmacWithSha256 = sequence(oid('1.2.840.113549.2.9'), none());
  const derivation = sequence(
    oid('1.2.840.113549.1.5.12'),
    sequence(octets(salt), integer(iterations), hmacWithSha256),
  );
  const encryption = sequence(oid('2.16.840.1.101.3.4.1.42'), octets(iv));
  return {algorithm: sequence(oid('1.2.840.113549.1.5.13'), sequence(derivation, encryption)), bytes};
}

/** A private key as EncryptedPrivateKeyInfo (RFC 5958, 3), in DER. */
export function encryptedKey(key: KeyObject, password: string, iterations: number): Buffer {
  const {algorithm, bytes} = pbes2(key.export({type: 'pkcs8', format: 'der'}), password, iterations);
  return encode(sequence(algorithm, octets(bytes)));
}
