import type {CodedError} from '../../base/errors.ts';
import {nearest} from '../../base/nearest.ts';
import {quote} from '../../base/quote.ts';
import {shownTime} from '../../identity/dates.ts';
import type {KnownHost} from '../../index.ts';
import {KnownHosts, loadClientConfig} from '../../index.ts';
import {screenOf} from '../../present/screen.ts';
import {table} from '../../present/table.ts';
import {usage} from '../errors.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson, say} from '../print.ts';

const columns = [
  {heading: 'HOST', least: 10},
  {heading: 'ENTRIES'},
  {heading: 'SEEN'},
  {heading: 'LOG KEY', least: 10},
  {heading: 'CA', spare: 1},
];

export async function listKnown({config, json = false}: CommonOptions): Promise<void> {
  const {known, lab} = await memoryOf(config);
  const hosts = known.list();
  if (json) {
    printJson(hosts.map(one => inJson(one, lab)));
    return;
  }
  if (hosts.length === 0) {
    say(`no host is remembered in ${known.folder}`);
    return;
  }
  const rows = hosts.map(({host, newest, seenAt}) => {
    if (!newest) return [host, 'damaged'];
    const time = seenAt === undefined ? '' : shownTime(seenAt);
    return [host, String(newest.size), time, keyId(newest.key), newest.ca?.slice(0, shownOfCa) ?? ''];
  });
  print(table(columns, rows, screenOf(process.stdout)));
}

export async function removeKnown(host: string, {config, json = false}: CommonOptions): Promise<void> {
  const {known, lab} = await memoryOf(config);
  const found = known.find(host);
  if (!found) throw unknown(host, known);
  const kept = known.forget(found, Date.now());
  if (json) {
    printJson({...inJson(found, lab), folder: kept});
    return;
  }
  const what = found.newest ? `${found.newest.size} entries of its account` : 'nothing that could be read';
  print(`${host} is forgotten, of which ${what} were shown; its memory is kept in ${kept}`);
}

/** The hosts that are remembered of client.yaml's lab. */
async function memoryOf(path: string | undefined): Promise<{known: KnownHosts; lab: string | undefined}> {
  const config = await loadClientConfig(path);
  const known = KnownHosts.of(config);
  if (known) return {known, lab: config.lab};
  throw usage(
    'no host is remembered: there is no home folder; set HOME or XDG_STATE_HOME, or receipts.folder in client.yaml',
  );
}

function unknown(host: string, known: KnownHosts): CodedError {
  const meant = nearest(host, known.names());
  const advice =
    meant === undefined ? '`reeve known list` lists the remembered hosts' : `did you mean ${meant}?`;
  return usage(`nothing is remembered of ${quote(host)} in ${known.folder}; ${advice}`);
}

function inJson({host, newest, seenAt, folder}: KnownHost, lab: string | undefined): object {
  return {
    host,
    lab: lab ?? null,
    entries: newest?.size ?? null,
    root: newest?.root.toString('base64') ?? null,
    logKey: newest?.key ?? null,
    ca: newest?.ca ?? null,
    seenAt: seenAt === undefined ? null : new Date(seenAt),
    folder,
  };
}

/** Enough to tell the CAs of a person apart. */
const shownOfCa = 12;

/** The id of a key, out of its verifier line `NAME+ID+KEY`; the name may not hold a `+`. */
const keyId = (line: string): string => line.split('+')[1] ?? '';
