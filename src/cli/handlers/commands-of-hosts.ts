import {foldNodeSet} from '../../node-sets/fold-node-set.ts';
import {screenOf} from '../../present/screen.ts';
import {table} from '../../present/table.ts';
import {learnCommands} from '../completion/learn.ts';
import {askHosts} from '../fleet/ask-hosts.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson, say} from '../print.ts';

const columns = [{heading: 'COMMAND'}, {heading: 'HOSTS', least: 12}, {heading: 'ABOUT', least: 20}];

/** `reeve commands` of several hosts: each command, and the hosts on which it can be run. Returns the exit status. */
export async function commandsOfHosts(target: string, options: CommonOptions): Promise<number> {
  const {answers, status} = await askHosts(target, options, async host => (await host.commands()).commands);
  for (const {host, value} of answers) learnCommands({target: host, config: options.config}, value);
  if (options.json) {
    printJson(answers.map(({host, value: commands}) => ({host, commands})));
    return status;
  }
  const offers = answers.flatMap(({host, value}) =>
    value.filter(({available}) => available).map(({command, about}) => ({host, command, about})),
  );
  // Commands of one name that are about different things are told apart.
  const same = Map.groupBy(offers, ({command, about}) => `${command}\n${about}`);
  const rows = [...same.values()]
    .map(ones => [ones[0]?.command ?? '', foldNodeSet(ones.map(({host}) => host)), ones[0]?.about ?? ''])
    .sort(([a = ''], [b = '']) => (a < b ? -1 : 1));
  if (rows.length > 0) print(table(columns, rows, screenOf(process.stdout)));
  else if (answers.length > 0) say('you may run nothing on these hosts');
  return status;
}
