import {spawn} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {delimiter, isAbsolute, join} from 'node:path';
import {isExecutable} from '../../base/program-files.ts';

export interface Surroundings {
  readonly platform: NodeJS.Platform;
  readonly environment: NodeJS.ProcessEnv;
  readonly isRoot: boolean;
  /** True under Windows' subsystem for Linux. */
  readonly isWsl: boolean;
}

export function surroundings(): Surroundings {
  const {platform, env: environment} = process;
  return {platform, environment, isRoot: process.geteuid?.() === 0, isWsl: platform === 'linux' && isWsl()};
}

function isWsl(): boolean {
  try {
    return /microsoft/i.test(readFileSync('/proc/sys/kernel/osrelease', 'utf8'));
  } catch {
    return false;
  }
}

/** The program that opens a page in the user's browser, and its first words; or why none is started. Pure. */
export function openerOf({platform, environment, isRoot, isWsl}: Surroundings): readonly string[] | string {
  const {
    SSH_CONNECTION: ssh = '',
    SSH_TTY: terminal = '',
    DISPLAY: x = '',
    WAYLAND_DISPLAY: wayland = '',
  } = environment;
  if (isRoot) return 'this is root, and no browser should be';
  if (ssh !== '' || terminal !== '') return 'this is a login from elsewhere';
  if (platform === 'darwin') return ['open'];
  if (isWsl) return ['rundll32.exe', 'url.dll,FileProtocolHandler'];
  if (x === '' && wayland === '') return 'there is no display';
  return ['xdg-open'];
}

/** Starts it; false if it is not there. It is not waited for. */
export function open([program = '', ...words]: readonly string[], url: string): boolean {
  const path = (process.env.PATH ?? '')
    .split(delimiter)
    .filter(isAbsolute)
    .map(folder => join(folder, program))
    .find(isExecutable);
  if (path === undefined) return false;
  const child = spawn(path, [...words, url], {stdio: 'ignore', detached: true});
  child.on('error', () => {});
  child.unref();
  return true;
}
