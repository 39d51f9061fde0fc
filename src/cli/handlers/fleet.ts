import {messageOf} from '../../base/errors.ts';
import {shownTime} from '../../identity/dates.ts';
import type {FleetRecord, FleetRecords, HostRecord} from '../../index.ts';
import {countsOf, fleetSummary, outcomeWords} from '../../present/fleet/fleet-summary.ts';
import {screenOf} from '../../present/screen.ts';
import {shortId} from '../../present/short-ids.ts';
import {facts, table} from '../../present/table.ts';
import {findFleet, fleetRecords} from '../fleet/find-fleet.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson, say} from '../print.ts';

/** `reeve fleet list`. */
export async function listFleets({config, json = false}: CommonOptions): Promise<void> {
  const records = await fleetRecords(config);
  const kept = readAll(records);
  const states = await Promise.all(kept.map(record => stateOf(record, records)));
  if (json) {
    printJson(kept.map((record, at) => ({...documentOf(record), state: states[at]})));
    return;
  }
  if (kept.length === 0) {
    say(`no run on several hosts is kept in ${records.folder}`);
    return;
  }
  const rows = kept.map((record, at) => [
    shortId(record.fleet),
    shownTime(record.at),
    record.order.command,
    states[at] ?? '',
    fleetSummary([...record.hosts.values()]),
  ]);
  print(table(listColumns, rows, screenOf(process.stdout)));
}

/** `reeve fleet show`. */
export async function showFleet(
  typed: string,
  {config, json = false, evidence}: CommonOptions & {readonly evidence?: string},
): Promise<void> {
  const records = await fleetRecords(config);
  const record = findFleet(records, typed);
  if (evidence !== undefined) {
    const {save} = await import('../audit/save.ts');
    await save(evidence, records.evidence(record));
    return;
  }
  const state = await stateOf(record, records);
  if (json) {
    const hosts = [...record.hosts.values()];
    printJson({...documentOf(record), state, hosts});
    return;
  }
  const screen = screenOf(process.stdout);
  print(facts(factsOf(record, state), screen));
  print('');
  print(table(hostColumns, Array.from(record.hosts.values(), rowOf), screen));
  print('');
  print(fleetSummary([...record.hosts.values()]));
}

const listColumns = [
  {heading: 'RUN'},
  {heading: 'BEGAN', spare: 1},
  {heading: 'COMMAND', least: 10},
  {heading: 'STATE'},
  {heading: 'HOSTS', least: 16},
];

const hostColumns = [
  {heading: 'HOST', least: 10},
  {heading: 'OUTCOME'},
  {heading: 'JOB', spare: 1},
  {heading: 'WHY', least: 10},
];

/** Those that can be read; of the others it is said why they cannot. */
function readAll(records: FleetRecords): FleetRecord[] {
  return records.ids().flatMap(id => {
    try {
      return [records.read(id)];
    } catch (error) {
      say(messageOf(error));
      return [];
    }
  });
}

async function stateOf(record: FleetRecord, records: FleetRecords): Promise<string> {
  if (record.isOver) return record.stopped === undefined ? 'over' : `stopped: ${record.stopped}`;
  return (await records.isUnderWay(record.fleet)) ? 'under way' : 'killed';
}

function factsOf({fleet, at, attempts, order}: FleetRecord, state: string): (readonly [string, string])[] {
  const {command, params, reason, batch, gate, maxFail, maxUnreachable} = order;
  const words = Array.isArray(params) ? params.join(' ') : JSON.stringify(params);
  const optional = {reason, batch, gate, 'max-fail': maxFail, 'max-unreachable': maxUnreachable};
  return [
    ['run', fleet],
    ['began', shownTime(at)],
    ['command', words === '' || words === '{}' ? command : `${command} ${words}`],
    ...Object.entries(optional).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, value]],
    ),
    ['state', state],
    ...(attempts > 1 ? ([['attempts', String(attempts)]] as const) : []),
  ];
}

function rowOf(host: HostRecord): string[] {
  return [host.host, outcomeWords(host), host.job === undefined ? '' : shortId(host.job), host.message ?? ''];
}

function documentOf({fleet, at, order, stopped, attempts, hosts}: FleetRecord): object {
  const counts = countsOf(Array.from(hosts.values(), ({outcome}) => outcome));
  return {fleet, at: new Date(at), ...order, stopped: stopped ?? null, attempts, counts};
}
