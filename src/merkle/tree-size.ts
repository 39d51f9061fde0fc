import {MerkleError} from './errors.ts';

/** The most leaves: the offset of each stored hash in its file must be an exact number in JavaScript. */
export const maxTreeSize = 2 ** 47;

/** True if a tree may have so many leaves. */
export function isTreeSize(size: number): boolean {
  return Number.isSafeInteger(size) && size >= 0 && size <= maxTreeSize;
}

/** @throws {MerkleError} `tree-position` if no tree has so many leaves, or this one has fewer */
export function requireSize(size: number, within = maxTreeSize): void {
  if (isTreeSize(size) && size <= within) return;
  const most = within === maxTreeSize ? `at most ${within} leaves are possible` : `the tree has ${within}`;
  throw new MerkleError('tree-position', `${size} is no number of leaves to ask about: ${most}`);
}

/** @throws {MerkleError} `tree-position` if a tree of `size` leaves has no leaf `index` */
export function requireLeaf(index: number, size: number): void {
  requireSize(size);
  if (Number.isSafeInteger(index) && index >= 0 && index < size) return;
  throw new MerkleError('tree-position', `there is no leaf ${index} in a tree of ${size}: they count from 0`);
}

// Bits are taken by arithmetic: JavaScript's bit operators end at 32 bits, trees do not.
export const isOdd = (n: number) => n % 2 === 1;
export const half = (n: number) => Math.floor(n / 2);

/** The largest power of two that is at most `n`, and its exponent. `n` must be 1 or more. */
export function powerWithin(n: number): {level: number; power: number} {
  let level = 0;
  let power = 1;
  while (power * 2 <= n) {
    level++;
    power *= 2;
  }
  return {level, power};
}
