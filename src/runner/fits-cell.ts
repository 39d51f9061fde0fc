import type {Invocation} from '../policy/orders/authorize.ts';

/**
 * True if a process that is parked can become this command, and the command cannot tell. A word reaches it as a line
 * that a shell reads; what depends on the shell, its locale or its version goes the ordinary way. Limits of memory
 * and processes are of the group, and are set before anything is in it.
 */
export function fitsCell({
  argv,
  env,
  cwd,
  stdin,
  terminal,
  sideChannel,
  givesWay,
  limits: {memory, processes},
}: Invocation): boolean {
  const isPlainJob = stdin === 'none' && terminal === undefined && !sideChannel && !givesWay;
  if (!isPlainJob || memory !== undefined || processes !== undefined) return false;
  const variables = Object.entries(env);
  return (
    variables.every(([name]) => isPlainVariable(name)) &&
    arePlain([cwd, ...argv, ...variables.map(([name, value]) => `${name}=${value}`)])
  );
}

/** True if a parked process can be told these words: printable ASCII, and not many, since a shell reads byte by byte. */
export function arePlain(words: readonly string[]): boolean {
  let bytes = 0;
  for (const word of words) {
    bytes += word.length + 1;
    if (bytes > mostBytes || !/^[ -~]*$/.test(word)) return false;
  }
  return true;
}

const mostBytes = 4096;

/** True if to set it means nothing to dash or bash: nothing of theirs changes, is refused or is said. */
function isPlainVariable(name: string): boolean {
  return /^[A-Za-z_]\w*$/.test(name) && !shellsOwn.test(name);
}

/** The variables of dash(1) and bash(1) that they set, read or hold to be read only; and the one of the parked shell. */
const shellsOwn = new RegExp(
  `^(?:${[
    '_|PWD|OLDPWD|SHLVL|IFS|ENV|CDPATH|PPID|UID|EUID|GROUPS|RANDOM|SRANDOM|SECONDS|LINENO|LINES|COLUMNS|OPT[A-Z]+',
    'PS\\d|SHELLOPTS|POSIXLY_CORRECT|FUNCNAME|FUNCNEST|DIRSTACK|GLOB\\w+|IGNOREEOF|INPUTRC|TMOUT|TIMEFORMAT|REPLY',
    'MAIL\\w*|HOST\\w+|OSTYPE|MACHTYPE|FIGNORE|FCEDIT|EXECIGNORE|INSIDE_EMACS|ATTY|TERM|PIPESTATUS|MAPFILE|READLINE\\w*',
    'BASH\\w*|COMP\\w*|HIST\\w*|EPOCH\\w*|PROMPT\\w*|LC_\\w*|TEXTDOMAIN\\w*|auto_resume|histchars|reeve_\\w*',
  ].join('|')})$`,
);
