/** Bytes of a line at most: a path, escaped, and numbers. */
const mostLine = 64 * 1024;

/**
 * The lines of a stream, as they come. A part of a line at its end is left out.
 *
 * @throws {Error} for a line that is too long
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let held = '';
  const decoder = new TextDecoder();
  for await (const piece of stream) {
    const lines = (held + decoder.decode(piece, {stream: true})).split('\n');
    held = lines.pop() ?? '';
    yield* lines;
    if (held.length > mostLine) throw new Error(`a line of more than ${mostLine} bytes`);
  }
}
