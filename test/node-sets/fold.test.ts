import test from 'ava';
import fc from 'fast-check';
import {foldNodeSet} from '../../src/node-sets/fold-node-set.ts';
import {parseNodeSet} from '../../src/node-sets/node-set.ts';
import {expression, someGroups} from './expressions.ts';

const vectors: [title: string, ...cases: [expression: string, folded: string][]][] = [
  [
    'names are folded into ranges, in the order of their numbers',
    ['node1,node6,node7', 'node[1,6-7]'],
    ['node3-ipmi,node1-ipmi,node2-ipmi', 'node[1-3]-ipmi'],
    ['b2,b1,b0,b,c,a0,a', 'a,a0,b,b[0-2],c'],
    ['node[9-11],node12', 'node[9-12]'],
    ['node[0-6/2]', 'node[0,2,4,6]'],
    ['1,2,3', '[1-3]'],
    ['a!a', ''],
  ],
  [
    'numbers of different lengths are folded apart if one is filled up with zeros',
    ['node001,node002,node003,node005', 'node[001-003,005]'],
    ['node2,node01,node001', 'node[2,01,001]'],
    ['node[08-12]', 'node[08-12]'],
    ['node[8-9],node[01-11]', 'node[8-9,01-11]'],
    ['n[098-101]', 'n[098-101]'],
    ['n[98-101]', 'n[98-101]'],
  ],
  [
    'names with several numbers are folded in all of them',
    ['n1x1,n1x2,n2x1,n2x2', 'n[1-2]x[1-2]'],
    ['foo1bar1,foo1bar00,foo1bar01,foo004bar1,foo004bar00,foo004bar01', 'foo[1,004]bar[1,00-01]'],
    ['c-[1-10]-[1-44]!c-[5-10]-[1-34]', 'c-[1-4]-[1-44],c-[5-10]-[35-44]'],
    ['x[1-2]y[1-2]!x1y1', 'x2y[1-2],x1y2'],
    ['r1n1,r2n2,r10n3', 'r1n1,r10n3,r2n2'],
    ['login[1-2],comp-[1-2]-[1-3]', 'comp-[1-2]-[1-3],login[1-2]'],
  ],
  [
    'addresses and numbers too long to count with are kept as they are',
    ['[::1]:7433,[::2]:7433', '[::1]:7433,[::2]:7433'],
    ['2001:db8::1,2001:db8::2', '2001:db8::1,2001:db8::2'],
    ['10.0.0.1,10.0.0.2', '10.0.0.[1-2]'],
    ['lab-01:7433,lab-02:7433', 'lab-[01-02]:7433'],
    ['vm1234567890123456,vm1234567890123457', 'vm1234567890123456,vm1234567890123457'],
  ],
];

for (const [title, ...cases] of vectors)
  test(title, t => {
    for (const [text, folded] of cases) {
      t.is(foldNodeSet(parseNodeSet(text)), folded, text);
      t.deepEqual(parseNodeSet(folded), parseNodeSet(text), text);
    }
  });

test('with an axis the other numbers are not folded', t => {
  const nodes = parseNodeSet('node[1-2]-ib[0-1]');
  t.is(foldNodeSet(nodes, {axis: [1]}), 'node[1-2]-ib0,node[1-2]-ib1');
  t.is(foldNodeSet(nodes, {axis: [2]}), 'node1-ib[0-1],node2-ib[0-1]');
  t.is(foldNodeSet(nodes, {axis: [1, 2]}), 'node[1-2]-ib[0-1]');
  const mixed = parseNodeSet('comp-[1-2]-[1-36],login-[1-2]');
  t.is(foldNodeSet(mixed, {axis: [-1]}), 'comp-1-[1-36],comp-2-[1-36],login-[1-2]');
  t.is(foldNodeSet(mixed, {axis: [2]}), 'comp-1-[1-36],comp-2-[1-36],login-1,login-2');
  t.is(foldNodeSet(parseNodeSet('a,b[1-2]'), {axis: [7]}), 'a,b1,b2');
});

test('texts that are no names are folded as they are', t => {
  t.is(
    foldNodeSet(['the host 1', 'the host 2', 'lab-1', 'lab-2', 'n%s1']),
    'lab-[1-2],n%s1,the host 1,the host 2',
  );
});

const sourceOf = (name: string) => ({groups: new Map(Object.entries(someGroups[name] ?? {}))});
const groups = {own: sourceOf('own'), sources: new Map([['rack', () => sourceOf('rack')]])};

test('a folded set has the same nodes, in whatever order they came, and folds to itself', t => {
  fc.assert(
    fc.property(expression, fc.constantFrom(undefined, [1], [2], [-1], [1, 3]), (text, axis) => {
      const nodes = parseNodeSet(text, groups);
      const folded = foldNodeSet(nodes, {axis});
      t.deepEqual(parseNodeSet(folded), nodes);
      t.is(foldNodeSet(nodes.toReversed(), {axis}), folded);
    }),
    {numRuns: 1000},
  );
});

test('points of two and three dimensions are in exactly one piece of the folded set', t => {
  const point = fc
    .tuple(fc.nat(5), fc.nat(5), fc.nat(2))
    .map(([x, y, z]) => `x${x}y${y}${z === 0 ? '' : `z${z}`}`);
  fc.assert(
    fc.property(fc.uniqueArray(point, {maxLength: 60}), names => {
      const pieces = foldNodeSet(names)
        .split(/,(?![^[]*\])/)
        .filter(piece => piece !== '');
      t.deepEqual(pieces.flatMap(piece => parseNodeSet(piece)).sort(), names.toSorted());
    }),
    {numRuns: 300},
  );
});

test('in one dimension no list of ranges without steps is shorter, if all numbers are filled up or none is', t => {
  const numbers = fc.constantFrom(0, 2).chain(width =>
    fc.subarray(
      Array.from({length: 13}, (_, number) => String(number).padStart(width, '0')),
      {minLength: 1},
    ),
  );
  fc.assert(
    fc.property(numbers, members => {
      const folded = foldNodeSet(members.map(member => `n${member}`)).replace(/^n\[?([^\]]*)\]?$/, '$1');
      t.is(folded.length, shortest(new Set(members)), folded);
    }),
    {numRuns: 500},
  );
});

/** The length of the shortest list of ranges that has these members and no others, by trying all lists. */
function shortest(members: ReadonlySet<string>): number {
  const ranges: {text: string; numbers: string[]}[] = [];
  for (const first of members)
    for (const last of members) {
      try {
        const text = first === last ? first : `${first}-${last}`;
        const numbers = parseNodeSet(`n[${text}]`).map(name => name.slice(1));
        if (numbers.every(number => members.has(number))) ranges.push({text, numbers});
      } catch {
        // No range goes from this number to that one.
      }
    }
  const known = new Map<string, number>();
  const lengthOf = (left: readonly string[]): number => {
    const [next] = left;
    if (next === undefined) return 0;
    const key = left.join(' ');
    let least = known.get(key) ?? Number.POSITIVE_INFINITY;
    if (least < Number.POSITIVE_INFINITY) return least;
    for (const {text, numbers} of ranges) {
      if (!numbers.includes(next)) continue;
      const rest = lengthOf(left.filter(number => !numbers.includes(number)));
      least = Math.min(least, text.length + (rest === 0 ? 0 : rest + 1));
    }
    known.set(key, least);
    return least;
  };
  return lengthOf([...members]);
}

test('10,000 nodes are read and folded in far less than a tenth of a second of processor time', t => {
  for (const text of [
    'lab-[00001-10000]',
    'rack[1-100]node[1-100]',
    'x[1-20]y[1-20]z[1-25]!x7y[2-9]z[3-20/2]',
  ]) {
    // The least of several: the first ones compile the code, and others may be disturbed.
    const took = Array.from({length: 8}, () => {
      const before = process.cpuUsage();
      const nodes = parseNodeSet(text);
      const folded = foldNodeSet(nodes);
      const {user, system} = process.cpuUsage(before);
      t.true(nodes.length > 9000 && folded.length < 200);
      return (user + system) / 1000;
    });
    t.log(`${text}: ${Math.min(...took)} ms`);
    t.true(Math.min(...took) < 100);
  }
});

test('nodes that do not fold are folded in about linear time', t => {
  const least = (side: number) => {
    // No two of these points have a number in common.
    const names = Array.from({length: side}, (_, index) => `x${index}y${(index * 7919) % side}`);
    return Math.min(
      ...Array.from({length: 3}, () => {
        const before = process.cpuUsage();
        t.is(foldNodeSet(names).split(',').length, side);
        return process.cpuUsage(before).user;
      }),
    );
  };
  const many = least(16_000);
  // By pairs it would be 256 times.
  t.true(many < 100 * least(1000));
});
