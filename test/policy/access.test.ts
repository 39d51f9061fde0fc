import test from 'ava';
import fc from 'fast-check';
import {compileRule, matchesGlob, ruleFor} from '../../src/policy/access/access.ts';
import {alice, bob} from './fixtures.ts';

const rules = [
  compileRule({who: ['group:students', 'user:carol'], run: ['disk-*']}, 'f:1'),
  compileRule({who: ['group:ops'], run: ['*'], audit: true, jobs: {see: 'all', end: 'own'}}, 'f:2'),
  compileRule({who: ['*'], run: ['uptime']}, 'f:3'),
];

test('nothing is allowed that no rule allows', t => {
  t.is(ruleFor(bob, [], {run: 'x'}), undefined);
  t.is(ruleFor(bob, rules, {run: 'reboot'}), undefined);
  t.is(ruleFor(bob, rules, 'audit'), undefined);
  t.is(ruleFor(bob, rules, 'see-all'), undefined);
  t.is(ruleFor(alice, rules, 'end-all'), undefined, 'own is not all');
  t.is(ruleFor(alice, rules, 'send'), undefined);
  t.is(ruleFor(alice, rules, 'listen'), undefined);
});

test('rules add up, and the first that allows is named', t => {
  t.is(ruleFor(bob, rules, {run: 'disk-usage'}), 'f:1');
  t.is(ruleFor(bob, rules, {run: 'uptime'}), 'f:3');
  t.is(ruleFor(alice, rules, {run: 'uptime'}), 'f:2');
  t.is(ruleFor({name: 'carol', groups: []}, rules, {run: 'disk-x'}), 'f:1');
  t.is(ruleFor(alice, rules, 'audit'), 'f:2');
  t.is(ruleFor(alice, rules, 'see-all'), 'f:2');
});

test('to send and to listen are rights of their own', t => {
  const some = [
    compileRule({who: ['group:students'], listen: true, send: false}, 'f:4'),
    compileRule({who: ['group:ops'], send: true}, 'f:5'),
  ];
  t.is(ruleFor(bob, some, 'listen'), 'f:4');
  t.is(ruleFor(bob, some, 'send'), undefined);
  t.is(ruleFor(alice, some, 'send'), 'f:5');
  t.is(ruleFor(alice, some, 'listen'), undefined);
});

test('names and groups are compared exactly', t => {
  for (const name of ['Carol', 'carol ', 'caro', 'carol,x', '*', 'user:carol', 'саrol']) {
    t.is(
      ruleFor({name, groups: ['Students', 'student', 'students ', 'user:carol', 'group:students']}, rules, {
        run: 'disk-x',
      }),
      undefined,
    );
  }
  t.is(ruleFor({name: 'ops', groups: []}, rules, 'audit'), undefined, 'a person is not a group');
});

test('a star stands for anything, and nothing else is special', t => {
  for (const [glob, name] of [
    ['*', 'a'],
    ['a*', 'a'],
    ['*a', 'ba'],
    ['a*c', 'abbc'],
    ['a*b*c', 'axbxbc'],
    ['**', ''],
    ['a.b', 'a.b'],
  ] as const) {
    t.true(matchesGlob(glob, name), `${glob} ${name}`);
  }
  for (const [glob, name] of [
    ['a', 'ab'],
    ['a*a', 'a'],
    ['a.b', 'axb'],
    ['a*c', 'acb'],
    ['', 'a'],
    ['ab*ba', 'aba'],
  ] as const) {
    t.false(matchesGlob(glob, name), `${glob} ${name}`);
  }
});

test('a pattern matches as the regular expression that says the same', t => {
  const letters = (...more: string[]) => fc.string({unit: fc.constantFrom('a', 'b', ...more), maxLength: 8});
  fc.assert(
    fc.property(letters('*'), letters(), (glob, name) => {
      t.is(matchesGlob(glob, name), new RegExp(`^${glob.replaceAll('*', '.*')}$`).test(name));
    }),
  );
});
