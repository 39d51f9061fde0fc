import {randomBytes} from 'node:crypto';
import {existsSync, mkdirSync, mkdtempSync, readdirSync, realpathSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {Folder} from '../../src/shares/folder.ts';
import type {FileToBe} from '../../src/shares/incoming.ts';
import {Incoming} from '../../src/shares/incoming.ts';
import {Outgoing} from '../../src/shares/outgoing.ts';
import type {RoomLimits} from '../../src/shares/room.ts';
import {Room} from '../../src/shares/room.ts';
import {SharePath} from '../../src/shares/share-path.ts';
import type {Ledger} from '../../src/shares/transfer/ledger.ts';
import {partialName} from '../../src/shares/transfer/partial-names.ts';

/** A share of a test, and a folder beside it that nothing may be written to or read from. */
export interface TestShare {
  readonly path: string;
  readonly outside: string;
  readonly folder: Folder;
}

/** Where a sync costs nothing, for thousands of files; else where temporary files are. */
export const inMemory = existsSync('/dev/shm') ? '/dev/shm' : tmpdir();

/** Removed after the test. */
export function testShare(t: ExecutionContext, place = tmpdir()): TestShare {
  const top = realpathSync(mkdtempSync(join(place, 'reeve-share-')));
  const [path, outside] = [join(top, 'share'), join(top, 'outside')];
  mkdirSync(path);
  mkdirSync(outside);
  const folder = Folder.openShare(path);
  t.teardown(() => {
    folder[Symbol.dispose]();
    rmSync(top, {recursive: true, force: true});
  });
  return {path, outside, folder};
}

export const room = (limits: Partial<RoomLimits> = {}) =>
  new Room({maxFile: 1e12, quota: 1e12, freeBytes: () => 1e12, ...limits});

/** What keeps no account of partial files. */
export const noLedger: Ledger = {
  async begins() {
    return {files: []};
  },
  async partials() {},
  async partialFile() {},
  async kept() {},
  async file() {},
  async whole() {},
  async over() {},
};

/** A name that no file has. */
export const newPartial = () => partialName(randomBytes(32), 0);

export interface PutOptions {
  readonly file?: Partial<FileToBe>;
  readonly room?: Room;
}

/** Puts a file as the helper does: written, synced, renamed, its folder synced. */
export async function put(share: Folder, path: string, bytes: Uint8Array | string, options: PutOptions = {}) {
  const place = SharePath.parse(path).split();
  if (place === undefined) throw new Error('no path');
  using folder = share.descend(place.folder);
  const content = Buffer.from(bytes);
  using incoming = new Incoming(place.name, {
    folder: () => folder,
    file: {size: content.length, mode: 0o644, umask: 0o022, ...options.file},
    room: options.room ?? room(),
    partial: newPartial(),
  });
  for (let at = 0; at < content.length; at += 65_536) incoming.write(content.subarray(at, at + 65_536));
  const file = await incoming.sync();
  file.rename(folder);
  folder.sync();
  return file.written;
}

/** Gets a file, whole. */
export function get(share: Folder, path: string): Buffer {
  const place = SharePath.parse(path).split();
  if (place === undefined) throw new Error('no path');
  using folder = share.descend(place.folder);
  using file = Outgoing.open(folder, place.name);
  const parts: Buffer[] = [];
  for (let bytes = file.read(Buffer.alloc(65_536)); bytes.length > 0; bytes = file.read(Buffer.alloc(65_536)))
    parts.push(bytes);
  file.finish();
  return Buffer.concat(parts);
}

/** Everything in a folder and below it that is a partial file, by its path; without folders that we may not look into. */
export function partialsIn(folder: string): string[] {
  return entriesOf(folder).flatMap(entry => [
    ...(entry.name.endsWith('.part') ? [entry.name] : []),
    ...(entry.isDirectory() ? partialsIn(join(folder, entry.name)).map(name => join(entry.name, name)) : []),
  ]);
}

function entriesOf(folder: string) {
  try {
    return readdirSync(folder, {withFileTypes: true});
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EACCES') throw error;
    return [];
  }
}
