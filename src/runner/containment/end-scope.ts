import type {JobScope} from './containment.ts';

/**
 * Ends all that is in a scope: SIGTERM, then after the grace, or as soon as `isUrgent` says so, SIGKILL until
 * nothing is left. Resolves when it is empty, however long the kernel takes for a process that hangs in a
 * device.
 */
export async function endScope(scope: JobScope, graceMs: number, isUrgent = () => false): Promise<void> {
  if (!isUrgent()) {
    scope.signal('SIGTERM');
    const deadline = performance.now() + graceMs;
    await pollUntil(() => scope.isEmpty() || performance.now() >= deadline || isUrgent());
  }
  await pollUntil(() => {
    if (scope.isEmpty()) return true;
    scope.kill();
    return scope.isEmpty();
  });
}

/** Asks at once, and again after pauses that grow to a fiftieth of a second. */
function pollUntil(isDone: () => boolean): Promise<void> {
  const {promise, resolve} = Promise.withResolvers<void>();
  let pause = 1;
  const poll = () => {
    if (isDone()) {
      resolve();
      return;
    }
    setTimeout(poll, pause);
    pause = Math.min(pause * 2, 20);
  };
  poll();
  return promise;
}
