import {createHash} from 'node:crypto';
import test from 'ava';
import fc from 'fast-check';
import {FileDigest} from '../../../src/client/files/file-digest.ts';

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test('the digest is that of the file in whatever pieces, turns and from whatever parts several read it', t => {
  const reader = fc.record({
    begins: fc.nat({max: 40}),
    pieces: fc.array(fc.integer({min: 1, max: 7}), {minLength: 1}),
    givesUpAt: fc.option(fc.nat({max: 40})),
  });
  fc.assert(
    fc.property(
      fc.uint8Array({maxLength: 40}),
      fc.array(reader, {minLength: 1}),
      fc.infiniteStream(fc.nat()),
      (file, readers, turns) => {
        const digest = new FileDigest();
        const all = readers.map(({begins, pieces, givesUpAt}) => {
          const from = Math.min(begins, file.length);
          digest.goOnFrom(from, createHash('sha256').update(file.subarray(0, from)));
          return {at: from, pieces, turn: 0, until: givesUpAt ?? file.length};
        });
        // One at least reads to the end.
        all.push({at: 0, pieces: [3], turn: 0, until: file.length});
        for (;;) {
          const going = all.filter(({at, until}) => at < Math.min(until, file.length));
          const [next] = turns;
          const one = going[(next ?? 0) % Math.max(1, going.length)];
          if (one === undefined) break;
          const piece = file.subarray(one.at, one.at + (one.pieces[one.turn++ % one.pieces.length] ?? 1));
          digest.read(one.at, piece);
          one.at += piece.length;
        }
        t.is(digest.end(), sha256(file));
        t.is(digest.end(), sha256(file));
      },
    ),
  );
});

test('a byte is digested for the first that reads it, and for no other', t => {
  const digest = new FileDigest();
  digest.read(0, Buffer.from('abc'));
  digest.read(0, Buffer.from('xyzd'));
  digest.read(2, Buffer.from('zz'));
  t.is(digest.end(), sha256(Buffer.from('abcd')));
});
