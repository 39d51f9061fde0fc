/**
 * Has this process go on where its standard output or standard error, which are for people, cannot be written: their
 * reader went away, or the disk below them is full.
 */
export function outliveReaders(): void {
  for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {});
}
