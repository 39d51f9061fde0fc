import type {Command} from 'commander';
import {CodedError} from '../../base/errors.ts';
import {nearest} from '../../base/nearest.ts';
import {quote} from '../../base/quote.ts';
import type {KnownHost} from '../../client/receipts/known-hosts.ts';
import {screenOf} from '../../present/screen.ts';
import {table} from '../../present/table.ts';
import type {CommonOptions} from '../print.ts';
import {print, printJson, say} from '../print.ts';

export function register(program: Command): void {
  const known = program
    .command('known')
    .description("what is remembered of each host's account, which hosts are held to");
  known
    .command('list')
    .description('list the hosts of which something is remembered')
    .option('--config <file>', 'client.yaml')
    .option('--json', 'output for programs')
    .action(async (_options: CommonOptions, command: Command) => list(command.optsWithGlobals()));
  known
    .command('remove <host>')
    .description('forget what a host showed, as after it was set up anew; receipts stay')
    .option('--config <file>', 'client.yaml')
    .option('--json', 'output for programs')
    .action(async (host: string, _options: CommonOptions, command: Command) =>
      remove(host, command.optsWithGlobals()),
    );
}

const columns = [
  {heading: 'HOST', least: 10},
  {heading: 'ENTRIES'},
  {heading: 'SEEN'},
  {heading: 'LOG KEY', least: 10},
  {heading: 'CA', spare: 1},
];

async function list({config, json = false}: CommonOptions): Promise<void> {
  const {knownHosts} = await import('../../client/receipts/known-hosts.ts');
  const {shownTime} = await import('../../identity/dates.ts');
  const {folder, lab} = await memoryOf(config);
  const hosts = knownHosts(folder);
  if (json) {
    printJson(hosts.map(one => inJson(one, lab)));
    return;
  }
  if (hosts.length === 0) {
    say(`no host is remembered in ${folder}`);
    return;
  }
  const rows = hosts.map(({host, newest, seenAt}) => {
    if (!newest) return [host, 'damaged'];
    const time = seenAt === undefined ? '' : shownTime(seenAt);
    return [host, String(newest.size), time, keyId(newest.key), newest.ca?.slice(0, shownOfCa) ?? ''];
  });
  print(table(columns, rows, screenOf(process.stdout)));
}

async function remove(host: string, {config, json = false}: CommonOptions): Promise<void> {
  const {forgetHost, knownHost} = await import('../../client/receipts/known-hosts.ts');
  const {folder, lab} = await memoryOf(config);
  const known = knownHost(folder, host);
  if (!known) throw await unknown(host, folder);
  const kept = forgetHost(folder, known, Date.now());
  if (json) {
    printJson({...inJson(known, lab), folder: kept});
    return;
  }
  const what = known.newest ? `${known.newest.size} entries of its account` : 'nothing that could be read';
  print(`${host} is forgotten, of which ${what} were shown; what was remembered is kept in ${kept}`);
}

/** The folder in which the hosts of client.yaml's lab are remembered. */
async function memoryOf(path: string | undefined): Promise<{folder: string; lab: string | undefined}> {
  const {loadClientConfig} = await import('../../config/client-config.ts');
  const {stateFolder} = await import('../../client/receipts/state-folder.ts');
  const config = await loadClientConfig(path);
  const folder = stateFolder(config);
  if (folder !== undefined) return {folder, lab: config.lab};
  throw new CodedError(
    'usage',
    'no host is remembered: there is no home folder; set HOME or XDG_STATE_HOME, or receipts.folder in client.yaml',
  );
}

async function unknown(host: string, folder: string): Promise<CodedError> {
  const {rememberedHosts} = await import('../../client/receipts/state-folder.ts');
  const meant = nearest(host, rememberedHosts(folder));
  const advice =
    meant === undefined ? '`reeve known list` shows of which there is' : `did you mean ${meant}?`;
  return new CodedError('usage', `nothing is remembered of ${quote(host)} in ${folder}; ${advice}`);
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
