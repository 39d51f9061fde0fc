import {quote} from '../../base/quote.ts';
import {showAddress} from '../../config/address.ts';
import type {ClientConfig} from '../../index.ts';
import {foldNodeSet, GroupReader, loadClientConfig} from '../../index.ts';
import {screenOf} from '../../present/screen.ts';
import {table} from '../../present/table.ts';
import {learnSources} from '../completion/lab-names.ts';
import {usage} from '../errors.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson, say} from '../print.ts';

interface HostsOptions extends CommonOptions {
  readonly expand?: boolean;
  readonly fold?: boolean;
  readonly count?: boolean;
  readonly axis?: readonly number[];
}

/** `reeve hosts`. */
export async function listHosts(target: string | undefined, options: HostsOptions): Promise<void> {
  requireOneForm(options);
  const config = await loadClientConfig(options.config);
  const reader = new GroupReader(config);
  const hosts = await reader.expand(target ?? '@*');
  learnSources(config.file, reader.read);
  if (options.count) print(String(hosts.length));
  else if (options.json && options.expand) printJson(hosts);
  else if (options.json) printJson(await described(hosts, config, reader));
  else if (hosts.length === 0) say(nothing(target, config));
  else if (options.fold) print(foldNodeSet(hosts, {axis: options.axis}));
  else if (options.expand) print(hosts);
  else print(table(columns, (await described(hosts, config, reader)).map(rowOf), screenOf(process.stdout)));
}

function requireOneForm({expand, fold, count, axis, json}: HostsOptions): void {
  const given = [expand && '-e', fold && '-f', count && '-c'].filter(Boolean);
  if (given.length > 1) throw usage(`${given.join(' and ')} do not go together`);
  if (json && (fold || count)) throw usage(`--json is an array of hosts; leave out ${given.join('')}`);
  if (axis && !fold) throw usage('--axis is for a node set; give -f as well');
}

const nothing = (target: string | undefined, {file}: ClientConfig): string =>
  target === undefined ? `${file} has no hosts and no groups` : `${quote(target)} means no host`;

interface DescribedHost {
  readonly host: string;
  /** As client.yaml has it; null for a host that is found by its name. */
  readonly address: string | null;
  /** Those of client.yaml. */
  readonly groups: readonly string[];
}

async function described(
  hosts: readonly string[],
  config: ClientConfig,
  reader: GroupReader,
): Promise<DescribedHost[]> {
  const groups: {name: string; members: ReadonlySet<string>}[] = [];
  for (const name of config.groups.keys())
    groups.push({name, members: new Set(await reader.expand(`@${name}`))});
  return hosts.map(host => {
    const listed = config.hosts.get(host);
    return {
      host,
      address: listed ? showAddress(listed.address) : null,
      groups: groups.filter(({members}) => members.has(host)).map(({name}) => name),
    };
  });
}

const columns = [{heading: 'HOST'}, {heading: 'ADDRESS', spare: 1}, {heading: 'GROUPS', least: 10}];

const rowOf = ({host, address, groups}: DescribedHost): string[] => [host, address ?? '', groups.join(', ')];
