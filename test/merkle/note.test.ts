import {createPrivateKey, generateKeyPairSync} from 'node:crypto';
import test from 'ava';
import fc from 'fast-check';
import {MerkleError} from '../../src/merkle/errors.ts';
import {noteLimits, openNote, parseNote, signNote} from '../../src/merkle/note.ts';
import {NoteSigner} from '../../src/merkle/note-signer.ts';
import {NoteVerifier} from '../../src/merkle/note-verifier.ts';

// golang.org/x/mod/sumdb/note, note_test.go: TestSign and TestOpen.
const peter = NoteVerifier.parse('PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW');
const peterSigner = NoteSigner.parse(
  'PRIVATE+KEY+PeterNeumann+c74f20a3+AYEKFALVFGyNhPJEMzD1QIDr+Y7hfZx09iUvxdXHKDFz',
);
const enoch = NoteVerifier.parse('EnochRoot+af0cfe78+ATtqJ7zOtqQtYqOo0CpvDXNlMhV3HeJDpjrASKGLWdop');
const text =
  "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n";
const byPeter =
  '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=\n';
const byEnoch =
  '— EnochRoot rwz+eBzmZa0SO3NbfRGzPCpDckykFXSdeX+MNtCOXm2/5n2tiOHp+vAF1aGrQ5ovTG01oOTGwnWLox33WWd1RvMc+QQ=\n';

const malformed = {name: 'MerkleError', code: 'note-malformed'};
const newSigner = (name: string) => new NoteSigner(name, generateKeyPairSync('ed25519').privateKey);

test("the note of Go's sumdb/note is signed byte for byte as published, and opened", t => {
  t.is(signNote(text, [peterSigner]), `${text}\n${byPeter}`);
  t.deepEqual(openNote(`${text}\n${byPeter}`, [peter]), {text, signers: [peter]});
  t.deepEqual(openNote(Buffer.from(`${text}\n${byPeter}${byEnoch}`), [peter, enoch]), {
    text,
    signers: [peter, enoch],
  });
});

test('the example of C2SP signed-note is opened', t => {
  // c2sp.org/signed-note, "Example" (v1.1.0).
  const verifier = NoteVerifier.parse(
    'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
  );
  const note =
    'This is an example message.\n\n— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=\n';
  t.is(openNote(note, [verifier]).text, 'This is an example message.\n');
});

test('a text may hold empty lines: the last one ends it', t => {
  // c2sp.org/signed-note, at the top; its key was not published.
  const poem = 'Ognuno sta solo sul cuor della terra\ntrafitto da un raggio di sole:\n\ned è subito sera.\n';
  const line =
    '— quasimodo.example/salvatore NnugSzTjtVAewIS+Z/iJhUPeFDkO/5QQ2i5ddnGITLlC+EhfLW9oJKONrMouFSQU0xMcXxj99ihAQwaqP3ZekRwNtIc=\n';
  const {text: read, signatures} = parseNote(`${poem}\n${line}`);
  t.is(read, poem);
  t.deepEqual(
    signatures.map(({name, keyId}) => [name, keyId.toString(16)]),
    [['quasimodo.example/salvatore', '367ba04b']],
  );
  t.is(openNote(signNote(`${poem}\n`, [peterSigner]), [peter]).text, `${poem}\n`);
});

test('signatures of unknown keys are skipped, also under a known name or id', t => {
  const namesake = newSigner('PeterNeumann');
  const line = signNote(text, [namesake]).slice(text.length + 1);
  t.deepEqual(openNote(`${text}\n${line}${byEnoch}${byPeter}`, [peter]).signers, [peter]);
  const sameId = byPeter.replace('PeterNeumann', 'Peter');
  t.deepEqual(openNote(`${text}\n${sameId}${byPeter}`, [peter]).signers, [peter]);
  const postQuantum = `— future.example ${Buffer.alloc(4 + 4_627, 7).toString('base64')}\n`;
  t.deepEqual(openNote(`${text}\n${postQuantum}${byPeter}`, [peter]).signers, [peter]);
});

test('a note that no known key signed is not believed', t => {
  const unknown = {name: 'MerkleError', code: 'note-unknown'};
  t.throws(() => openNote(`${text}\n${byPeter}`, []), unknown);
  t.throws(() => openNote(`${text}\n${byPeter}`, [enoch]), {
    ...unknown,
    message: 'the note is signed by "PeterNeumann+c74f20a3", and not by "EnochRoot+af0cfe78"',
  });
});

test("a known key's bad signature refuses the note, whatever else signed it, first or second", t => {
  const bad = {name: 'MerkleError', code: 'note-signature'};
  const forged = byPeter.replace('PeterNeumann x08go/Z', 'PeterNeumann x08go/a');
  const longer = byPeter.replace('M=\n', 'MA\n');
  for (const line of [forged, longer, '— PeterNeumann x08go/Y=\n']) {
    t.throws(() => openNote(`${text}\n${line}`, [peter]), bad);
    t.throws(() => openNote(`${text}\n${line}${byPeter}`, [peter]), bad);
    t.throws(() => openNote(`${text}\n${byPeter}${line}`, [peter]), bad);
    t.throws(() => openNote(`${text}\n${byEnoch}${line}`, [peter, enoch]), bad);
    t.notThrows(() => openNote(`${text}\n${byEnoch}${line}`, [enoch]));
  }
  t.throws(() => openNote(`${text.replace('answer', 'Answer')}\n${byPeter}`, [peter]), bad);
});

test('a signature that stands there twice counts once', t => {
  t.deepEqual(openNote(`${text}\n${byPeter}${byPeter}`, [peter, enoch]).signers, [peter]);
  t.deepEqual(openNote(`${text}\n${byPeter}`, [peter, peter]).signers, [peter]);
});

test('what is no note is refused', t => {
  const notes = {
    'no signatures': text,
    'no signature lines': `${text}\n`,
    'no text': byPeter,
    'no last newline': `${text}\n${byPeter.slice(0, -1)}`,
    'a line behind': `${text}\n${byPeter}more\n`,
    'an empty line behind': `${text}\n${byPeter}\n`,
    'no empty line': `${text}${byPeter}`,
    'a control character': `\x01${text}\n${byPeter}`,
    'a tab': `\t${text}\n${byPeter}`,
    'carriage returns': `${text}\n${byPeter}`.replaceAll('\n', '\r\n'),
    'half a character': `\ud800${text}\n${byPeter}`,
    'a hyphen': `${text}\n${byPeter.replace('—', '-')}`,
    'an en dash': `${text}\n${byPeter.replace('—', '–')}`,
    'no space behind the dash': `${text}\n${byPeter.replace('— ', '—')}`,
    'two spaces': `${text}\n${byPeter.replace(' x', '  x')}`,
    'a space behind': `${text}\n${byPeter.replace('=\n', '= \n')}`,
    'a name with a space': `${text}\n${byPeter.replace('Peter', 'Peter ')}`,
    'a name with a no-break space': `${text}\n${byPeter.replace('Peter', 'Peter\u00a0')}`,
    'a name with plus': `${text}\n${byPeter.replace('Peter', 'Peter+')}`,
    'no name': `${text}\n${byPeter.replace('PeterNeumann', '')}`,
    'no padding': `${text}\n${byPeter.replace('=', '')}`,
    'too much padding': `${text}\n${byPeter.replace('=', '==')}`,
    'bits that do not count': `${text}\n${byPeter.replace('M=', 'N=')}`,
    base64url: `${text}\n${byPeter.replaceAll('/', '_')}`,
    'a newline in base64': `${text}\n${byPeter.replace('G/S', 'G\n/S')}`,
    'an id alone': `${text}\n— PeterNeumann x08gow==\n`,
    'too many signatures': `${text}\n${byPeter.repeat(17)}`,
    'too long': `${'x'.repeat(noteLimits.bytes)}\n\n${byPeter}`,
    empty: '',
  };
  for (const [what, note] of Object.entries(notes)) {
    t.throws(() => openNote(note, [peter]), malformed, what);
    if (note.isWellFormed()) t.throws(() => openNote(Buffer.from(note), [peter]), malformed, what);
  }
  t.notThrows(() => openNote(`${text}\n${byPeter.repeat(16)}`, [peter]));
  t.throws(
    () => openNote(Buffer.concat([Buffer.of(0xff), Buffer.from(`${text}\n${byPeter}`)]), [peter]),
    malformed,
  );
  const mark = Buffer.from(`\ufeff${text}\n${byPeter}`);
  t.throws(() => openNote(mark, [peter]), {code: 'note-signature'}, 'a byte order mark is part of the text');
});

test('no byte of a note can be flipped, cut away, doubled or put in', t => {
  const note = Buffer.from(`${text}\n${byPeter}`);
  const believed: string[] = [];
  const tryIt = (what: string, bytes: Buffer) => {
    try {
      openNote(bytes, [peter]);
      believed.push(what);
    } catch (error) {
      if (!(error instanceof MerkleError)) throw error;
    }
  };
  for (let at = 0; at < note.length; at++) {
    const [before, byte, after] = [note.subarray(0, at), note.subarray(at, at + 1), note.subarray(at + 1)];
    tryIt(`cut at ${at}`, before);
    tryIt(`from ${at}`, Buffer.concat([byte, after].slice(at === 0 ? 1 : 0)));
    tryIt(`without ${at}`, Buffer.concat([before, after]));
    for (let bit = 0; bit < 8; bit++)
      tryIt(`bit ${bit} of ${at}`, Buffer.concat([before, Buffer.of((byte[0] ?? 0) ^ (1 << bit)), after]));
    for (const extra of ['\n', ' ', 'A', '=', '—'])
      tryIt(`${extra} before ${at}`, Buffer.concat([before, Buffer.from(extra), byte, after]));
  }
  t.deepEqual(believed, []);
});

test('a note that was changed anyhow is refused, or says what it said', t => {
  const note = Buffer.from(`${text}\n${byPeter}${byEnoch}`);
  const change = fc.record({at: fc.nat(note.length), cut: fc.nat(4), put: fc.uint8Array({maxLength: 4})});
  fc.assert(
    fc.property(fc.array(change, {minLength: 1, maxLength: 3}), changes => {
      const changed = changes.reduce(
        (bytes, {at, cut, put}) => Buffer.concat([bytes.subarray(0, at), put, bytes.subarray(at + cut)]),
        note,
      );
      try {
        return openNote(changed, [peter]).text === text;
      } catch (error) {
        return error instanceof MerkleError;
      }
    }),
    {numRuns: 300},
  );
  t.pass();
});

test('what is signed is opened, and anything else is no text to sign', t => {
  const signers = [newSigner('lab-01/reeve-account'), newSigner('wächter.example/2')];
  const verifiers = signers.map(({verifier}) => verifier);
  const line = fc.string({unit: 'grapheme', maxLength: 40}).map(one => one.replaceAll(/[\x00-\x1f]/g, ''));
  fc.assert(
    fc.property(fc.array(line, {minLength: 1, maxLength: 5}), lines => {
      const signed = `${lines.join('\n')}\n`;
      const note = signNote(signed, signers);
      const fromBytes = openNote(Buffer.from(note), verifiers);
      return (
        fromBytes.text === signed &&
        fromBytes.signers.length === 2 &&
        openNote(note, verifiers).text === signed
      );
    }),
    {numRuns: 200},
  );
  for (const wrong of [
    '',
    'no newline',
    'a\tb\n',
    '\r\n',
    'a\n\nb',
    '\ud800\n',
    'x'.repeat(noteLimits.bytes),
  ])
    t.throws(() => signNote(wrong, signers), malformed);
  t.throws(() => signNote(text, []), malformed);
  t.throws(
    () =>
      signNote(
        text,
        Array.from({length: 17}, () => peterSigner),
      ),
    malformed,
  );
});

test('keys that share a short id are told apart by what they signed', t => {
  const [one, other] = [newSigner('lab-01'), newSigner('lab-01')];
  Object.defineProperty(other.verifier, 'id', {value: one.verifier.id});
  const note = signNote(text, [one]);
  t.deepEqual(openNote(note, [other.verifier, one.verifier]).signers, [one.verifier]);
  t.throws(() => openNote(note, [other.verifier]), {code: 'note-signature'});
});

test('a key of a PEM file signs', t => {
  const {privateKey} = generateKeyPairSync('ed25519');
  const pem = privateKey.export({type: 'pkcs8', format: 'pem'});
  const signer = new NoteSigner('lab-01/reeve-account', createPrivateKey(pem));
  const known = NoteVerifier.parse(signer.verifier.toString());
  t.deepEqual(openNote(signNote(text, [signer]), [known]).signers, [known]);
});
