import {randomBytes} from 'node:crypto';
import {readFileSync, readlinkSync} from 'node:fs';
import type {FileHandle} from 'node:fs/promises';
import {lstat, open, readdir, rm, rmdir} from 'node:fs/promises';
import {basename, isAbsolute, join} from 'node:path';
import {hasEnded, readProcessStat} from '../../base/process-stat.ts';
import {makeStateFolder} from '../receipts/state-owner.ts';

/** A folder that a get makes: for files on their way, or one of those that come. */
interface MadeFolder {
  /** Absolute, as latin1. */
  readonly path: string;
  readonly isStage: boolean;
}

/** A get that goes on: others see its note. */
export interface StageNote extends AsyncDisposable {
  /** Resolves when it is noted, if that can be. Until then there is no such folder. */
  makes(path: Buffer, isStage: boolean): Promise<void>;
}

const stageName = /^\.[\da-f]{32}\.part$/;
const ending = '.jsonl';

/**
 * Notes of the folders that gets of this user have made on this machine, a file for each get, named after its process. The next
 * get removes what one has left whose process was killed. Linux alone tells which those are; elsewhere nothing is noted.
 */
export class StageNotes {
  readonly #folder: string | undefined;

  /** @param stateFolder where a client keeps what it remembers; undefined if it keeps nothing */
  constructor(stateFolder: string | undefined) {
    this.#folder = stateFolder === undefined ? undefined : join(stateFolder, 'gets');
  }

  /** Removes what killed gets have left, as far as that can be done: no get fails for the sake of another. */
  async sweep(): Promise<void> {
    const system = systemHere();
    if (this.#folder === undefined || system === undefined) return;
    const names = await readdir(this.#folder).catch(() => []);
    for (const name of names)
      if (isLeft(name, system)) await sweepOne(join(this.#folder, name)).catch(() => {});
  }

  /** A note of this process, which is made with its first folder. */
  begin(): StageNote {
    const folder = this.#folder;
    const name = nameHere();
    return folder === undefined || name === undefined ? noNote : new NoteFile(folder, name);
  }
}

const noNote: StageNote = {async makes() {}, async [Symbol.asyncDispose]() {}};

class NoteFile implements StageNote {
  readonly #folder: string;
  readonly #path: string;
  #file: FileHandle | undefined;

  constructor(folder: string, name: string) {
    this.#folder = folder;
    this.#path = join(folder, name);
  }

  async makes(path: Buffer, isStage: boolean): Promise<void> {
    const text = path.toString('latin1');
    const made: MadeFolder = {path: isAbsolute(text) ? text : join(latin1(process.cwd()), text), isStage};
    try {
      this.#file ??= await this.#begin();
      await this.#file.write(`${JSON.stringify(made)}\n`);
    } catch {
      // A full disk, or a home that cannot be written, is no reason not to get files.
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    if (this.#file === undefined) return;
    await this.#file.close();
    await rm(this.#path, {force: true}).catch(() => {});
  }

  async #begin(): Promise<FileHandle> {
    makeStateFolder(this.#folder);
    return open(this.#path, 'wx', 0o600);
  }
}

/** In the order of the note, backwards: a folder is removed after what is in it, and only if nothing else is. */
async function sweepOne(note: string): Promise<void> {
  await using file = await open(note);
  // A note that somebody else wrote could name anything.
  if ((await file.stat()).uid !== process.geteuid?.()) return;
  const lines = (await file.readFile('utf8')).split('\n').slice(0, -1);
  for (const line of lines.reverse()) {
    const {path, isStage} = JSON.parse(line) as MadeFolder;
    const folder = Buffer.from(path, 'latin1');
    const found = await lstat(folder).catch(() => undefined);
    if (found?.isDirectory() !== true || found.uid !== process.geteuid?.()) continue;
    if (!isStage) await rmdir(folder).catch(() => {});
    else if (stageName.test(basename(path))) await rm(folder, {recursive: true, force: true});
  }
  await rm(note);
}

/** Names the processes among which a number means one: those since a start of the system, in one PID namespace. */
function systemHere(): string | undefined {
  try {
    const boot = readFileSync('/proc/sys/kernel/random/boot_id', 'latin1').trim();
    return `${boot}-${readlinkSync('/proc/self/ns/pid').replaceAll(/\D/g, '')}`;
  } catch {
    return undefined;
  }
}

function nameHere(): string | undefined {
  const system = systemHere();
  const stat = readProcessStat('self');
  if (system === undefined || stat === undefined) return undefined;
  return `${system}-${stat.pid}-${stat.started}-${randomBytes(8).toString('hex')}${ending}`;
}

/** True if the process of a note is gone. Of another system, as where a home is shared, nobody knows. */
function isLeft(name: string, system: string): boolean {
  if (!name.startsWith(`${system}-`) || !name.endsWith(ending)) return false;
  const [pid, started] = name.slice(system.length + 1).split('-');
  const stat = readProcessStat(Number(pid));
  return stat === undefined || stat.started !== started || hasEnded(stat);
}

const latin1 = (text: string) => Buffer.from(text).toString('latin1');
