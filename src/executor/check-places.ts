import {accessSync, constants, lstatSync, readFileSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {isSystemError, messageOf} from '../base/errors.ts';
import type {UserIds} from '../base/system-user.ts';
import {showAddress} from '../config/address.ts';
import type {ServerConfig} from '../config/server-config.ts';
import type {Place} from '../transport/bind.ts';
import {BindError, isTaken, tryListen} from '../transport/bind.ts';

/** Returns what would keep a server from writing where it has to. */
export function placeErrors({data, logs}: Pick<ServerConfig, 'data' | 'logs'>): string[] {
  const inData = ['audit', 'jobs', 'output', 'ship'].map(name => join(data, name));
  const errors = [data, ...inData, logs.dir].flatMap(path => whyNotMakeable(path) ?? []);
  return [...new Set(errors)];
}

/** Looks at the folder, or where it is missing at the first one above it that is there. */
function whyNotMakeable(path: string): string | undefined {
  for (let at = path; ; at = dirname(at)) {
    try {
      const isLink = lstatSync(at).isSymbolicLink();
      if (isLink && !leads(at)) return `${at} is a link that leads nowhere: no folder can be made there`;
      if (!statSync(at).isDirectory()) return `${at} is no folder, and has to be one`;
      accessSync(at, constants.W_OK | constants.X_OK);
      return undefined;
    } catch (error) {
      const isMissing = isSystemError(error, 'ENOENT') || isSystemError(error, 'ENOTDIR');
      if (!isMissing || at === dirname(at)) return `${at} cannot be written: ${messageOf(error)}`;
    }
  }
}

function leads(link: string): boolean {
  try {
    statSync(link);
    return true;
  } catch (error) {
    if (isSystemError(error, 'ENOENT')) return false;
    throw error;
  }
}

/**
 * Returns what would keep a server from listening.
 *
 * @param isServing whether one serves with this configuration: then its places are taken, by itself
 */
export async function listenErrors(
  {listen}: {listen: readonly Place[]},
  gate: UserIds | undefined,
  isServing: boolean,
): Promise<string[]> {
  const errors: string[] = [];
  for (const place of listen) {
    if (gate !== undefined && place.port > 0 && place.port < lowestFreePort())
      errors.push(
        `cannot listen on ${showAddress(place)}: ports below ${lowestFreePort()} are for root, and the gate is never root`,
      );
    try {
      await tryListen(place, 0);
    } catch (error) {
      if (!(error instanceof BindError)) throw error;
      if (!(isServing && isTaken(error))) errors.push(error.message);
    }
  }
  return errors;
}

/** Returns what would keep it from serving metrics, which is no reason for it not to start. */
export async function metricsWarnings(
  {metrics}: Pick<ServerConfig, 'metrics'>,
  gate: UserIds | undefined,
  isServing: boolean,
): Promise<string[]> {
  if (!metrics) return [];
  const errors = await listenErrors({listen: [metrics.listen]}, gate, isServing);
  return errors.map(error => `metrics are not served: ${error}`);
}

/** The lowest port that is for everybody. */
function lowestFreePort(): number {
  try {
    return Number(readFileSync('/proc/sys/net/ipv4/ip_unprivileged_port_start', 'utf8'));
  } catch {
    return 0;
  }
}
