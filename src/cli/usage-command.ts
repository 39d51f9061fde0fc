import {Command, CommanderError} from 'commander';
import {nearest} from '../base/nearest.ts';
import {say} from './print.ts';

/** A command whose mistakes of usage are said as all else that is wrong is; those of the commands below it, too. */
export class UsageCommand extends Command {
  override createCommand(name?: string): Command {
    return new UsageCommand(name);
  }

  override error(message: string, {exitCode = 1, code = 'commander.error'} = {}): never {
    const wrong = inOurWords(message);
    say(`${wrong}${wrong.endsWith('?') ? '' : ';'} see ${pathOf(this)} --help`);
    throw new CommanderError(exitCode, code, message);
  }
}

function pathOf(command: Command): string {
  return command.parent ? `${pathOf(command.parent)} ${command.name()}` : command.name();
}

/** The error as commander has it, in one line without capitals and full stops, and with a guess that is near alone. */
export function inOurWords(message: string): string {
  const [what = '', hint = ''] = message.replace(/^error: /, '').split('\n(Did you mean ');
  const candidates = hint.replace(/^one of /, '').replace(/\?\)$/, '');
  const [, wrong = ''] = /'(.*)'/.exec(what) ?? [];
  // Of two letters one is half of the word.
  const near = wrong.length > 2 ? nearest(wrong, candidates.split(', ')) : undefined;
  return near === undefined || hint === '' ? reworded(what) : `${reworded(what)}; did you mean ${near}?`;
}

const forms: readonly (readonly [RegExp, string])[] = [
  [
    /^option '(?:-\w, )?(--[\w-]+)[^']*' argument '(.*)' is invalid\. Allowed choices are (.*)\.$/s,
    '$1: "$2" is not one of $3',
  ],
  [/^option '(?:-\w, )?(--[\w-]+)[^']*' argument '.*' is invalid\. (.*)$/s, '$1: $2'],
  [
    /^too many arguments( for '.*')?\. Expected (\d+) arguments? but got (\d+): .*\.$/s,
    'too many arguments$1: $2 expected, $3 given',
  ],
];

function reworded(what: string): string {
  const form = forms.find(([pattern]) => pattern.test(what));
  return form ? what.replace(...form) : what;
}
