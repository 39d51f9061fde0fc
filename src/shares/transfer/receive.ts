import type {Folder} from '../folder.ts';
import type {ManifestFile} from '../manifest.ts';
import type {SharePath} from '../share-path.ts';
import type {Ledger} from './ledger.ts';
import type {OfferedPart} from './left-parts.ts';
import {LeftParts} from './left-parts.ts';
import type {Destination} from './place.ts';
import {placeOf} from './place.ts';
import {TransferReader} from './reader.ts';
import {Receiving} from './receiving.ts';

/** The parts of an earlier put, told before anything comes to a put that may go on with them. */
export interface Offer {
  readonly parts: Iterable<OfferedPart>;
  /** The job of that put, if it was ended for this one. */
  readonly ended?: string | undefined;
}

export interface Arrival {
  readonly pieces: AsyncIterable<Uint8Array>;
  readonly ledger: Ledger;
  /** Tells the parts of an earlier put. If it is given, this put leaves its own parts when it is cut off. */
  readonly offer?: ((offer: Offer) => Promise<void>) | undefined;
}

/**
 * Takes a transfer into a share. Its files have their names when all of it came and nothing was wrong with
 * it; otherwise none has, no folder is made, and what was written is removed, or is left for a put that goes on.
 *
 * @throws {ShareError}
 */
export async function receive(
  share: Folder,
  destination: Destination,
  arrival: Arrival,
): Promise<ManifestFile[]> {
  const {ledger, offer} = arrival;
  const place = placeOf(share, destination);
  using left = new LeftParts(share);
  const receiving = new Receiving(place, destination, {ledger, left, mayBeKept: offer !== undefined});
  const line = {isCut: false};
  try {
    await offerParts(place.path, left, arrival);
    const reader = new TransferReader({mayGoOn: offer !== undefined});
    for await (const piece of untilCut(arrival.pieces, line))
      for (const record of reader.push(piece)) await receiving.take(record);
    line.isCut = !reader.isWhole;
    reader.finish();
    await receiving.synced();
    for (const file of receiving.files) await ledger.file(file);
    await ledger.whole();
    return await receiving.commit();
  } finally {
    if (line.isCut && offer !== undefined) await receiving.keep();
    else if (await receiving.close()) await ledger.over();
    // A third put has no use of the rest of the earlier one.
    else if (offer !== undefined) await ledger.kept(0);
  }
}

async function offerParts(top: SharePath, left: LeftParts, {ledger, offer}: Arrival): Promise<void> {
  const {files, ended} = await ledger.begins(top);
  left.read(files, top);
  await offer?.({parts: left.offered, ended});
}

/** Says whether the transfer broke off, and was not refused. */
async function* untilCut(
  pieces: AsyncIterable<Uint8Array>,
  line: {isCut: boolean},
): AsyncGenerator<Uint8Array> {
  try {
    yield* pieces;
  } catch (error) {
    line.isCut = true;
    throw error;
  }
}
