import type {NearHost} from '../persist/near-host.ts';
import type {ReachOptions} from './reach-options.ts';
import type {HostContext} from './with-host.ts';

/** Reaches a target, does what is to be done there, and leaves. Errors tell which host they are about. */
export type Reach = <Value>(
  target: string,
  options: ReachOptions,
  work: (host: NearHost, context: HostContext) => Promise<Value>,
) => Promise<Value>;

/** By the keeper where client.yaml has one (`persist`), else by a connection of our own. */
export const reachHost: Reach = async (target, options, work) => {
  const {withNearHost} = await import('./with-near-host.ts');
  return withNearHost(target, options, work);
};
