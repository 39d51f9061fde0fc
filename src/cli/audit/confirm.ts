import type {Host} from '../../index.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';

/**
 * Requires that the checkpoint of a file that came from a host, which was verified, continues what this user remembers of
 * its account; false if nothing is remembered. `head` is the first line of the file.
 *
 * @throws {ClientError} `account-forked`, `account-began-anew`, `other-lab`, `connection-lost`
 */
export async function confirm(host: Host, {size, root}: Checkpoint, head: string): Promise<boolean> {
  const {checkpoint: note, key} = JSON.parse(head) as {checkpoint: string; key: string};
  return host.confirm({size, root, note, key}, head);
}

/** No first line is longer, bytes: it names a key and a certificate. */
const mostOfLine = 256 * 1024;

/** The first line of what comes, or what there is of it; and all that comes, with that line. */
export async function firstLine(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{readonly line: string; readonly all: AsyncIterable<Uint8Array>}> {
  const iterator = chunks[Symbol.asyncIterator]();
  const kept: Uint8Array[] = [];
  let size = 0;
  for (let isWhole = false; !isWhole && size < mostOfLine; ) {
    const {value, done} = await iterator.next();
    if (done) break;
    kept.push(value);
    size += value.length;
    isWhole = value.includes(0x0a);
  }
  const [line = ''] = Buffer.concat(kept).toString().split('\n', 1);
  return {line, all: resumed(kept, iterator)};
}

async function* resumed(
  kept: readonly Uint8Array[],
  iterator: AsyncIterator<Uint8Array>,
): AsyncGenerator<Uint8Array> {
  try {
    yield* kept;
    for (let next = await iterator.next(); !next.done; next = await iterator.next()) yield next.value;
  } finally {
    await iterator.return?.();
  }
}
