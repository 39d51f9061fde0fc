import {quote} from '../../base/quote.ts';
import type {ClientConfig} from '../../index.ts';
import {expandTargets} from '../../index.ts';
import {DashboardError} from '../errors.ts';

/**
 * The hosts that a node set means, all of them hosts of client.yaml.
 *
 * @throws {DashboardError} `unknown-host`, `no-host`; {NodeSetError}, and {ConfigError} if a group cannot be read
 */
export async function hostsOf(target: string, config: ClientConfig): Promise<string[]> {
  const hosts = await expandTargets(target, config);
  for (const host of hosts) requireListed(host, config);
  if (hosts.length === 0) throw new DashboardError('no-host', `${quote(target)} means no host`);
  return hosts;
}

/**
 * Only hosts of client.yaml: a place can be linked to by anybody, and to dial is to show one's certificate.
 *
 * @throws {DashboardError} `unknown-host`
 */
export function requireListed(host: string, {hosts, file}: Pick<ClientConfig, 'hosts' | 'file'>): void {
  if (hosts.has(host)) return;
  throw new DashboardError(
    'unknown-host',
    `there is no host ${quote(host)} in ${file}; the page reaches those alone`,
  );
}
