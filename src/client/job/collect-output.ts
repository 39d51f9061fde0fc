import {GatheredBytes} from '../../base/gathered-bytes.ts';
import type {Chunk} from './chunk-queue.ts';

/** All output of a job. */
export type Collected = Record<Chunk['channel'], Buffer>;

/**
 * Keeps all pieces.
 *
 * @param take is asked before a piece is kept, with its bytes and those of all so far, it included; throws if they are too many
 * @throws what `take` throws, and what ended the output
 */
export async function collectOutput(
  chunks: AsyncIterable<Chunk>,
  take: (bytes: number, total: number) => void,
): Promise<Collected> {
  const pieces = {stdout: new GatheredBytes(), stderr: new GatheredBytes()};
  let total = 0;
  for await (const {channel, bytes, done} of chunks) {
    total += bytes.length;
    take(bytes.length, total);
    pieces[channel].add(bytes);
    done();
  }
  return {stdout: pieces.stdout.take(), stderr: pieces.stderr.take()};
}
