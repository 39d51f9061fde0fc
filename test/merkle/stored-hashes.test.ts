import test from 'ava';
import fc from 'fast-check';
import {Frontier} from '../../src/merkle/frontier.ts';
import type {Hash} from '../../src/merkle/hashes.ts';
import {hashSize, leafHash, nodeHash} from '../../src/merkle/hashes.ts';
import {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from '../../src/merkle/proofs.ts';
import {hashesToAppend, storedHashCount, storedHashIndex, treeRoot} from '../../src/merkle/stored-hashes.ts';
import {maxTreeSize} from '../../src/merkle/tree-size.ts';
import {grow, MemoryHashes, someLeaves} from './trees.ts';

const nothing = Buffer.alloc(0);
const leaf = leafHash(Buffer.from('the same in every line'));

test('leaves and complete subtrees are stored one behind the other, without a gap', t => {
  let next = 0;
  for (let n = 0; n < 2_000; n++) {
    t.is(storedHashCount(n), next);
    let level = 0;
    for (let node = n; ; node = (node - 1) / 2, level++) {
      t.is(storedHashIndex(level, node), next++);
      if (node % 2 === 0) break;
    }
  }
  // The tree of five leaves that stored-hashes.ts draws.
  t.deepEqual(
    [0, 1, 2, 3, 4].map(n => storedHashIndex(0, n)),
    [0, 1, 3, 4, 7],
  );
  t.deepEqual([storedHashIndex(1, 0), storedHashIndex(1, 1), storedHashIndex(2, 0)], [2, 5, 6]);
});

test('there are as many stored hashes as leaves and complete subtrees, however many that is', t => {
  fc.assert(
    fc.property(fc.oneof(fc.nat(maxTreeSize), fc.nat(5_000), fc.constant(maxTreeSize)), size => {
      const ones = BigInt(size).toString(2).replaceAll('0', '').length;
      return BigInt(storedHashCount(size)) === 2n * BigInt(size) - BigInt(ones);
    }),
    {numRuns: 500},
  );
  t.true(Number.isSafeInteger(storedHashCount(maxTreeSize) * 32));
});

test('what a leaf appends is the same from the stored hashes and from the frontier, at any size', t => {
  const leaves = someLeaves(600);
  const stored = new MemoryHashes();
  const frontier = Frontier.empty();
  for (const [n, one] of leaves.entries()) {
    t.is(stored.hashes.length, storedHashCount(n));
    const hashes = hashesToAppend(n, one, stored);
    t.deepEqual(frontier.append(one), hashes);
    stored.hashes.push(...hashes);
    t.true(stored.takeCounts().asked <= 1);
    t.is(frontier.size, n + 1);
    t.deepEqual(frontier.root(), treeRoot(n + 1, stored));
    stored.takeCounts();
  }
});

test('a frontier that is loaded goes on as if it had never been away', t => {
  const leaves = someLeaves(200);
  const {reader, roots} = grow(leaves);
  fc.assert(
    fc.property(fc.nat(200), size => {
      const frontier = Frontier.load(size, reader);
      const ok = frontier.size === size && frontier.root().equals(roots[size] ?? nothing);
      const added = leaves.slice(size).flatMap(one => frontier.append(one));
      const expected = reader.hashes.slice(storedHashCount(size));
      return (
        ok &&
        Buffer.concat(added).equals(Buffer.concat(expected)) &&
        frontier.root().equals(roots[200] ?? nothing)
      );
    }),
  );
  // Two that were loaded of one size do not know of each other.
  const [one, other] = [Frontier.load(100, reader), Frontier.load(100, reader)];
  one.append(leaf);
  t.deepEqual(other.root(), roots[100]);
  t.deepEqual(Frontier.load(0, reader).root(), Frontier.empty().root());
});

test('a leaf is appended by its hash: a line that was not hashed is refused, and changes nothing', t => {
  const code = {name: 'MerkleError', code: 'tree-hash'};
  const {reader, roots} = grow(someLeaves(7));
  const frontier = Frontier.load(7, reader);
  for (const wrong of [nothing, Buffer.alloc(31), Buffer.from('{"seq":7,"time":"2026-01-01T00:00:00Z"}')]) {
    t.throws(() => frontier.append(wrong), code);
    t.throws(() => hashesToAppend(7, wrong, reader), code);
  }
  t.is(frontier.size, 7);
  t.deepEqual(frontier.root(), roots[7]);
});

test('stored hashes that were cut off make an error, and no wrong root or proof', t => {
  const {reader} = grow(someLeaves(100));
  const code = {name: 'MerkleError', code: 'tree-hash'};
  const last = reader.hashes.pop() ?? nothing;
  t.throws(() => treeRoot(100, reader), code);
  t.throws(() => Frontier.load(100, reader), code);
  t.throws(() => inclusionProof(0, 100, reader), code);
  t.throws(() => consistencyProof(64, 100, reader), code);
  t.throws(() => hashesToAppend(127, leaf, reader), code);
  reader.hashes.push(last.subarray(0, 31));
  t.throws(() => treeRoot(100, reader), {...code, message: /stored hashes end/});
  t.notThrows(() => treeRoot(96, reader));
});

test('sizes and leaves that no tree has are refused', t => {
  const {reader} = grow(someLeaves(3));
  const code = {name: 'MerkleError', code: 'tree-position'};
  for (const size of [-1, 1.5, NaN, Infinity, maxTreeSize + 1]) {
    t.throws(() => treeRoot(size, reader), code);
    t.throws(() => Frontier.load(size, reader), code);
  }
  for (const n of [-1, 0.5, NaN, maxTreeSize]) t.throws(() => hashesToAppend(n, leaf, reader), code);
});

test('with 200,000 leaves, roots and proofs take one read of at most 36 hashes, and a leaf of 18', t => {
  const size = 200_000;
  const file = Buffer.alloc(storedHashCount(size) * hashSize);
  const frontier = Frontier.empty();
  const content = Buffer.alloc(8);
  let end = 0;
  for (let n = 0; n < size; n++) {
    content.writeDoubleBE(n);
    for (const hash of frontier.append(leafHash(content))) end += hash.copy(file, end);
  }
  t.is(end, file.length);
  const tree = new MemoryHashes(index => file.subarray(index * hashSize, (index + 1) * hashSize));
  const root = frontier.root();
  t.deepEqual(treeRoot(size, tree), root);
  t.true(tree.takeCounts().read <= 18);
  t.deepEqual(Frontier.load(size, tree).root(), root);
  t.true(tree.takeCounts().read <= 18);
  for (const index of [0, 1, 2 ** 17 - 1, 2 ** 17, 177_777, size - 1]) {
    const proof = inclusionProof(index, size, tree);
    const {asked, read} = tree.takeCounts();
    t.is(asked, 1);
    t.true(read <= 36 && proof.length <= 18, `leaf ${index}: ${read} hashes`);
    content.writeDoubleBE(index);
    t.true(verifyInclusion({index, size, leaf: leafHash(content), proof, root}));
  }
  for (const first of [1, 2 ** 17, 131_073, 177_777, size - 1]) {
    const firstRoot = treeRoot(first, tree);
    tree.takeCounts();
    const proof = consistencyProof(first, size, tree);
    const {asked, read} = tree.takeCounts();
    t.is(asked, 1);
    t.true(read <= 36 && proof.length <= 19, `from ${first}: ${read} hashes`);
    t.true(verifyConsistency({first, second: size, firstRoot, secondRoot: root, proof}));
  }
  for (const n of [size, 2 ** 17 - 1]) {
    hashesToAppend(n, leaf, tree);
    t.true(tree.takeCounts().read <= 18);
  }
});

test('trees of up to 2^47 leaves work the same, with at most 94 hashes read', t => {
  // All leaves alike: the hash of a complete subtree tells its level and no more, so that any index can be answered.
  const byLevel: Hash[] = [leaf];
  for (let level = 1; level <= 47; level++)
    byLevel.push(nodeHash(byLevel.at(-1) ?? leaf, byLevel.at(-1) ?? leaf));
  const counts = {read: 0};
  const alike = {
    read: (indexes: readonly number[]) => {
      counts.read = indexes.length;
      return indexes.map(index => byLevel[levelOf(index)] ?? nothing);
    },
  };
  const big = fc.oneof(
    fc.integer({min: 1, max: maxTreeSize}),
    fc.constantFrom(maxTreeSize, 2 ** 46 + 1, 2 ** 32),
  );
  fc.assert(
    fc.property(big, fc.nat(maxTreeSize), fc.nat(maxTreeSize), (size, a, b) => {
      const [index, first] = [a % size, 1 + (b % size)];
      const root = treeRoot(size, alike);
      const proof = inclusionProof(index, size, alike);
      const read = counts.read;
      const growth = consistencyProof(first, size, alike);
      const consistency = {first, second: size, firstRoot: treeRoot(first, alike), secondRoot: root};
      return (
        read <= 94 &&
        verifyInclusion({index, size, leaf, proof, root}) &&
        verifyConsistency({...consistency, proof: growth}) &&
        Frontier.load(size - 1, alike).append(leaf).length === hashesToAppend(size - 1, leaf, alike).length
      );
    }),
    {numRuns: 150},
  );
  t.throws(() => Frontier.load(maxTreeSize, alike).append(leaf), {code: 'tree-position'});
});

/** The level of a stored hash, the way golang.org/x/mod/sumdb/tlog finds it (SplitStoredHashIndex). */
function levelOf(index: number): number {
  let n = Math.floor(index / 2);
  while (storedHashCount(n + 1) <= index) n++;
  return index - storedHashCount(n);
}
