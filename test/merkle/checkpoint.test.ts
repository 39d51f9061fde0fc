import {generateKeyPairSync} from 'node:crypto';
import test from 'ava';
import fc from 'fast-check';
import {openCheckpoint, parseCheckpoint, signCheckpoint} from '../../src/merkle/checkpoint.ts';
import {MerkleError} from '../../src/merkle/errors.ts';
import {emptyRoot, leafHash} from '../../src/merkle/hashes.ts';
import {signNote} from '../../src/merkle/note.ts';
import {NoteSigner} from '../../src/merkle/note-signer.ts';
import {NoteVerifier} from '../../src/merkle/note-verifier.ts';
import {maxTreeSize} from '../../src/merkle/tree-size.ts';

const origin = 'lab-01/reeve-account';
const newSigner = (name: string) => new NoteSigner(name, generateKeyPairSync('ed25519').privateKey);
const signer = newSigner(origin);
const {verifier} = signer;
const root = leafHash(Buffer.from('a line'));
const encoded = root.toString('base64');

test("a checkpoint of Go's checksum database is opened, under its own origin alone", t => {
  // trillian-examples formats/log/checkpoint_test.go, TestSumDBNoteParsing; the key of cmd/go/internal/modfetch/key.go.
  const sumdb = NoteVerifier.parse('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');
  const note =
    'go.sum database tree\n6476701\nmb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=\n\n— sum.golang.org Az3grsLX85Gz+s1SiTbgkuqxgItqFq7gsMUEyVnrsa9LM7Us9S+1xbFIGu95949rj4nPRYfvimWEPWL+o3GeoWwOoAw=\n';
  t.deepEqual(openCheckpoint(note, sumdb, 'go.sum database tree'), {
    origin: 'go.sum database tree',
    size: 6476701,
    root: Buffer.from('mb8QLQIs0Z0yP5Cstq6guj87oXWeC9gEM8oVikmm9Wk=', 'base64'),
  });
  t.throws(() => openCheckpoint(note, sumdb), {code: 'checkpoint-origin'});
});

test('the example of C2SP tlog-checkpoint is read', t => {
  // c2sp.org/tlog-checkpoint, at the top; its key was not published.
  const text = 'example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n';
  const {origin: name, size, root: hash} = parseCheckpoint(text);
  t.is(`${name}\n${size}\n${hash.toString('base64')}\n`, text);
});

test('what a log signs of its tree is what is opened', t => {
  fc.assert(
    fc.property(fc.nat(maxTreeSize), fc.uint8Array({minLength: 32, maxLength: 32}), (size, bytes) => {
      const checkpoint = {origin, size, root: Buffer.from(bytes)};
      const note = signCheckpoint(checkpoint, signer);
      const opened = [openCheckpoint(note, verifier), openCheckpoint(Buffer.from(note), [verifier])];
      return opened.every(one => one.origin === origin && one.size === size && one.root.equals(bytes));
    }),
    {numRuns: 300},
  );
  t.regex(
    signCheckpoint({origin, size: 0, root: emptyRoot}, signer),
    /^lab-01\/reeve-account\n0\n47DEQpj8HBSa\+\/TImW\+5JCeuQeRkm5NMpJWZG3hSuFU=\n\n— lab-01\/reeve-account \S{92}\n$/,
  );
});

test('no bit of a checkpoint can be changed: not its size, not its root, not its origin', t => {
  const note = Buffer.from(signCheckpoint({origin, size: 1_000_000, root}, signer));
  const believed: number[] = [];
  for (let bit = 0; bit < note.length * 8; bit++) {
    const changed = Buffer.from(note);
    changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    try {
      openCheckpoint(changed, verifier);
      believed.push(bit);
    } catch (error) {
      if (!(error instanceof MerkleError)) throw error;
    }
  }
  t.deepEqual(believed, []);
});

test('a signed text that is no checkpoint is refused', t => {
  const texts = {
    'a leading zero': `${origin}\n07\n${encoded}\n`,
    'two zeros': `${origin}\n00\n${encoded}\n`,
    'a sign': `${origin}\n+7\n${encoded}\n`,
    'a negative size': `${origin}\n-7\n${encoded}\n`,
    'a fraction': `${origin}\n7.0\n${encoded}\n`,
    'an exponent': `${origin}\n7e1\n${encoded}\n`,
    'a space': `${origin}\n7 \n${encoded}\n`,
    'other digits': `${origin}\n٧\n${encoded}\n`,
    'no size': `${origin}\n\n${encoded}\n`,
    'more leaves than there can be': `${origin}\n${maxTreeSize + 1}\n${encoded}\n`,
    'far more': `${origin}\n18446744073709551615\n${encoded}\n`,
    'a root too short': `${origin}\n7\n${Buffer.alloc(31).toString('base64')}\n`,
    'a root too long': `${origin}\n7\n${Buffer.alloc(33).toString('base64')}\n`,
    'no root': `${origin}\n7\n\n`,
    'a root without padding': `${origin}\n7\n${encoded.slice(0, -1)}\n`,
    'a root in hex': `${origin}\n7\n${root.toString('hex')}\n`,
    'no origin': `\n7\n${encoded}\n`,
    'two lines': `${origin}\n7\n`,
    'an extension line': `${origin}\n7\n${encoded}\nmore\n`,
    'an empty line': `${origin}\n7\n${encoded}\n\n`,
  };
  for (const [what, text] of Object.entries(texts)) {
    const note = signNote(text, [signer]);
    t.throws(() => openCheckpoint(note, verifier), {name: 'MerkleError', code: 'checkpoint-malformed'}, what);
  }
  t.notThrows(() => openCheckpoint(signNote(`${origin}\n${maxTreeSize}\n${encoded}\n`, [signer]), verifier));
});

test('what is no checkpoint is not signed', t => {
  const code = {name: 'MerkleError', code: 'checkpoint-malformed'};
  for (const size of [-1, 1.5, NaN, Infinity, maxTreeSize + 1, 1e21])
    t.throws(() => signCheckpoint({origin, size, root}, signer), code);
  t.throws(() => signCheckpoint({origin, size: 1, root: Buffer.alloc(20)}, signer), code);
  t.throws(() => signCheckpoint({origin: '', size: 1, root}, signer), code);
  t.throws(() => signCheckpoint({origin: 'two\nlines', size: 1, root}, signer), code);
  t.throws(() => signCheckpoint({origin: 'a\tb', size: 1, root}, signer), {code: 'note-malformed'});
});

test("another host's checkpoint is not this one's, whoever signed it", t => {
  const other = newSigner('lab-02/reeve-account');
  const theirs = signCheckpoint({origin: 'lab-02/reeve-account', size: 7, root}, other);
  t.throws(() => openCheckpoint(theirs, verifier), {code: 'note-unknown'});
  t.throws(() => openCheckpoint(theirs, other.verifier, origin), {code: 'checkpoint-origin'});
  const pretended = signCheckpoint({origin, size: 7, root}, other);
  t.throws(() => openCheckpoint(pretended, other.verifier), {
    code: 'checkpoint-origin',
    message: 'this is a checkpoint of "lab-01/reeve-account", not of "lab-02/reeve-account"',
  });
  t.throws(() => openCheckpoint(pretended, [verifier, other.verifier]), {code: 'checkpoint-origin'});
  const impostor = newSigner(origin);
  const forged = signCheckpoint({origin, size: 7, root}, impostor);
  t.throws(() => openCheckpoint(forged, verifier), {code: 'note-unknown'});
});

test('a log that changed its key is known by the old one and the new', t => {
  const renewed = newSigner(origin);
  const keys = [verifier, renewed.verifier];
  for (const by of [signer, renewed])
    t.is(openCheckpoint(signCheckpoint({origin, size: 7, root}, by), keys).size, 7);
});
