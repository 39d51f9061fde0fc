import {createHash} from 'node:crypto';
import {chmod, lstat, mkdir, mkdtemp, readdir, readFile, rename, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join, relative} from 'node:path';
import {arArchive, writeTarball} from './archives.ts';
import type {Arch} from './node-of.ts';
import type {Parts} from './package-tree.ts';
import {debianTree, maintainer, plainTree} from './package-tree.ts';

/** The processors, as Debian calls them. */
const debianArch: Readonly<Record<Arch, string>> = {x64: 'amd64', arm64: 'arm64'};
const conffiles = '/etc/reeve/server.yaml\n/etc/reeve/catalogue/defaults.yaml\n';

export interface PackageOptions {
  /** The folder into which packages go. */
  readonly outdir: string;
  /** The folder that the executable was made in. */
  readonly executable: string;
  /** Of gzip. */
  readonly level: number;
}

/** Makes `reeve_VERSION_ARCH.deb`, with the tools of no Debian; returns its path. */
export async function makeDeb(parts: Parts, {outdir, executable, level}: PackageOptions): Promise<string> {
  const {version, arch, time} = parts;
  const file = join(outdir, `reeve_${version}_${debianArch[arch]}.deb`);
  await inWork(async work => {
    const [data, control] = [join(work, 'data'), join(work, 'control')];
    await mkdir(control);
    await debianTree(data, executable, parts);
    await writeControl(control, data, parts);
    for (const folder of [data, control]) {
      await openFolders(folder);
      await writeTarball(`${folder}.tar.gz`, folder, '.', {time, level});
    }
    const members = new Map<string, Uint8Array>([['debian-binary', Buffer.from('2.0\n')]]);
    for (const name of ['control.tar.gz', 'data.tar.gz']) members.set(name, await readFile(join(work, name)));
    await inPlace(file, arArchive(members, time));
  });
  return file;
}

/** Makes `reeve-VERSION-linux-ARCH.tar.gz`, which holds one folder of that name; returns its path. */
export async function makeTarGz(parts: Parts, {outdir, executable, level}: PackageOptions): Promise<string> {
  const name = `reeve-${parts.version}-linux-${parts.arch}`;
  const file = join(outdir, `${name}.tar.gz`);
  await inWork(async work => {
    await plainTree(join(work, name), executable, parts);
    await openFolders(join(work, name));
    const made = join(work, 'made.tar.gz');
    await writeTarball(made, work, name, {time: parts.time, level});
    await inPlace(file, await readFile(made));
  });
  return file;
}

/** Writes SHA256SUMS of all packages in a folder, as sha256sum(1) reads it. */
export async function writeSums(outdir: string): Promise<void> {
  const names = (await readdir(outdir)).filter(name => /\.(?:deb|tar\.gz)$/.test(name)).toSorted();
  const lines = names.map(async name => `${await digestOf('sha256', join(outdir, name))}  ${name}\n`);
  await inPlace(join(outdir, 'SHA256SUMS'), Buffer.from((await Promise.all(lines)).join('')));
}

async function writeControl(control: string, data: string, {root, version, arch}: Parts): Promise<void> {
  const files = (await readdir(data, {recursive: true, withFileTypes: true}))
    .filter(entry => entry.isFile())
    .map(entry => join(entry.parentPath, entry.name))
    .toSorted();
  const sizes = await Promise.all(files.map(async path => Math.ceil((await lstat(path)).size / 1024)));
  const sums = files.map(async path => `${await digestOf('md5', path)}  ${relative(data, path)}\n`);
  const texts = {
    control: controlOf(
      version,
      debianArch[arch],
      sizes.reduce((sum, size) => sum + size, 0),
    ),
    conffiles,
    md5sums: (await Promise.all(sums)).join(''),
  };
  for (const [name, text] of Object.entries(texts)) {
    await writeFile(join(control, name), text);
    await chmod(join(control, name), 0o644);
  }
  for (const name of ['preinst', 'postinst', 'prerm', 'postrm']) {
    const text = await readFile(join(root, 'scripts/package/debian', name), 'utf8');
    await writeFile(join(control, name), text.replaceAll('@VERSION@', version));
    await chmod(join(control, name), 0o755);
  }
}

/** The libraries are those of Node; setpriv and prlimit are of util-linux, which every Debian has. */
const controlOf = (version: string, architecture: string, kibibytes: number) => `Package: reeve
Version: ${version}
Architecture: ${architecture}
Maintainer: ${maintainer}
Installed-Size: ${kibibytes}
Depends: libc6 (>= 2.28), libstdc++6 (>= 8), libgcc-s1, libatomic1, passwd
Section: admin
Priority: optional
Description: runs approved commands on lab machines
 Commands of a catalogue are run on other machines over mutual TLS. Each order
 is signed, and each host keeps an account of all runs that nobody can quietly
 edit. This package is the command line and the server, which starts when
 reeve.service is enabled and has its certificates.
`;

/** Whatever the umask. */
async function openFolders(folder: string): Promise<void> {
  await chmod(folder, 0o755);
  for (const entry of await readdir(folder, {recursive: true, withFileTypes: true}))
    if (entry.isDirectory()) await chmod(join(entry.parentPath, entry.name), 0o755);
}

async function digestOf(algorithm: 'md5' | 'sha256', path: string): Promise<string> {
  return createHash(algorithm)
    .update(await readFile(path))
    .digest('hex');
}

async function inWork(make: (work: string) => Promise<void>): Promise<void> {
  const work = await mkdtemp(join(tmpdir(), 'reeve-package-'));
  try {
    await make(work);
  } finally {
    await rm(work, {recursive: true});
  }
}

/** In one step: nobody finds half a package. */
async function inPlace(file: string, contents: Uint8Array): Promise<void> {
  await writeFile(`${file}.new`, contents);
  await rename(`${file}.new`, file);
}
