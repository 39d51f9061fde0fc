import type {Command} from 'commander';
import {say} from '../speak.ts';

export function register(program: Command): void {
  program
    .command('reload')
    .description('check configuration and catalogue, and have the running server take them over')
    .option('--config <file>', 'server.yaml', 'server.yaml')
    .action(async (_options, command: Command) => {
      const {reloadServer} = await import('../../executor/reload-server.ts');
      const {config}: {config: string} = command.optsWithGlobals();
      const {pid, warnings} = await reloadServer(config);
      for (const warning of warnings) say(warning);
      say(`asked the server (process ${pid}) to reload`);
    });
}
