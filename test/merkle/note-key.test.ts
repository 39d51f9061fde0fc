import {createPublicKey, createSecretKey, generateKeyPairSync} from 'node:crypto';
import test from 'ava';
import fc from 'fast-check';
import {MerkleError} from '../../src/merkle/errors.ts';
import {keyId} from '../../src/merkle/note-key.ts';
import {NoteSigner} from '../../src/merkle/note-signer.ts';
import {NoteVerifier} from '../../src/merkle/note-verifier.ts';
import {anyText} from '../fixtures/any-text.ts';

const code = {name: 'MerkleError', code: 'note-key'};
// golang.org/x/mod/sumdb/note, note_test.go: TestNewVerifier and TestNewSigner.
const verifierText = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';
const signerText = 'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz';

test('published keys are read, and written as they were', t => {
  const texts = [
    verifierText,
    // c2sp.org/signed-note, "Example", and the key of Go's checksum database (cmd/go/internal/modfetch/key.go).
    'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    'sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8',
  ];
  for (const text of texts) t.is(NoteVerifier.parse(text).toString(), text);
  const signer = NoteSigner.parse(signerText);
  t.is(signer.verifier.toString(), verifierText);
  t.is(signer.verifier.id, 0xc74f20a3);
  t.is(keyId('PeterNeumann', signer.verifier.publicKey), 0xc74f20a3);
});

/** As `t.throws` with `code` has it, for thousands. */
function isRefused(parse: () => unknown): boolean {
  try {
    parse();
    return false;
  } catch (error) {
    return error instanceof MerkleError && error.code === code.code;
  }
}

test('every part of a key, and every byte changed in it, is no key', t => {
  const taken: [from: number, to: number][] = [];
  for (const [text, parse] of [
    [verifierText, (text: string) => NoteVerifier.parse(text)],
    [signerText, (text: string) => NoteSigner.parse(text)],
  ] as const) {
    for (let from = 0; from <= text.length; from++) {
      for (let to = from; to <= text.length; to++)
        if (to - from < text.length && !isRefused(() => parse(text.slice(from, to)))) taken.push([from, to]);
    }
    for (let at = 0; at < text.length; at++) {
      const next = String.fromCharCode(text.charCodeAt(at) + 1);
      if (!isRefused(() => parse(text.slice(0, at) + next + text.slice(at + 1)))) taken.push([at, at + 1]);
    }
    t.deepEqual(taken, []);
    t.throws(() => parse(`${text}\n`), code);
    t.throws(() => parse(` ${text}`), code);
  }
  // Of the same tests: a key too long, and one of an unknown type, each with the id that fits it.
  t.throws(
    () => NoteVerifier.parse('PeterNeumann+cc469956+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TWBADKEY=='),
    code,
  );
  t.throws(
    () => NoteVerifier.parse('PeterNeumann+173116ae+ZRpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW'),
    code,
  );
});

test('keys of any name survive being written and read', t => {
  const {privateKey} = generateKeyPairSync('ed25519');
  const name = anyText({minLength: 1, maxLength: 30}).filter(one =>
    /^[^\p{White_Space}\x00-\x1f+]+$/u.test(one),
  );
  fc.assert(
    fc.property(name, one => {
      const verifier = new NoteVerifier(one, privateKey);
      const again = NoteVerifier.parse(verifier.toString());
      return again.name === one && again.id === verifier.id && again.publicKey.equals(verifier.publicKey);
    }),
  );
  for (const wrong of ['', 'a b', 'a+b', 'a\nb', 'a\u2003b', 'a\u0085b', '\ud800', '\x1b[2J'])
    t.throws(() => new NoteVerifier(wrong, privateKey), code);
});

test('a signer is known by either half of its key, and by its bytes', t => {
  const {publicKey, privateKey} = generateKeyPairSync('ed25519');
  const signer = new NoteSigner('lab-01', privateKey);
  const message = Buffer.from('hello');
  const signature = signer.sign(message);
  t.is(signature.length, 64);
  for (const key of [publicKey, privateKey, createPublicKey(privateKey), signer.verifier.publicKey]) {
    const verifier = new NoteVerifier('lab-01', key);
    t.is(verifier.toString(), signer.verifier.toString());
    t.true(verifier.isSigned(message, signature));
    t.false(verifier.isSigned(Buffer.from('hellO'), signature));
    t.false(verifier.isSigned(message, signature.subarray(1)));
  }
});

test('a key of another kind is refused, and a secret is not repeated', t => {
  const curve = generateKeyPairSync('ec', {namedCurve: 'P-256'});
  const {publicKey} = generateKeyPairSync('ed25519');
  t.throws(() => new NoteSigner('lab-01', curve.privateKey), {...code, message: /kind ec/});
  t.throws(() => new NoteSigner('lab-01', publicKey), {...code, message: /only a private one signs/});
  t.throws(() => new NoteVerifier('lab-01', createSecretKey(Buffer.alloc(32))), {
    ...code,
    message: /kind secret/,
  });
  t.throws(() => new NoteVerifier('lab-01', Buffer.alloc(31)), {...code, message: /32 bytes, not 31/});
  const seed = signerText.slice(signerText.lastIndexOf('+') + 1);
  for (const text of [signerText.slice(0, -1), signerText.replace('c74f', 'c74e'), signerText.slice(1)]) {
    const error = t.throws(() => NoteSigner.parse(text), code);
    t.false(error.message.includes(seed.slice(0, 8)));
  }
});
