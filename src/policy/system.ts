import {execFile} from 'node:child_process';
import {readFile} from 'node:fs/promises';
import {userInfo} from 'node:os';
import {promisify} from 'node:util';
import {quote} from '../base/quote.ts';
import type {Enforceable} from './catalogue/settings.ts';

/** A user of this system. */
export interface Account {
  name: string;
  home: string;
}

/** One that was looked up. */
export interface FoundAccount extends Account {
  uid: number;
  /** Of all groups, its own first. */
  groups: readonly number[];
}

export interface UserIds {
  readonly uid: number;
  readonly gid: number;
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
  /** Whom the gate of the server runs as where that is another than `self`: no command may. */
  gate: UserIds | undefined;
  /** Looks up a user; undefined if there is no such user. */
  findAccount(name: string): Promise<FoundAccount | undefined>;
}

/** The system that this process runs on. */
export function currentSystem(can: Capabilities, gate: UserIds | undefined): System {
  const found = new Map<string, Promise<FoundAccount | undefined>>();
  return {
    platform: process.platform,
    root: process.getuid?.() === 0,
    self: self(),
    can,
    gate,
    findAccount(name) {
      const account = found.get(name) ?? findAccount(name);
      found.set(name, account);
      return account;
    },
  };
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

async function findAccount(name: string): Promise<FoundAccount | undefined> {
  const home = await findHome(name);
  if (home === undefined) return undefined;
  const [uid = [], groups = []] = await Promise.all(['-u', '-G'].map(option => numbersOf(option, name)));
  if (uid[0] === undefined || groups[0] === undefined)
    throw new Error(`id tells no numbers of user ${quote(name)}`);
  return {name, home, uid: uid[0], groups};
}

async function findHome(name: string): Promise<string | undefined> {
  const local = await readFile('/etc/passwd', 'utf8').catch(() => '');
  for (const line of local.split('\n')) {
    const home = homeOf(line, name);
    if (home !== undefined) return home;
  }
  // Users of a directory service are not in the file.
  if (process.platform !== 'linux') return '/';
  const {stdout} = await promisify(execFile)('/usr/bin/getent', ['passwd', name], {
    env: {},
    timeout: 10_000,
  }).catch(() => ({stdout: ''}));
  return homeOf(stdout.trimEnd(), name);
}

function homeOf(line: string, wanted: string): string | undefined {
  const [name, , , , , home] = line.split(':');
  return name === wanted ? home : undefined;
}

/** What `id` says of a user, as numbers. */
async function numbersOf(option: string, name: string): Promise<number[]> {
  const {stdout} = await promisify(execFile)('id', [option, '--', name], {
    env: {PATH: '/usr/bin:/bin:/run/current-system/sw/bin'},
    timeout: 10_000,
  });
  return stdout.trim().split(' ').map(Number);
}
