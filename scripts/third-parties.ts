import {globSync} from 'node:fs';
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Metafile} from 'esbuild';

/**
 * The licences of all packages of which code stands in a bundle, or which are copied as they are (`copied`). Packages whose licences
 * differ by the lines of their copyright alone have its words once.
 */
export async function thirdParties(
  root: string,
  bundles: readonly Metafile[],
  copied: readonly string[],
): Promise<Buffer> {
  const licences = await Promise.all(
    packagesIn(bundles, copied).map(name => licenceOf(join(root, 'node_modules', name), name)),
  );
  const parts = [...Map.groupBy(licences, ({words}) => words.replaceAll(/\s+/g, ' '))].map(
    ([, same]) => `${same.map(({head}) => head).join('\n')}\n${same[0]?.words}\n`,
  );
  const rule = `\n${'-'.repeat(80)}\n\n`;
  return Buffer.from(`Code of these packages is part of reeve.\n${rule}${parts.join(rule)}`);
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

/** The lines that name a package and its owners, and the words of its licence without these. */
async function licenceOf(folder: string, name: string): Promise<{head: string; words: string}> {
  const {version, license} = JSON.parse(await readFile(join(folder, 'package.json'), 'utf8'));
  const [file] = globSync('{licen[cs]e,LICEN[CS]E,copying,COPYING}*', {cwd: folder});
  if (file === undefined)
    throw new Error(`${name} comes without the text of its licence; it cannot be bundled`);
  const lines = (await readFile(join(folder, file), 'utf8')).trim().split('\n');
  const own = lines.filter(line => ownLine.test(line));
  const head = [`${name} ${version}${license === undefined ? '' : ` (${license})`}`, ...own];
  const words = lines.filter(line => !ownLine.test(line)).join('\n');
  return {head: `${head.join('\n')}\n`, words: words.trim()};
}

/** A line that names the owner of a work, or a title of the MIT licence, which some leave out. */
const ownLine = /^\s*(?:Copyright\b.*\d|\(?(?:The )?MIT(?: License)?\)?(?: \(MIT\))?:?\s*$)/i;
