import type {Problem} from '../../config/problem.ts';
import type {Path} from '../../config/yaml-file.ts';
import {readsAccount} from '../../identity/account-readings.ts';
import {shareRightOf} from '../../identity/share-orders.ts';
import type {Definition} from '../generated/catalogue.ts';
import type {System} from '../system.ts';
import type {Command} from './catalogue.ts';
import type {CatalogueParts, CommandPart} from './catalogue-parts.ts';
import type {CommandDefaults, CommandDefinition} from './command.ts';
import {compileDefinition} from './command.ts';
import {ParameterCompiler} from './parameter.ts';

/** The notes about a catalogue that is being loaded. */
export interface Notes {
  problems: Problem[];
  warnings: Problem[];
}

const mostCommands = 512;

/** Checks the commands of all files and takes for each the variant of this system. */
export async function compileCommands(
  files: readonly CatalogueParts[],
  defaults: CommandDefaults,
  system: System,
  notes: Notes,
): Promise<Map<string, Command>> {
  const commands = new Map<string, Command>();
  const compiler = new ParameterCompiler();
  for (const {yaml, commands: parts} of files) {
    for (const part of parts) {
      const {name} = part;
      const place = yaml.place(['commands', name], 'key');
      const note = (to: Problem[]) => (path: Path, message: string, which?: 'value' | 'key') => {
        to.push({...yaml.place(path, which), message: `commands.${name}: ${message}`});
      };
      const earlier = commands.get(name);
      if (earlier !== undefined) {
        notes.problems.push({...place, message: `commands.${name}: is there already, at ${earlier.place}`});
        continue;
      }
      // In the account it would pass for a reading of that, which the screens and the counts leave out, or for work in a share.
      if (readsAccount(name) || shareRightOf(name) !== undefined) {
        notes.problems.push({
          ...place,
          message: `commands.${name}: reeve's own command is called so; name it otherwise`,
        });
        continue;
      }
      if (commands.size >= mostCommands) {
        notes.problems.push({
          ...place,
          message: `commands.${name}: expected at most ${mostCommands} commands`,
        });
        return commands;
      }
      const systems = systemsOf(part, note(notes.problems));
      let here: CommandDefinition | undefined;
      for (const {definition, path} of part.variants) {
        const isHere = systemNames(definition)?.includes(system.platform) ?? true;
        const compiled = await compileDefinition(definition, {
          compiler,
          defaults,
          system,
          here: isHere,
          report: (inner, message, which) => note(notes.problems)([...path, ...inner], message, which),
          warn: (inner, message) => note(notes.warnings)([...path, ...inner], message),
        });
        if (isHere) here = compiled;
      }
      commands.set(name, {name, place: `${place.file}:${place.line}`, systems, definition: here});
    }
  }
  return commands;
}

const systemNames = ({os}: Definition): readonly string[] | undefined => (typeof os === 'string' ? [os] : os);

/**
 * The systems of all variants together; undefined for every one. Two variants must not both be for one
 * system.
 */
function systemsOf(
  {variants}: CommandPart,
  report: (path: Path, message: string) => void,
): readonly string[] | undefined {
  const [first] = variants;
  if (variants.length === 1 && first !== undefined) return systemNames(first.definition);
  const systems = new Set<string>();
  for (const {definition, path} of variants) {
    const names = systemNames(definition);
    if (names === undefined)
      report(path, '"os" is missing; expected every variant to say which systems it is for');
    for (const name of names ?? []) {
      if (systems.has(name)) report([...path, 'os'], `os: there is a variant for ${name} already`);
      systems.add(name);
    }
  }
  return [...systems];
}
