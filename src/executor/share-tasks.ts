// The work of a helper in a share, as the share's user: it reads one JSON object, the task, and writes lines
// of JSON.
import {once} from 'node:events';
import {createWriteStream} from 'node:fs';
import {finished} from 'node:stream/promises';
import {countPut} from '../shares/count-put.ts';
import {ShareError} from '../shares/errors.ts';
import {expand} from '../shares/expand.ts';
import {Folder} from '../shares/folder.ts';
import {Glob} from '../shares/glob.ts';
import type {Listed, ListOptions} from '../shares/listing.ts';
import {list, listOne} from '../shares/listing.ts';
import {Manifest, manifestLine} from '../shares/manifest.ts';
import {remove} from '../shares/remove.ts';
import {SharePath} from '../shares/share-path.ts';
import {HiddenNames} from '../shares/transfer/hidden-names.ts';
import type {Offer} from '../shares/transfer/receive.ts';
import {receive} from '../shares/transfer/receive.ts';
import {send} from '../shares/transfer/send.ts';
import {sweep} from '../shares/transfer/sweep.ts';
import {journalLine} from './transfers/journal.ts';
import {linesOf} from './transfers/lines.ts';
import {SideChannel} from './transfers/side-channel.ts';

type Write = (text: string | Uint8Array) => Promise<void>;

interface Task {
  /** The real path of the share. */
  readonly share: string;
  readonly path: string;
  readonly recursive?: boolean;
  readonly digest?: boolean;
  readonly match?: string;
}

/** A line for each thing in a folder; of a file the one about it; of a glob one for each match. */
export async function shareLs(text: string, write: Write): Promise<void> {
  const {share: realPath, path: shown, match, ...options}: Task = JSON.parse(text);
  using share = Folder.openShare(realPath);
  using server = new SideChannel();
  const path = SharePath.parse(shown);
  const how = {...options, isHidden: hiddenBy(server)};
  const all = match === undefined ? listAt(share, path, how) : listMatches(share, path, match, how);
  for await (const listed of all) await write(lineOf(listed));
}

async function* listAt(share: Folder, path: SharePath, options: ListOptions): AsyncGenerator<Listed> {
  const one = path.names.length === 0 ? undefined : await listOne(share, path, options);
  if (one !== undefined && one.kind !== 'folder') yield one;
  else yield* list(share, path, options);
}

/** A folder that matches, and with `recursive` what is in it. */
async function* listMatches(
  share: Folder,
  top: SharePath,
  match: string,
  options: ListOptions,
): AsyncGenerator<Listed> {
  for (const path of await expand(share, top, Glob.parse(match))) {
    if (options.isHidden !== undefined && (await options.isHidden(path))) continue;
    const one = await listOne(share, path, options);
    yield one;
    if (one.kind === 'folder' && options.recursive === true) yield* list(share, path, options);
  }
}

/** One line: how much was removed. */
export async function shareRm(text: string, write: Write): Promise<void> {
  const {share: realPath, path, recursive = false}: Task = JSON.parse(text);
  using share = Folder.openShare(realPath);
  using server = new SideChannel();
  const removed = await remove(share, SharePath.parse(path), {recursive, isHidden: hiddenBy(server)});
  await write(`${JSON.stringify(removed)}\n`);
}

interface PutTask extends Task {
  readonly name?: string;
  readonly into?: boolean;
  readonly maxFile?: number;
  readonly umask: number;
  readonly hasQuota?: boolean;
  readonly resume?: boolean;
}

/**
 * A line of the manifest for each file, with its path in the share; the last line is how many they are, and
 * their root. If it may go on with an earlier put, lines about the parts of that one come first.
 */
export async function sharePut(text: string, input: AsyncIterable<Uint8Array>, write: Write): Promise<void> {
  const {share: realPath, path, name, hasQuota, resume = false, ...how}: PutTask = JSON.parse(text);
  using share = Folder.openShare(realPath);
  const named = name === undefined ? undefined : SharePath.parse(name);
  using ledger = new SideChannel();
  const reserve = hasQuota === true ? (bytes: number) => ledger.reserve(bytes) : undefined;
  const destination = {...how, path: SharePath.parse(path), name: named, reserve};
  const offer = resume ? (offered: Offer) => writeOffer(offered, write) : undefined;
  const files = await receive(share, destination, {pieces: input, ledger, offer});
  const manifest = new Manifest();
  for (const file of files) {
    manifest.add(file);
    await write(`${manifestLine(file)}\n`);
  }
  await write(`${JSON.stringify(manifest.summary)}\n`);
}

/** A line for each part, and one that says how many they are. */
async function writeOffer({parts, ended}: Offer, write: Write): Promise<void> {
  let count = 0;
  for (const {path, part, file} of parts) {
    const {size: whole, sourceTime} = file;
    await write(`${JSON.stringify({path, size: part.size, digest: part.digest, whole, sourceTime})}\n`);
    count++;
  }
  await write(`${JSON.stringify({parts: count, ...(ended !== undefined && {ended})})}\n`);
}

/** One line: what was removed of what a put left. Its journal comes as input. */
export async function shareSweep(input: AsyncIterable<Uint8Array>, write: Write): Promise<void> {
  const [head, ...lines] = (await Array.fromAsync(linesOf(input))).flatMap(journalLine);
  if (head === undefined || !('share' in head)) throw new Error('a journal without its first line');
  const isDone = lines.some(line => 'done' in line);
  // The folders that it made stay with its files.
  const folders = lines.filter(line => 'seed' in line).filter(({isNew}) => !(isNew && isDone));
  using share = Folder.openShare(head.share);
  await write(JSON.stringify(sweep(share, folders)));
}

/** The bytes of what was put and is there. Lines of manifests come as input, and go on to descriptor 3 if they count. */
export async function shareCount(
  realPath: string,
  input: AsyncIterable<Uint8Array>,
  write: Write,
): Promise<void> {
  using share = Folder.openShare(realPath);
  const kept = createWriteStream('', {fd: 3});
  const keep = async (line: string) => {
    if (!kept.write(`${line}\n`)) await once(kept, 'drain');
  };
  const bytes = await countPut(share, linesOf(input), keep);
  kept.end();
  await finished(kept);
  await write(`${bytes}`);
}

/** Bytes of the paths that a get leaves out at most: they are held. */
const mostLeftOut = 64 * 1024 * 1024;

/** A transfer, without the files whose paths in it come as input, a line each. */
export async function shareGet(text: string, input: AsyncIterable<Uint8Array>, write: Write): Promise<void> {
  const {share: realPath, path, ...options}: Task = JSON.parse(text);
  const leftOut = new Set<string>();
  let bytes = 0;
  for await (const line of linesOf(input)) {
    bytes += line.length;
    if (bytes > mostLeftOut)
      throw new ShareError('transfer-invalid', `more than ${mostLeftOut} bytes of paths are to be left out`);
    leftOut.add(line);
  }
  using share = Folder.openShare(realPath);
  using keeper = new SideChannel();
  const how = {...options, leftOut, keeper, isHidden: hiddenBy(keeper)};
  for await (const record of send(share, SharePath.parse(path), how)) await write(record);
}

/** Files on their way concern nobody before they have their names. */
function hiddenBy(server: SideChannel): (path: SharePath) => Promise<boolean> {
  const names = new HiddenNames(() => server.hidden());
  return path => names.has(path);
}

const lineOf = ({path, ...listed}: Listed) => `${JSON.stringify({path: path.shown, ...listed})}\n`;
