import test from 'ava';
import fc from 'fast-check';
import {widthOf} from '../../src/present/text-width.ts';
import type {ShownTransfer} from '../../src/present/transfer-line.ts';
import {TransferRate, transferLine} from '../../src/present/transfer-line.ts';
import {anyText} from '../fixtures/any-text.ts';

const mib = 2 ** 20;
const file: ShownTransfer = {
  name: 'measurements.csv',
  bytes: 123 * mib,
  size: 270 * mib,
  rate: 1.5 * mib,
  isWhole: false,
};

test('a transfer has its name, share, bytes, rate and time left in one line, and less of them on a narrow terminal', t => {
  t.is(transferLine(file, 20), 'measurements.…   45%');
  t.is(transferLine(file, 80), `measurements.csv${' '.repeat(26)}45%   123 MiB   1.5 MiB/s  1m38s left `);
  t.is(transferLine(file, 200), `measurements.csv${' '.repeat(146)}45%   123 MiB   1.5 MiB/s  1m38s left `);
});

test('a tree has how many files and bytes passed, and so have bytes whose number nobody knows', t => {
  const unknown = {...file, size: undefined};
  t.is(
    transferLine({...unknown, files: 1203}, 80).replaceAll(/ +/g, ' '),
    'measurements.csv 1203 files 123 MiB 1.5 MiB/s ',
  );
  t.is(
    transferLine({...unknown, files: 1}, 80).replaceAll(/ +/g, ' '),
    'measurements.csv 1 file 123 MiB 1.5 MiB/s ',
  );
  t.is(transferLine(unknown, 80).replaceAll(/ +/g, ' '), 'measurements.csv 123 MiB 1.5 MiB/s ');
  t.is(transferLine(unknown, 20), 'measureme…   123 MiB');
});

test('an empty file is all there, a stalled one has no time, and what all passed of is being synced', t => {
  const words = (transfer: Partial<ShownTransfer>) =>
    transferLine({...file, ...transfer}, 80)
      .trimEnd()
      .split(/ {2,}/);
  t.deepEqual(words({bytes: 0, size: 0, rate: undefined}), ['measurements.csv', '100%', '0 B']);
  t.deepEqual(words({bytes: 0, rate: undefined}), ['measurements.csv', '0%', '0 B']);
  t.deepEqual(words({rate: 0}), ['measurements.csv', '45%', '123 MiB', '0 B/s', 'stalled']);
  t.deepEqual(words({isWhole: true, bytes: 270 * mib}), ['measurements.csv', '100%', '270 MiB', 'syncing']);
  // Not 100 before the last byte passed, and never no time at all.
  t.deepEqual(words({bytes: 270 * mib - 1}).slice(1), ['99%', '270 MiB', '1.5 MiB/s', '1s left']);
});

test('no line is wider than it may be, whatever the name is, and none can move the cursor', t => {
  t.is(transferLine({...file, name: 'a\nb\u001b[2J'}, 80).slice(0, 13), String.raw`a\nb\x1b[2J  `);
  t.is(transferLine({...file, name: '数据集'}, 20), '数据集           45%');
  const name = fc.oneof(
    anyText({maxLength: 40}),
    fc.constantFrom('数据集测量结果二〇二六', 'e\u0301'.repeat(30)),
  );
  const number = fc.nat({max: 2 ** 45});
  const transfer = fc.record({
    name,
    files: fc.option(fc.nat(), {nil: undefined}),
    bytes: number,
    size: fc.option(number, {nil: undefined}),
    rate: fc.option(fc.double({min: 0, max: 1e12, noNaN: true}), {nil: undefined}),
    isWhole: fc.boolean(),
  });
  fc.assert(
    fc.property(transfer, fc.integer({min: 1, max: 250}), (shown, columns) => {
      const line = transferLine(shown, columns);
      t.true(widthOf(line) <= columns, line);
      t.notRegex(line, /[\p{Cc}]/u);
    }),
  );
});

test('the rate is that of the last seconds, is not known at once, and is 0 only when nothing passed for long', t => {
  const rate = new TransferRate();
  t.is(rate.at(0, 0), undefined);
  t.is(rate.at(100, 0), undefined);
  t.is(rate.at(500, 500), 1000);
  for (let at = 600; at <= 10_000; at += 100) rate.at(at, at);
  t.is(rate.at(10_100, 10_100), 1000);
  // Bytes that passed before the last five seconds do not count.
  for (let at = 10_200; at <= 14_900; at += 100) t.true((rate.at(at, 10_100) ?? 0) > 0);
  t.is(rate.at(15_200, 10_100), 0);
  t.is(rate.at(15_700, 11_300), 240);
  const idle = new TransferRate();
  for (let at = 0; at < 5000; at += 100) t.is(idle.at(at, 0), undefined);
  t.is(idle.at(5000, 0), 0);
});
