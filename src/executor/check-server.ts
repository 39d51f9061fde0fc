import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {counted} from '../base/counted.ts';
import {messageOf} from '../base/errors.ts';
import {mostOpenFiles} from '../base/most-open-files.ts';
import {findSystemTools} from '../base/system-tools.ts';
import type {ServerConfig} from '../config/server-config.ts';
import {loadServerConfig} from '../config/server-config.ts';
import {descriptorWarnings} from '../gate-link/descriptors.ts';
import {loadCredentials, loadRevocationLists} from '../identity/load-credentials.ts';
import {loadLogSigner} from '../identity/log-key.ts';
import {openContainment} from '../runner/containment/open-containment.ts';
import {checkDestinations} from '../ship/check-destinations.ts';
import {listenErrors, metricsWarnings, placeErrors} from './check-places.ts';
import {gateUser} from './gate/gate-user.ts';
import {sealLacks} from './gate/seal.ts';
import {loadHostCatalogue} from './host-catalogue.ts';
import {loadMetricsDoor} from './metrics/load-door.ts';
import {ownFileWarnings} from './own-files.ts';
import {serverHolding} from './server-holder.ts';
import {heldFolder} from './trust/held-lists.ts';
import type {HostCredentials} from './trust/host-credentials.ts';
import {prepareCredentials, vouch} from './trust/host-credentials.ts';
import {openTrust} from './trust/open-trust.ts';
import type {ReadLists} from './trust/revocation-files.ts';
import type {Trust} from './trust/trust.ts';
import {requireTrustedFiles, requireTrustedLists, requireTrustedPlaces} from './trust/trusted-files.ts';

/** The findings of a configuration test. Without errors the server would start with it. */
export interface CheckReport {
  readonly errors: readonly string[];
  readonly warnings: readonly string[];
  /** The facts that hold, in words. */
  readonly facts: readonly string[];
}

/** Tests configuration, certificates, catalogue and what this system can do, as `sshd -t` does: all errors at once. */
export async function checkServer(configFile: string): Promise<CheckReport> {
  const errors: string[] = [];
  const warnings: string[] = [];
  const facts: string[] = [];
  const attempt = async <Value>(work: () => Promise<Value> | Value): Promise<Value | undefined> => {
    try {
      return await work();
    } catch (error) {
      errors.push(messageOf(error));
      return undefined;
    }
  };
  const config = await attempt(() => loadServerConfig(configFile));
  if (!config) return {errors, warnings, facts};
  const gate = await attempt(() => gateUser(config.gate.user));
  const catalogue = await attempt(() => loadHostCatalogue(config, gate));
  if (catalogue) {
    warnings.push(...catalogue.warnings);
    const {commands, shares, rules} = catalogue;
    const shared = shares.size === 0 ? '' : `${counted(shares.size, 'share')}, `;
    facts.push(`${commands.size} commands, ${shared}${rules.length} access rules`);
  }
  const credentials = await attempt(() => loadCredentials(config.tls, Date.now()));
  const signer = await attempt(() => loadLogSigner(config.tls.log, config.host));
  const vouched = credentials && signer && (await attempt(() => vouch(credentials, signer, config.tls)));
  const trust = vouched && (await attempt(() => tryTrust(config, vouched)));
  if (trust) {
    // The server would start with the lists that were in force; the file is wrong all the same.
    errors.push(...trust.problems);
    warnings.push(...trust.warnings(Date.now()));
    facts.push(`certificate of ${config.host}, valid until ${new Date(trust.notAfter).toISOString()}`);
  }
  if (vouched) facts.push(`log key ${vouched.signer.verifier.toString()}`);
  if (trust) await attempt(() => requireTrustedFiles(config.tls));
  if (trust) await attempt(() => requireTrustedLists(config.tls));
  await attempt(() => {
    requireTrustedPlaces(config);
    errors.push(...placeErrors(config));
  });
  const isServing = serverHolding(config.data) !== undefined;
  errors.push(...((await attempt(() => listenErrors(config, gate, isServing))) ?? []));
  await attempt(() => loadMetricsDoor(config));
  warnings.push(...(await metricsWarnings(config, gate, isServing)));
  warnings.push(...ownFileWarnings());
  warnings.push(...descriptorWarnings(mostOpenFiles(), config.limits));
  warnings.push(...(await checkDestinations(config.ship)));
  warnings.push(...sealLacks(findSystemTools(), gate));
  const containment = await attempt(tryContainment);
  if (containment) (containment.isComplete ? facts : warnings).push(containment.why);
  return {errors, warnings, facts};
}

/** In a folder of its own: the data folder, and what holds its jobs, may be in use by the server that runs. */
async function tryContainment(): Promise<{isComplete: boolean; why: string}> {
  const dataFolder = await mkdtemp(join(tmpdir(), 'reeve-check-'));
  try {
    await using containment = await openContainment({dataFolder});
    return {isComplete: containment.isComplete, why: containment.why};
  } finally {
    await rm(dataFolder, {recursive: true, force: true});
  }
}

async function tryTrust(config: ServerConfig, loaded: HostCredentials): Promise<Trust> {
  const credentials = prepareCredentials(config.host, loaded, Date.now());
  const files = {crl: config.tls.crl, held: heldFolder(config.data)};
  const {trust} = await openTrust(credentials, files, paths =>
    Promise.all(paths.map(path => readHere(path, credentials))),
  );
  return trust;
}

async function readHere(path: string, {bundle}: HostCredentials): Promise<ReadLists> {
  try {
    const {lists, problems} = await loadRevocationLists(path, bundle);
    return {
      lists: lists.map(({set, der}) => ({set, der: der.toString('base64')})),
      problems: problems.map(messageOf),
    };
  } catch (error) {
    return {lists: [], problems: [messageOf(error)]};
  }
}
