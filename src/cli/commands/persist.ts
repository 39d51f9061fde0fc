import type {Command} from 'commander';
import {withCommonOptions} from '../options.ts';

export function register(program: Command): void {
  const persist = program
    .command('persist')
    .description('see or end the process that keeps connections between commands ("persist" in client.yaml)');
  for (const [what, about] of [
    ['status', 'show whether it runs, and to which hosts it holds connections'],
    ['stop', 'have it take no more commands, and end after those under way'],
  ] as const)
    withCommonOptions(persist.command(what))
      .description(about)
      .action(async (_options, command: Command) => {
        const handler = await import('../handlers/persist.ts');
        await handler.persist(what, command.optsWithGlobals());
      });
  withCommonOptions(persist.command('keep <target>', {hidden: true})).action(
    async (target: string, _options, command: Command) => {
      const {keepFor} = await import('../handlers/keep.ts');
      await keepFor(target, command.optsWithGlobals());
    },
  );
}
