import {createHash} from 'node:crypto';
import test from 'ava';
import fc from 'fast-check';
import {ChannelDigest, emptyChannel} from '../../src/output-log/channel-digest.ts';

const digestOf = (pieces: readonly Uint8Array[]) => {
  const digest = new ChannelDigest();
  for (const piece of pieces) digest.update(piece);
  return digest;
};

test('a channel is digested the same however its bytes come', async t => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.uint8Array()), async pieces => {
      const whole = Buffer.concat(pieces);
      const end = {bytes: whole.length, sha256: createHash('sha256').update(whole).digest('hex')};
      t.deepEqual(await digestOf(pieces).finish(), end);
      t.true(digestOf(pieces).matches(end));
      t.false(digestOf([...pieces, Buffer.of(0)]).matches(end));
      t.false(digestOf(pieces).matches({...end, bytes: end.bytes + 1}));
    }),
  );
});

test('the end of an empty channel is that of no bytes', async t => {
  t.deepEqual(await new ChannelDigest().finish(), emptyChannel);
  t.is(emptyChannel.sha256, createHash('sha256').digest('hex'));
});
