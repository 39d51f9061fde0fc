import type {Command} from 'commander';

export function register(program: Command): void {
  program
    .command('reload')
    .description('check configuration and catalogue, and have the running server take them over')
    .option('--config <file>', 'server.yaml', 'server.yaml')
    .action(async (_options, command: Command) => {
      const {reload} = await import('../handlers/reload.ts');
      await reload(command.optsWithGlobals());
    });
}
