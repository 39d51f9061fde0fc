import type {Command} from 'commander';
import {Argument} from 'commander';
import {grammarOf} from '../completion/grammar-of.ts';
import {shells} from '../completion/shown-answer.ts';

/** `reeve completion SHELL`, and `reeve complete`, which its scripts call. */
export function register(program: Command): void {
  program
    .command('completion')
    .description('print the script that completes words of reeve in a shell')
    .addArgument(new Argument('<shell>').choices(shells))
    .action(async (shell: (typeof shells)[number]) => {
      const {printScript} = await import('../handlers/completion.ts');
      printScript(shell);
    });
  program
    .command('complete <shell> [words...]', {hidden: true})
    .passThroughOptions()
    .allowUnknownOption()
    .action(async (shell: string, words: string[]) => {
      const {complete} = await import('../handlers/complete.ts');
      const {readNames} = await import('../completion/read-names.ts');
      await complete(shell, words, {grammar: grammarOf(program), readNames});
    });
}
