import type {Command} from 'commander';
import {nearest} from '../../base/nearest.ts';

/** `reeve help [COMMAND...]`: the help of a command, also of one below another (`reeve help audit log`). */
export function register(program: Command): void {
  program
    .helpCommand(false)
    .command('help [command...]')
    .description('show the help of a command')
    .action((words: string[]) => {
      let command = program;
      for (const word of words) {
        const next = command.commands.find(one => one.name() === word);
        if (!next) return command.error(`unknown command '${word}'${guess(word, command)}`);
        command = next;
      }
      command.help();
    });
}

function guess(word: string, {commands}: Command): string {
  const near = nearest(
    word,
    commands.map(one => one.name()),
  );
  return near === undefined ? '' : `; did you mean ${near}?`;
}
