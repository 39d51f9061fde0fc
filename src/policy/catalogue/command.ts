import {isAbsolute} from 'node:path';
import {messageOf} from '../../base/errors.ts';
import {FileTrustError} from '../../base/file-trust.ts';
import type {ProgramSurroundings} from '../../base/program-files.ts';
import {quote} from '../../base/quote.ts';
import type {UserHome, UserIds} from '../../base/system-user.ts';
import {requireTrustedProgram} from '../../base/trusted-program.ts';
import {showPath} from '../../config/schema-problems.ts';
import type {Path} from '../../config/yaml-file.ts';
import type {Definition, Effect, Overflow, TemplateElement} from '../generated/catalogue.ts';
import type {FoundUser, System} from '../system.ts';
import {checkUses} from './check-uses.ts';
import type {Environment} from './environment.ts';
import {environmentOf, mayReachWrappers} from './environment.ts';
import {findExecutable} from './executable.ts';
import type {Parameter, ParameterCompiler} from './parameter.ts';
import type {SecretTemplate} from './secret-template.ts';
import type {ResourceLimits, Settings} from './settings.ts';
import {readSettings} from './settings.ts';
import type {ShowValue} from './shown-value.ts';
import {showValuesOf} from './shown-value.ts';
import type {StandardInput} from './standard-input.ts';
import {standardInputOf} from './standard-input.ts';
import type {Template} from './template.ts';
import {parseTemplate, usesOf} from './template.ts';
import {literalOf} from './template-text.ts';

/** The definition of one command on this system, checked and filled in. */
export interface CommandDefinition {
  about: string;
  /** As written. */
  argv: readonly TemplateElement[];
  /** The arguments after the program. */
  template: Template;
  parameters: ReadonlyMap<string, Parameter>;
  program: string;
  /** Absolute; undefined if the program was not found when the catalogue was loaded. */
  executable: string | undefined;
  env: Environment;
  /** `stream` with a terminal, too. */
  stdin: StandardInput;
  /** True if it gets a terminal. */
  tty: boolean;
  cwd: string;
  /** The name of the user that it runs as. */
  user: string;
  /** The same, but undefined if that is whom reeve runs as. */
  otherUser: string | undefined;
  /**
   * The gate's user, whose number and group it must not have when it starts: users can change after the
   * catalogue was loaded.
   */
  notAs: UserIds | undefined;
  timeoutMs: number;
  idleTimeoutMs: number | undefined;
  maxOutput: number | undefined;
  window: number;
  overflow: Overflow;
  limits: ResourceLimits;
  turn: {readonly concurrency: number | undefined; readonly lock: string | undefined};
  /** After how long without its owner it is cancelled; undefined for never. */
  orphanMs: number | undefined;
  reasonRequired: boolean;
  strays: 'end' | 'keep';
  effect: Effect;
  /** True if running it again leaves things as running it once does. */
  idempotent: boolean;
  /** Shows a caller's value in messages. */
  showValue: ShowValue;
}

/** Defaults for commands. */
export interface CommandDefaults extends Settings {
  user: string | undefined;
}

/**
 * The surroundings that a definition is checked against, and where to report mistakes. Paths begin at the
 * definition.
 */
export interface CompileContext {
  compiler: ParameterCompiler;
  defaults: CommandDefaults;
  system: System;
  /** True if the command is for this system: its program and its user are then looked up. */
  here: boolean;
  report: (path: Path, message: string, part?: 'value' | 'key') => void;
  warn: (path: Path, message: string) => void;
}

/** Checks a definition and fills in what it leaves out. Everything that is wrong is reported. */
export async function compileDefinition(
  definition: Definition,
  context: CompileContext,
): Promise<CommandDefinition> {
  const {defaults, system, here, report} = context;
  const {program, template} = readTemplate(definition, report);
  const {runsAs, otherUser} = await resolveUser(definition, context);
  const env = environmentOf(system.platform, runsAs, definition.env ?? {}, report);
  if (here && context.system.root && otherUser !== undefined)
    for (const variable of Object.keys(definition.env ?? {}))
      if (!mayReachWrappers(variable))
        report(
          ['env', variable],
          `env.${variable}: would reach what root runs before it becomes ${otherUser}; let the program set it, say by a script of its own`,
          'key',
        );
  const stdin = standardInputOf(definition, report);
  const tty = definition.tty === true;
  if (here && tty && system.can.terminal !== true)
    report(['tty'], `tty: this system cannot give a terminal: ${system.can.terminal}`);
  const secretTexts = [...env.secret.map(({text}) => text), ...(typeof stdin === 'string' ? [] : [stdin])];
  const parameters = compileParameters(definition, {template, secretTexts}, context);
  const cwd = definition.cwd ?? '/';
  if (definition.cwd !== undefined && !isAbsolute(cwd) && here) {
    report(['cwd'], `cwd: found ${quote(cwd)}, expected an absolute path`);
  }
  const own = readSettings(definition, here ? system.can.limits : undefined, report);
  const limits = {...defaults.limits, ...own.limits};
  if (here && limits.processes !== undefined && system.root && otherUser === undefined)
    context.warn(
      own.limits.processes === undefined ? [] : ['limits', 'processes'],
      'limits.processes: holds for root only where the server has the pids controller of cgroup v2; elsewhere the command is not started',
    );
  const orphan = own.orphan ?? defaults.orphan ?? 'keep';
  return {
    about: definition.about ?? '',
    argv: definition.argv,
    template: template.slice(1),
    parameters,
    program,
    executable: here ? await resolveProgram(program, {cwd, path: env.fixed.PATH}, context) : undefined,
    env,
    stdin,
    tty,
    cwd,
    user: runsAs.name,
    otherUser,
    notAs: otherUser === undefined ? undefined : system.gate,
    timeoutMs: own.timeoutMs ?? defaults.timeoutMs ?? 3_600_000,
    idleTimeoutMs: own.idleTimeoutMs ?? defaults.idleTimeoutMs,
    maxOutput: own.maxOutput ?? defaults.maxOutput,
    window: own.window ?? defaults.window ?? 64 * 2 ** 20,
    overflow: own.overflow ?? defaults.overflow ?? 'wait',
    limits,
    turn: {concurrency: definition.concurrency, lock: definition.lock},
    orphanMs: orphan === 'keep' ? undefined : orphan.cancelAfterMs,
    reasonRequired: definition.reason === 'required',
    strays: definition.strays ?? 'end',
    effect: definition.effect ?? 'change',
    idempotent: definition.idempotent ?? definition.effect === 'read',
    showValue: showValuesOf(parameters),
  };
}

function readTemplate(
  {argv}: Definition,
  report: CompileContext['report'],
): {program: string; template: Template} {
  const template = parseTemplate(argv, (path, message) => report(['argv', ...path], message));
  const [first] = template;
  const program = (first?.kind === 'text' ? literalOf(first.parts) : undefined) ?? '';
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
  {template, secretTexts}: {template: Template; secretTexts: readonly SecretTemplate[]},
  {compiler, report}: CompileContext,
): Map<string, Parameter> {
  const uses = usesOf(template);
  const parameters = new Map<string, Parameter>();
  for (const [name, schema] of Object.entries(definition.params ?? {})) {
    const outside = uses.some(use => use.param === name && !use.nested);
    try {
      parameters.set(name, compiler.compile(name, schema, outside && schema.default === undefined));
      for (const {path, message} of compiler.contradictions(schema))
        report(['params', name, ...path], `${showPath(['params', name, ...path])}: ${message}`);
    } catch (error) {
      report(['params', name], `params.${name}: ${messageOf(error)}`, 'key');
    }
  }
  checkUses(definition, {uses, secretTexts}, parameters, report);
  return parameters;
}

async function resolveUser(
  {user: own}: Definition,
  {defaults, system, here, report}: CompileContext,
): Promise<{runsAs: UserHome; otherUser: string | undefined}> {
  const {self, root} = system;
  const user = own ?? defaults.user;
  const answer = {runsAs: self, otherUser: undefined};
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
  const found = await system.findUser(user);
  if (found === undefined) report(path, `user: there is no user ${quote(user)} on this system`);
  else {
    const why = whyGates(found, system.gate);
    if (why !== undefined)
      report(path, `user: found ${quote(user)}, ${why}; name another, or another gate.user in server.yaml`);
  }
  return {runsAs: found ?? self, otherUser: user};
}

/** Returns why no command may run as such a user next to such a gate; undefined if one may. */
export function whyGates(
  {uid, groups}: Pick<FoundUser, 'uid' | 'groups'>,
  gate: UserIds | undefined,
): string | undefined {
  if (uid === gate?.uid) return `whose number, ${uid}, is that of the gate, which must share it with nothing`;
  if (gate && groups.includes(gate.gid))
    return `who is of group ${gate.gid}, the gate's, which may read the output of all jobs`;
  return undefined;
}

async function resolveProgram(
  program: string,
  surroundings: ProgramSurroundings,
  {system, report, warn}: CompileContext,
): Promise<string | undefined> {
  if (program === '') return undefined;
  const executable = await findExecutable(program, surroundings.path ?? '', system.platform);
  if (executable === undefined) {
    warn(
      ['argv', 0],
      `there is no program ${quote(program)} here; the command cannot be run until it is installed and the catalogue is loaded again`,
    );
    return undefined;
  }
  try {
    requireTrustedProgram(executable, surroundings);
  } catch (error) {
    if (!(error instanceof FileTrustError)) throw error;
    report(['argv', 0], error.message);
  }
  return executable;
}
