import test from 'ava';
import {isOutOfFiles} from '../../src/base/errors.ts';
import {measured} from '../../src/base/measured.ts';
import {mostOpenFiles} from '../../src/base/most-open-files.ts';
import {descriptorsOf, descriptorWarnings} from '../../src/gate-link/descriptors.ts';

test('a measurement that fails gives what is to stand in its place', t => {
  t.is(
    measured(() => 5, 0),
    5,
  );
  t.is(
    measured(() => {
      throw new Error('EMFILE: too many open files, uv_resident_set_memory');
    }, 7),
    7,
  );
});

test('the soft limit of open files is read as the kernel writes it, and none is no limit', t => {
  const line = (soft: string) =>
    `Limit                     Soft Limit           Hard Limit           Units     \nMax open files            ${soft.padEnd(21)}4096                 files     \n`;
  t.is(mostOpenFiles(line('160')), 160);
  t.is(mostOpenFiles(line('unlimited')), Number.POSITIVE_INFINITY);
  t.is(mostOpenFiles(''), Number.POSITIVE_INFINITY);
  t.true(mostOpenFiles() > 0);
});

test('descriptors are divided so that they suffice, and a warning says where connections would not have theirs', t => {
  for (const most of [64, 160, 1024, 4096, 12_700, 65_536, 1_048_576]) {
    const {connections, logs} = descriptorsOf(most);
    t.true(connections >= 1 && logs >= 8);
    if (most > 64) t.true(connections + logs + 32 <= most * 0.95, String(most));
  }
  const usual = {connections: 10_000, jobs: 64};
  t.deepEqual(descriptorWarnings(65_536, usual), []);
  t.deepEqual(descriptorWarnings(Number.POSITIVE_INFINITY, usual), []);
  const [connections = '', ...none] = descriptorWarnings(4096, usual);
  t.regex(connections, /^limits\.connections is 10000, .* 4096 files open .* enough for 3244/);
  t.deepEqual(none, []);
  t.regex(
    descriptorWarnings(4096, {connections: 100, jobs: 2000})[0] ?? '',
    /^limits\.jobs is 2000, .* enough for 1008/,
  );
});

test('an error that comes of a lack of descriptors is known by its cause, however it was wrapped', t => {
  const emfile = Object.assign(new Error('too many'), {code: 'EMFILE'});
  t.true(isOutOfFiles(emfile));
  t.true(isOutOfFiles(new Error('cannot read it', {cause: new Error('inner', {cause: emfile})})));
  t.false(isOutOfFiles(new Error('other', {cause: Object.assign(new Error('x'), {code: 'ENOENT'})})));
  t.false(isOutOfFiles(undefined));
});
