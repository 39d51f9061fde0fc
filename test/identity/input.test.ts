import {createPublicKey, verify} from 'node:crypto';
import test from 'ava';
import fc from 'fast-check';
import type {Input} from '../../src/identity/input.ts';
import {InputSigner, InputVerifier, inputSignatureSize} from '../../src/identity/input.ts';

const job = '01900000-0000-7000-8000-000000000000';
const input: Input = {job, channel: 0, offset: 5, bytes: Buffer.from('hello')};

test('what was signed is known by the key that the order names', t => {
  const signer = new InputSigner();
  const verifier = new InputVerifier(signer.publicKey);
  t.regex(signer.publicKey, /^[A-Za-z0-9+/]{43}=$/);
  fc.assert(
    fc.property(
      fc.constantFrom(0, 4),
      fc.maxSafeNat(),
      fc.uint8Array({maxLength: 300}),
      (channel, offset, bytes) => {
        const signature = signer.sign({job, channel, offset, bytes});
        t.is(signature.length, inputSignatureSize);
        t.true(verifier.isSigned({job, channel, offset, bytes}, signature));
      },
    ),
    {numRuns: 30},
  );
});

test('nothing about what was signed can be changed', t => {
  const signer = new InputSigner();
  const verifier = new InputVerifier(signer.publicKey);
  const signature = signer.sign(input);
  t.true(verifier.isSigned(input, signature));
  const changed: Record<string, Partial<Input>> = {
    'for another job': {job: '01900000-0000-7000-8000-000000000001'},
    'another channel': {channel: 4},
    'moved on': {offset: 6},
    'moved to the start': {offset: 0},
    'other bytes': {bytes: Buffer.from('hellO')},
    'a byte less': {bytes: Buffer.from('hell')},
    'a byte more': {bytes: Buffer.from('hello\n')},
    'its end, made of data': {bytes: new Uint8Array()},
  };
  for (const [how, part] of Object.entries(changed))
    t.false(verifier.isSigned({...input, ...part}, signature), how);
  for (let bit = 0; bit < inputSignatureSize * 8; bit += 7) {
    const flipped = Buffer.from(signature);
    flipped[bit >> 3] = (flipped[bit >> 3] ?? 0) ^ (1 << (bit & 7));
    t.false(verifier.isSigned(input, flipped), `bit ${bit}`);
  }
  for (const length of [0, 1, 63]) t.false(verifier.isSigned(input, signature.subarray(0, length)));
  t.false(verifier.isSigned(input, Buffer.concat([signature, Buffer.of(0)])));
});

test('who has another key cannot type', t => {
  const verifier = new InputVerifier(new InputSigner().publicKey);
  t.false(verifier.isSigned(input, new InputSigner().sign(input)));
});

test('the signed bytes are those that docs/protocol.md tells clients to sign', t => {
  const signer = new InputSigner();
  const signature = signer.sign({job, channel: 4, offset: 0x0102030405, bytes: Buffer.of(0, 80, 0, 24)});
  const signed = Buffer.concat([
    Buffer.from('reeve input v1\0', 'latin1'),
    Buffer.from(job, 'latin1'),
    Buffer.from('04000000010203040500500018', 'hex'),
  ]);
  const x = Buffer.from(signer.publicKey, 'base64').toString('base64url');
  const key = createPublicKey({key: {kty: 'OKP', crv: 'Ed25519', x}, format: 'jwk'});
  t.true(verify(undefined, signed, key, signature));
});

test('a key that is none is refused, or fits no signature', t => {
  for (const key of ['', 'AAAA', 'A'.repeat(42), `${'A'.repeat(60)}`])
    t.throws(() => new InputVerifier(key), {code: 'order-malformed'}, key);
  // OpenSSL looks for the point only when it verifies.
  const noPoint = Buffer.alloc(32, 0xff).toString('base64');
  t.false(new InputVerifier(noPoint).isSigned(input, Buffer.alloc(64)));
});
