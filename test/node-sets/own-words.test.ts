import test from 'ava';
import fc from 'fast-check';
import type {OwnWords} from '../../src/node-sets/own-words.ts';
import {OwnWordsMarker, withOwnWords} from '../../src/node-sets/own-words.ts';

const lab: OwnWords = {name: 'lab-01.example', shortName: 'lab-01', address: '10.0.0.7'};

/** Marked in pieces of this size. */
function marked(text: string, words: OwnWords, size = text.length): string[] {
  const marker = new OwnWordsMarker(words);
  const pieces: string[] = [];
  for (let from = 0; from < text.length; from += size)
    pieces.push(marker.push(text.slice(from, from + size)));
  return [...pieces, marker.end()];
}

async function said(pieces: readonly string[], words?: OwnWords): Promise<string> {
  async function* coming() {
    yield* pieces;
  }
  return (await Array.fromAsync(withOwnWords(coming(), words))).join('');
}

test('own words are taken out where they are whole words, in whatever pieces they come', async t => {
  const text =
    'lab-01 (lab-01.example), 10.0.0.7:22 is not 110.0.0.7, 10.0.0.77, lab-012, lab-01-eth0 or my-lab-01';
  for (let size = 1; size <= text.length; size++)
    t.is(
      await said(marked(text, lab, size)),
      '<host> (<host>), <address>:22 is not 110.0.0.7, 10.0.0.77, lab-012, lab-01-eth0 or my-lab-01',
    );
});

test('outputs of two hosts are equal without their own words, and no host can make them seem so', t => {
  const other: OwnWords = {name: 'lab-2', address: '10.0.0.8'};
  const of = (text: string, words: OwnWords) => marked(text, words).join('');
  t.is(
    of('I am lab-1 at 10.0.0.7', {name: 'lab-1', address: '10.0.0.7'}),
    of('I am lab-2 at 10.0.0.8', other),
  );
  for (const forged of ['I am <host>', 'I am \0n', 'I am lab-1', 'I am \0\0n'])
    t.not(of('I am lab-2', other), of(forged, other), JSON.stringify(forged));
});

test('a host that has no words, or one twice, has its output as it is', async t => {
  for (const words of [{}, {name: ''}, {name: 'a', shortName: 'a', address: 'a'}])
    t.is(await said(marked('x\0n', words), words), 'x\0n');
});

test('what was taken out comes back exactly, whatever the output is and wherever it is cut', async t => {
  const piece = fc.oneof(
    fc.constantFrom('lab-01', 'lab-01.example', '10.0.0.7', '\0', '\0n', 'n', ' ', '-', '.', '\n'),
    fc.string({maxLength: 4}),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(piece, {maxLength: 20}), fc.integer({min: 1, max: 9}), async (pieces, size) => {
      const text = pieces.join('');
      t.is(await said(marked(text, lab, size), lab), text);
      t.is(marked(text, lab, size).join(''), marked(text, lab).join(''));
      // However the marks are cut on their way back.
      t.is(await said(marked(text, lab).join('').split(''), lab), text);
    }),
  );
});
