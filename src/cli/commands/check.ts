import type {Command} from 'commander';

export function register(program: Command): void {
  program
    .command('check')
    .description(
      'test a server configuration: files, certificates, catalogue, and the features of this system',
    )
    .option('--config <file>', 'path to server.yaml', 'server.yaml')
    .option('--json', 'print JSON')
    .action(async (_options, command: Command) => {
      const {check} = await import('../handlers/check.ts');
      process.exitCode = await check(command.optsWithGlobals());
    });
}
