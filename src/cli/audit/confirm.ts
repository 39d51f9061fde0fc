import type {Host} from '../../client/host.ts';
import type {Checkpoint} from '../../merkle/checkpoint.ts';

/**
 * Requires that the checkpoint of a file that came from a host, which was verified, continues what this user remembers of
 * its account; false where nothing is remembered. `head` is the first line of the file.
 *
 * @throws {ClientError} `account-forked`, `connection-lost`
 */
export async function confirm(host: Host, {size, root}: Checkpoint, head: string): Promise<boolean> {
  const {checkpoint: note, key} = JSON.parse(head) as {checkpoint: string; key: string};
  return host.confirm({size, root, note, key}, head);
}

/** The first line of what comes, once it has come; what comes is passed on. */
export function firstLine(chunks: AsyncIterable<Uint8Array>): {
  readonly line: string;
  readonly rest: AsyncIterable<Uint8Array>;
} {
  const kept: Uint8Array[] = [];
  let isWhole = false;
  return {
    get line() {
      const [line = ''] = Buffer.concat(kept).toString().split('\n', 1);
      return line;
    },
    rest: (async function* pass() {
      for await (const chunk of chunks) {
        if (!isWhole) kept.push(chunk);
        isWhole ||= chunk.includes(0x0a);
        yield chunk;
      }
    })(),
  };
}
