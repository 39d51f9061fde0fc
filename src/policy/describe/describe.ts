import type {Problem} from '../../config/problem.ts';
import type {Person} from '../access/access.ts';
import {ruleFor} from '../access/access.ts';
import {requireAllowed} from '../access/require-allowed.ts';
import type {Catalogue, Command} from '../catalogue/catalogue.ts';
import type {CommandDefinition} from '../catalogue/command.ts';
import type {ResourceLimits} from '../catalogue/settings.ts';
import type {Effect, ParameterSchema, TemplateElement} from '../generated/catalogue.ts';

/** A command as `reeve commands` shows it. */
export interface CommandSummary {
  command: string;
  about: string;
  /** True if it can be run here: it is for this system, and its program is there. */
  available: boolean;
  effect: Effect;
}

/** A command as `reeve describe` shows it; JSON. Times are in milliseconds, sizes in bytes. */
export interface CommandDescription extends CommandSummary {
  /** The reason why it is not available, in words. */
  unavailable?: string;
  idempotent: boolean;
  argv: readonly TemplateElement[];
  /** In the order in which positional words fill them. */
  params: readonly {name: string; required: boolean; schema: ParameterSchema}[];
  reason: 'required' | 'optional';
  user: string;
  cwd: string;
  limits: DescribedLimits;
  strays: 'end' | 'keep';
  /** `stream` with a terminal, too. */
  stdin: 'none' | 'stream' | 'text';
  tty: boolean;
  overflow: 'wait' | 'drop-oldest' | 'end';
  /** After how long without its owner it is cancelled. */
  orphan: number | null;
  concurrency: number | null;
  lock: string | null;
}

/** null: no limit. */
export interface DescribedLimits extends Record<Exclude<keyof ResourceLimits, 'cpuMs'>, number | null> {
  timeout: number;
  idleTimeout: number | null;
  maxOutput: number | null;
  window: number;
  cpu: number | null;
}

/** The commands that a person may run, by name. */
export function listCommands(person: Person, catalogue: Catalogue): CommandSummary[] {
  return [...catalogue.commands.values()]
    .filter(({name}) => ruleFor(person, catalogue.rules, {run: name}) !== undefined)
    .map(summaryOf)
    .toSorted((a, b) => (a.command < b.command ? -1 : 1));
}

/** Some of the commands that a person may run, by name, with all that is to be known of each. */
export interface DescribedCommands {
  commands: CommandDescription[];
  /** There are more, after the last of these. */
  more?: true;
}

/** As many as fit into one message, of those whose names come after `after`; at least one where there is one. */
export function describeCommands(person: Person, catalogue: Catalogue, after = ''): DescribedCommands {
  const commands: CommandDescription[] = [];
  let size = 0;
  for (const {command: name} of listCommands(person, catalogue)) {
    if (name <= after) continue;
    const described = describeCommand(person, catalogue, name);
    size += bytesOf(described);
    if (size > mostAnswer && commands.length > 0) return {commands, more: true};
    commands.push(described);
  }
  return {commands};
}

/** Describes a command to a person who may run it. Throws PolicyError `unknown-command` or `denied`. */
export function describeCommand(person: Person, catalogue: Catalogue, name: string): CommandDescription {
  return descriptionOf(requireAllowed(person, catalogue, name).command);
}

function summaryOf({name, definition}: Command): CommandSummary {
  const {about = '', executable, effect = 'change'} = definition ?? {};
  return {command: name, about, available: executable !== undefined, effect};
}

function descriptionOf(command: Command): CommandDescription {
  const {definition} = command;
  const unavailable = whyUnavailable(command);
  return {
    ...summaryOf(command),
    ...(unavailable !== undefined && {unavailable}),
    idempotent: definition?.idempotent ?? false,
    argv: definition?.argv ?? [],
    params: [...(definition?.parameters.values() ?? [])].map(({name, required, schema}) => ({
      name,
      required,
      schema,
    })),
    reason: definition?.reasonRequired === true ? 'required' : 'optional',
    user: definition?.user ?? '',
    cwd: definition?.cwd ?? '',
    limits: limitsOf(definition),
    strays: definition?.strays ?? 'end',
    stdin: typeof definition?.stdin === 'object' ? 'text' : (definition?.stdin ?? 'none'),
    tty: definition?.tty ?? false,
    overflow: definition?.overflow ?? 'wait',
    orphan: definition?.orphanMs ?? null,
    concurrency: definition?.turn.concurrency ?? null,
    lock: definition?.turn.lock ?? null,
  };
}

function limitsOf(definition: CommandDefinition | undefined): DescribedLimits {
  const {memory, cpuMs, processes, openFiles, fileSize} = definition?.limits ?? {};
  return {
    timeout: definition?.timeoutMs ?? 0,
    idleTimeout: definition?.idleTimeoutMs ?? null,
    maxOutput: definition?.maxOutput ?? null,
    window: definition?.window ?? 0,
    memory: memory ?? null,
    cpu: cpuMs ?? null,
    processes: processes ?? null,
    openFiles: openFiles ?? null,
    fileSize: fileSize ?? null,
  };
}

/** Returns why a command cannot be run here; undefined if it can. */
export function whyUnavailable({systems, definition}: Command): string | undefined {
  if (definition === undefined) return `the catalogue has it for ${systems?.join(', ')} only`;
  if (definition.executable !== undefined) return undefined;
  return `its program ${definition.program} was not found when the catalogue was loaded`;
}

/** An answer must fit into one message of 256 KiB, with room for what is around it. */
export const mostAnswer = 240 * 1024;

/**
 * Reports a catalogue whose list of commands, or one of whose descriptions, would not fit into one message.
 */
export function checkAnswers(commands: ReadonlyMap<string, Command>, problems: Problem[]): void {
  const report = ({place}: Command, message: string) => {
    const colon = place.lastIndexOf(':');
    problems.push({file: place.slice(0, colon), line: Number(place.slice(colon + 1)), column: 1, message});
  };
  const all = [...commands.values()];
  const [first] = all;
  const list = bytesOf(all.map(summaryOf));
  if (first !== undefined && list > mostAnswer)
    report(first, `the list of commands has ${list} bytes, expected at most ${mostAnswer}; shorten "about"`);
  for (const command of all) {
    const size = bytesOf(descriptionOf(command));
    if (size > mostAnswer)
      report(
        command,
        `commands.${command.name}: its description has ${size} bytes, expected at most ${mostAnswer}`,
      );
  }
}

const bytesOf = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
