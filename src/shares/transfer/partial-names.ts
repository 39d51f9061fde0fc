import {createHmac, randomBytes} from 'node:crypto';
import type {SharePath} from '../share-path.ts';
import type {Ledger} from './ledger.ts';

/**
 * The names that a folder gets at first, and each time when those are used up: most folders have few files.
 */
const [firstCount, laterCount] = [16, 256];

interface Names {
  readonly seed: Buffer;
  readonly count: number;
  used: number;
}

/**
 * The names of the partial files of one transfer. The ledger has each before there is a file of that name: by folder, so that
 * thousands of files cost few entries.
 */
export class PartialNames {
  readonly #ledger: Pick<Ledger, 'partials'>;
  readonly #byFolder = new Map<string, Names>();

  constructor(ledger: Pick<Ledger, 'partials'>) {
    this.#ledger = ledger;
  }

  /** To be called before a folder is made for the transfer. */
  async makes(path: SharePath): Promise<void> {
    await this.#announce(path.shown, firstCount, true);
  }

  /** A name that no file has, for one that is made in the folder. */
  async next({shown}: SharePath): Promise<Buffer> {
    const known = this.#byFolder.get(shown);
    const names =
      known !== undefined && known.used < known.count
        ? known
        : await this.#announce(shown, known === undefined ? firstCount : laterCount, false);
    return partialName(names.seed, names.used++);
  }

  async #announce(path: string, count: number, isNew: boolean): Promise<Names> {
    const names = {seed: randomBytes(32), count, used: 0};
    await this.#ledger.partials({path, seed: names.seed.toString('hex'), count, isNew});
    this.#byFolder.set(path, names);
    return names;
  }
}

/** Nobody who does not have the seed can take it beforehand, also if they know others of it. */
export function partialName(seed: Uint8Array, index: number): Buffer {
  const random = createHmac('sha256', seed).update(`${index}`).digest('hex').slice(0, 32);
  return Buffer.from(`.${random}.part`);
}
