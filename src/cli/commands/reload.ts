import type {Command} from 'commander';
import {counted} from '../../base/counted.ts';
import {say} from '../print.ts';

export function register(program: Command): void {
  program
    .command('reload')
    .description('check configuration and catalogue, and have the running server take them over')
    .option('--config <file>', 'server.yaml', 'server.yaml')
    .action(async (_options, command: Command) => {
      const {reloadServer} = await import('../../executor/reload-server.ts');
      const {config}: {config: string} = command.optsWithGlobals();
      const {commands, warnings} = await reloadServer(config);
      const known = warnings === 0 ? '' : `; ${counted(warnings, 'warning')}, which reeve check lists`;
      say(`reloaded: ${counted(commands, 'command')}${known}`);
    });
}
