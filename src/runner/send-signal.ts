/** Signals a process that may have ended, or belong to somebody whom we may not signal. Never a group. */
export function sendSignal(pid: number, signal: NodeJS.Signals): void {
  if (pid <= 1) return;
  try {
    process.kill(pid, signal);
  } catch {
    // Ended already; or not ours to signal, and then the kill of the whole cell reaches it.
  }
}
