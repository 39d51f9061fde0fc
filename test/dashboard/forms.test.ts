import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import fc from 'fast-check';
import {cardOf, wordsOf as commandLineOf} from '../../src/dashboard/lab/command-cards.ts';
import {paramSchemaOf} from '../../src/dashboard/lab/param-schema.ts';
import {kindOf, typedValue, wordsOf} from '../../src/dashboard/page/form-values.ts';
import {faultOf, wholeId} from '../../src/dashboard/page/judged.ts';
import {codeIn, fragmentOf, placeOf} from '../../src/dashboard/page/places.ts';
import {open, openerOf} from '../../src/dashboard/place/opener.ts';
import {addressOf, placeOf as namedPlace} from '../../src/dashboard/place/place.ts';
import {problemOf} from '../../src/dashboard/problem.ts';
import {proofOf} from '../../src/dashboard/runs/run-view.ts';
import type {JobRow} from '../../src/dashboard/told.ts';
import {ClientError} from '../../src/index.ts';

const param = (schema: object, required = true) => ({name: 'x', required, schema: paramSchemaOf(schema)});

test('a field is made from a schema, with what it asks for in words', t => {
  const cases: [object, boolean, string, string][] = [
    [{type: 'string'}, true, 'text', ''],
    [{type: 'string', minLength: 1, maxLength: 8}, true, 'text', '1 to 8 characters'],
    [{type: 'string', pattern: '^[a-z]+$'}, false, 'text', 'of the form ^[a-z]+$; may be left out'],
    [
      {type: 'integer', minimum: 1, maximum: 9, default: 3},
      false,
      'number',
      'a whole number, 1 to 9; 3 unless given',
    ],
    [{type: 'number', exclusiveMinimum: 0}, true, 'number', 'a number, more than 0'],
    [{type: 'boolean', default: false}, false, 'yes-no', 'false unless given'],
    [{type: 'string', enum: ['a', 'b']}, true, 'choice', ''],
    [
      {type: 'array', items: {type: 'integer'}, maxItems: 3},
      true,
      'lines',
      'one a line, at most 3 lines, a whole number',
    ],
    [{type: 'string', writeOnly: true, minLength: 8}, true, 'secret', 'at least 8 characters'],
  ];
  for (const [schema, required, kind, words] of cases) {
    const made = param(schema, required);
    t.deepEqual([kindOf(made), wordsOf(made)], [kind, words]);
  }
});

test('what is typed becomes a value of the type, and what cannot be one goes as it is, for the host to refuse', t => {
  t.is(typedValue(param({type: 'integer'}), '12'), 12);
  t.is(typedValue(param({type: 'integer'}), 'twelve'), 'twelve');
  t.is(typedValue(param({type: 'string'}), ' 12 '), ' 12 ');
  t.is(typedValue(param({type: 'string'}), ''), undefined);
  t.is(typedValue(param({type: 'boolean'}), 'no'), false);
  t.is(typedValue(param({type: 'integer', enum: [1, 2]}), '2'), 2);
  t.deepEqual(typedValue(param({type: 'array', items: {type: 'integer'}}), '1\n2\n'), [1, 2]);
  t.deepEqual(typedValue(param({type: 'array', items: {type: 'string'}}), 'a\r\nb'), ['a', 'b']);
});

test('of a schema that a hostile host sends nothing is taken but known keywords of the right type, as harmless text', t => {
  fc.assert(
    fc.property(
      fc.object({
        key: fc.constantFrom('type', 'title', 'enum', 'default', 'items', 'pattern', 'minimum', '__html'),
      }),
      sent => {
        const made = paramSchemaOf(sent);
        for (const value of Object.values(made))
          if (typeof value === 'object' && !Array.isArray(value)) t.is(typeof value.type, 'string');
        t.notThrows(() => wordsOf({name: 'x', required: true, schema: made}));
      },
    ),
  );
  t.is(paramSchemaOf({title: 'a\u202eb'}).title, 'a\\u{202e}b');
  t.deepEqual(paramSchemaOf({enum: ['safe', 'un\u202esafe']}).choices, ['safe']);
});

test('the command line that does the same has every value, and of secrets the names alone', t => {
  const words = commandLineOf({
    host: 'lab-01',
    command: 'scan',
    params: {deep: true, fast: false, depth: 3, paths: ['/a b', '--x']},
    secrets: ['password'],
    reason: 'it is slow',
    feeds: true,
    terminal: false,
  });
  t.is(
    words.join(' | '),
    'reeve | run | lab-01 | --reason | it is slow | --secret | password | --stdin | scan | --deep | --no-fast | --depth=3 | --paths=/a b | --paths=--x',
  );
});

test('a card of a command shows what a host says as text', t => {
  const card = cardOf({
    command: 'x',
    about: '<script>\u001b[2J',
    available: true,
    effect: 'read',
    argv: ['x', ['-v', '{v}']],
    params: [],
    reason: 'required',
    stdin: 'stream',
    tty: false,
  } as never);
  t.is(card.about, '<script>\\x1b[2J');
  t.is(card.argv, 'x [-v {v}]');
  t.true(card.needsReason && card.takesInput);
});

test('a place is what its address says, and nothing else is a place', t => {
  fc.assert(
    fc.property(
      fc.string({minLength: 1, maxLength: 64, unit: 'grapheme'}),
      fc.constantFrom('', 'physics'),
      (host, lab) => {
        const place = {lab, name: 'run' as const, about: [host, 'j'], query: {a: 'b c'}};
        t.deepEqual(placeOf(fragmentOf(place)), place);
      },
    ),
  );
  for (const none of [
    '',
    '#',
    '#/',
    '#/-',
    '#/-/no',
    '#/-/run/lab-01',
    '#/-/hosts/x',
    '#/-/jobs/%ff',
    '#/-/run/a/b/c',
  ])
    t.is(placeOf(none), undefined, none);
});

test('an intent that would end the connection is not sent, and what is wrong with it is said', t => {
  const job = '01a22cf7-7572-7fe9-9e09-96b53bb07b38';
  const of = (more: object) => faultOf({id: 0, host: 'lab-01', ...more})?.message ?? '';
  t.is(of({want: 'open', job}), '');
  t.is(of({want: 'account', filter: {person: 'alice', since: 0}}), '');
  for (const want of ['open', 'prove', 'cancel', 'output'])
    t.regex(of({want, job: 'xx\u202ex'}), /^"xx\\u\{202e\}x" is no id of a job: expected one such as 01a2/);
  t.regex(
    faultOf({id: 0, want: 'open-fleet', fleet: 'x\u202e'})?.message ?? '',
    /^"x\\u\{202e\}" is no id of a run on several hosts/,
  );
  t.regex(of({want: 'open', job: 'x'.repeat(5000)}), /^.{0,100} is no id of a job/);
  t.regex(
    of({want: 'account', filter: {person: 'x'.repeat(5000)}}),
    /^person is not as it must be: expected at most 64 characters/,
  );
  t.regex(of({want: 'account', filter: {}, host: 'x'.repeat(65)}), /^host .* at most 64 characters/);
  t.regex(of({want: 'run', command: 'x', params: {}, reason: 'x'.repeat(1025)}), /^reason .* at most 1024/);
  t.regex(of({want: 'run', command: '../x', params: {}}), /^command /);
});

test('a short id is that of the one job of the host that has it', t => {
  const ids = ['01a22cf7-7572-7fe9-9e09-96b53bb07b38', '01a22cf7-7573-7fe9-9e09-96b53bb07b39'];
  const jobs = ids.map(job => ({host: 'lab-01', job}) as JobRow);
  t.is(wholeId('3bb07b38', 'lab-01', jobs), ids[0]);
  t.is(wholeId('01a22cf7-7573', 'lab-01', jobs), ids[1]);
  t.is(wholeId(ids[0] ?? '', 'lab-01', []), ids[0]);
  // Two have it, another host has it, it is none.
  for (const [text, host] of [
    ['01a22cf7', 'lab-01'],
    ['3bb07b38', 'lab-02'],
    ['xxx', 'lab-01'],
    ['', 'lab-01'],
    ['8', 'lab-01'],
  ] as const)
    t.is(wholeId(text, host, jobs), undefined, text);
});

test('a code is found in the fragment, and the place behind it', t => {
  const code = 'AbCdEfGhIjKlMnOpQrStUv';
  t.deepEqual(codeIn(`#code=${code}/-/jobs`), {code, place: '#/-/jobs'});
  t.deepEqual(codeIn(`#code=${code}`), {code, place: ''});
  t.is(codeIn(`#code=${code}x`), undefined);
  t.is(
    addressOf(23_456, code, namedPlace('#/-/run/lab-01/x')),
    `http://127.0.0.1:23456/#code=${code}/-/run/lab-01/x`,
  );
  t.is(namedPlace('http://127.0.0.1:1234/#/-/jobs'), '#/-/jobs');
  for (const bad of [
    'https://example.com/#/-/jobs',
    '#jobs',
    '#/a b',
    'javascript:alert(1)',
    `#/${'a'.repeat(600)}`,
  ])
    t.throws(() => namedPlace(bad), {code: 'bad-place'});
});

test('as root, over ssh and without a display no browser is opened', t => {
  const here = {platform: 'linux' as const, environment: {DISPLAY: ':0'}, isRoot: false, isWsl: false};
  t.deepEqual(openerOf(here), ['xdg-open']);
  t.deepEqual(openerOf({...here, environment: {WAYLAND_DISPLAY: 'wayland-0'}}), ['xdg-open']);
  t.is(openerOf({...here, isRoot: true}), 'this is root, and no browser should be');
  t.is(
    openerOf({...here, environment: {DISPLAY: 'localhost:10.0', SSH_CONNECTION: 'x'}}),
    'this is a login from elsewhere',
  );
  t.is(openerOf({...here, environment: {}}), 'there is no display');
  t.deepEqual(openerOf({...here, environment: {}, isWsl: true}), [
    'rundll32.exe',
    'url.dll,FileProtocolHandler',
  ]);
});

test('a folder of the name of a browser is none', t => {
  const top = mkdtempSync(join(tmpdir(), 'reeve-test-'));
  t.teardown(() => rmSync(top, {recursive: true}));
  mkdirSync(join(top, 'browser'));
  const {PATH} = process.env;
  process.env.PATH = top;
  const isOpened = open(['browser'], 'http://127.0.0.1:1/');
  process.env.PATH = PATH;
  t.false(isOpened);
});

test('green is only what was verified: bytes that did not come and a missing receipt are neither green nor red', t => {
  t.is(proofOf({verified: true, missing: 0, receipt: '/r'}).verdict, 'good');
  t.is(proofOf({verified: false, missing: 10, receipt: '/r'}).verdict, 'open');
  t.is(proofOf({verified: false, missing: 0, receipt: '/r'}).verdict, 'open');
  t.is(proofOf({verified: true, missing: 0, receipt: undefined}).verdict, 'open');
});

test('a refusal names the field that it is about', t => {
  const refused = (message: string) =>
    problemOf(new ClientError('refused', message, {wireCode: 'bad-parameter'}));
  t.like(refused('parameter "seconds": found "x", expected a number'), {
    code: 'bad-parameter',
    field: 'seconds',
  });
  t.is(refused('secret "pass-word": too short').field, 'pass-word');
  t.is(refused('this command takes none').field, '');
});
