// Writes the types and validators of every schema in schemas/ into the room that owns it.
// `--check` writes nothing and fails where a generated file differs from what its schema gives.
import {existsSync} from 'node:fs';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {Ajv2020} from 'ajv/dist/2020.js';
import standaloneCode from 'ajv/dist/standalone/index.js';
import {compile} from 'json-schema-to-typescript';

/** Which room owns a schema. The validators of a schema are its `$defs` that are named in `validators`, and itself. */
const owners: Record<string, {room: string; validators: string[]}> = {
  wire: {
    room: 'protocol',
    validators: [
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
      'order',
      'envelope',
      'release',
      'prove',
    ],
  },
  answer: {room: 'protocol', validators: ['commands', 'describe', 'status', 'cancel', 'jobs']},
  link: {
    room: 'link',
    validators: [
      'setup',
      'trust',
      'reply',
      'follow',
      'grown',
      'finished',
      'begun',
      'ready',
      'unbound',
      'submit',
      'prove',
      'consumed',
      'left',
      'report',
      'strangers',
      'barred',
      'census',
    ],
  },
  order: {room: 'identity', validators: []},
  server: {room: 'config', validators: []},
  client: {room: 'config', validators: []},
  catalogue: {room: 'policy', validators: ['definition', 'rule', 'defaults']},
  entry: {room: 'audit', validators: []},
};

const banner = (name: string) =>
  `// Generated from schemas/${name}.json by scripts/generate.ts. Do not edit.\n`;

const readSchema = async (name: string) =>
  JSON.parse(await readFile(`schemas/${name}.json`, 'utf8')) as {$id: string};

async function generated(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [name, {room, validators}] of Object.entries(owners)) {
    if (!existsSync(`schemas/${name}.json`)) continue;
    const schema = await readSchema(name);
    const folder = `src/${room}/generated`;
    files.set(`${folder}/${name}.ts`, banner(name) + (await types(schema, name)));
    const code = await validatorCode(schema, name, validators);
    files.set(`${folder}/${name}-validators.js`, banner(name) + code.js);
    files.set(`${folder}/${name}-validators.d.ts`, banner(name) + code.dts);
  }
  return files;
}

async function types(schema: object, name: string): Promise<string> {
  return compile(structuredClone(schema), name, {
    bannerComment: '',
    additionalProperties: false,
    unreachableDefinitions: true,
    $refOptions: {
      resolve: {
        // One schema may name a definition of another: `reeve:wire#/$defs/envelope`.
        reeve: {
          order: 1,
          canRead: /^reeve:/,
          read: (file: {url: string}) => readSchema(file.url.replace(/^reeve:/, '')),
        },
      },
    },
    format: true,
    style: {singleQuote: true, printWidth: 110, bracketSpacing: false},
  });
}

async function validatorCode(
  schema: {$id: string},
  name: string,
  definitions: string[],
): Promise<{js: string; dts: string}> {
  const ajv = new Ajv2020({
    strict: true,
    strictTypes: false,
    strictRequired: false,
    ownProperties: true,
    discriminator: true,
    allErrors: name === 'server' || name === 'client' || name === 'catalogue',
    verbose: name === 'server' || name === 'client' || name === 'catalogue',
    code: {source: true, esm: true, lines: true},
  });
  ajv.addSchema(schema);
  if (name === 'link' || name === 'entry') ajv.addSchema(await readSchema('wire'));
  const exported: Record<string, string> = {[name]: schema.$id};
  for (const definition of definitions) exported[definition] = `${schema.$id}#/$defs/${definition}`;
  const js = standaloneCode
    .default(ajv, exported)
    .replaceAll(
      /const (\w+) = require\("(ajv\/[^"]+)"\)\.default;/g,
      (_, variable, module) =>
        `import ${variable}Module from '${module}.js';\nconst ${variable} = ${variable}Module.default;`,
    );
  if (js.includes('require(')) throw new Error(`the validators of ${name} still call require()`);
  const dts = [
    `import type {ErrorObject} from 'ajv';`,
    `export interface Validator { (value: unknown): boolean; errors?: ErrorObject[] | null }`,
    ...Object.keys(exported).map(key => `export declare const ${key}: Validator;`),
  ];
  return {js, dts: `${dts.join('\n')}\n`};
}

const check = process.argv.includes('--check');
const drifted: string[] = [];
for (const [path, content] of await generated()) {
  if ((await readFile(path, 'utf8').catch(() => '')) === content) continue;
  drifted.push(path);
  if (check) continue;
  await mkdir(path.slice(0, path.lastIndexOf('/')), {recursive: true, mode: 0o755});
  await writeFile(path, content);
}
if (check && drifted.length > 0) {
  console.error(
    `generated files differ from their schemas; run "npm run generate":\n  ${drifted.join('\n  ')}`,
  );
  process.exitCode = 1;
}
