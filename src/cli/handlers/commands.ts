import {screenOf} from '../../present/screen.ts';
import type {Cell} from '../../present/table.ts';
import {table} from '../../present/table.ts';
import type {DescribeAnswer, Summary} from '../../protocol/generated/answer.ts';
import {learnCommands} from '../completion/learn.ts';
import type {CommonOptions} from '../options.ts';
import {print, printJson, say} from '../print.ts';
import type {Reach} from '../reach.ts';
import {reachHost} from '../reach.ts';

export async function listCommands(
  target: string,
  options: CommonOptions,
  reach: Reach = reachHost,
): Promise<void> {
  await reach(target, options, async host => {
    // Parameters are not shown here: they are for completion, when somebody types a command.
    const {commands} = await host.commands({describe: true});
    if (options.json) printJson({host: host.name, commands: commands.map(summaryOf)});
    else if (commands.length === 0) say('you may run nothing here', host.name);
    else print(table(columns, commands.map(rowOf), screenOf(process.stdout)));
    learnCommands({target, config: options.config}, commands);
  });
}

const summaryOf = ({command, about, available, effect}: DescribeAnswer): Summary => ({
  command,
  about,
  available,
  effect,
});

const columns = [{heading: 'COMMAND'}, {heading: 'EFFECT'}, {heading: 'ABOUT', least: 20}];

function rowOf({command, about, available, effect}: Summary): Cell[] {
  return [
    command,
    effect === 'destroy' ? {failed: effect} : effect,
    available ? about : `(not available) ${about}`,
  ];
}
