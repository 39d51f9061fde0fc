import {dirname, join, resolve} from 'node:path';
import {quote} from '../base/quote.ts';
import type {Address} from './address.ts';
import {splitAddress} from './address.ts';
import type {Destination} from './destinations.ts';
import {readDestinations} from './destinations.ts';
import {refuseProblems} from './errors.ts';
import type {LogLevel, ServerFile} from './generated/server.ts';
import {server as validate} from './generated/server-validators.js';
import type {MetricsConfig} from './metrics.ts';
import {readMetrics} from './metrics.ts';
import {pathsOf} from './paths.ts';
import type {Problem} from './problem.ts';
import {allProblems, openYaml} from './read-yaml.ts';
import {parseDuration, parseSize} from './units.ts';
import type {YamlFile} from './yaml-file.ts';

/** The content of server.yaml, paths absolute and defaults filled in. */
export interface ServerConfig {
  /** The file it was read from. */
  file: string;
  host: string;
  listen: readonly [Address, ...Address[]];
  /** `log` is the key that signs the account's checkpoints. */
  tls: {cert: string; key: string; log: string; ca: string; crl: string | undefined};
  /** A file or a folder. */
  catalogue: string;
  data: string;
  logs: {dir: string; level: LogLevel};
  limits: {
    connections: number;
    jobs: number;
    /** Orders of one person that may wait for their turn. */
    queue: number;
    perAddress: number;
    perPrincipal: number;
    /** Messages that one person may send at once, and after how many milliseconds one more. */
    messages: number;
    messageEveryMs: number;
    handshakeMs: number;
    idleMs: number;
  };
  /** Whom the gate becomes where reeve runs as root; undefined for the usual one. */
  gate: {user: string | undefined};
  /** Between SIGTERM and SIGKILL for jobs that are being ended. */
  graceMs: number;
  /** The age, and the bytes in all, up to which the output of finished jobs is kept. */
  retain: {ageMs: number; bytes: number};
  /** The destinations of the account's entries. */
  ship: readonly Destination[];
  /** Undefined if no metrics are served. */
  metrics: MetricsConfig | undefined;
}

/**
 * Reads the server's configuration. As root, a file that others may write is refused.
 * Throws ConfigError; every problem of the file is in its message.
 */
export async function loadServerConfig(path: string): Promise<ServerConfig> {
  const file = resolve(path);
  const yaml = await openYaml(file, {trusted: true});
  const problems = [...allProblems(yaml, validate)];
  refuseProblems(problems);
  const content = yaml.value as ServerFile;
  const listen = addresses(content.listen, yaml, problems);
  const bytes = parseSize(content.retain?.size ?? '1GiB');
  if (bytes === undefined)
    problems.push({
      ...yaml.place(['retain', 'size']),
      message: 'retain.size: found a size that is too large',
    });
  const at = pathsOf(file);
  const ship = readDestinations(content.ship ?? [], at, yaml, problems);
  const metrics = content.metrics && readMetrics(content.metrics, listen, at, yaml, problems);
  refuseProblems(problems);
  const duration = (text: string | undefined, otherwise: number) =>
    text === undefined ? otherwise : (parseDuration(text) ?? otherwise);
  const {tls, logs, limits} = content;
  return {
    file,
    host: content.host,
    listen: listen as [Address, ...Address[]],
    tls: {
      cert: at(tls.cert),
      key: at(tls.key),
      log: tls.log === undefined ? join(dirname(at(tls.key)), 'log.key') : at(tls.log),
      ca: at(tls.ca),
      crl: tls.crl === undefined ? undefined : at(tls.crl),
    },
    catalogue: at(content.catalogue),
    data: at(content.data),
    logs: {dir: at(logs?.dir ?? 'logs'), level: logs?.level ?? 'info'},
    limits: {
      connections: limits?.connections ?? 10_000,
      jobs: limits?.jobs ?? 64,
      queue: limits?.queue ?? 64,
      perAddress: limits?.perAddress ?? 256,
      perPrincipal: limits?.perPrincipal ?? 256,
      messages: limits?.messages ?? 20,
      messageEveryMs: duration(limits?.messageEvery, 1000),
      handshakeMs: duration(limits?.handshake, 10_000),
      idleMs: duration(limits?.idle, 90_000),
    },
    gate: {user: content.gate?.user},
    graceMs: duration(content.grace, 5000),
    retain: {ageMs: duration(content.retain?.age, 7 * 86_400_000), bytes: bytes ?? 0},
    ship,
    metrics,
  };
}

function addresses(listen: string | readonly string[], yaml: YamlFile, problems: Problem[]): Address[] {
  const texts = typeof listen === 'string' ? [listen] : listen;
  return texts.flatMap((text, index) => {
    const address = splitAddress(text);
    if (address !== undefined) return [address];
    const path = typeof listen === 'string' ? ['listen'] : ['listen', index];
    problems.push({
      ...yaml.place(path),
      message: `listen: found ${quote(text)}, expected an address such as 127.0.0.1:7433 or [::1]:7433`,
    });
    return [];
  });
}
