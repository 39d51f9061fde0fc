/** Our standard input, for a job that was ordered with it. Untouched before, so that a loop's own input stays its own. */
export function standardInput(): {readonly bytes: AsyncIterable<Uint8Array>} & Disposable {
  const {stdin} = process;
  // What ends while somebody could still type must not keep us.
  return {bytes: stdin, [Symbol.dispose]: () => void stdin.destroy()};
}
