/**
 * The lines of a stream, without their ends; the last may have none. Bytes are a character each (latin1): what is no UTF-8
 * stays what it is.
 */
export async function* linesOf(stream: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  /** The beginning of a line whose end has not come. */
  let pieces: string[] = [];
  for await (const chunk of stream) {
    const text = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    let begin = 0;
    for (let end = text.indexOf(newline); end !== -1; end = text.indexOf(newline, begin)) {
      const line = text.toString('latin1', begin, end);
      yield pieces.length === 0 ? line : pieces.join('') + line;
      pieces = [];
      begin = end + 1;
    }
    if (begin < text.length) pieces.push(text.toString('latin1', begin));
  }
  if (pieces.length > 0) yield pieces.join('');
}

const newline = 0x0a;
