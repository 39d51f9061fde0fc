import test from 'ava';
import fc from 'fast-check';
import {showAddress, splitAddress} from '../../src/config/address.ts';
import {parseDuration, parseSize} from '../../src/config/units.ts';

test('durations', t => {
  for (const [text, ms] of [
    ['500ms', 500],
    ['30s', 30_000],
    ['5m', 300_000],
    ['1h', 3_600_000],
    ['7d', 604_800_000],
    ['0s', 0],
  ] as const) {
    t.is(parseDuration(text), ms);
  }
  for (const text of ['', '5', '5 s', '-5s', '5.5s', 's', '5S', '5sec', '1h30m', '٥s', '9999999999s', '5s\n'])
    t.is(parseDuration(text), undefined, text);
});

test('sizes', t => {
  for (const [text, bytes] of [
    ['0', 0],
    ['512', 512],
    ['512B', 512],
    ['1KiB', 1024],
    ['64MiB', 67_108_864],
    ['10GiB', 10_737_418_240],
    [7, 7],
  ] as const) {
    t.is(parseSize(text), bytes);
  }
  for (const text of [
    '',
    '1KB',
    '1 KiB',
    '-1',
    '1.5GiB',
    '1mib',
    '999999999999999TiB',
    -1,
    1.5,
    Number.NaN,
    '5\n',
  ])
    t.is(parseSize(text), undefined, String(text));
});

test('addresses', t => {
  for (const [text, host, port] of [
    ['127.0.0.1:8000', '127.0.0.1', 8000],
    ['lab-01', 'lab-01', 7433],
    ['lab-01.example.org:1', 'lab-01.example.org', 1],
    ['[::1]:0', '::1', 0],
    ['[::1]', '::1', 7433],
    ['fe80::1', 'fe80::1', 7433],
    ['[fe80::1%eth0]:65535', 'fe80::1%eth0', 65535],
  ] as const) {
    t.deepEqual(splitAddress(text), {host, port}, text);
  }
  for (const text of [
    '',
    ':',
    ':7433',
    'a:',
    'a:65536',
    'a:07',
    'a:-1',
    'a b',
    'a:1:2',
    '[::1',
    '[::1]x',
    '[lab]:1',
    'a:1 ',
    'a/b',
    '[]:1',
    'a:1e3',
    'a\n',
  ]) {
    t.is(splitAddress(text), undefined, text);
  }
});

test('an address that is shown is read again as itself', t => {
  const host = fc.oneof(
    fc.ipV4(),
    fc.ipV6(),
    fc.domain().filter(name => name.length < 200),
  );
  fc.assert(
    fc.property(host, fc.integer({min: 0, max: 65535}), (name, port) => {
      const address = splitAddress(showAddress({host: name, port}));
      t.deepEqual(address, {host: name, port});
    }),
  );
});
