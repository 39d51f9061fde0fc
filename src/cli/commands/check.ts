import type {Command} from 'commander';

export function register(program: Command): void {
  program
    .command('check')
    .description('test a server configuration: files, certificates, catalogue, and what this system can do')
    .option('--config <file>', 'server.yaml', 'server.yaml')
    .option('--json', 'output for programs')
    .action(async (_options, command: Command) => {
      const {check} = await import('../handlers/check.ts');
      process.exitCode = await check(command.optsWithGlobals());
    });
}
