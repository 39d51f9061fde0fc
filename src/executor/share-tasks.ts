// What a helper does in a share, as the share's user: it reads one JSON object, the task, and writes lines of JSON.
import {Folder} from '../shares/folder.ts';
import type {Listed} from '../shares/listing.ts';
import {list, listOne} from '../shares/listing.ts';
import {remove} from '../shares/remove.ts';
import {SharePath} from '../shares/share-path.ts';

type Write = (text: string) => Promise<void>;

interface Task {
  /** The real path of the share. */
  readonly share: string;
  readonly path: string;
  readonly recursive?: boolean;
  readonly digest?: boolean;
}

/** A line for each thing in a folder; of a file the one about it. */
export async function shareLs(text: string, write: Write): Promise<void> {
  const {share: realPath, path: shown, ...options}: Task = JSON.parse(text);
  using share = Folder.openShare(realPath);
  const path = SharePath.parse(shown);
  const one = path.names.length === 0 ? undefined : listOne(share, path, options);
  if (one !== undefined && one.kind !== 'folder') return write(lineOf(one));
  for await (const listed of list(share, path, options)) await write(lineOf(listed));
}

/** One line: how much was removed. */
export async function shareRm(text: string, write: Write): Promise<void> {
  const {share: realPath, path, recursive = false}: Task = JSON.parse(text);
  using share = Folder.openShare(realPath);
  await write(`${JSON.stringify(await remove(share, SharePath.parse(path), {recursive}))}\n`);
}

const lineOf = ({path, ...listed}: Listed) => `${JSON.stringify({path: path.shown, ...listed})}\n`;
