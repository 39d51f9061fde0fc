import {execFileSync} from 'node:child_process';
import test from 'ava';
import fc from 'fast-check';
import {fillParts, literalOf, paramsOf, parseParts} from '../../src/policy/catalogue/template-text.ts';
import {authorize} from '../../src/policy/orders/authorize.ts';
import {anyText} from '../fixtures/any-text.ts';
import {notLinux, skip} from '../fixtures/skip.ts';
import {alice, catalogueOf, problemsOf, runOrder} from './fixtures.ts';

const escaped = (text: string) => text.replaceAll('{', '{{').replaceAll('}', '}}');
const parsed = (text: string) => {
  const parts = parseParts(text);
  if ('found' in parts) throw new Error(`${parts.found} at ${parts.at}`);
  return parts;
};
const name = fc.stringMatching(/^[A-Za-z][A-Za-z0-9_-]{0,20}$/);
test('any text can be written with doubled braces, and stands for itself', t => {
  fc.assert(fc.property(anyText(), text => t.is(literalOf(parsed(escaped(text))), text)));
});

test('a parameter among any text is replaced by any value, and nothing else changes', t => {
  fc.assert(
    fc.property(anyText(), name, anyText(), anyText(), (before, param, after, value) => {
      const parts = parsed(`${escaped(before)}{${param}}${escaped(after)}`);
      t.deepEqual(paramsOf(parts), [param]);
      t.is(literalOf(parts), undefined);
      t.is(
        fillParts(parts, () => value),
        before + value + after,
      );
    }),
  );
});

test('no text makes the parser fail, and what it does not understand is a brace', t => {
  const text = fc.string({unit: fc.constantFrom('{', '}', 'a', '.', '?', ' ', '1'), maxLength: 12});
  fc.assert(
    fc.property(text, written => {
      const parts = parseParts(written);
      if ('found' in parts) t.is(written.slice(parts.at, parts.at + parts.found.length), parts.found);
      else t.true(parts.length > 0);
    }),
  );
});

test('a brace that means nothing is told by where it stands, without the text, which may be a password', async t => {
  const load = async (rest: string) =>
    (await problemsOf(t, `commands:\n  a: { argv: [sh], ${rest} }\n`)).join('\n');
  const at = 'catalogue.yaml:2:';
  t.is(
    await load('env: { A: "pa{ss" }'),
    `${at}30: commands.a: env.A: found "{" as character 3, expected {NAME}; write {{ for a brace itself`,
  );
  t.is(
    await load('env: { A: "pass}" }'),
    `${at}30: commands.a: env.A: found "}" as character 5, expected {NAME}; write }} for a brace itself`,
  );
  t.is(
    await load('stdin: "pa{x...}ss\\n"'),
    `${at}27: commands.a: stdin: found "{x...}", which only argv can have; expected {NAME}`,
  );
  t.is(
    await load('stdin: "{x?}"'),
    `${at}27: commands.a: stdin: found "{x?}", which only argv can have; expected {NAME}`,
  );
  t.regex(await load('env: { A: "{ x }" }'), /found "\{" as character 1/);
});

test('secrets arrive in a program’s environment and text as they were given', async t => {
  if (process.platform === 'win32') return skip(t, notLinux);
  const catalogue = await catalogueOf(
    t,
    `commands:
  show:
    argv: ["/usr/bin/env"]
    params: { x: { type: string, writeOnly: true } }
    env: { ONE: "{{{x}}}", TWO: "{x}{x}" }
    stdin: "a{x}b"
access: [{ who: ["*"], run: ["*"] }]
`,
  );
  const value = anyText().filter(text => !text.includes('\0') && text.isWellFormed());
  fc.assert(
    fc.property(value, x => {
      const {env, stdin} = authorize(runOrder(alice, 'show'), catalogue, new Map([['x', x]])).invocation;
      t.deepEqual([env.ONE, env.TWO, stdin], [`{${x}}`, x + x, {text: `a${x}b`}]);
    }),
  );
  const hostile = '$(id) `id` \n "{x}" \u202e';
  const {argv, env} = authorize(runOrder(alice, 'show'), catalogue, new Map([['x', hostile]])).invocation;
  const printed = execFileSync(argv[0], ['-0'], {env: {...env}, encoding: 'utf8'}).split('\0');
  t.true(printed.includes(`ONE={${hostile}}`));
});
