import type {Command} from 'commander';

export function register(program: Command): void {
  program
    .command('can <who> [command]')
    .description(
      'explain what the access rules allow; WHO is a name, user:NAME, group:NAME, or several with commas',
    )
    .option('--config <file>', 'path to server.yaml', 'server.yaml')
    .option('--json', 'print JSON')
    .action(async (who: string, name: string | undefined, _options, command: Command) => {
      const {explainRights} = await import('../handlers/can.ts');
      await explainRights(who, name, command.optsWithGlobals());
    });
}
