import {maxRecordPayload, recordHeaderSize} from './records.ts';

/** Bytes of a slab: four full records, so that a busy log is read without a torn one at the end. */
export const slabBytes = 4 * (recordHeaderSize + maxRecordPayload);

/** No slab is taken for so few bytes: a slow reader of a short log holds no more than it needs. */
const fewBytes = recordHeaderSize + maxRecordPayload;

/** Most slabs that are kept for later. */
const mostKept = 16;

/** Memory that a log is read into. It may hold what another reader had. */
export interface Slab {
  readonly bytes: Buffer;
  /** To be called once nobody reads it any more; one that is never given back is left to the collector. */
  readonly giveBack: () => void;
}

/** Lends slabs to the readers of all logs, again and again: new memory for each read costs more than the read. */
export class SlabPool {
  readonly #kept: Buffer[] = [];

  /** @param size at most `slabBytes` */
  lend(size: number): Slab {
    if (size <= fewBytes) return {bytes: Buffer.allocUnsafeSlow(size), giveBack: () => {}};
    let slab: Buffer | undefined = this.#kept.pop() ?? Buffer.allocUnsafeSlow(slabBytes);
    return {
      bytes: slab.subarray(0, size),
      giveBack: () => {
        // A second call must not lend it to two readers.
        if (slab && this.#kept.length < mostKept) this.#kept.push(slab);
        slab = undefined;
      },
    };
  }
}
