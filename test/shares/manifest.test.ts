import test from 'ava';
import fc from 'fast-check';
import {Frontier} from '../../src/merkle/frontier.ts';
import type {Hash} from '../../src/merkle/hashes.ts';
import {leafHash} from '../../src/merkle/hashes.ts';
import {inclusionProof, verifyInclusion} from '../../src/merkle/proofs.ts';
import type {ManifestFile} from '../../src/shares/manifest.ts';
import {Manifest, manifestFile, manifestLine} from '../../src/shares/manifest.ts';

const file = (number: number): ManifestFile => ({
  path: `folder/${number}`,
  size: number,
  mode: 0o644,
  digest: String(number).padStart(64, '0'),
});

test('a file is a line that everybody writes alike', t => {
  t.is(
    manifestLine({digest: 'd'.repeat(64), mode: 0o40, size: 7, path: 'a"b'}),
    `{"path":"a\\"b","size":7,"mode":"0040","digest":"${'d'.repeat(64)}"}`,
  );
});

test('each file of a transfer is proven by its own line and the root alone, and not with another size, mode, digest or name', t => {
  const manifest = new Manifest();
  const files = Array.from({length: 37}, (_, number) => file(number));
  for (const each of files) manifest.add(each);
  t.like(manifest, {files: 37, bytes: 666});
  const root = manifest.root();
  const tree = Frontier.empty();
  const hashes: Hash[] = files.flatMap(each => tree.append(leafHash(Buffer.from(manifestLine(each)))));
  const reader = {read: (indexes: readonly number[]) => indexes.map(index => hashes[index] as Hash)};
  for (const [index, each] of files.entries()) {
    const proof = inclusionProof(index, 37, reader);
    const isProven = (claimed: ManifestFile) =>
      verifyInclusion({index, size: 37, leaf: leafHash(Buffer.from(manifestLine(claimed))), proof, root});
    t.true(isProven(each));
    for (const other of [{size: 99}, {mode: 0o777}, {digest: 'f'.repeat(64)}, {path: 'folder/99'}])
      t.false(isProven({...each, ...other}));
  }
});

test('a transfer of nothing has the root of an empty tree', t => {
  t.is(
    new Manifest().root().toString('hex'),
    'e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855',
  );
});

test('a line is read back as the file that it is of, and nothing that is written otherwise is one', t => {
  const files = fc.record({
    path: fc.string({unit: 'binary'}),
    size: fc.maxSafeNat(),
    mode: fc.nat(0o777),
    digest: fc.stringMatching(/^[\da-f]{64}$/),
  });
  fc.assert(fc.property(files, each => t.deepEqual(manifestFile(manifestLine(each)), each)));
  const line = manifestLine(file(7));
  const changes = fc.tuple(fc.nat(line.length - 1), fc.string({unit: 'binary', minLength: 1, maxLength: 1}));
  fc.assert(
    fc.property(changes, ([at, character]) => {
      const changed = line.slice(0, at) + character + line.slice(at + 1);
      const read = manifestFile(changed);
      t.true(read === undefined || manifestLine(read) === changed);
    }),
  );
  for (const other of [
    '',
    'null',
    '[]',
    `${line}\n`,
    ` ${line}`,
    line.replace('"0644"', '"644"'),
    line.replace('"0644"', '"1000"'),
    line.replace('"0644"', '420'),
    line.replace('"size":7', '"size":7.0'),
    line.replace('"size":7', '"size":-7'),
    line.replace('}', ',"more":1}'),
    line.replace('7"}', '"}'),
    JSON.stringify(Object.fromEntries(Object.entries(JSON.parse(line)).reverse())),
  ])
    t.is(manifestFile(other), undefined, other);
});
