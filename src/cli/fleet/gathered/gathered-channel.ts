import type {Hash} from 'node:crypto';
import {createHash} from 'node:crypto';
import {EqualOutputs} from '../../../index.ts';
import type {OwnWords} from '../../../node-sets/own-words.ts';
import {OwnWordsMarker, withOwnWords} from '../../../node-sets/own-words.ts';
import type {BlockStore} from './block-store.ts';
import {unitedOutputs} from './united-outputs.ts';

/** Outputs are compared and held in blocks of this size; the last one is shorter. */
const blockBytes = 16 * 1024;

/** Hosts whose output is equal. */
export interface GatheredOutput {
  /** In order. */
  readonly hosts: readonly string[];
  /** Bytes; those that are shown may be a few more or less. */
  readonly size: number;
  /** True if all of them printed the same bytes. */
  readonly isLiteral: boolean;
  /** Its bytes; where outputs differ by the hosts' own words, there are placeholders for these. */
  readonly bytes: () => AsyncGenerator<Buffer, void, void>;
  /** Its bytes, with placeholders for the hosts' own words in any case. */
  readonly neutralBytes: () => AsyncGenerator<Buffer, void, void>;
}

/**
 * One channel of the output of many hosts, put together by what is equal: block by block as it comes, by
 * digest. Of outputs that begin with the same blocks these are held once, also while they come.
 */
export class GatheredChannel {
  readonly #store: BlockStore;
  readonly #wordsOf: ((host: string) => OwnWords) | undefined;
  readonly #outputs = new EqualOutputs();
  readonly #coming = new Map<string, Coming>();
  /** Digests of whole outputs as they came, where outputs are also equal without the hosts' own words. */
  readonly #digests = new Map<string, string>();
  readonly #sizes = new Map<string, number>();

  /** @param wordsOf the words by which outputs may differ; undefined if all of their bytes count */
  constructor(store: BlockStore, wordsOf?: (host: string) => OwnWords) {
    this.#store = store;
    this.#wordsOf = wordsOf;
  }

  /** Resolves when it is held. @throws {KeepingError} */
  async write(host: string, bytes: Buffer): Promise<void> {
    const coming = this.#comingOf(host);
    coming.digest?.update(bytes);
    const {marker} = coming;
    await this.#fill(
      host,
      coming,
      marker ? Buffer.from(marker.push(bytes.toString('latin1')), 'latin1') : bytes,
    );
  }

  /** Nothing more comes of a host, which may have printed nothing. */
  async end(host: string): Promise<void> {
    const coming = this.#comingOf(host);
    this.#coming.delete(host);
    const {marker, digest} = coming;
    if (marker) await this.#fill(host, coming, Buffer.from(marker.end(), 'latin1'));
    await this.#keep(host, coming);
    if (digest) this.#digests.set(host, digest.digest('base64'));
  }

  /** Ends the outputs of which there was no end: their bytes so far count. */
  async endAll(): Promise<void> {
    for (const host of this.#coming.keys()) await this.end(host);
  }

  /** The output of most hosts first, those of as many in the order of their hosts. */
  list(): GatheredOutput[] {
    const wordsOf = this.#wordsOf;
    const united = unitedOutputs(this.#outputs.list(), host => this.#digests.get(host));
    return united.map(({hosts, digests, from, isLiteral}): GatheredOutput => {
      const pieces = () => this.#blocks(digests);
      const size = this.#sizes.get(from) ?? 0;
      if (!wordsOf) return {hosts, size, isLiteral: true, bytes: pieces, neutralBytes: pieces};
      const neutralBytes = () => spoken(pieces(), undefined);
      const bytes = isLiteral ? () => spoken(pieces(), wordsOf(from)) : neutralBytes;
      return {hosts, size, isLiteral, bytes, neutralBytes};
    });
  }

  #comingOf(host: string): Coming {
    const known = this.#coming.get(host);
    if (known) return known;
    const words = this.#wordsOf?.(host);
    const coming = {
      block: Buffer.alloc(0),
      used: 0,
      marker: words && new OwnWordsMarker(words),
      digest: words && createHash('sha256'),
    };
    this.#coming.set(host, coming);
    return coming;
  }

  async #fill(host: string, coming: Coming, bytes: Buffer): Promise<void> {
    this.#sizes.set(host, (this.#sizes.get(host) ?? 0) + bytes.length);
    for (let from = 0; from < bytes.length; ) {
      const piece = bytes.subarray(from, from + blockBytes - coming.used);
      hold(coming, piece);
      from += piece.length;
      if (coming.used === blockBytes) await this.#keep(host, coming);
    }
  }

  async #keep(host: string, coming: Coming): Promise<void> {
    const digest = await this.#store.put(coming.block.subarray(0, coming.used));
    coming.used = 0;
    this.#outputs.add(host, digest);
  }

  async *#blocks(digests: readonly string[]): AsyncGenerator<Buffer, void, void> {
    for (const digest of digests) yield await this.#store.get(digest);
  }
}

/** The output of a host that is under way. */
interface Coming {
  /** The beginning of the next block. */
  block: Buffer;
  used: number;
  readonly marker: OwnWordsMarker | undefined;
  readonly digest: Hash | undefined;
}

/** The memory of a block grows with what comes: most outputs are short. */
function hold(coming: Coming, bytes: Buffer): void {
  const used = coming.used + bytes.length;
  if (used > coming.block.length) {
    const larger = Buffer.alloc(Math.min(blockBytes, Math.max(used, 2 * coming.block.length)));
    coming.block.copy(larger, 0, 0, coming.used);
    coming.block = larger;
  }
  bytes.copy(coming.block, coming.used);
  coming.used = used;
}

async function* spoken(
  blocks: AsyncGenerator<Buffer, void, void>,
  words: OwnWords | undefined,
): AsyncGenerator<Buffer, void, void> {
  for await (const text of withOwnWords(inLatin1(blocks), words)) yield Buffer.from(text, 'latin1');
}

async function* inLatin1(blocks: AsyncGenerator<Buffer, void, void>): AsyncGenerator<string, void, void> {
  for await (const block of blocks) yield block.toString('latin1');
}
