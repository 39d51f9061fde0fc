import type {Command} from 'commander';
import {Argument} from 'commander';
import {shells} from '../completion/shown-answer.ts';

/** `reeve completion SHELL`. What its scripts call, `reeve complete`, is carried out without this grammar being loaded (start.ts). */
export function register(program: Command): void {
  program
    .command('completion')
    .description('print the script that completes words of reeve in a shell')
    .addArgument(new Argument('<shell>').choices(shells))
    .action(async (shell: (typeof shells)[number]) => {
      const {printScript} = await import('../handlers/completion.ts');
      printScript(shell);
    });
}
