/**
 * The argv that enters the working folder and executes the program with the rights of the command's user.
 * setpriv(1) has given itself all of root's capabilities again when it executes something, so that
 * the kernel would let it execute what its user may not (util-linux/util-linux#4402); what it executed has
 * none.
 *
 * The words after `--` are never read as shell. Variables that shells add to the environment are removed
 * again.
 */
export function enterAs(sh: string, cwd: string, files: readonly string[]): string[] {
  return [sh, '-c', script, 'reeve', cwd, ...files, '--'];
}

/** The beginning of its messages. */
export const enterComplaint = 'reeve: ';

/** One line, which a parked process takes. */
const script = [
  `no() { printf 'reeve: its user may not %s %s\\n' "$1" "$2" >&2; exit 126; }`,
  `cd -P -- "$1" 2>/dev/null || no 'enter the working folder' "$1"`,
  'shift',
  'until [ "$1" = -- ]; do [ -x "$1" ] || no execute "$1"; shift; done',
  'shift',
  'unset PWD OLDPWD SHLVL _ && exec "$@"',
].join('; ');
