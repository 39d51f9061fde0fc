import type {Command} from 'commander';
import {screenOf} from '../../present/screen.ts';
import {table} from '../../present/table.ts';
import type {Summary} from '../../protocol/generated/answer.ts';
import type {CommonOptions} from '../print.ts';
import {print, printJson, say} from '../print.ts';
import {withHost} from '../with-host.ts';

export function register(program: Command): void {
  program
    .command('commands <target>')
    .description('list what you may run on a host')
    .option('--config <file>', 'client.yaml')
    .option('--json', 'output for programs')
    .action(async (target: string, _options: CommonOptions, command: Command) => {
      const options: CommonOptions = command.optsWithGlobals();
      await withHost(target, options, async host => {
        const {commands} = await host.commands();
        if (options.json) printJson({host: host.name, commands});
        else if (commands.length === 0) say('you may run nothing here', host.name);
        else print(table(columns, commands.map(rowOf), screenOf(process.stdout)));
      });
    });
}

const columns = [{heading: 'COMMAND'}, {heading: 'ABOUT', least: 20}];

function rowOf({command, about, available}: Summary): string[] {
  return [command, available ? about : `(not available) ${about}`];
}
