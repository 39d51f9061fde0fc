import {execFile} from 'node:child_process';
import {mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {promisify} from 'node:util';
import type {Command} from 'commander';
import {createProgram} from '../../src/cli/program.ts';

const run = promisify(execFile);

/**
 * The manual pages, by their names (`reeve.1`), as man(7) has them: of the command line, with its options as `--help` has them, and of
 * files that people write, as docs/ describes them.
 *
 * @param time seconds since 1970: the date in their feet
 */
export async function manPages(
  root: string,
  version: string,
  time: number,
): Promise<ReadonlyMap<string, string>> {
  const operations = await readFile(join(root, 'docs/operations.md'), 'utf8');
  const catalogue = await readFile(join(root, 'docs/catalogue.md'), 'utf8');
  const from = (...titles: string[]) => titles.map(title => sectionOf(operations, title)).join('\n');
  const texts = {
    'reeve.1': [
      '# reeve(1) -- run approved commands on lab machines',
      commandsOf(createProgram()),
      from('Exit statuses', 'Environment variables', 'Files and permissions'),
      '## SEE ALSO',
      '**reeve-server.yaml**(5), **reeve-client.yaml**(5), **reeve-catalogue**(5)',
    ].join('\n\n'),
    'reeve-server.yaml.5': `# reeve-server.yaml(5) -- configuration of a server of reeve\n\n${from('server.yaml', 'Reload')}`,
    'reeve-client.yaml.5': `# reeve-client.yaml(5) -- configuration of a user of reeve\n\n${from('client.yaml', 'Connections that are kept')}`,
    'reeve-catalogue.5': `# reeve-catalogue(5) -- commands that a host of reeve offers, and who may run them\n\n${catalogue.replace(/^# .*\n/, '')}`,
  };
  const folder = await mkdtemp(join(tmpdir(), 'reeve-man-'));
  try {
    const pages = new Map<string, string>();
    for (const [name, text] of Object.entries(texts)) {
      const file = join(folder, `${name}.md`);
      await writeFile(file, withoutLinks(text));
      pages.set(name, await page(root, file, version, time));
    }
    return pages;
  } finally {
    await rm(folder, {recursive: true});
  }
}

async function page(root: string, file: string, version: string, time: number): Promise<string> {
  const date = new Date(time * 1000).toISOString().slice(0, 10);
  const words = ['--version', `reeve ${version}`, '--manual', 'reeve', '--date', date, file];
  const program = join(root, 'node_modules/marked-man/bin/marked-man.js');
  const {stdout} = await run(process.execPath, [program, ...words], {maxBuffer: 2 ** 24});
  // Cells of tables are narrow: words are neither spread over them nor parted.
  return stdout.replace(/^(\.TH .*)$/m, '$1\n.nh\n.ad l');
}

/** The section of a page with this title, and all below it. */
function sectionOf(text: string, title: string): string {
  const lines = text.split('\n');
  const first = lines.indexOf(`## ${title}`);
  if (first === -1) throw new Error(`docs/operations.md has no section ${title}`);
  const next = lines.findIndex((line, i) => i > first && line.startsWith('## '));
  return lines.slice(first, next === -1 ? undefined : next).join('\n');
}

/** Links lead to places that a manual page has not: their words stay. */
const withoutLinks = (text: string) => text.replaceAll(/\[([^\]\n]+)\]\([^)\s]+\)/g, '$1');

/** Each command with its options, as its help has them. */
function commandsOf(program: Command): string {
  const parts = ['## SYNOPSIS', '`reeve COMMAND [OPTION...] [WORD...]`', '## COMMANDS'];
  const add = (command: Command, name: string) => {
    const help = command.createHelp();
    if (command.commands.length === 0) {
      parts.push(`### ${name} ${command.usage()}`, `${command.description()}.`);
      const options = help.visibleOptions(command).map(option => {
        return `* \`${help.optionTerm(option)}\`: ${help.optionDescription(option)}`;
      });
      if (options.length > 0) parts.push(options.join('\n'));
    }
    for (const each of help.visibleCommands(command))
      if (each.name() !== 'help') add(each, `${name} ${each.name()}`);
  };
  add(program, 'reeve');
  return parts.join('\n\n').replaceAll(/^### (.*)$/gm, (_line, words: string) => `### \`${words}\``);
}
