/**
 * Returns a hearer that may be told anything: what `hear` throws is an uncaught error of its program, and no work of ours stops
 * half-way for it.
 */
export function hearer<Told>(hear: ((told: Told) => void) | undefined): (told: Told) => void {
  return told => {
    try {
      hear?.(told);
    } catch (error) {
      queueMicrotask(() => {
        throw error;
      });
    }
  };
}
