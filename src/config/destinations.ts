import {createHash} from 'node:crypto';
import {basename, isAbsolute} from 'node:path';
import {quote} from '../base/quote.ts';
import type {Address} from './address.ts';
import {showAddress, splitAddress} from './address.ts';
import type {ShipDestination} from './generated/server.ts';
import type {Problem} from './problem.ts';
import type {YamlFile} from './yaml-file.ts';

/** A destination of the account's entries. The name is the same as long as the destination is. */
export type Destination = {readonly name: string} & (
  | ({readonly kind: 'syslog'} & SyslogReceiver)
  | {readonly kind: 'file'; readonly path: string}
  | {readonly kind: 'command'; readonly argv: readonly [string, ...string[]]}
);

export interface SyslogReceiver {
  readonly address: Address;
  /** A file of the CAs that may have issued its certificate; those of the system where there is none. */
  readonly ca: string | undefined;
  /** Files of what is shown to it. */
  readonly client: {readonly cert: string; readonly key: string} | undefined;
}

/** RFC 5425, section 4.1. */
const syslogPort = 6514;

/** Reads `ship` of server.yaml; `at` makes paths absolute. Mistakes are added to `problems`. */
export function readDestinations(
  list: readonly ShipDestination[],
  at: (path: string) => string,
  yaml: YamlFile,
  problems: Problem[],
): Destination[] {
  const names = new Set<string>();
  const files = new Set<string>();
  return list.flatMap((item, index) => {
    const report = (key: string | undefined, message: string) => {
      const path = ['ship', index, ...(key === undefined ? [] : [key])];
      problems.push({
        ...yaml.place(path),
        message: `ship[${index}]${key === undefined ? '' : `.${key}`}: ${message}`,
      });
    };
    const read = readOne(item, at, report);
    if (!read) return [];
    const name = item.name ?? nameOf(read);
    if (names.has(name))
      report(undefined, `a second one with the name ${quote(name)}; give it another with "name"`);
    names.add(name);
    // It tells how far it got by its last line, of which there can be one.
    if (read.kind === 'file' && files.has(read.path) && item.name !== undefined)
      report('file', 'a second one with this file');
    if (read.kind === 'file') files.add(read.path);
    return [{...read, name}];
  });
}

type Unnamed = Destination extends infer D ? (D extends Destination ? Omit<D, 'name'> : never) : never;

function readOne(
  {syslog, file, command, ca, cert, key}: ShipDestination,
  at: (path: string) => string,
  report: (key: string | undefined, message: string) => void,
): Unnamed | undefined {
  const kinds = Object.entries({syslog, file, command}).filter(([, value]) => value !== undefined);
  if (kinds.length !== 1) {
    const found = kinds.map(([kind]) => kind).join(' and ') || 'none of them';
    report(undefined, `found ${found}, expected one of syslog, file and command`);
    return undefined;
  }
  for (const [word, value] of Object.entries({ca, cert, key}))
    if (value !== undefined && syslog === undefined) report(word, 'only syslog has it');
  if (file !== undefined) return {kind: 'file', path: at(file)};
  if (command !== undefined) {
    if (!isAbsolute(command[0]))
      report('command', `found ${quote(command[0])}, expected the absolute path of a program first`);
    return {kind: 'command', argv: command};
  }
  const address = splitAddress(syslog ?? '', syslogPort);
  if (address === undefined || address.port === 0) {
    report('syslog', `found ${quote(syslog ?? '')}, expected an address such as logs.example.org:6514`);
    return undefined;
  }
  if ((cert === undefined) !== (key === undefined)) report(undefined, 'cert and key belong together');
  const client = cert === undefined || key === undefined ? undefined : {cert: at(cert), key: at(key)};
  return {kind: 'syslog', address, ca: ca === undefined ? undefined : at(ca), client};
}

/** Good as a file's name, and another one for another destination. */
function nameOf(destination: Unnamed): string {
  switch (destination.kind) {
    case 'syslog':
      return readable('syslog', showAddress(destination.address), '');
    case 'file':
      return readable('file', basename(destination.path), destination.path);
    case 'command':
      return readable('command', basename(destination.argv[0]), destination.argv[0]);
  }
}

function readable(kind: string, shown: string, whole: string): string {
  const plain = shown.replaceAll(/[^A-Za-z0-9._]+/g, '-').replace(/^-/, '');
  const digest = whole === '' ? '' : `-${createHash('sha256').update(whole).digest('hex').slice(0, 8)}`;
  return `${kind}-${plain.slice(0, 64)}${digest}`;
}
