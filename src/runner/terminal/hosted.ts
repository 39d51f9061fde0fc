import {dirname, join} from 'node:path';
import {execa} from 'execa';
import {quote} from '../../base/quote.ts';
import type {SystemTools} from '../../base/system-tools.ts';
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
  terminalHost: string,
): Argv {
  return [
    process.execPath,
    noDebugger,
    terminalHost,
    `${columns}x${rows}`,
    String(wrapperWords),
    '--',
    ...argv,
  ];
}

/**
 * SIGUSR1 makes Node listen for a debugger until the host can ignore it. On this address, of documentation
 * (RFC 5737), it cannot. `--disable-sigusr1` would block the signal for the command as well.
 */
const noDebugger = '--inspect-port=192.0.2.1:1024';

/**
 * Returns why the user behind `prefix` cannot run the terminal host, in words for the caller; undefined where
 * nothing speaks against it. The system is asked, which knows of more than the bits of the mode.
 */
export async function whyNotHosted(
  prefix: readonly string[],
  terminalHost: string,
  {sh}: SystemTools,
): Promise<string | undefined> {
  const [file, ...args] = prefix;
  // Without a prefix it runs as this user, who has just loaded the executor from there.
  if (file === undefined || sh === undefined) return undefined;
  const addons = join(dirname(terminalHost), 'pty');
  const {stdout, exitCode} = await execa(
    file,
    [...args, sh, '-c', script, 'sh', process.execPath, terminalHost, addons],
    {cwd: '/', env: {}, extendEnv: false, stdin: 'ignore', reject: false, timeout: 10_000},
  );
  if (exitCode === 0) return undefined;
  const path = stdout ? quote(stdout, 256) : 'what it needs';
  return `cannot give it a terminal: its user may not use ${path}; install Node and reeve where every user may read them`;
}

/** Says what cannot be used. */
const script = `no() { echo "$1"; exit 1; }
[ -x "$1" ] || no "$1"
[ -r "$2" ] || no "$2"
[ -x "$3" ] || no "$3"`;

/** Returns why commands cannot get a terminal on such a system; undefined if they can. */
export function whyNoTerminals(platform: NodeJS.Platform, arch: NodeJS.Architecture): string | undefined {
  if (platform !== 'linux') return 'reeve makes terminals on Linux only';
  return arch === 'x64' || arch === 'arm64'
    ? undefined
    : `reeve makes terminals on x64 and arm64, not on ${arch}`;
}
