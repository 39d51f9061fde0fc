import test from 'ava';
import {NodeSetError} from '../../src/node-sets/errors.ts';
import {parseNodeSet} from '../../src/node-sets/node-set.ts';

/** Titles, expressions and the nodes that they mean. */
const vectors: [title: string, ...cases: [expression: string, nodes: string][]][] = [
  [
    'an expression may be empty, one name, or several',
    ['', ''],
    ['  ', ''],
    ['lab-01', 'lab-01'],
    ['b,a,b', 'a b'],
    [' a ,  b ', 'a b'],
    ['7', '7'],
  ],
  [
    'ranges make a name for each number',
    ['node[13-15,17-19]', 'node13 node14 node15 node17 node18 node19'],
    ['node[3,1-2,2]', 'node1 node2 node3'],
    ['[1-3]', '1 2 3'],
    ['node[5]', 'node5'],
    ['node[1-2]-ib', 'node1-ib node2-ib'],
    ['node[ 1 - 3 , 5 ]', 'node1 node2 node3 node5'],
    ['node[9-11]', 'node9 node10 node11'],
  ],
  [
    'a step leaves numbers out',
    ['node[0-6/2]', 'node0 node2 node4 node6'],
    ['node[1-9/3]', 'node1 node4 node7'],
    ['node[000-012/4]', 'node000 node004 node008 node012'],
    ['node[5-5/3,7/1]', 'node5 node7'],
  ],
  [
    'numbers that are filled up with zeros are other numbers than those that are not',
    ['node[08-11]', 'node08 node09 node10 node11'],
    ['node2,node01,node001', 'node2 node01 node001'],
    ['node1,node01,node[001,1]', 'node1 node01 node001'],
    ['node[1-3]!node02', 'node1 node2 node3'],
    ['node[1-12]&node[08-12]', 'node10 node11 node12'],
    ['node[00-01]', 'node00 node01'],
  ],
  [
    'a name may have several ranges',
    ['rack[1-2]node[1-2]', 'rack1node1 rack1node2 rack2node1 rack2node2'],
    ['x[1-2]y[01]z[3,5]', 'x1y01z3 x1y01z5 x2y01z3 x2y01z5'],
    ['10.0.[0-1].[1-2]', '10.0.0.1 10.0.0.2 10.0.1.1 10.0.1.2'],
  ],
  [
    'digits beside brackets belong to the numbers in them',
    ['node-00[00-02]', 'node-0000 node-0001 node-0002'],
    ['node-01[01,09,42]', 'node-0101 node-0109 node-0142'],
    ['node-[1-2]0-[0-2]5', 'node-10-05 node-10-15 node-10-25 node-20-05 node-20-15 node-20-25'],
    ['node-00[1-3]0', 'node-0010 node-0020 node-0030'],
    ['node1[00-02,000-032/8]', 'node100 node101 node102 node1000 node1008 node1016 node1024 node1032'],
    ['node[1]0', 'node10'],
    ['node1[9,10]', 'node19 node110'],
    ['node[1-2]0&node[10-20]', 'node10 node20'],
  ],
  [
    'a range may begin below zero',
    ['n[-1-1]', 'n0 n1 n-1'],
    ['n[-8--6]', 'n-6 n-7 n-8'],
    ['n[-5]', 'n-5'],
    ['n[-3-3/3]', 'n0 n3 n-3'],
  ],
  [
    'operators are done from left to right, none before another',
    ['node[1-3],node[2-5]', 'node1 node2 node3 node4 node5'],
    ['node[1-9]!node[2-8]', 'node1 node9'],
    ['node[1-9]&node[6-12]', 'node6 node7 node8 node9'],
    ['node[1-3]^node[2-4]', 'node1 node4'],
    ['node[1-3]!node2,node2', 'node1 node2 node3'],
    ['a,b!a&b', 'b'],
    ['a,b&b,c', 'b c'],
    ['node[1-9]!node6&node[6-12]', 'node7 node8 node9'],
    ['a^b^a', 'b'],
    ['a&b', ''],
    ['r[1-2]n[1-2]!r1n1^r2n[2-3]', 'r1n2 r2n1 r2n3'],
  ],
  [
    'nodes may have ports and be IPv6 addresses',
    ['lab-[01-02]:7433', 'lab-01:7433 lab-02:7433'],
    ['lab-01,lab-01:7500', 'lab-01 lab-01:7500'],
    ['[::1]:7433', '[::1]:7433'],
    ['[fe80::7],::1,[::1]:7433!::1', '[::1]:7433 [fe80::7]'],
    ['2001:db8::[1-3]', '2001:db8::1 2001:db8::2 2001:db8::3'],
  ],
];

for (const [title, ...cases] of vectors)
  test(title, t => {
    for (const [expression, nodes] of cases) t.is(parseNodeSet(expression).join(' '), nodes, expression);
  });

/** Expressions with a mistake, the column that it stands in, and what is said of it. */
const mistakes: [expression: string, column: number, problem: RegExp][] = [
  ['a,,b', 3, /^found ",", expected a name/],
  [',a', 1, /^found ",", expected a name/],
  ['a, ', 4, /^found the end, expected a name/],
  ['a!', 3, /^found the end, expected a name/],
  ['lab-01 lab-02', 8, /^found "l" behind a blank, expected one of , ! & \^/],
  ['lab-[01-03', 11, /^found the end, expected \]/],
  ['lab-[01-[03', 9, /^found \[, expected \]/],
  ['lab-01]', 7, /^found \], and no \[ before it/],
  ['a,lab-[]', 8, /^found nothing, expected a number or a range/],
  ['a,lab-[1,,2]', 10, /^found nothing, expected a number/],
  ['a,lab-[1,x]', 10, /^found "x", expected a number/],
  ['a,lab-[1, x]', 11, /^found "x", expected a number/],
  ['n[1 2]', 3, /^found "1 2", expected a number/],
  ['n[1-2/3/4]', 3, /^found "1-2\/3\/4", expected a number/],
  ['n[5-1]', 3, /^5-1 runs backwards/],
  ['n[-1--2]', 3, /^-1--2 runs backwards/],
  ['n[1,01-100]', 5, /^01 and 100 are filled up to different lengths, expected the same, such as 001-100/],
  ['n[1-010]', 3, /such as 001-010/],
  ['n[-01-3]', 3, /^numbers below zero cannot be filled up/],
  ['n[1-5/0]', 3, /^a step of 0 leads nowhere/],
  ['n[5/2]', 3, /^5\/2 has a step and no range/],
  ['n[1234567890123456]', 3, /^found a number of more than 15 digits/],
  ['n[1][2]', 5, /^found \[ behind a range/],
  ['n[1-2]0[3-4]', 8, /^found \[ behind a range/],
  ['n1[5-20]', 3, /^the range 5-20 behind the digits "1" can be read in two ways/],
  ['a$b', 2, /^found "\$", expected letters/],
  ['a,ä', 3, /^found "ä", expected letters/],
  ['a\u001b[31m', 2, /^found "\\x1b", expected letters/],
  ['a/b', 2, /^found "\/", expected letters/],
  ['a@b', 2, /^found "@", expected letters/],
  ['b,a:70000', 3, /^"a:70000" is no HOST or HOST:PORT/],
  ['a:b:c', 1, /^"a:b:c" is no HOST or HOST:PORT/],
  [`a,${'x'.repeat(256)}`, 3, /is no HOST or HOST:PORT/],
  ['[::1', 5, /^found the end, expected \]/],
  ['[::x]', 1, /^"\[::x\]" is no HOST/],
];

test('a mistake is told with its column and with what was expected', t => {
  for (const [expression, column, problem] of mistakes) {
    const error = t.throws(() => parseNodeSet(expression), {instanceOf: NodeSetError}, expression);
    t.is(error?.code, 'node-set-invalid', expression);
    t.is(error?.column, column, expression);
    t.regex(error?.problem ?? '', problem, expression);
    t.true(error?.message.includes(`, column ${column}: `));
  }
});

test('of a long expression an error shows the part with the mistake', t => {
  const text = `${Array.from({length: 100}, (_, index) => `lab-${index}`).join(',')},lab-[3-1],${'z,'.repeat(99)}z`;
  const error = t.throws(() => parseNodeSet(text), {instanceOf: NodeSetError});
  t.regex(error?.message ?? '', /^…"[^"]*lab-\[3-1\][^"]*…", column 696: 3-1 runs backwards/);
});

test('more nodes than a set may have are refused before memory is taken for them', t => {
  const before = process.memoryUsage().rss;
  for (const expression of [
    'n[0-999999999]',
    'n[0-999999999999999]',
    'a,n[1-400]x[1-400]',
    'n[1-9999]x[1-9999]y[1-9999]z[1-9999]',
    'n[0-99999],m[0-99999]',
    `n[${'1-99999,'.repeat(20)}1]`,
    Array.from({length: 20}, () => 'n[0-99999]').join('&'),
  ]) {
    const error = t.throws(() => parseNodeSet(expression), {instanceOf: NodeSetError}, expression);
    t.is(error?.code, 'node-set-too-large', expression);
  }
  t.throws(() => parseNodeSet('a,'.repeat(2 ** 20)), {code: 'node-set-invalid', message: /at most 1048576/});
  t.throws(() => parseNodeSet(`n[${' '.repeat(2 ** 19)}x]`), {code: 'node-set-invalid'});
  t.true(process.memoryUsage().rss - before < 2 ** 28);
  t.is(parseNodeSet('n[1-100000]').length, 100_000);
});
