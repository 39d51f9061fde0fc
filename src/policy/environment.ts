import type {Account} from './system.ts';

const posixPath = '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin';
const windowsPath =
  'C:\\Windows\\System32;C:\\Windows;C:\\Windows\\System32\\Wbem;C:\\Windows\\System32\\WindowsPowerShell\\v1.0';

/**
 * The whole environment of a command, built from nothing: neither the caller's nor the server's own variables are in
 * it. What the catalogue says comes last and wins.
 */
export function environmentOf(
  platform: NodeJS.Platform,
  {name, home}: Account,
  catalogue: Readonly<Record<string, string>> = {},
): Record<string, string> {
  const windows = platform === 'win32';
  return {
    PATH: windows ? windowsPath : posixPath,
    // Without it Windows programs cannot open a socket.
    ...(windows && {SystemRoot: 'C:\\Windows'}),
    HOME: home,
    LANG: 'C.UTF-8',
    USER: name,
    ...catalogue,
  };
}
