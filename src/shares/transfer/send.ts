import {ShareError} from '../errors.ts';
import type {Folder} from '../folder.ts';
import {kindWords} from '../kind.ts';
import type {Listed, ListOptions} from '../listing.ts';
import {list, listOne} from '../listing.ts';
import {Outgoing} from '../outgoing.ts';
import {SharePath} from '../share-path.ts';
import type {ManifestKeeper} from './ledger.ts';
import {headerBytes, mostContent} from './record.ts';
import {contentRecord, cutContent, TransferWriter} from './writer.ts';

/** The mode of a share's own folder: what it has on the host concerns nobody else. */
const shareMode = 0o755;

export interface SendOptions {
  /** A folder and all that is in it, too. */
  readonly recursive?: boolean;
  /** The files of a folder that are left out, by their paths in the transfer. */
  readonly leftOut?: ReadonlySet<string>;
  readonly keeper: ManifestKeeper;
  /** Tells of a path that nobody may get. */
  readonly isHidden?: ListOptions['isHidden'];
}

/**
 * A file of a share as a transfer, or a folder. Links and special files are left out. Its end comes when the manifest is kept.
 *
 * @throws {ShareError}
 */
export async function* send(
  share: Folder,
  path: SharePath,
  {recursive = false, leftOut, keeper, isHidden}: SendOptions,
): AsyncGenerator<Buffer> {
  const writer = new TransferWriter();
  const hiding = isHidden && {isHidden};
  const top = path.names.length === 0 ? shareItself : await listOne(share, path, hiding);
  if (top.kind === 'folder' && !recursive)
    throw new ShareError('not-a-file', `"${path.shown}" is a folder; -r gets it and all that is in it`);
  if (top.kind !== 'folder' && top.kind !== 'file')
    throw new ShareError(
      top.kind === 'link' ? 'path-refused' : 'not-a-file',
      `"${path.shown}" ${kindWords[top.kind]}`,
    );
  yield* sendOne(share, top, {writer, keeper, shown: ''});
  if (top.kind === 'folder')
    for await (const listed of list(share, path, {recursive: true, ...hiding})) {
      // A folder or file that could not be read is not sent as if it were whole.
      if (listed.problem !== undefined) throw new ShareError('file-denied', listed.problem);
      const shown = SharePath.of(listed.path.names.slice(path.names.length)).shown;
      if (listed.kind === 'file' && leftOut?.has(shown)) continue;
      yield* sendOne(share, listed, {writer, keeper, shown});
    }
  await keeper.whole();
  yield writer.whole();
}

const shareItself: Listed = {
  path: SharePath.share,
  kind: 'folder',
  size: 0,
  mode: shareMode,
  modified: 0,
};

interface Sending {
  readonly writer: TransferWriter;
  readonly keeper: ManifestKeeper;
  /** The path in the transfer. */
  readonly shown: string;
}

async function* sendOne(
  share: Folder,
  {kind, path, mode, modified}: Listed,
  {writer, keeper, shown}: Sending,
): AsyncGenerator<Buffer> {
  const place = path.split();
  if (kind === 'folder') yield writer.begin({path: shown, kind, mode: mode & 0o777, modified});
  else if (kind !== 'file' || place === undefined) writer.skip();
  else {
    using folder = share.descend(place.folder);
    using file = Outgoing.open(folder, place.name);
    const {size} = file;
    yield writer.begin({
      path: shown,
      kind,
      size,
      mode: file.mode,
      modified: Number(file.modified / 1000n) / 1000,
    });
    while (file.at < size) {
      const record = contentRecord(Math.min(mostContent, size - file.at));
      yield cutContent(record, file.read(record.subarray(headerBytes)).length);
    }
    const {digest} = file.finish();
    await keeper.file({path: path.shown, size, mode: file.mode, digest});
    yield writer.end({size, digest});
  }
}
