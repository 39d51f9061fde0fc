import test from 'ava';
import fc from 'fast-check';
import type {FrameSink} from '../../src/protocol/frame.ts';
import {channel, controlFrame, creditFrame, dataHeader, FrameDecoder} from '../../src/protocol/frame.ts';
import {limits} from '../../src/protocol/limits.ts';

/** Frames as a test compares them. */
type Frame =
  | {type: 'control'; stream: number; payload: string}
  | {type: 'credit'; stream: number; bytes: number}
  | {type: 'data'; stream: number; channel: number; offset: number; bytes: string};

function collector(keepsWhole = false) {
  const frames: Frame[] = [];
  const sink: FrameSink = {
    control: (stream, payload) => frames.push({type: 'control', stream, payload: payload.toString('latin1')}),
    credit: (stream, bytes) => frames.push({type: 'credit', stream, bytes}),
    data: (stream, channel, offset, bytes) =>
      frames.push({type: 'data', stream, channel, offset, bytes: bytes.toString('latin1')}),
  };
  const decoder = new FrameDecoder(sink, limits.control, keepsWhole);
  return {frames, push: (bytes: Buffer) => decoder.push(bytes), decoder};
}

const u32 = fc.nat(0xffffffff);
const frame: fc.Arbitrary<{bytes: Buffer; frame: Frame}> = fc.oneof(
  fc.tuple(u32, fc.string({maxLength: 300})).map(([stream, text]) => {
    const message = {text};
    const payload = Buffer.from(JSON.stringify(message)).toString('latin1');
    return {bytes: controlFrame(stream, message), frame: {type: 'control', stream, payload} as const};
  }),
  fc.tuple(u32, u32).map(([stream, bytes]) => ({
    bytes: creditFrame(stream, bytes),
    frame: {type: 'credit', stream, bytes} as const,
  })),
  fc
    .tuple(
      u32,
      fc.oneof(fc.nat(255), fc.constant(channel.file)),
      fc.maxSafeNat(),
      fc.uint8Array({minLength: 1, maxLength: 300}),
    )
    .map(([stream, on, at, payload]) => {
      const offset = Math.min(at, Number.MAX_SAFE_INTEGER - payload.length);
      const bytes = Buffer.from(payload);
      return {
        bytes: Buffer.concat([dataHeader(stream, on, offset, bytes.length), bytes]),
        frame: {type: 'data', stream, channel: on, offset, bytes: bytes.toString('latin1')} as const,
      };
    }),
);

test('frames are the same frames whole, in any pieces, and byte by byte', t => {
  fc.assert(
    fc.property(fc.array(frame, {maxLength: 12}), fc.array(fc.nat(2000)), (all, cuts) => {
      const bytes = Buffer.concat(all.map(one => one.bytes));
      const places = [...new Set(cuts.map(cut => cut % (bytes.length + 1)))].toSorted((a, b) => a - b);
      const pieces = [0, ...places].map((from, i) => bytes.subarray(from, places[i] ?? bytes.length));
      const expected = all.map(one => one.frame);
      for (const parts of [[bytes], pieces, [...bytes].map(byte => Buffer.from([byte]))]) {
        const {frames, push, decoder} = collector();
        const whole = collector(true);
        for (const part of parts) {
          push(Buffer.from(part));
          whole.push(Buffer.from(part));
        }
        if (decoder.isMidFrame || whole.decoder.isMidFrame) return false;
        t.deepEqual(joined(frames), joined(expected));
        t.deepEqual(joined(whole.frames), joined(expected));
        // Those of a transfer have no signature, for which the others are handed over whole.
        t.deepEqual(whole.frames.filter(isSigned), expected.filter(isSigned));
      }
      return true;
    }),
    {numRuns: 300},
  );
  t.pass();
});

const isSigned = (one: Frame) => one.type !== 'data' || one.channel !== channel.file;

/** Pieces of a data frame put together; so are two frames that follow on each other, which no sink tells apart. */
function joined(frames: readonly Frame[]): Frame[] {
  const result: Frame[] = [];
  for (const one of frames) {
    const last = result.at(-1);
    const goesOn =
      one.type === 'data' &&
      last?.type === 'data' &&
      last.stream === one.stream &&
      last.channel === one.channel &&
      last.offset + last.bytes.length === one.offset;
    if (goesOn) last.bytes += one.bytes;
    else result.push({...one});
  }
  return result;
}

test('a decoder that keeps frames whole holds no more than came of one, and hands nothing over before it is whole', t => {
  const {frames, push, decoder} = collector(true);
  const before = process.memoryUsage().arrayBuffers;
  const others = Array.from({length: 100}, () => {
    const other = collector(true);
    other.push(dataHeader(1, 0, 0, limits.data));
    return other;
  });
  t.true(others.every(other => other.decoder.isMidFrame));
  t.true(process.memoryUsage().arrayBuffers - before < 1024 * 1024);
  const bytes = Buffer.alloc(limits.data, 'x');
  push(dataHeader(1, 0, 7, limits.data));
  push(bytes.subarray(1));
  t.true(decoder.isMidFrame);
  t.deepEqual(frames, []);
  push(Buffer.concat([bytes.subarray(0, 1), creditFrame(2, 3)]));
  t.deepEqual(frames, [
    {type: 'data', stream: 1, channel: 0, offset: 7, bytes: bytes.toString('latin1')},
    {type: 'credit', stream: 2, bytes: 3},
  ]);
});

test('what is handed over whole stays as it was, whatever comes after it', t => {
  const kept: Buffer[] = [];
  const sink: FrameSink = {
    control() {},
    credit() {},
    data: (_stream, _channel, _offset, bytes) => kept.push(bytes),
  };
  const decoder = new FrameDecoder(sink, limits.control, true);
  for (let count = 0; count < 50; count++) {
    const frame = Buffer.concat([dataHeader(1, 0, 0, 1000), Buffer.alloc(1000, count)]);
    decoder.push(Buffer.from(frame.subarray(0, 300)));
    decoder.push(Buffer.from(frame.subarray(300)));
  }
  t.true(kept.every((bytes, count) => bytes.equals(Buffer.alloc(1000, count))));
  t.is(kept.length, 50);
});

test('whatever comes, the decoder takes it, or refuses it with a coded error, and holds no more than came', t => {
  fc.assert(
    fc.property(
      fc.array(fc.uint8Array({maxLength: 200}), {maxLength: 10}),
      fc.boolean(),
      (parts, isWhole) => {
        const {push} = collector(isWhole);
        try {
          for (const part of parts) push(Buffer.from(part));
        } catch (error) {
          t.like(error, {name: 'ProtocolError', code: 'frame'});
        }
      },
    ),
  );
  t.pass();
});

test('a length is judged before memory is taken for it', t => {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 1]);
  header.writeUInt32BE(5 + limits.linkControl, 0);
  const before = process.memoryUsage().arrayBuffers;
  const decoders = Array.from({length: 100}, () => {
    const decoder = new FrameDecoder({control() {}, data() {}, credit() {}}, limits.linkControl);
    decoder.push(Buffer.from(header));
    return decoder;
  });
  t.true(decoders.every(decoder => decoder.isMidFrame));
  t.true(process.memoryUsage().arrayBuffers - before < 1024 * 1024);
});

for (const [what, length, type] of [
  ['a control frame shorter than any JSON', 5 + 1, 0],
  ['a control frame longer than the limit', 5 + limits.control + 1, 0],
  ['an empty data frame', 5 + 9, 1],
  ['a data frame longer than the limit', 5 + 9 + limits.data + 1, 1],
  ['a credit frame of three bytes', 5 + 3, 2],
  ['a credit frame of five bytes', 5 + 5, 2],
  ['a length below that of a header', 4, 0],
  ['a length of zero', 0, 2],
  ['4 GiB', 0xffffffff, 0],
  ['an unknown type', 5 + 4, 3],
] as const) {
  test(`${what} is refused by its header alone`, t => {
    const header = Buffer.alloc(9);
    header.writeUInt32BE(length, 0);
    header[4] = type;
    t.throws(() => collector().push(header), {code: 'frame'});
  });
}

test('frames as long as may be pass', t => {
  const {frames, push} = collector();
  const text = 'x'.repeat(limits.control - 2);
  const control = Buffer.concat([Buffer.alloc(9), Buffer.from(`"${text}"`)]);
  control.writeUInt32BE(5 + limits.control, 0);
  push(control);
  push(
    Buffer.concat([
      dataHeader(1, 1, Number.MAX_SAFE_INTEGER - limits.data, limits.data),
      Buffer.alloc(limits.data),
    ]),
  );
  t.is(frames.length, 2);
  t.throws(() => push(dataHeader(1, 1, Number.MAX_SAFE_INTEGER - limits.data + 1, limits.data)), {
    code: 'frame',
  });
});
