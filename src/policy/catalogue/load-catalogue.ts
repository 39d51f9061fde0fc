import {createHash} from 'node:crypto';
import {basename} from 'node:path';
import {quote} from '../../base/quote.ts';
import {refuseProblems} from '../../config/errors.ts';
import type {Problem} from '../../config/problem.ts';
import {showProblem} from '../../config/problem.ts';
import {allProblems, openYaml} from '../../config/read-yaml.ts';
import type {Rule} from '../access/access.ts';
import {compileRule, matchesGlob} from '../access/access.ts';
import {checkAnswers} from '../describe/describe.ts';
import {catalogue as validate} from '../generated/catalogue-validators.js';
import type {System} from '../system.ts';
import type {Catalogue, Command} from './catalogue.ts';
import {catalogueFiles} from './catalogue-files.ts';
import type {CatalogueParts} from './catalogue-parts.ts';
import {partsOf} from './catalogue-parts.ts';
import type {CommandDefaults} from './command.ts';
import type {Notes} from './compile-commands.ts';
import {compileCommands} from './compile-commands.ts';
import {compileShares} from './compile-shares.ts';
import {readSettings} from './settings.ts';
import type {Share} from './share.ts';

/**
 * Loads a catalogue from a file or a folder of files, for `system`: what that cannot do is an error. Throws
 * ConfigError whose message names everything that is wrong in any of the files, by file, line and column.
 */
export async function loadCatalogue(path: string, system: System): Promise<Catalogue> {
  const files = await catalogueFiles(path);
  const notes: Notes = {problems: [], warnings: []};
  const parts: CatalogueParts[] = [];
  const sums = createHash('sha256');
  for (const file of files) {
    const yaml = await openYaml(file, {trusted: true});
    sums.update(`${yaml.digest}  ${basename(file)}\n`);
    // An empty file is an empty part of a catalogue; alone it is one that somebody has only begun to write.
    if (yaml.value === null && files.length === 1)
      notes.problems.push({...yaml.place([]), message: 'found an empty file, expected commands and access'});
    if (yaml.value === null) yaml.value = {};
    notes.problems.push(...allProblems(yaml, validate));
    parts.push(partsOf(yaml));
  }
  const defaults = oneDefaults(parts, system, notes.problems);
  const commands = await compileCommands(parts, defaults, system, notes);
  const shares = await compileShares(parts, commands, system, notes);
  const rules = compileRules(parts, {commands, shares}, notes.warnings);
  checkAnswers(commands, notes.problems);
  refuseProblems(inOrder(notes.problems, files));
  return {
    path,
    files,
    digest: sums.digest('hex'),
    commands,
    shares,
    rules,
    warnings: inOrder(notes.warnings, files).map(showProblem),
  };
}

function inOrder(problems: readonly Problem[], files: readonly string[]): Problem[] {
  return problems.toSorted(
    (a, b) => files.indexOf(a.file) - files.indexOf(b.file) || a.line - b.line || a.column - b.column,
  );
}

/** Defaults are in one place, so that nobody has to look for them in every file. */
function oneDefaults(parts: readonly CatalogueParts[], {can}: System, problems: Problem[]): CommandDefaults {
  const [first, ...others] = parts.filter(({defaults}) => defaults !== undefined);
  for (const {yaml} of others) {
    const {file, line} = first?.yaml.place(['defaults'], 'key') ?? {};
    problems.push({
      ...yaml.place(['defaults'], 'key'),
      message: `defaults: are there already, at ${file}:${line}`,
    });
  }
  const written = first?.defaults ?? {};
  const settings = readSettings(written, can.limits, (path, message) => {
    if (first !== undefined)
      problems.push({...first.yaml.place(['defaults', ...path]), message: `defaults: ${message}`});
  });
  return {...settings, user: written.user};
}

function compileRules(
  parts: readonly CatalogueParts[],
  {commands, shares}: {commands: ReadonlyMap<string, Command>; shares: ReadonlyMap<string, Share>},
  warnings: Problem[],
): Rule[] {
  const names = {run: [...commands.keys()], read: [...shares.keys()], write: [...shares.keys()]};
  const rules: Rule[] = [];
  for (const {yaml, rules: written} of parts) {
    for (const {rule, path} of written) {
      for (const right of ['run', 'read', 'write'] as const) {
        for (const [index, glob] of (rule[right] ?? []).entries()) {
          // All there are may be none.
          if (glob === '*' || names[right].some(name => matchesGlob(glob, name))) continue;
          const place = yaml.place([...path, right, index]);
          const what = right === 'run' ? 'command' : 'share';
          warnings.push({
            ...place,
            message: `access[${path[1]}].${right}: there is no ${what} ${quote(glob)}`,
          });
        }
      }
      rules.push(compileRule(rule, `${yaml.file}:${yaml.place(path).line}`));
    }
  }
  const [first] = parts;
  if (rules.length === 0 && first !== undefined) {
    warnings.push({
      ...first.yaml.place([]),
      message: 'access: there are no rules, so nobody may do anything',
    });
  }
  return rules;
}
