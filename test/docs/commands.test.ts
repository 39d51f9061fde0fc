// The commands of reeve that pages show are commands that there are, with the options that there are.
import {readdirSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {Command} from 'commander';
import {createProgram} from '../../src/cli/program.ts';

const pages = [
  'README.md',
  ...readdirSync('docs')
    .filter(name => name.endsWith('.md'))
    .map(name => join('docs', name)),
];
const program = createProgram();

/** The title of a process, and the beginning of what is signed. */
const noCommands = new Set(['shipper', 'input']);

/** The words of each `reeve ...`, in a block of a shell or in the text, up to what the shell takes for itself. */
function shownIn(page: string): string[][] {
  const text = readFileSync(page, 'utf8');
  const blocks = [...text.matchAll(/^ *```(?:sh|console)\n(.*?)^ *```$/gms)].map(([, block = '']) => block);
  const lines = blocks.flatMap(block => block.split('\n'));
  const inText = [...text.matchAll(/`(reeve [^`\n]+)`/g)].map(([, line = '']) => line);
  return [...lines, ...inText].flatMap(line => {
    const [, words] = /^[ $]*(?:npx )?reeve ([^|#;&<>]+)/.exec(line) ?? [];
    return words === undefined ? [] : [words.trim().split(/\s+/)];
  });
}

/** The command, and the words behind its name; undefined where the first word is no command. */
function commandOf(
  words: readonly string[],
  from: Command = program,
): [Command, readonly string[]] | undefined {
  const [name = '', ...rest] = words;
  const found = from.commands.find(command => command.name() === name);
  if (!found) return from === program ? undefined : [from, words];
  return commandOf(rest, found);
}

for (const page of pages)
  test(`the commands and options that ${page} shows are there`, t => {
    for (const words of shownIn(page)) {
      const [first = ''] = words;
      if (/^[-.…]/.test(first) || noCommands.has(first)) continue;
      const found = commandOf(words);
      t.truthy(found, words.join(' '));
      const [command, rest] = found ?? [program, []];
      const options = [...command.options, ...program.options].flatMap(({short, long}) => [short, long]);
      // Behind the name of a command that is run stand its own words.
      const own = ['run', 'describe'].includes(command.name()) ? beforeCommand(rest) : rest;
      for (const word of own.filter(each => /^--?[a-z]/.test(each)))
        t.true(options.includes(word.replace(/=.*/, '')) || word === '--help', `${words.join(' ')}: ${word}`);
    }
    t.pass();
  });

/** Up to the host: an option of reeve's stands before the command's name, mostly before the host. */
function beforeCommand(words: readonly string[]): readonly string[] {
  const host = words.findIndex(word => /^(?:HOST|lab-\d+)$/.test(word));
  return host === -1 ? words : words.slice(0, host);
}
