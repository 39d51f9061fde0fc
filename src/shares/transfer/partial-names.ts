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

  /** To be called before a folder is made for the transfer, which has no partial files. */
  async makes({shown: path}: SharePath): Promise<void> {
    await this.#ledger.partials({path, seed: newSeed().toString('hex'), count: 0, isNew: true});
  }

  /** A name that no file has, for one that is made in the folder. */
  async next({shown}: SharePath): Promise<Buffer> {
    const known = this.#byFolder.get(shown);
    const names =
      known !== undefined && known.used < known.count
        ? known
        : await this.#announce(shown, known === undefined ? firstCount : laterCount);
    return partialName(names.seed, names.used++);
  }

  async #announce(path: string, count: number): Promise<Names> {
    const names = {seed: newSeed(), count, used: 0};
    await this.#ledger.partials({path, seed: names.seed.toString('hex'), count, isNew: false});
    this.#byFolder.set(path, names);
    return names;
  }
}

const newSeed = () => randomBytes(32);

/** Nobody who does not have the seed can take it beforehand, also if they know others of it. */
export function partialName(seed: Uint8Array, index: number): Buffer {
  const random = createHmac('sha256', seed).update(`${index}`).digest('hex').slice(0, 32);
  return Buffer.from(`.${random}.part`);
}

/** True if a partial file could have this name; so could any other. */
export function mayBePartial(name: Buffer): boolean {
  return name.length === partialLength && /^\.[\da-f]{32}\.part$/.test(name.toString('latin1'));
}

const partialLength = '.'.length + 32 + '.part'.length;
