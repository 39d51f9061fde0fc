import {isAbsolute} from 'node:path';
import {messageOf} from '../base/errors.ts';
import {FileTrustError} from '../base/file-trust.ts';
import {quote} from '../base/quote.ts';
import {requireTrustedPath} from '../base/trusted-path.ts';
import {parseDuration, parseSize} from '../config/units.ts';
import type {Path} from '../config/yaml-file.ts';
import {checkUses} from './check-uses.ts';
import {environmentOf} from './environment.ts';
import {findExecutable} from './executable.ts';
import type {Defaults, Definition, TemplateElement} from './generated/catalogue.ts';
import type {Parameter, ParameterCompiler} from './parameter.ts';
import type {Account, System} from './system.ts';
import type {Template} from './template.ts';
import {parseTemplate, usesOf} from './template.ts';

/** What the catalogue says about one command on this system, checked and filled in. */
export interface CommandDefinition {
  about: string;
  /** As written. */
  argv: readonly TemplateElement[];
  /** What follows the program. */
  template: Template;
  parameters: ReadonlyMap<string, Parameter>;
  program: string;
  /** Absolute; undefined where the program was not found when the catalogue was loaded. */
  executable: string | undefined;
  env: Readonly<Record<string, string>>;
  cwd: string;
  /** Whom it runs as. */
  user: string;
  /** The same, but undefined where that is whom reeve runs as. */
  otherUser: string | undefined;
  timeoutMs: number;
  idleTimeoutMs: number | undefined;
  maxOutput: number | undefined;
  window: number;
  reasonRequired: boolean;
  strays: 'end' | 'keep';
}

/** What a definition is checked against, and where to say what is wrong with it. Paths begin at the definition. */
export interface Workshop {
  compiler: ParameterCompiler;
  defaults: Defaults;
  system: System;
  /** Whether the command is for this system: its program and its user are then looked up. */
  here: boolean;
  report: (path: Path, message: string, part?: 'value' | 'key') => void;
  warn: (path: Path, message: string) => void;
}

/** A longer time than this overflows Node's timers. */
const longestMs = 24 * 86_400_000;
const leastWindow = 1024 * 1024;
const mostWindow = 2 ** 40;

/** Checks a definition and fills in what it leaves out. Everything that is wrong is reported. */
export async function compileDefinition(
  definition: Definition,
  workshop: Workshop,
): Promise<CommandDefinition> {
  const {defaults, report} = workshop;
  const {program, template} = readTemplate(definition, report);
  const parameters = compileParameters(definition, template, workshop);
  const {account, otherUser} = await resolveUser(definition, workshop);
  const env = environmentOf(workshop.system.platform, account, definition.env);
  const cwd = definition.cwd ?? '/';
  if (definition.cwd !== undefined && !isAbsolute(cwd) && workshop.here) {
    report(['cwd'], `cwd: found ${quote(cwd)}, expected an absolute path`);
  }
  const time = (key: 'timeout' | 'idleTimeout') => {
    const text = definition[key] ?? defaults[key];
    const value = text === undefined ? undefined : parseDuration(text);
    if (value !== undefined && (value < 1 || value > longestMs))
      report([key], `${key}: found ${text}, expected 1ms to 24d`);
    return value;
  };
  const size = (key: 'maxOutput' | 'window') => {
    const text = definition[key] ?? defaults[key];
    const value = text === undefined ? undefined : parseSize(text);
    if (text !== undefined && value === undefined)
      report([key], `${key}: found ${text}, expected a smaller size`);
    return value;
  };
  const window = size('window') ?? 64 * 2 ** 20;
  if (window < leastWindow || window > mostWindow) report(['window'], 'window: expected 1MiB to 1TiB');
  return {
    about: definition.about ?? '',
    argv: definition.argv,
    template: template.slice(1),
    parameters,
    program,
    executable: workshop.here ? await resolveProgram(program, env.PATH ?? '', workshop) : undefined,
    env,
    cwd,
    user: account.name,
    otherUser,
    timeoutMs: time('timeout') ?? 3_600_000,
    idleTimeoutMs: time('idleTimeout'),
    maxOutput: size('maxOutput'),
    window,
    reasonRequired: definition.reason === 'required',
    strays: definition.strays ?? 'end',
  };
}

function readTemplate({argv}: Definition, report: Workshop['report']): {program: string; template: Template} {
  const template = parseTemplate(argv, (path, message) => report(['argv', ...path], message));
  const [first] = template;
  const [part] = first?.kind === 'text' && first.parts.length === 1 ? first.parts : [];
  const program = part !== undefined && 'literal' in part ? part.literal : '';
  // A variant for Windows is checked wherever the catalogue is loaded.
  const named =
    program !== '' && (isAbsolute(program) || /^[A-Za-z]:\\/.test(program) || !/[/\\]/.test(program));
  if (!named)
    report(
      ['argv', 0],
      `argv[0]: found ${shown(argv[0])}, expected the name or the absolute path of a program, without parameters`,
    );
  return {program, template};
}

const shown = (element: TemplateElement | undefined) =>
  typeof element === 'string' ? quote(element) : 'a list';

function compileParameters(
  definition: Definition,
  template: Template,
  {compiler, report}: Workshop,
): Map<string, Parameter> {
  const uses = usesOf(template);
  const parameters = new Map<string, Parameter>();
  for (const [name, schema] of Object.entries(definition.params ?? {})) {
    const outside = uses.some(use => use.param === name && !use.nested);
    try {
      parameters.set(name, compiler.compile(name, schema, outside && schema.default === undefined));
    } catch (error) {
      report(['params', name], `params.${name}: ${messageOf(error)}`, 'key');
    }
  }
  checkUses(definition, uses, parameters, report);
  return parameters;
}

async function resolveUser(
  {user: own}: Definition,
  {defaults, system, here, report}: Workshop,
): Promise<{account: Account; otherUser: string | undefined}> {
  const {self, root} = system;
  const user = own ?? defaults.user;
  const answer = {account: self, otherUser: undefined};
  if (!here) return answer;
  if (user === undefined) {
    if (root)
      report(
        [],
        'reeve runs as root: say whom this command runs as, such as "user: nobody" ("user: root" if it must be)',
        'key',
      );
    return answer;
  }
  const path = own === undefined ? [] : ['user'];
  if (user === self.name) return answer;
  if (!root) {
    report(
      path,
      `user: found ${quote(user)}, but reeve runs as ${quote(self.name)} and only root can run a command as somebody else`,
    );
    return answer;
  }
  const account = await system.findAccount(user);
  if (account === undefined) report(path, `user: there is no user ${quote(user)} on this system`);
  return {account: account ?? self, otherUser: user};
}

async function resolveProgram(
  program: string,
  path: string,
  {system, report, warn}: Workshop,
): Promise<string | undefined> {
  if (program === '') return undefined;
  const executable = await findExecutable(program, path, system.platform);
  if (executable === undefined) {
    warn(
      ['argv', 0],
      `there is no program ${quote(program)} here; the command cannot be run until it is installed and the catalogue is loaded again`,
    );
    return undefined;
  }
  try {
    await requireTrustedPath(executable);
  } catch (error) {
    if (!(error instanceof FileTrustError)) throw error;
    report(['argv', 0], error.message);
  }
  return executable;
}
