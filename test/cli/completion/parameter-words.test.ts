import test from 'ava';
import fc from 'fast-check';
import {commandNote} from '../../../src/cli/completion/host-notes.ts';
import {parameterWords} from '../../../src/cli/completion/parameter-words.ts';
import {ParameterCompiler} from '../../../src/policy/catalogue/parameter.ts';
import type {ParameterSchema} from '../../../src/policy/generated/catalogue.ts';
import {parseArgs} from '../../../src/policy/orders/parse-args.ts';
import {described} from '../../fixtures/scripted-server.ts';

const schemas: Record<string, ParameterSchema> = {
  service: {type: 'string', enum: ['web', 'two words', '--odd']},
  force: {type: 'boolean'},
  level: {type: 'integer', enum: [1, 2, 10], default: 2},
  token: {type: 'string', writeOnly: true},
  note: {type: 'string', description: 'Free text'},
  hosts: {type: 'array', items: {type: 'string', enum: ['a', 'b']}},
};
const params = Object.entries(schemas).map(([name, schema]) => ({
  name,
  required: false,
  schema: {...schema},
}));
const parameters = commandNote({...described, params})?.parameters ?? [];
const wordsFor = (...words: readonly string[]) =>
  parameterWords(words.slice(0, -1), words.at(-1) ?? '', parameters).map(({word}) => word);

test('values are those of the parameter whose turn it is', t => {
  t.deepEqual(wordsFor(''), ['web', 'two words']);
  t.deepEqual(wordsFor('t'), ['two words']);
  t.deepEqual(wordsFor('web', ''), ['true', 'false']);
  t.deepEqual(wordsFor('web', '--force', ''), ['1', '2', '10']);
  t.deepEqual(wordsFor('web', 'true', '1', 'text', ''), ['a', 'b'], 'the secret has no place');
  t.deepEqual(wordsFor('web', 'true', '1', 'text', 'a', ''), ['a', 'b']);
  t.deepEqual(wordsFor('--', '-'), []);
  t.deepEqual(wordsFor('--', 'w'), ['web']);
});

test('parameters are named as options, each once, a list again, a secret never', t => {
  const all = ['--service', '--force', '--no-force', '--level', '--note', '--hosts'];
  t.deepEqual(wordsFor('--'), all);
  t.deepEqual(wordsFor('-'), all);
  t.deepEqual(wordsFor('--service', 'web', '--no-force', '--'), ['--level', '--note', '--hosts']);
  t.deepEqual(wordsFor('--hosts', 'a', '--hosts=b', '--'), all);
  t.deepEqual(wordsFor('web', 'true', '1', ''), ['--note', '--hosts'], 'where no value is known');
  t.deepEqual(wordsFor('--level', ''), ['1', '2', '10']);
  t.deepEqual(wordsFor('--level=1'), ['--level=1', '--level=10']);
  t.deepEqual(wordsFor('--force='), ['--force=true', '--force=false']);
  t.deepEqual(wordsFor('--service='), ['--service=web', '--service=two words', '--service=--odd']);
  t.deepEqual(wordsFor('--token='), []);
  t.deepEqual(wordsFor('--token', ''), []);
  t.deepEqual(wordsFor('--nosuch='), []);
});

test('a host takes each word that is offered, whatever stands before it', t => {
  const compiler = new ParameterCompiler();
  const compiled = new Map(
    Object.entries(schemas).map(([name, schema]) => [name, compiler.compile(name, schema, false)]),
  );
  const word = fc.constantFrom(
    'web',
    'true',
    '1',
    '--',
    '--force',
    '--no-force',
    '--level',
    '--level=2',
    '--hosts',
    'a',
    '--note=x',
    '-x',
  );
  let offered = 0;
  fc.assert(
    fc.property(
      fc.array(word, {maxLength: 5}),
      fc.constantFrom('', '-', '--', '--l', 'w', '--level='),
      (given, typed) => {
        const isRight = (words: readonly string[]) => {
          try {
            parseArgs(words, compiled);
            return true;
          } catch {
            return false;
          }
        };
        const isOpen = isRight([...given, '1']) !== isRight(given) && !isRight(given);
        if (!isRight(given) && !isOpen) return;
        for (const candidate of parameterWords(given, typed, parameters)) {
          const words = [...given, candidate.word];
          offered++;
          // A name alone may want its value.
          t.true(isRight(words) || isRight([...words, '1']), words.join(' '));
        }
      },
    ),
    {numRuns: 2000},
  );
  t.true(offered > 1000, `${offered}`);
});
