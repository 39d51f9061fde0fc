import test from 'ava';
import {foldNodeSet} from '../../src/node-sets/fold-node-set.ts';
import type {GroupSource, Groups} from '../../src/node-sets/groups.ts';
import {parseNodeSet} from '../../src/node-sets/node-set.ts';

const source = (groups: Record<string, string>, hosts: string[] = []): GroupSource => ({
  groups: new Map(Object.entries(groups)),
  hosts,
});

const groupsOf = (own: GroupSource, sources: Record<string, GroupSource> = {}): Groups => ({
  own,
  sources: new Map(Object.entries(sources).map(([name, each]) => [name, () => each])),
});

const groups = groupsOf(
  source(
    {
      oss: 'node[40-45]',
      mds: 'node[6-7]',
      lustre: '@oss,@mds',
      io1: 'node[40-41]',
      io2: 'node[42-43]',
      io3: 'node[44-45]',
      even: 'node[0-100/2]!@rack:r1',
      none: '',
    },
    ['gateway', 'node1'],
  ),
  {
    rack: source({r1: 'node[1-9]', r2: '@r1,other', all: 'node[1-99]'}),
    slurm: source({'bigmem.x': 'node[40-50]', J1: 'a', J2: 'b', J3: 'c'}, ['d']),
    'more-1': source({a: 'x1'}),
    'more-2': source({a: 'x2'}),
  },
);

const folded = (expression: string) => foldNodeSet(parseNodeSet(expression, groups));

test('a group stands for its nodes, also in other groups', t => {
  t.is(folded('@oss'), 'node[40-45]');
  t.is(folded('@lustre'), 'node[6-7,40-45]');
  t.is(folded('@none'), '');
  t.is(folded('@lustre!@mds,gateway'), 'gateway,node[40-45]');
  t.is(folded('node[1-45] & @lustre ^ @mds'), 'node[40-45]');
  t.is(folded('@even&node[0-12]'), 'node[0,10,12]');
});

test('groups with ranges are several', t => {
  t.is(folded('@io[1-3]'), 'node[40-45]');
  t.is(folded('@io[1-3]!@io2'), 'node[40-41,44-45]');
  t.is(folded('node[40-45]!@io[1,3]'), 'node[42-43]');
  t.is(folded('@more-[1-2]:a'), 'x[1-2]');
});

test('a group of another source has that name in front, and its own groups are of that source', t => {
  t.is(folded('@rack:r1'), 'node[1-9]');
  t.is(folded('@rack:r2'), 'node[1-9],other');
  t.is(folded('@slurm:bigmem.x&@oss'), 'node[40-45]');
});

test('@* is all hosts and groups of a source, or its group of that name', t => {
  t.is(
    folded('@*'),
    'gateway,node[0-1,6-7,10,12,14,16,18,20,22,24,26,28,30,32,34,36,38,40-46,48,50,52,54,56,58,60,62,64,66,68,70,72,74,76,78,80,82,84,86,88,90,92,94,96,98,100]',
  );
  t.is(folded('@rack:*'), 'node[1-99]');
  t.is(folded('@slurm:*!@slurm:bigmem.x'), 'a,b,c,d');
});

test('@@ is the names of the groups of a source', t => {
  t.is(folded('@@'), 'even,io[1-3],lustre,mds,none,oss');
  t.is(folded('@@slurm'), 'J[1-3],bigmem.x');
  t.is(folded('@@more-[1-2]'), 'a');
  t.is(folded('@@rack,x'), 'all,r[1-2],x');
});

test('* and ? in a name stand for what all hosts and groups have there', t => {
  t.is(folded('node*&node[1-9]'), 'node[1,6-7]');
  t.is(folded('node?'), 'node[0-1,6-7]');
  t.is(folded('*[1-2]!node?2'), 'node[1,41]');
  t.is(folded('gate*'), 'gateway');
  t.is(folded('nothing*'), '');
});

test('in groups, @* and masks choose from what stands there otherwise', t => {
  const own = source({web: 'web-[1-9]', some: 'web-[1-2]*,x1', rest: '@*!@some', both: '@rack:*,web-?'}, [
    'gateway',
    'web-10',
  ]);
  const chosen = groupsOf(own, {
    rack: source({a: 'r[1-3]', b: '@other:*'}),
    other: source({c: 'o1,@rack:*'}),
  });
  const of = (expression: string) => foldNodeSet(parseNodeSet(expression, chosen));
  t.is(of('@some'), 'web-[1-2,10],x1');
  t.is(of('@rest'), 'gateway,o1,r[1-3],web-[3-9]');
  t.is(of('@both'), 'o1,r[1-3],web-[1-9]');
  t.is(of('@*'), 'gateway,o1,r[1-3],web-[1-10],x1');
  t.is(of('@rack:b'), 'o1,r[1-3]');
});

test('a group or source that there is not is an error, with the nearest one', t => {
  const refused = (expression: string, message: RegExp, code = 'group-unknown') =>
    t.throws(() => parseNodeSet(expression, groups), {code, message}, expression);
  refused('a,@lustra', /^"a,@lustra", column 3: there is no group @lustra; did you mean @lustre\?$/);
  refused('@rack:r3', /column 1: there is no group @rack:r3; did you mean @rack:r1\?$/);
  refused('@zzzzzz', /there is no group @zzzzzz$/);
  refused('@io[1-4]', /there is no group @io4; did you mean @io1\?$/);
  refused(
    'a!@rak:r1',
    /column 3: "rak" is no source of groups; did you mean rack\?$/,
    'group-source-unknown',
  );
  refused(
    '@@nowhere',
    /"nowhere" is no source of groups; there is rack, slurm, more-1, more-2$/,
    'group-source-unknown',
  );
  for (const text of ['@', '@:a', '@rack:', '@rack:a:b', '@io*', '@-a', '@@a:b'])
    refused(text, /column 1: ".*" is no group, expected @GROUP/, 'node-set-invalid');
  t.throws(() => parseNodeSet('@a'), {code: 'group-unknown'});
});

test('a mistake in a group is told with the group and the column there', t => {
  const own = source({bad: 'a,n[3-1]', outer: 'b,@bad'});
  t.throws(() => parseNodeSet('c,@outer', groupsOf(own)), {
    code: 'node-set-invalid',
    message: 'in @bad: "a,n[3-1]", column 5: 3-1 runs backwards, expected the lower number first',
  });
});

test('a group within itself is an error', t => {
  const own = source({a: 'x,@b', b: '@rack:c', self: '@self', any: '@*'});
  const looped = groupsOf(own, {rack: source({c: '@d', d: '@other:a'}), other: source({a: '@rack:c'})});
  t.throws(() => parseNodeSet('@self', looped), {
    code: 'group-loop',
    message: 'in @self: "@self", column 1: the group @self is within itself: @self, @self',
  });
  t.throws(() => parseNodeSet('@a', looped), {
    code: 'group-loop',
    message: /the group @rack:c is within itself: @rack:c, @rack:d, @other:a, @rack:c$/,
  });
  t.throws(() => parseNodeSet('@any', looped), {code: 'group-loop'});
});

test('groups that double at each level, and deep ones, end soon', t => {
  const doubling = Object.fromEntries(
    Array.from({length: 31}, (_, level) => [
      `g${level}`,
      level === 0 ? 'n[1-10000]' : `@g${level - 1},@g${level - 1}`,
    ]),
  );
  t.is(parseNodeSet('@g30', groupsOf(source(doubling))).length, 10_000);
  const deep = Object.fromEntries(
    Array.from({length: 40}, (_, level) => [`g${level}`, level === 0 ? 'n1' : `@g${level - 1}`]),
  );
  t.is(parseNodeSet('@g31', groupsOf(source(deep))).length, 1);
  t.throws(() => parseNodeSet('@g32', groupsOf(source(deep))), {
    code: 'node-set-too-large',
    message: /more than 32 groups/,
  });
  const big = groupsOf(source({big: 'n[1-20000]'}));
  for (const operand of ['@big', '@*', 'n*', '@@,@big'])
    t.throws(() => parseNodeSet(Array.from({length: 60}, () => operand).join('&'), big), {
      code: 'node-set-too-large',
      message: /more than 1000000 nodes together/,
    });
});
