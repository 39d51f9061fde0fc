import {statfsSync} from 'node:fs';
import type {FileHandle} from 'node:fs/promises';
import {open, readdir, rename, rm, stat} from 'node:fs/promises';
import {join} from 'node:path';
import {manifestName, manifestsFolder} from '../../audit/read/layout.ts';
import {syncFolder} from '../../base/durable-file.ts';
import {makeFolder} from '../../base/own-folder.ts';
import type {ManifestFile, ManifestSummary} from '../../shares/manifest.ts';
import {Manifest, manifestLine} from '../../shares/manifest.ts';

/** Bounds of what is kept, in bytes. */
export interface ManifestBounds {
  /** Of one manifest: a transfer of more files is refused. */
  readonly one: number;
  /** Of all together, but at most a share of the disk: the oldest go first. */
  readonly all: number;
  /** A manifest counts as so much at least, which bounds their number. */
  readonly least: number;
}

const usualBounds: ManifestBounds = {one: 256 * 1024 * 1024, all: 1024 * 1024 * 1024, least: 16 * 1024};
/** The share of the disk that all together have at most. */
const diskShare = 0.05;
/** The share of the bound that is left when the oldest went, so that not each transfer has to look at all. */
const leftShare = 0.9;
const unfinished = '.part';

/** The manifests of transfers, each a file beside the account that is named after its job. */
export class Manifests {
  readonly folder: string;
  readonly #bounds: ManifestBounds;
  /** Bytes of all, as they count; undefined before they were counted. */
  #bytes: number | undefined;
  #tidying: Promise<void> | undefined;

  /** @param accountFolder which is there */
  constructor(accountFolder: string, bounds = usualBounds) {
    this.folder = join(accountFolder, manifestsFolder);
    makeFolder(this.folder, 0o700);
    const {blocks, bsize} = statfsSync(this.folder);
    this.#bounds = {...bounds, all: Math.min(bounds.all, blocks * bsize * diskShare)};
  }

  pathOf(job: string): string {
    return join(this.folder, manifestName(job));
  }

  /** A crash before it is whole leaves a part of one, which the next start removes. */
  async begin(job: string): Promise<KeptManifest> {
    const path = this.pathOf(job);
    const file = await open(`${path}${unfinished}`, 'wx', 0o600);
    return new KeptManifest(file, this.#bounds.one, async bytes => {
      await rename(`${path}${unfinished}`, path);
      await syncFolder(this.folder);
      this.#added(bytes);
    });
  }

  /** Of a transfer that was not done. */
  async remove(job: string): Promise<void> {
    for (const ending of ['', unfinished]) await rm(`${this.pathOf(job)}${ending}`, {force: true});
  }

  /** Those that the last server did not finish. */
  async removeUnfinished(): Promise<void> {
    const names = await readdir(this.folder);
    for (const name of names.filter(name => name.endsWith(unfinished)))
      await rm(join(this.folder, name), {force: true});
  }

  /** Settles when the oldest are gone that have no room any more. */
  async tidied(): Promise<void> {
    await this.#tidying;
  }

  #added(bytes: number): void {
    if (this.#bytes !== undefined) this.#bytes += this.#counted(bytes);
    if (this.#bytes !== undefined && this.#bytes <= this.#bounds.all) return;
    this.#tidying ??= this.#tidy()
      // They are looked at again after the next transfer.
      .catch(() => {})
      .finally(() => (this.#tidying = undefined));
  }

  /** Their names sort as the times of their orders. */
  async #tidy(): Promise<void> {
    const names = (await readdir(this.folder)).filter(name => !name.endsWith(unfinished)).sort();
    const sizes: number[] = [];
    for (const name of names) sizes.push(this.#counted((await stat(join(this.folder, name))).size));
    let bytes = sizes.reduce((sum, size) => sum + size, 0);
    const most = bytes > this.#bounds.all ? this.#bounds.all * leftShare : this.#bounds.all;
    for (const [at, name] of names.entries()) {
      if (bytes <= most) break;
      await rm(join(this.folder, name), {force: true});
      bytes -= sizes[at] ?? 0;
    }
    this.#bytes = bytes;
  }

  #counted(bytes: number): number {
    return Math.max(bytes, this.#bounds.least);
  }
}

/** A manifest that is being written. Its lines are in memory only until they are written. */
export class KeptManifest {
  readonly #file: FileHandle;
  readonly #most: number;
  readonly #name: (bytes: number) => Promise<void>;
  readonly #manifest = new Manifest();
  #bytes = 0;
  #summary: ManifestSummary | undefined;

  constructor(file: FileHandle, most: number, name: (bytes: number) => Promise<void>) {
    this.#file = file;
    this.#most = most;
    this.#name = name;
  }

  /** Undefined before it is whole and on disk. */
  get summary(): ManifestSummary | undefined {
    return this.#summary;
  }

  async add(files: readonly ManifestFile[]): Promise<void> {
    if (this.#summary !== undefined) throw new Error('its manifest is whole already');
    const bytes = Buffer.from(files.map(file => `${manifestLine(file)}\n`).join(''));
    this.#bytes += bytes.length;
    if (this.#bytes > this.#most)
      throw new Error(`it has too many files: their manifest has more than ${this.#most} bytes`);
    await this.#file.writeFile(bytes);
    for (const file of files) this.#manifest.add(file);
  }

  /** Resolves when it is on disk under its name. */
  async finish(): Promise<ManifestSummary> {
    await this.#file.sync();
    await this.#name(this.#bytes);
    this.#summary = this.#manifest.summary;
    return this.#summary;
  }

  async close(): Promise<void> {
    await this.#file.close();
  }
}
