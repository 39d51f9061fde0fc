import type {ClientConfig} from '../../config/client-config.ts';
import {parseNodeSet} from '../../node-sets/node-set.ts';

/** The hosts that are meant: by a node set, or each by its name. @throws {NodeSetError} */
export function hostsOf(
  targets: string | readonly string[],
  {hosts, groups}: ClientConfig,
): readonly string[] {
  if (typeof targets !== 'string') return targets;
  return parseNodeSet(targets, {own: {groups, hosts: [...hosts.keys()]}, sources: new Map()});
}
