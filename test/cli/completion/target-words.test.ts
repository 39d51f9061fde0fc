import test from 'ava';
import fc from 'fast-check';
import {groupsOf} from '../../../src/cli/completion/lab-names.ts';
import {targetWords} from '../../../src/cli/completion/target-words.ts';
import {parseNodeSet} from '../../../src/node-sets/node-set.ts';

const names = {
  hosts: [
    'lab-01',
    'lab-02',
    'lab-10',
    'lab-11',
    'r1n1.example.org',
    'r1n2.example.org',
    'r2n1.example.org',
    'gpu',
  ],
  groups: [
    ['web', 'lab-[01-02]'],
    ['wide', 'lab-[01-11]'],
  ] as const,
  sources: [
    ['racks', {groups: [['r1', 'r1n[1-2].example.org']] as const, hosts: []}],
    ['unread', undefined],
  ] as const,
};
const wordsFor = (typed: string) => targetWords(typed, names).map(({word}) => word);

test('hosts and groups are completed, and behind an operator again', t => {
  t.deepEqual(wordsFor('lab-1'), ['lab-10', 'lab-11']);
  t.deepEqual(wordsFor('@w'), ['@web', '@wide']);
  t.deepEqual(wordsFor('@'), ['@*', '@web', '@wide', '@racks:', '@@racks', '@unread:', '@@unread']);
  t.deepEqual(wordsFor('@racks:'), ['@racks:*', '@racks:r1']);
  t.deepEqual(wordsFor('@unread:'), ['@unread:*']);
  t.deepEqual(wordsFor('@@r'), ['@@racks']);
  t.deepEqual(wordsFor('lab-01,g'), ['lab-01,gpu']);
  t.deepEqual(wordsFor('@*!@we'), ['@*!@web']);
  t.deepEqual(wordsFor('lab-[01-10],g'), ['lab-[01-10],gpu']);
  t.true(wordsFor('').includes('lab-01') && wordsFor('').includes('@web'));
  t.deepEqual(wordsFor('x'), []);
});

test('the numbers in brackets are those of hosts', t => {
  t.deepEqual(wordsFor('lab-['), ['lab-[01', 'lab-[02', 'lab-[10', 'lab-[11']);
  t.deepEqual(wordsFor('lab-[01-1'), ['lab-[01-10]', 'lab-[01-11]']);
  t.deepEqual(wordsFor('lab-[10-'), ['lab-[10-10]', 'lab-[10-11]']);
  t.deepEqual(wordsFor('lab-[01'), ['lab-[01]']);
  t.deepEqual(wordsFor('lab-[01,1'), ['lab-[01,10', 'lab-[01,11']);
  t.deepEqual(wordsFor('r[1-2]n[1-'), ['r[1-2]n[1-1].example.org', 'r[1-2]n[1-2].example.org']);
  t.deepEqual(wordsFor('r[1'), ['r[1]']);
  t.deepEqual(wordsFor('r[1-2]n1'), ['r[1-2]n1.example.org']);
  t.deepEqual(wordsFor('lab-[01-02]'), ['lab-[01-02]']);
  t.deepEqual(wordsFor('lab-[a'), []);
  t.deepEqual(wordsFor('lab-[[01'), []);
});

test('whatever is typed, a candidate that is whole is a target', t => {
  const piece = fc.constantFrom(
    'lab-',
    'r',
    'n',
    '[',
    ']',
    '-',
    '0',
    '1',
    ',',
    '!',
    '@',
    '@@',
    ':',
    'racks',
    '*',
    '(',
    '\\',
    ' ',
  );
  fc.assert(
    fc.property(fc.array(piece, {maxLength: 9}), pieces => {
      const typed = pieces.join('');
      for (const {word, goesOn} of targetWords(typed, names)) {
        t.true(word.startsWith(typed) || typed.endsWith(' '));
        if (goesOn !== true && isNodeSet(typed.slice(0, typed.search(/[^,!&^\s]*$/))))
          parseNodeSet(word, groupsOf(names));
      }
    }),
    {numRuns: 2000},
  );
  t.pass();
});

/** True for what stands before an operator, as far as it goes. */
function isNodeSet(before: string): boolean {
  try {
    parseNodeSet(before.replace(/[,!&^\s]+$/, ''), groupsOf(names));
    return !/[,!&^]\s*[,!&^]/.test(before) && !/^\s*[,!&^]/.test(before) && !before.includes('[');
  } catch {
    return false;
  }
}
