import {globSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Metafile} from 'esbuild';

/** The licences of all packages of which code stands in a bundle, or which are copied as they are (`copied`). */
export async function thirdParties(
  root: string,
  bundles: readonly Metafile[],
  copied: readonly string[],
): Promise<Buffer> {
  const parts = packagesIn(bundles, copied).map(name => licenceOf(join(root, 'node_modules', name), name));
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return Buffer.from(
    `Code of these packages is part of reeve.\n${rule}${(await Promise.all(parts)).join(rule)}`,
  );
}

/** Their names, in order. */
export function packagesIn(bundles: readonly Metafile[], copied: readonly string[]): string[] {
  const names = new Set(copied);
  for (const {outputs} of bundles)
    for (const {inputs} of Object.values(outputs))
      for (const [path, {bytesInOutput}] of Object.entries(inputs)) {
        const [, name] =
          /(?:^|\/)node_modules\/((?:@[^/]+\/)?[^/]+)\/(?!.*\/node_modules\/)/.exec(path) ?? [];
        if (name !== undefined && bytesInOutput > 0) names.add(name);
      }
  return [...names].sort();
}

async function licenceOf(folder: string, name: string): Promise<string> {
  const {version, license} = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const [file] = globSync('{licen[cs]e,LICEN[CS]E,copying,COPYING}*', {cwd: folder});
  if (file === undefined)
    throw new Error(`${name} comes without the text of its licence; it cannot be bundled`);
  const text = await readFile(join(folder, file), 'utf8');
  return `${name} ${version}${license === undefined ? '' : ` (${license})`}\n\n${text.trim()}\n`;
}
