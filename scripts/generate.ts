// Writes the types of every schema in schemas/ into the room that owns it.
// `--check` writes nothing and fails where a generated file differs from what its schema gives.
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {compile} from 'json-schema-to-typescript';

/** Which room owns a schema. */
const owners: Record<string, string> = {
  wire: 'protocol',
  answer: 'protocol',
  message: 'protocol',
  link: 'gate-link',
  order: 'identity',
  server: 'config',
  client: 'config',
  catalogue: 'policy',
  entry: 'audit',
  dashboard: 'dashboard',
};

const banner = (name: string) =>
  `// Generated from schemas/${name}.json by scripts/generate.ts. Do not edit.\n`;

const readSchema = async (name: string) =>
  JSON.parse(await readFile(`schemas/${name}.json`, 'utf8')) as {$id: string};

async function generated(): Promise<Map<string, string>> {
  const files = new Map<string, string>();
  for (const [name, room] of Object.entries(owners))
    files.set(`src/${room}/generated/${name}.ts`, banner(name) + (await types(await readSchema(name), name)));
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
