import test from 'ava';
import {BarredReports} from '../../src/gate/barred-reports.ts';

test('one certificate is reported so many times a minute, and so many certificates are', t => {
  let now = 0;
  const reports = new BarredReports(() => now);
  const admitted = (name: string, times: number) =>
    Array.from({length: times}, () => reports.mayReport(name)).filter(Boolean).length;
  t.is(admitted('bob', 1000), 20);
  t.is(admitted('carol', 3), 3);
  const many = Array.from({length: 2000}, (_, i) => reports.mayReport(`${i}`)).filter(Boolean).length;
  t.is(many, 510);
  t.is(admitted('bob', 1), 0);
  t.is(admitted('carol', 1), 1);
  now = 60_000;
  t.is(admitted('bob', 1000), 20);
});
