import test from 'ava';
import fc from 'fast-check';
import {
  encodeHostFrame,
  encodeSize,
  HostFrameDecoder,
  hostFrame,
} from '../../src/runner/terminal/host-frames.ts';
import {Recording} from '../../src/runner/terminal/recording.ts';

const header = {columns: 80, rows: 24, type: 'xterm', command: "ls 'a b'", startedAt: 1_504_467_315_999};

type Event = [number, string, string];
const parse = (text: string) =>
  text
    .split('\n')
    .slice(0, -1)
    .map(line => JSON.parse(line) as Event);

test('the header of a recording is that of asciicast v3', t => {
  t.deepEqual(JSON.parse(new Recording().header(header)), {
    version: 3,
    term: {cols: 80, rows: 24, type: 'xterm'},
    timestamp: 1_504_467_315,
    command: "ls 'a b'",
  });
  t.deepEqual(JSON.parse(new Recording().header({...header, type: undefined})).term, {cols: 80, rows: 24});
});

test('however output was cut, a recording has its characters whole, a line per event', t => {
  const pieces = fc.array(fc.integer({min: 1, max: 5}), {minLength: 1, maxLength: 100});
  fc.assert(
    fc.property(fc.string({unit: 'grapheme', maxLength: 60}), pieces, (text, pieces) => {
      const recording = new Recording();
      const bytes = Buffer.from(text);
      let written = '';
      for (let [at, i] = [0, 0]; at < bytes.length; i++) {
        const size = pieces[i % pieces.length] as number;
        written += recording.output(bytes.subarray(at, at + size), i);
        at += size;
      }
      const events = parse(written + recording.ended(0, 1000));
      t.deepEqual(events.at(-1)?.slice(1), ['x', '0']);
      t.true(events.slice(0, -1).every(([, code, data]) => code === 'o' && data !== ''));
      const shown = events.slice(0, -1).map(([, , data]) => data);
      t.is(shown.join(''), bytes.toString());
      t.true(shown.every(data => data.isWellFormed()));
    }),
  );
});

test('the intervals of a recording add up, whatever the clock says', t => {
  fc.assert(
    fc.property(fc.array(fc.double({min: 0, max: 1e7, noNaN: true}), {minLength: 1}), times => {
      const recording = new Recording();
      const events = parse(times.map(at => recording.resized(90, 30, at)).join(''));
      let last = 0;
      let sum = 0;
      for (const [i, [interval, code, data]] of events.entries()) {
        last = Math.max(last, times[i] as number);
        sum += interval;
        t.true(interval >= 0);
        t.deepEqual([code, data], ['r', '90x30']);
      }
      t.true(Math.abs(sum - last / 1000) < 1e-5);
    }),
  );
});

test('what is no UTF-8 does not break a recording', t => {
  const recording = new Recording();
  const [first, ...rest] = parse(
    recording.output(Buffer.from([0x61, 0xff, 0x62]), 1) +
      recording.output(Buffer.from([0xe2, 0x82]), 2) +
      recording.ended(3, 3),
  );
  t.is(first?.[2], 'a\uFFFDb');
  t.deepEqual(
    rest.map(([, ...event]) => event),
    [
      ['o', '\uFFFD'],
      ['x', '3'],
    ],
  );
});

test('frames for a terminal host come out as they went in, however they were cut', t => {
  const frame = fc.record({type: fc.constantFrom(0, 1, 2), bytes: fc.uint8Array({maxLength: 300})});
  fc.assert(
    fc.property(fc.array(frame), fc.integer({min: 1, max: 50}), (frames, size) => {
      const sent = Buffer.concat(frames.map(({type, bytes}) => encodeHostFrame(type, bytes)));
      const decoder = new HostFrameDecoder();
      const got = [];
      for (let at = 0; at < sent.length; at += size) got.push(...decoder.push(sent.subarray(at, at + size)));
      t.deepEqual(
        got.map(({type, bytes}) => ({type, bytes: [...bytes]})),
        frames.map(({type, bytes}) => ({type, bytes: [...bytes]})),
      );
    }),
  );
  const [size] = new HostFrameDecoder().push(encodeSize(300, 70));
  t.is(size?.type, hostFrame.size);
  t.deepEqual([size?.bytes.readUInt16BE(0), size?.bytes.readUInt16BE(2)], [300, 70]);
  t.throws(() => new HostFrameDecoder().push(Buffer.from([0, 255, 255, 255, 255])), {
    instanceOf: RangeError,
  });
});
