import type {Command} from 'commander';

export function register(program: Command): void {
  program
    .command('reload')
    .description('check the configuration and the catalogue, and make the running server load them')
    .option('--config <file>', 'path to server.yaml', 'server.yaml')
    .action(async (_options, command: Command) => {
      const {reload} = await import('../handlers/reload.ts');
      await reload(command.optsWithGlobals());
    });
}
