import {usage} from '../errors.ts';

/**
 * The name of each host in a folder of ours: the host as it was typed, with a `_` for each character that is
 * none of `A-Za-z0-9._-`, as the colon before a port. Pure.
 *
 * @throws {CodedError} `usage` if two have one name, also where case does not count
 */
export function hostFileNames(hosts: Iterable<string>): Map<string, string> {
  const names = new Map<string, string>();
  const owners = new Map<string, string>();
  for (const host of hosts) {
    const name = host.replaceAll(/[^\w.-]/g, '_').replace(/^\.+$/, '_');
    const owner = owners.get(name.toLowerCase());
    if (owner !== undefined)
      throw usage(`files of ${owner} and of ${host} would have one name here, ${name}; take them one by one`);
    owners.set(name.toLowerCase(), host);
    names.set(host, name);
  }
  return names;
}
