import {messageOf} from '../base/errors.ts';
import {parseExpression} from '../node-sets/parse-expression.ts';
import type {Address} from './address.ts';
import {splitAddress} from './address.ts';
import {locateClientFile} from './client-file.ts';
import {ConfigError, refuseProblems} from './errors.ts';
import type {ClientFile, GroupOrigin, LogLevel} from './generated/client.ts';
import {client as validate} from './generated/client-validators.js';
import {pathsOf} from './paths.ts';
import type {Problem} from './problem.ts';
import {allProblems, openYaml} from './read-yaml.ts';
import {parseDuration} from './units.ts';
import type {YamlFile} from './yaml-file.ts';

/** The content of client.yaml, paths absolute and defaults filled in. */
export interface ClientConfig {
  /** The file it was read from. */
  file: string;
  identity: {cert: string; key: string; ca: string; crl: string | undefined};
  /** The lab that its hosts are of, whose memory of them is its own; undefined for the one without a name. */
  lab: string | undefined;
  /** Hosts by name; one that is not here is a DNS name on the default port. */
  hosts: ReadonlyMap<string, {address: Address}>;
  /** Node sets by group name, as written. */
  groups: ReadonlyMap<string, string>;
  /** The sources of other groups, by name. */
  groupSources: ReadonlyMap<string, GroupOrigin>;
  log: {file: string; level: LogLevel} | undefined;
  /** Milliseconds that connections are kept for later commands; undefined if they are not. */
  persistMs: number | undefined;
  /** The folder of receipts, unless that is the usual one, and the time that they are kept. */
  receipts: {folder: string | undefined; keepMs: number};
}

/**
 * Reads the client's configuration: `path` if given, else `$REEVE_CONFIG`, else `reeve/client.yaml` in `$XDG_CONFIG_HOME`, which is
 * `~/.config` unless it is set.
 * Throws ConfigError; every problem of the file is in its message.
 */
export async function loadClientConfig(
  path: string | undefined,
  environment: NodeJS.ProcessEnv = process.env,
): Promise<ClientConfig> {
  const file = locateClientFile(path, environment);
  const yaml = await openYaml(file.path).catch((error: unknown) => {
    if (!(error instanceof ConfigError && error.code === 'config-missing')) throw error;
    throw new ConfigError(
      'config-missing',
      `there is no client configuration ${file.path} (${file.from})${file.hint}`,
      {cause: error},
    );
  });
  const problems = [...allProblems(yaml, validate)];
  const content = yaml.value as ClientFile;
  const hosts = new Map<string, {address: Address}>();
  if (problems.length === 0) {
    for (const [name, {address: text}] of Object.entries(content.hosts ?? {})) {
      const address = splitAddress(text);
      if (address === undefined || address.port === 0) {
        const message = `hosts.${name}.address: found ${JSON.stringify(text)}, expected an address such as 10.0.0.7:7433`;
        problems.push({...yaml.place(['hosts', name, 'address']), message});
      } else hosts.set(name, {address});
    }
  }
  if (problems.length === 0) problems.push(...groupProblems(yaml, content.groups));
  refuseProblems(problems);
  const at = pathsOf(file.path);
  const {receipts, lab} = content;
  const {cert, key, ca, crl} = content.identity;
  return {
    file: file.path,
    identity: {cert: at(cert), key: at(key), ca: at(ca), crl: crl === undefined ? undefined : at(crl)},
    lab,
    hosts,
    groups: new Map(Object.entries(content.groups ?? {})),
    groupSources: new Map(
      Object.entries(content.groupSources ?? {}).map(([name, origin]) => [name, originAt(origin, at)]),
    ),
    log: content.log && {file: at(content.log.file), level: content.log.level ?? 'info'},
    persistMs: content.persist === undefined ? undefined : parseDuration(content.persist),
    receipts: {
      folder: receipts?.folder === undefined ? undefined : at(receipts.folder),
      keepMs: parseDuration(receipts?.keep ?? '') ?? usualKeepMs,
    },
  };
}

/** Mistakes of grammar. Whether there are the groups that are named within others is known when one is asked for. */
function groupProblems(yaml: YamlFile, groups: ClientFile['groups']): Problem[] {
  return Object.entries(groups ?? {}).flatMap(([name, text]) => {
    try {
      parseExpression(text);
      return [];
    } catch (error) {
      return [{...yaml.place(['groups', name]), message: `groups.${name}: ${messageOf(error)}`}];
    }
  });
}

function originAt({command, ...paths}: GroupOrigin, at: (path: string) => string): GroupOrigin {
  // A program without a slash is looked for in $PATH.
  if (command !== undefined) {
    const [program, ...args] = command;
    return {command: [program.includes('/') ? at(program) : program, ...args]};
  }
  return Object.fromEntries(Object.entries(paths).map(([kind, path]) => [kind, at(path)]));
}

const usualKeepMs = 365 * 24 * 60 * 60 * 1000;
