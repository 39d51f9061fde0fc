import {chmod, copyFile, cp, mkdir, readdir, readFile, symlink, writeFile} from 'node:fs/promises';
import {basename, dirname, join} from 'node:path';
import {gzipSync} from 'node:zlib';
import {scripts} from '../../src/cli/completion/scripts.ts';
import {shells} from '../../src/cli/completion/shown-answer.ts';
import type {ExecutableBundle} from './bundle-executable.ts';
import {manPages} from './man-pages.ts';
import type {Arch} from './node-of.ts';
import {sbom} from './sbom.ts';

/** The file from which each of Debian's shells takes what completes words of reeve. */
const completionFiles = {
  bash: 'usr/share/bash-completion/completions/reeve',
  zsh: 'usr/share/zsh/vendor-completions/_reeve',
  fish: 'usr/share/fish/vendor_completions.d/reeve.fish',
} as const;

export const maintainer = 'The makers of reeve <reeve@localhost.localdomain>';

/** The parts of each package, but for the executable itself. */
export interface Parts {
  readonly root: string;
  readonly version: string;
  /** Tells this build from others. */
  readonly build: string;
  /** Seconds since 1970. */
  readonly time: number;
  readonly arch: Arch;
  readonly manuals: ReadonlyMap<string, string>;
  readonly sbom: string;
}

export async function partsOf(
  root: string,
  {metafiles}: ExecutableBundle,
  {version, build, time, arch}: Pick<Parts, 'version' | 'build' | 'time' | 'arch'>,
): Promise<Parts> {
  const [manuals, bill] = await Promise.all([
    manPages(root, version, time),
    sbom(root, metafiles, `node-linux-${arch}`, version, time),
  ]);
  return {root, version, build, time, arch, manuals, sbom: bill};
}

/** The Debian package's files below `tree`, in their places and with their modes. `executable` is the folder that was made of it. */
export async function debianTree(tree: string, executable: string, parts: Parts): Promise<void> {
  const {root, version, build, manuals} = parts;
  const ours = join(root, 'scripts/package/debian');
  // Of each build another: a server that runs keeps its own over an upgrade.
  const programs = `usr/lib/reeve/${version}-${build}`;
  const documents = join(tree, 'usr/share/doc/reeve');
  await copyPrograms(executable, join(tree, programs));
  await mkdir(join(tree, 'usr/bin'), {recursive: true});
  await symlink(`../lib/reeve/${version}-${build}/reeve`, join(tree, 'usr/bin/reeve'));
  await install(join(ours, 'tidy'), join(tree, 'usr/lib/reeve/tidy'), 0o755);
  await install(join(ours, 'reeve.service'), join(tree, 'usr/lib/systemd/system/reeve.service'));
  await install(join(ours, 'reeve.sysusers'), join(tree, 'usr/lib/sysusers.d/reeve.conf'));
  await install(join(ours, 'server.yaml'), join(tree, 'etc/reeve/server.yaml'));
  await install(join(ours, 'defaults.yaml'), join(tree, 'etc/reeve/catalogue/defaults.yaml'));
  await install(join(ours, 'lintian-overrides'), join(tree, 'usr/share/lintian/overrides/reeve'));
  for (const shell of shells) await write(join(tree, completionFiles[shell]), scripts[shell]);
  for (const [name, text] of manuals) {
    const section = name.slice(-1);
    await write(join(tree, `usr/share/man/man${section}`, `${name}.gz`), gzipSync(text, {level: 9}));
  }
  const changes = gzipSync(await readFile(join(root, 'CHANGELOG.md')), {level: 9});
  await write(join(documents, 'CHANGELOG.md.gz'), changes);
  await write(join(documents, 'changelog.gz'), gzipSync(debianChangelog(parts), {level: 9}));
  await writeDocuments(documents, parts);
}

/** As deb-changelog(5) has it: CHANGELOG.md has no entries by package. */
const debianChangelog = ({version, time}: Parts) => `reeve (${version}) unstable; urgency=medium

  * CHANGELOG.md.gz says what changed.

 -- ${maintainer}  ${new Date(time * 1000).toUTCString().replace('GMT', '+0000')}
`;

/** The contents of the archive for other systems, in one folder. */
export async function plainTree(tree: string, executable: string, parts: Parts): Promise<void> {
  const {root, manuals} = parts;
  await copyPrograms(executable, tree);
  for (const [name, text] of manuals) await write(join(tree, `man/man${name.slice(-1)}`, name), text);
  for (const shell of shells)
    await write(join(tree, 'completion', basename(completionFiles[shell])), scripts[shell]);
  await install(join(root, 'CHANGELOG.md'), join(tree, 'CHANGELOG.md'));
  await writeDocuments(tree, parts);
}

async function copyPrograms(executable: string, folder: string): Promise<void> {
  for (const name of ['openssl.cnf', 'THIRD-PARTY.txt', ...(await addons(executable))])
    await install(join(executable, name), join(folder, name));
  await install(join(executable, 'reeve'), join(folder, 'reeve'), 0o755);
}

const addons = async (executable: string) =>
  (await readdir(join(executable, 'pty'))).map(name => join('pty', name));

async function writeDocuments(folder: string, {root, sbom: bill}: Parts): Promise<void> {
  await write(join(folder, 'sbom.cdx.json'), bill);
  await install(join(root, 'LICENSE'), join(folder, 'copyright'));
  await cp(join(root, 'examples'), join(folder, 'examples'), {recursive: true});
  for (const entry of await readdir(join(folder, 'examples'), {recursive: true, withFileTypes: true}))
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() ? 0o755 : 0o644);
}

async function install(from: string, to: string, mode = 0o644): Promise<void> {
  await mkdir(dirname(to), {recursive: true});
  await copyFile(from, to);
  await chmod(to, mode);
}

async function write(to: string, contents: string | Uint8Array): Promise<void> {
  await mkdir(dirname(to), {recursive: true});
  await writeFile(to, contents);
  await chmod(to, 0o644);
}
