/**
 * The text in the bytes of a file, or of a pipe; a UTF-8 mark before it is none of it, as editors on Windows write it.
 *
 * @throws {TypeError} if the bytes are not UTF-8
 */
export function textOf(bytes: Uint8Array): string {
  return new TextDecoder('utf-8', {fatal: true}).decode(bytes);
}
