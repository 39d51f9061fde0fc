import {messageOf} from '../base/errors.ts';
import {visible} from '../base/quote.ts';
import {version} from '../base/version.ts';
import {identifyLeaf, verifyLeaf} from '../identity/certificate.ts';
import {loadCredentials} from '../identity/load-credentials.ts';
import type {ClientConfig} from '../index.ts';
import {expandTargets} from '../index.ts';
import type {Me} from './told.ts';

/** The caller's name and rights, by the files that client.yaml names, as they are now. @throws {IdentityError} */
export async function readMe(config: ClientConfig, readOnly: boolean): Promise<Me> {
  const sets = await Promise.all(
    [...config.groups.keys()].map(async name => ({name, hosts: await hostsOf(name, config)})),
  );
  const {certificate, bundle} = await loadCredentials(config.identity, Date.now());
  const {name, groups, serial, notAfter} = identifyLeaf(certificate, bundle, 'client');
  let problem = '';
  try {
    verifyLeaf(certificate, bundle, [], Date.now(), 'client');
  } catch (error) {
    problem = messageOf(error);
  }
  return {
    name: visible(name),
    groups: groups.map(visible),
    notAfter,
    serial,
    problem: visible(problem),
    configFile: visible(config.file),
    lab: config.lab ?? '',
    hosts: [...config.hosts.keys()],
    sets,
    readOnly,
    version,
  };
}

/** A group whose source cannot be read has none: the command line says why. */
const hostsOf = (name: string, config: ClientConfig) => expandTargets(`@${name}`, config).catch(() => []);
