import {execa} from 'execa';
import type {TerminalHost} from '../../base/own-programs.ts';
import {isOneExecutable} from '../../base/own-programs.ts';
import {walkPath} from '../../base/path-walk.ts';
import {quote} from '../../base/quote.ts';
import type {SystemTools} from '../../base/system-tools.ts';
import {whyNotTrusted} from '../../base/trusted-path.ts';
import type {Terminal} from '../../identity/generated/order.ts';
import type {Argv} from '../containment/containment.ts';

/**
 * The terminal host that runs `argv`, the first words of which are wrappers, in a terminal of that size. The
 * command's environment comes over its stdin: here it would be the host's own, and say which code Node loads.
 */
export function hosted(
  argv: Argv,
  wrapperWords: number,
  {columns, rows}: Terminal,
  {words}: TerminalHost,
): Argv {
  return [...words, `${columns}x${rows}`, String(wrapperWords), '--', ...argv];
}

/**
 * Returns why the user behind `prefix` cannot run the terminal host, in words for the caller; undefined where
 * nothing speaks against it. The system is asked, which knows of more than the bits of the mode.
 */
export async function whyNotHosted(
  prefix: readonly string[],
  {words: [program], files}: TerminalHost,
  {sh}: SystemTools,
): Promise<string | undefined> {
  const untrusted = files.map(whyUntrusted).find(why => why !== undefined);
  if (untrusted !== undefined) return `cannot give it a terminal: ${untrusted}`;
  const [file, ...args] = prefix;
  // Without a prefix it runs as this user, who has just loaded the executor from there.
  if (file === undefined || sh === undefined) return undefined;
  const {stdout, exitCode} = await execa(file, [...args, sh, '-c', script, 'sh', program, ...files], {
    cwd: '/',
    env: {},
    extendEnv: false,
    stdin: 'ignore',
    reject: false,
    timeout: 10_000,
  });
  if (exitCode === 0) return undefined;
  const path = stdout ? quote(stdout, 256) : 'what it needs';
  return `cannot give it a terminal: its user may not use ${path}; install Node and reeve where every user may read them`;
}

/** The addon of a package is loaded by a command's user, and must be root's to the last folder, as the executable is. */
function whyUntrusted(path: string): string | undefined {
  return isOneExecutable && process.getuid?.() === 0 ? whyNotTrusted(walkPath(path), path) : undefined;
}

/** Says what cannot be used. */
const script = `no() { echo "$1"; exit 1; }
[ -x "$1" ] || no "$1"
shift
for needed; do
  [ -r "$needed" ] || no "$needed"
  [ -f "$needed" ] || [ -x "$needed" ] || no "$needed"
done`;

/** Returns why commands cannot get a terminal on such a system; undefined if they can. */
export function whyNoTerminals(platform: NodeJS.Platform, arch: NodeJS.Architecture): string | undefined {
  if (platform !== 'linux') return 'reeve makes terminals on Linux only';
  return arch === 'x64' || arch === 'arm64'
    ? undefined
    : `reeve makes terminals on x64 and arm64, not on ${arch}`;
}
