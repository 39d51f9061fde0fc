import {usualPath} from '../../base/node-process.ts';
import type {UserHome} from '../../base/system-user.ts';
import type {Path} from '../../config/yaml-file.ts';
import type {SecretTemplate} from './secret-template.ts';
import {parseSecretTemplate} from './secret-template.ts';
import {literalOf} from './template-text.ts';

/** The environment of a command: variables that are the same for every run, and those that hold secrets. */
export interface Environment {
  fixed: Readonly<Record<string, string>>;
  secret: readonly {variable: string; text: SecretTemplate}[];
}

const windowsPath =
  'C:\\Windows\\System32;C:\\Windows;C:\\Windows\\System32\\Wbem;C:\\Windows\\System32\\WindowsPowerShell\\v1.0';

/**
 * The whole environment of a command, built from nothing: neither the caller's nor the server's own variables
 * are in it. The catalogue's own variables come last and win. Mistakes in them are reported.
 */
export function environmentOf(
  platform: NodeJS.Platform,
  {name, home}: UserHome,
  catalogue: Readonly<Record<string, string>>,
  report: (path: Path, message: string) => void,
): Environment {
  const windows = platform === 'win32';
  const fixed: Record<string, string> = {
    PATH: windows ? windowsPath : usualPath,
    // Without it Windows programs cannot open a socket.
    ...(windows && {SystemRoot: 'C:\\Windows'}),
    HOME: home,
    LANG: 'C.UTF-8',
    USER: name,
  };
  const secret: Environment['secret'][number][] = [];
  for (const [variable, value] of Object.entries(catalogue)) {
    const text = parseSecretTemplate(value, ['env', variable], report);
    const literal = literalOf(text.parts);
    if (literal !== undefined) {
      fixed[variable] = literal;
      continue;
    }
    delete fixed[variable];
    secret.push({variable, text});
    if (choosesCode.test(variable))
      report(
        text.path,
        `env.${variable}: says which code is run, so a caller may not set it, not even in part`,
      );
  }
  return {fixed, secret};
}

/**
 * Variables by which the loader and the shell of reeve's own wrappers, which are root's, are told of code to
 * run.
 */
const choosesWrappersCode = /^((LD|DYLD)_.*|GLIBC_TUNABLES|GCONV_PATH|LOCPATH|ENV|BASH_ENV|SHELLOPTS|PS4)$/;

/** True if `variable` may be set for a command that reeve, as root, runs as another user. */
export const mayReachWrappers = (variable: string) => !choosesWrappersCode.test(variable);

/** Variables by which loaders, shells and interpreters are told of code to run. */
const choosesCode =
  /^(PATH|HOME|ENV|BASH_ENV|SHELLOPTS|IFS|(LD|DYLD)_.*|NODE_(OPTIONS|PATH)|PYTHON(PATH|HOME|STARTUP)|PERL5?(LIB|OPT)|RUBY(LIB|OPT)|JAVA_TOOL_OPTIONS)$/i;
