/** Cancels a job when `signal` is aborted, unless it has ended by then. */
export function cancelOnAbort(
  signal: AbortSignal,
  {settled}: {readonly settled: Promise<unknown>},
  cancel: () => Promise<unknown>,
): void {
  const aborted = () => void cancel().catch(() => {});
  signal.addEventListener('abort', aborted, {once: true});
  void settled.then(() => signal.removeEventListener('abort', aborted));
}
