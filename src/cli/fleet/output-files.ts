import {randomBytes} from 'node:crypto';
import {rmSync} from 'node:fs';
import type {FileHandle} from 'node:fs/promises';
import {mkdir, open, rename, rm} from 'node:fs/promises';
import {join} from 'node:path';
import {isSystemError, messageOf, systemMessageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import type {HostOutcome} from '../../index.ts';
import {usage} from '../errors.ts';
import {KeepingError} from '../streams/keeping-error.ts';
import {hostFileNames} from './host-file-names.ts';
import type {Channel, OutputEvent, OutputSink} from './output-sink.ts';
import type {Speaker} from './speaker.ts';

const endings: Readonly<Record<Channel, string>> = {stdout: 'out', stderr: 'err'};

/**
 * The output of each host in files of a folder, `HOST.out` and `HOST.err`. They are made whole: a file has its
 * name when the command has ended there, and replaces an earlier one then. Otherwise nothing is left.
 */
export class OutputFiles implements OutputSink, AsyncDisposable {
  readonly #folder: string;
  readonly #names: ReadonlyMap<string, string>;
  readonly #speaker: Speaker;
  readonly #files = new Map<string, Map<Channel, OpenFile>>();

  private constructor(folder: string, names: ReadonlyMap<string, string>, speaker: Speaker) {
    this.#folder = folder;
    this.#names = names;
    this.#speaker = speaker;
    process.on('exit', this.#removeAll);
  }

  /** Makes the folder, if it is not there. @throws {CodedError} `usage` */
  static async open(folder: string, hosts: readonly string[], speaker: Speaker): Promise<OutputFiles> {
    const names = hostFileNames(hosts);
    try {
      await mkdir(folder);
    } catch (error) {
      if (!isSystemError(error, 'EEXIST'))
        throw usage(`--outdir: cannot make ${quote(folder, 256)}: ${systemMessageOf(error)}`, error);
    }
    const files = new OutputFiles(folder, names, speaker);
    try {
      // Before anything runs: can files be made there?
      await files.#discard(await files.#make('', 'out'));
    } catch (error) {
      await files[Symbol.asyncDispose]();
      throw usage(`--outdir: ${messageOf(error)}`, error);
    }
    return files;
  }

  /** @throws {KeepingError} */
  async write({host, channel, bytes}: OutputEvent): Promise<void> {
    const file = await this.#fileOf(host, channel);
    await this.#trying(file.path, async () => {
      for (let written = 0; written < bytes.length; )
        written += (await file.handle.write(bytes, written)).bytesWritten;
    });
  }

  async end(outcome: HostOutcome): Promise<void> {
    const {host, is} = outcome;
    if (is === 'ended')
      for (const channel of ['stdout', 'stderr'] as const) await this.#fileOf(host, channel);
    for (const [channel, file] of this.#files.get(host) ?? [])
      if (is === 'ended') await this.#name(host, channel, file);
      else await this.#discard(file);
    this.#files.delete(host);
    if (is === 'unknown')
      this.#speaker.say(`its output did not come whole: ${this.#pathOf(host, 'stdout')} is not made`, host);
  }

  async close(): Promise<void> {}

  /** Removes the files that have no name yet. */
  async [Symbol.asyncDispose](): Promise<void> {
    process.off('exit', this.#removeAll);
    for (const files of this.#files.values()) for (const file of files.values()) await this.#discard(file);
    this.#files.clear();
  }

  async #fileOf(host: string, channel: Channel): Promise<OpenFile> {
    const files = this.#files.get(host) ?? new Map<Channel, OpenFile>();
    this.#files.set(host, files);
    const file = files.get(channel) ?? (await this.#make(host, endings[channel]));
    files.set(channel, file);
    return file;
  }

  async #make(host: string, ending: string): Promise<OpenFile> {
    const random = randomBytes(6).toString('hex');
    const path = join(this.#folder, `.${this.#names.get(host) ?? ''}.${ending}.${random}.tmp`);
    return await this.#trying(path, async () => ({path, handle: await open(path, 'wx', 0o666)}));
  }

  async #name(host: string, channel: Channel, {path, handle}: OpenFile): Promise<void> {
    const to = this.#pathOf(host, channel);
    await this.#trying(to, async () => {
      await handle.close();
      await rename(path, to);
    });
  }

  async #discard({path, handle}: OpenFile): Promise<void> {
    await handle.close().catch(() => {});
    await rm(path, {force: true}).catch(() => {});
  }

  #pathOf(host: string, channel: Channel): string {
    return join(this.#folder, `${this.#names.get(host) ?? ''}.${endings[channel]}`);
  }

  async #trying<Value>(path: string, work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (error) {
      throw new KeepingError(`cannot write ${quote(path, 256)}: ${systemMessageOf(error)}`, error);
    }
  }

  readonly #removeAll = (): void => {
    for (const files of this.#files.values())
      for (const {path} of files.values()) rmSync(path, {force: true});
  };
}

/** A file that does not have its name yet. */
interface OpenFile {
  readonly path: string;
  readonly handle: FileHandle;
}
