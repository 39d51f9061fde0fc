import {hash} from 'node:crypto';

/** A SHA-256 hash: 32 bytes. */
export type Hash = Buffer;

export const hashSize = 32;

/** The root of a tree without leaves: SHA-256 of nothing (RFC 6962, 2.1). It must not be written to. */
export const emptyRoot: Hash = sha256(Buffer.alloc(0));

/** The hash of a leaf that holds `bytes` (RFC 6962, 2.1). */
export function leafHash(bytes: Uint8Array): Hash {
  const input = Buffer.allocUnsafe(1 + bytes.length);
  input[0] = leafPrefix;
  input.set(bytes, 1);
  return sha256(input);
}

/** The hash of the node above `left` and `right` (RFC 6962, 2.1). Both must be hashes. */
export function nodeHash(left: Uint8Array, right: Uint8Array): Hash {
  const input = Buffer.allocUnsafe(1 + 2 * hashSize);
  input[0] = nodePrefix;
  input.set(left, 1);
  input.set(right, 1 + hashSize);
  return sha256(input);
}

/** True if these bytes are as long as a hash. A line of an account that was not hashed never is. */
export function isHash(bytes: Uint8Array): boolean {
  return bytes.length === hashSize;
}

// No leaf can pass for a node: without these bytes, the bytes of two hashes would be a leaf, too.
const leafPrefix = 0;
const nodePrefix = 1;

function sha256(bytes: Uint8Array): Hash {
  return hash('sha256', bytes, 'buffer');
}
