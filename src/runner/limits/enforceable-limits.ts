import type {Invocation} from '../../policy/orders/authorize.ts';
import type {Containment} from '../containment/containment.ts';
import type {Limit} from './limit-cause.ts';

/** For each limit whether it holds on this system, or why it would not. */
export function enforceableLimits(
  {tools}: Pick<Containment, 'tools'>,
  platform: NodeJS.Platform = process.platform,
): Record<Limit, true | string> {
  const watched = platform === 'linux' || 'reeve can watch processes on Linux only';
  const set = watched !== true ? watched : tools.prlimit !== undefined || 'there is no prlimit (util-linux)';
  return {memory: watched, cpuMs: watched, processes: set, openFiles: set, fileSize: set};
}

/** Returns why a job with these limits cannot be started; undefined if they can all be enforced. */
export function whyNotEnforceable(
  limits: Invocation['limits'],
  containment: Pick<Containment, 'tools'>,
): string | undefined {
  const enforceable = enforceableLimits(containment);
  for (const [limit, why] of Object.entries(enforceable)) {
    if (limits[limit as Limit] !== undefined && why !== true)
      return `its limit ${limit} cannot be enforced here: ${why}`;
  }
  return undefined;
}
