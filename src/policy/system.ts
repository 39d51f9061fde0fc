import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {userInfo} from 'node:os';
import {promisify} from 'node:util';
import type {Enforceable} from './settings.ts';

/** A user of this system. */
export interface Account {
  name: string;
  home: string;
}

/** What a system can do for a command beyond running it; where it cannot, why. */
export interface Capabilities {
  limits: Enforceable;
  /** Whether it can give a command a terminal. */
  terminal: true | string;
}

/** The system that commands will run on. */
export interface System {
  platform: NodeJS.Platform;
  /** Whether commands can be run as other users than `self`. */
  root: boolean;
  /** Whom this process runs as. */
  self: Account;
  /** What can be enforced on a job here. */
  can: Capabilities;
  /** Looks up a user; undefined if there is no such user. */
  findAccount(name: string): Promise<Account | undefined>;
}

/** The system that this process runs on. */
export function currentSystem(can: Capabilities): System {
  return {platform: process.platform, root: process.getuid?.() === 0, self: self(), can, findAccount};
}

function self(): Account {
  try {
    const {username, homedir} = userInfo();
    return {name: username, home: homedir};
  } catch {
    // A uid without an entry in the user database, as in some containers.
    return {name: String(process.getuid?.() ?? 'unknown'), home: '/'};
  }
}

async function findAccount(name: string): Promise<Account | undefined> {
  const local = await readFile('/etc/passwd', 'utf8').catch(() => '');
  for (const line of local.split('\n')) {
    const account = accountOf(line, name);
    if (account !== undefined) return account;
  }
  // Users of a directory service are not in the file.
  if (process.platform !== 'linux') return {name, home: '/'};
  const {stdout} = await promisify(execFile)('/usr/bin/getent', ['passwd', name], {
    env: {},
    timeout: 10_000,
  }).catch(() => ({stdout: ''}));
  return accountOf(stdout.trimEnd(), name);
}

function accountOf(line: string, wanted: string): Account | undefined {
  const [name, , , , , home] = line.split(':');
  return name === wanted && home !== undefined ? {name, home} : undefined;
}
