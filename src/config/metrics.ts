import {BlockList, isIP} from 'node:net';
import {quote} from '../base/quote.ts';
import type {Address} from './address.ts';
import {showAddress, splitAddress} from './address.ts';
import type {ServerMetrics} from './generated/server.ts';
import type {Problem} from './problem.ts';
import type {YamlFile} from './yaml-file.ts';

/** The place where the gate serves metrics, and its readers. */
export interface MetricsConfig {
  readonly listen: Address;
  /** A file with the token that a request must show. */
  readonly token: string | undefined;
  /** Names that a request may ask for, beside the address. */
  readonly hosts: readonly string[];
}

export const metricsPort = 9433;

/**
 * Reads `metrics` of server.yaml. Mistakes are added to `problems`. An address that is not of loopback needs a token, since everybody
 * who reaches it could read it.
 *
 * @param own the addresses that clients connect to
 * @param at makes a path absolute
 */
export function readMetrics(
  {listen, token, hosts = []}: ServerMetrics,
  own: readonly Address[],
  at: (path: string) => string,
  yaml: YamlFile,
  problems: Problem[],
): MetricsConfig | undefined {
  const report = (path: string[], message: string) => {
    problems.push({...yaml.place(['metrics', ...path]), message: `metrics.${path.join('.')}: ${message}`});
  };
  const address = splitAddress(listen, metricsPort);
  if (address === undefined) {
    report(['listen'], `found ${quote(listen)}, expected an address such as 127.0.0.1:${metricsPort}`);
    return undefined;
  }
  if (!isLoopback(address.host) && token === undefined)
    report(
      ['listen'],
      `${showAddress(address)} is not of loopback: give "token", a file with a secret that a request must show, or listen on 127.0.0.1`,
    );
  if (own.some(({host, port}) => port !== 0 && port === address.port && host === address.host))
    report(['listen'], `${showAddress(address)} is where clients connect: give it another port`);
  if (isAnyAddress(address.host) && hosts.length === 0)
    report(
      ['listen'],
      `${showAddress(address)} is every address: give "hosts", the names by which this host is asked for its metrics`,
    );
  return {listen: address, token: token === undefined ? undefined : at(token), hosts};
}

/** True if only this machine reaches it. A name other than localhost may be of any address. */
function isLoopback(host: string): boolean {
  const family = isIP(host);
  if (family === 0) return host.toLowerCase() === 'localhost';
  return loopback.check(host, family === 6 ? 'ipv6' : 'ipv4');
}

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8, 'ipv4');
loopback.addAddress('::1', 'ipv6');

const isAnyAddress = (host: string): boolean =>
  host === '0.0.0.0' || (isIP(host) === 6 && /^[0:]+$/.test(host));
