import {isExecutable} from './program-files.ts';

/** Programs of the system that reeve uses, by absolute path; undefined if there is none. */
export interface SystemTools {
  readonly sh: string | undefined;
  readonly setpriv: string | undefined;
  readonly unshare: string | undefined;
  readonly nsenter: string | undefined;
  readonly id: string | undefined;
  readonly getent: string | undefined;
  readonly prlimit: string | undefined;
  readonly systemctl: string | undefined;
}

/** The folders of the system's own programs. PATH is not asked: its setter would choose what runs as root. */
const folders = ['/usr/bin', '/bin', '/usr/sbin', '/sbin', '/run/current-system/sw/bin'];

export function findSystemTools(): SystemTools {
  return {
    sh: find('sh'),
    setpriv: find('setpriv'),
    unshare: find('unshare'),
    nsenter: find('nsenter'),
    id: find('id'),
    getent: find('getent'),
    prlimit: find('prlimit'),
    systemctl: find('systemctl'),
  };
}

function find(name: string): string | undefined {
  return folders.map(folder => `${folder}/${name}`).find(isExecutable);
}
