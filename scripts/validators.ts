// Makes the validators that src/ imports, as code, from schemas/: what a client reads apart from what a host reads, so that
// neither loads the other's. They are not kept in git; the build makes those whose schema, or this file, has changed.
import {createHash, randomBytes} from 'node:crypto';
import {mkdir, readFile, rename, writeFile} from 'node:fs/promises';
import {dirname} from 'node:path';
import {Ajv2020} from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import {transform} from 'esbuild';

interface Made {
  /** Of schemas/SCHEMA.json. */
  readonly schema: string;
  /** Names of its `$defs`, or its own, each a function that the module exports. */
  readonly of: readonly string[];
  /** True if a person reads what was wrong: all of it, with the values. */
  readonly forPeople?: boolean;
}

/** By file: `src/ROOM/generated/NAME-validators.js`. */
const modules: Record<string, Made> = {
  'protocol/server-message': {
    schema: 'wire',
    of: [
      'welcome',
      'fault',
      'refused',
      'queued',
      'started',
      'answer',
      'proven',
      'gap',
      'ended',
      'ping',
      'pong',
    ],
  },
  'protocol/client-message': {
    schema: 'wire',
    of: ['order', 'envelope', 'release', 'prove', 'fault', 'ping', 'pong'],
  },
  'protocol/message': {schema: 'message', of: ['message']},
  'protocol/answer': {
    schema: 'answer',
    of: ['commands', 'describe', 'status', 'cancel', 'jobs', 'send', 'shares', 'watch'],
  },
  'gate-link/to-gate': {
    schema: 'link',
    of: ['setup', 'trust', 'reply', 'follow', 'grown', 'finished', 'totals'],
  },
  'gate-link/to-executor': {
    schema: 'link',
    of: [
      'begun',
      'ready',
      'unbound',
      'submit',
      'prove',
      'consumed',
      'wanted',
      'left',
      'unfollowed',
      'report',
      'strangers',
      'barred',
      'census',
    ],
  },
  'identity/order': {schema: 'order', of: ['order']},
  'dashboard/page': {schema: 'dashboard', of: ['offer', 'hello', 'answer', 'intent']},
  'audit/entry': {schema: 'entry', of: ['entry']},
  'policy/catalogue': {
    schema: 'catalogue',
    of: ['catalogue', 'definition', 'rule', 'defaults', 'share'],
    forPeople: true,
  },
  'config/server': {schema: 'server', of: ['server'], forPeople: true},
  'config/client': {schema: 'client', of: ['client'], forPeople: true},
};

/** The schema whose definitions others may name. */
const shared = 'wire';

const declarations = (names: readonly string[]) =>
  [
    `import type {ErrorObject} from 'ajv';`,
    `export interface Validator { (value: unknown): boolean; errors?: Omit<ErrorObject, 'schemaPath'>[] | null }`,
    ...names.map(name => `export declare const ${name}: Validator;`),
    '',
  ].join('\n');

/** Writes those that are not there yet, or were made from something else. */
export async function makeValidators(): Promise<void> {
  const schemas = new Map<string, {text: string; id: string}>();
  for (const name of new Set([...Object.values(modules).map(({schema}) => schema), shared])) {
    const text = await readFile(`schemas/${name}.json`, 'utf8');
    schemas.set(name, {text, id: JSON.parse(text).$id});
  }
  const code = await readFile(import.meta.filename, 'utf8');
  const madeFrom = createHash('sha256').update(code);
  for (const {text} of schemas.values()) madeFrom.update(text);
  const banner = `// Made by scripts/validators.ts. sha256 of what it is made from: ${madeFrom.digest('hex')}\n`;
  for (const [name, made] of Object.entries(modules)) {
    const [room, base] = name.split('/');
    const file = `src/${room}/generated/${base}-validators`;
    const old = await readFile(`${file}.js`, 'utf8').catch(() => '');
    if (old.startsWith(banner)) continue;
    await replace(`${file}.d.ts`, banner + declarations(made.of));
    const {code: small} = await transform(source(made), {minify: true});
    await replace(`${file}.js`, banner + small);
  }

  function source({schema, of, forPeople = false}: Made): string {
    const ajv = new Ajv2020({
      strict: true,
      strictTypes: false,
      strictRequired: false,
      ownProperties: true,
      discriminator: true,
      // A definition becomes one function, however often it is named.
      inlineRefs: false,
      allErrors: forPeople,
      verbose: forPeople,
      code: {source: true, esm: true},
    });
    for (const name of new Set([schema, shared])) ajv.addSchema(JSON.parse(schemas.get(name)?.text ?? ''));
    const id = schemas.get(schema)?.id ?? '';
    const exported = Object.fromEntries(
      of.map(name => [name, name === schema ? id : `${id}#/$defs/${name}`]),
    );
    const js = standaloneCode
      .default(ajv, exported)
      .replaceAll(
        /const (\w+) = require\("(ajv\/[^"]+)"\)\.default;/g,
        (_, variable, module) =>
          `import ${variable}Module from '${module}.js';\nconst ${variable} = ${variable}Module.default;`,
      )
      // Nobody is told the place in a schema, and these are a tenth of all that validators are.
      .replaceAll(/\bschemaPath:"(?:[^"\\]|\\.)*",/g, '');
    if (js.includes('require(')) throw new Error(`the validators of ${schema} still call require()`);
    return forPeople ? js : withoutUnused(js, schema);
  }
}

/**
 * Leaves out what ajv keeps for `unevaluatedProperties`, `$dynamicRef`, `$data` and keywords of one's own, which no schema has that a
 * program reads: an eighth of its code.
 *
 * @throws {Error} if a schema has one of them
 */
function withoutUnused(js: string, schema: string): string {
  const lean = js
    .replaceAll(
      /const (evaluated\d+) = \w+\.evaluated;if\(\1\.dynamicProps\)\{\1\.props = undefined;\}if\(\1\.dynamicItems\)\{\1\.items = undefined;\}/g,
      '',
    )
    .replaceAll(/\bvalidate\d+\.evaluated = \{[^{}]*\};/g, '')
    .replaceAll(/\bevaluated\d+\.(?:props|items) = (?:props|items)\d+;/g, '')
    .replaceAll(/\bif\(((?:props|items)\d+) !== true\)\{\1 = true;\}|\bvar (?:props|items)\d+ = true;/g, '')
    .replaceAll(', parentData, parentDataProperty, rootData=data, dynamicAnchors={}', '')
    .replaceAll(',parentData,parentDataProperty,rootData,dynamicAnchors}', '}')
    .replaceAll(
      /,parentData:\w+,parentDataProperty:(?:"(?:[^"\\]|\\.)*"|\w+),rootData,dynamicAnchors\}/g,
      '}',
    );
  const [left] =
    /\b(?:evaluated|props|items)\d|\.evaluated\b|\bparentData\b|\brootData\b|\bdynamicAnchors\b/.exec(lean) ??
    [];
  if (left !== undefined) throw new Error(`the validators of ${schema} use ${left}, which is left out`);
  return lean;
}

/** Two builds at once do no harm. */
async function replace(path: string, content: string): Promise<void> {
  await mkdir(dirname(path), {recursive: true, mode: 0o755});
  const temporary = `${path}.${randomBytes(4).toString('hex')}`;
  await writeFile(temporary, content);
  await rename(temporary, path);
}
