import test from 'ava';
import fc from 'fast-check';
import {emptyRoot, leafHash} from '../../src/merkle/hashes.ts';
import type {Consistency, Inclusion} from '../../src/merkle/proofs.ts';
import {
  consistencyProof,
  inclusionProof,
  verifyConsistency,
  verifyInclusion,
} from '../../src/merkle/proofs.ts';
import {treeRoot} from '../../src/merkle/stored-hashes.ts';
import {flipped, grow, Reference, someLeaves} from './trees.ts';

const leaves = someLeaves(300);
const {reader, roots} = grow(leaves);
const reference = new Reference(leaves);
const nothing = Buffer.alloc(0);

function inclusionOf(index: number, size: number): Inclusion {
  const [leaf, root] = [leaves[index] ?? nothing, roots[size] ?? nothing];
  return {index, size, leaf, root, proof: inclusionProof(index, size, reader)};
}

function consistencyOf(first: number, second: number): Consistency {
  const [firstRoot, secondRoot] = [roots[first] ?? nothing, roots[second] ?? nothing];
  return {first, second, firstRoot, secondRoot, proof: consistencyProof(first, second, reader)};
}

test('every leaf of every tree of 1 to 300 leaves is proven as RFC 6962 says', t => {
  const wrong: string[] = [];
  for (let size = 1; size <= 300; size++) {
    for (let index = 0; index < size; index++) {
      const inclusion = inclusionOf(index, size);
      const same = Buffer.concat(inclusion.proof).equals(Buffer.concat(reference.path(index, 0, size)));
      if (!same || !verifyInclusion(inclusion)) wrong.push(`${index} of ${size}`);
    }
  }
  t.deepEqual(wrong, []);
  t.deepEqual(
    roots,
    roots.map((_, size) => reference.root(0, size)),
  );
});

test('every tree of up to 300 leaves is proven to begin with every smaller one as RFC 6962 says', t => {
  const wrong: string[] = [];
  for (let second = 0; second <= 300; second++) {
    for (let first = 0; first <= second; first++) {
      const consistency = consistencyOf(first, second);
      const expected = first === 0 ? [] : reference.subproof(first, 0, second, true);
      const same = Buffer.concat(consistency.proof).equals(Buffer.concat(expected));
      if (!same || !verifyConsistency(consistency)) wrong.push(`${first} in ${second}`);
    }
  }
  t.deepEqual(wrong, []);
});

test('10,000 random trees prove their leaves and their growth, and nothing with a bit changed', t => {
  fc.assert(
    fc.property(
      fc.array(fc.nat(), {minLength: 1, maxLength: 33}),
      fc.nat(),
      fc.nat(),
      fc.nat(),
      (contents, a, b, c) => {
        const own = contents.map(content => leafHash(Buffer.from(`${content}`)));
        const tree = grow(own);
        const second = own.length;
        const first = a % (second + 1);
        const index = b % second;
        const secondRoot = new Reference(own).root(0, second);
        const [leaf, firstRoot] = [own[index] ?? nothing, tree.roots[first] ?? nothing];
        const path = inclusionProof(index, second, tree.reader);
        const growth = consistencyProof(first, second, tree.reader);
        const inclusion = {index, size: second, leaf, root: secondRoot, proof: path};
        const consistency = {first, second, firstRoot, secondRoot, proof: growth};
        const changed = (proof: readonly Buffer[]) =>
          proof.map((hash, at) => (at === c % proof.length ? flipped(hash, c % 256) : hash));
        return (
          treeRoot(second, tree.reader).equals(secondRoot) &&
          verifyInclusion(inclusion) &&
          verifyConsistency(consistency) &&
          !verifyInclusion({...inclusion, leaf: flipped(leaf, c % 256)}) &&
          !verifyInclusion({...inclusion, root: flipped(secondRoot, c % 256)}) &&
          (path.length === 0 || !verifyInclusion({...inclusion, proof: changed(path)})) &&
          (growth.length === 0 || !verifyConsistency({...consistency, proof: changed(growth)}))
        );
      },
    ),
    {numRuns: 10_000},
  );
  t.pass();
});

test('no bit of a leaf, a root or a proof can be changed', t => {
  const believed: string[] = [];
  for (const [index, size] of [
    [0, 1],
    [0, 13],
    [5, 13],
    [12, 13],
    [7, 8],
    [200, 300],
  ] as const) {
    const whole = inclusionOf(index, size);
    for (let bit = 0; bit < 256; bit++) {
      if (verifyInclusion({...whole, leaf: flipped(whole.leaf, bit)})) believed.push(`leaf ${index}/${size}`);
      if (verifyInclusion({...whole, root: flipped(whole.root, bit)})) believed.push(`root ${index}/${size}`);
      for (const at of whole.proof.keys()) {
        const proof = whole.proof.map((hash, i) => (i === at ? flipped(hash, bit) : hash));
        if (verifyInclusion({...whole, proof})) believed.push(`path ${index}/${size}`);
      }
    }
  }
  for (const [first, second] of [
    [1, 1],
    [1, 2],
    [3, 7],
    [4, 7],
    [6, 8],
    [8, 8],
    [129, 300],
  ] as const) {
    const whole = consistencyOf(first, second);
    for (let bit = 0; bit < 256; bit++) {
      const [firstRoot, secondRoot] = [flipped(whole.firstRoot, bit), flipped(whole.secondRoot, bit)];
      if (verifyConsistency({...whole, firstRoot})) believed.push(`first root ${first}/${second}`);
      if (verifyConsistency({...whole, secondRoot})) believed.push(`second root ${first}/${second}`);
      for (const at of whole.proof.keys()) {
        const proof = whole.proof.map((hash, i) => (i === at ? flipped(hash, bit) : hash));
        if (verifyConsistency({...whole, proof})) believed.push(`proof ${first}/${second}`);
      }
    }
  }
  t.deepEqual(believed, []);
});

test('a proof holds for its index alone, and for no other checkpoint', t => {
  const believed: string[] = [];
  for (let size = 1; size <= 40; size++) {
    for (let index = 0; index < size; index++) {
      const whole = inclusionOf(index, size);
      for (let other = 0; other <= 64; other++) {
        if (other !== index && verifyInclusion({...whole, index: other}))
          believed.push(`${index}/${size} as ${other}`);
        const root = roots[other] ?? nothing;
        if (other !== size && verifyInclusion({...whole, size: other, root}))
          believed.push(`${index}/${size} in ${other}`);
      }
    }
  }
  for (let second = 1; second <= 40; second++) {
    for (let first = 1; first < second; first++) {
      const whole = consistencyOf(first, second);
      for (let other = 0; other <= 64; other++) {
        const root = roots[other] ?? nothing;
        // Every tree begins with the empty one, but then there is nothing in the proof.
        if (other !== first && verifyConsistency({...whole, first: other, firstRoot: root}))
          believed.push(`${first} in ${second} as ${other}`);
        if (other !== second && verifyConsistency({...whole, second: other, secondRoot: root}))
          believed.push(`${first} in ${second} as in ${other}`);
      }
    }
  }
  t.deepEqual(believed, []);
});

test('a proof has exactly the hashes it needs', t => {
  for (const [index, size] of [
    [0, 1],
    [3, 6],
    [5, 13],
  ] as const) {
    const whole = inclusionOf(index, size);
    const {proof} = whole;
    t.true(verifyInclusion(whole));
    for (const extra of [emptyRoot, whole.root, whole.leaf]) {
      t.false(verifyInclusion({...whole, proof: [...proof, extra]}));
      t.false(verifyInclusion({...whole, proof: [extra, ...proof]}));
    }
    for (const at of proof.keys()) {
      t.false(verifyInclusion({...whole, proof: proof.toSpliced(at, 1)}));
      t.false(verifyInclusion({...whole, proof: proof.toSpliced(at, 0, proof[at] ?? nothing)}));
    }
  }
  // The path of a taller tree, under a size that has no room for it.
  const {leaf, root, proof: tall} = inclusionOf(1, 2);
  t.false(verifyInclusion({index: 0, size: 1, leaf, root, proof: tall}));
  for (const [first, second] of [
    [0, 0],
    [0, 5],
    [3, 3],
    [4, 7],
    [6, 8],
  ] as const) {
    const whole = consistencyOf(first, second);
    const {proof} = whole;
    t.true(verifyConsistency(whole));
    for (const extra of [emptyRoot, whole.firstRoot, whole.secondRoot]) {
      t.false(verifyConsistency({...whole, proof: [...proof, extra]}));
      t.false(verifyConsistency({...whole, proof: [extra, ...proof]}));
    }
    for (const at of proof.keys()) t.false(verifyConsistency({...whole, proof: proof.toSpliced(at, 1)}));
  }
});

test('a rewritten log is not consistent with what it was', t => {
  const forged = leaves.with(17, leafHash(Buffer.from('it was somebody else')));
  const rewritten = grow(forged);
  for (const second of [18, 32, 100, 300]) {
    const proof = consistencyProof(18, second, rewritten.reader);
    const [firstRoot, secondRoot] = [roots[18] ?? nothing, rewritten.roots[second] ?? nothing];
    t.true(
      verifyConsistency({first: 18, second, firstRoot: rewritten.roots[18] ?? nothing, secondRoot, proof}),
    );
    t.false(verifyConsistency({first: 18, second, firstRoot, secondRoot, proof}));
    t.false(verifyConsistency({...consistencyOf(18, second), secondRoot}));
  }
});

test('whatever is given to be verified, nothing is thrown', t => {
  const number = fc.oneof(
    fc.nat(20),
    fc.integer(),
    fc.double(),
    fc.constantFrom(NaN, Infinity, 2 ** 47, 2 ** 53),
  );
  const bytes = fc.oneof(fc.uint8Array({maxLength: 40}), fc.uint8Array({minLength: 32, maxLength: 32}));
  const proof = fc.array(bytes, {maxLength: 6});
  fc.assert(
    fc.property(number, number, bytes, bytes, proof, (a, b, left, right, path) => {
      const included = verifyInclusion({index: a, size: b, leaf: left, root: right, proof: path});
      const consistent = verifyConsistency({
        first: a,
        second: b,
        firstRoot: left,
        secondRoot: right,
        proof: path,
      });
      const same = Buffer.compare(left, right) === 0;
      return !included && (!consistent || (a === b && same));
    }),
    {numRuns: 2_000},
  );
  t.false(verifyInclusion({index: 0, size: 1, leaf: nothing, root: nothing, proof: []}));
  t.false(verifyInclusion({index: 0, size: 0, leaf: emptyRoot, root: emptyRoot, proof: []}));
  t.false(verifyConsistency({first: 2, second: 1, firstRoot: emptyRoot, secondRoot: emptyRoot, proof: []}));
  t.false(verifyConsistency({...consistencyOf(0, 3), firstRoot: roots[1] ?? nothing}));
});

test('what is not in the tree is not proven', t => {
  const code = {name: 'MerkleError', code: 'tree-position'};
  for (const [index, size] of [
    [0, 0],
    [3, 3],
    [-1, 3],
    [0.5, 3],
    [NaN, 3],
    [0, NaN],
    [0, 2 ** 47 + 1],
  ] as const)
    t.throws(() => inclusionProof(index, size, reader), code);
  for (const [first, second] of [
    [4, 3],
    [-1, 3],
    [1.5, 3],
    [1, Infinity],
  ] as const)
    t.throws(() => consistencyProof(first, second, reader), code);
  t.regex(t.throws(() => inclusionProof(3, 3, reader)).message, /no leaf 3 in a tree of 3/);
});
