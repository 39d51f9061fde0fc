import {execFile} from 'node:child_process';
import {readFileSync} from 'node:fs';
import {promisify} from 'node:util';
import {messageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import type {UserIds} from '../../base/system-user.ts';
import {findSystemUser} from '../../base/system-user.ts';
import {ExecutorError} from '../errors.ts';

/** Whom the gate becomes where server.yaml does not say it, if there is such a user. */
const usualUser = 'reeve-gate';
/**
 * Else it becomes this number, as user and as group: below what a container of 65,536 users has, and in a range that
 * neither systemd nor distributions give to anybody.
 */
const usualNumber = 65_527;

/**
 * Whom the gate becomes where this process is root; otherwise both share one user. It is never one that has other
 * business: what runs as the same user can send the gate signals, and what is of its group can read all output.
 *
 * @param name `gate.user` of server.yaml
 * @throws {ExecutorError} `gate-user`
 */
export async function gateUser(name: string | undefined): Promise<UserIds | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const ids =
    name === undefined
      ? ((await userOf(usualUser)) ?? (await requireUnused(usualNumber)))
      : await named(name);
  for (const [kind, id] of [
    ['uid', ids.uid],
    ['gid', ids.gid],
  ] as const)
    if (!isMapped(kind, id))
      throw refusal(`the gate cannot become ${kind} ${id}, which this user namespace does not have`);
  return ids;
}

async function named(name: string): Promise<UserIds> {
  const ids = await userOf(name);
  if (!ids) throw refusal(`gate.user: there is no user ${quote(name)} on this system`);
  if (ids.uid === 0) throw refusal(`gate.user: ${quote(name)} is root`);
  if (ids.gid === 0) throw refusal(`gate.user: the group of ${quote(name)} is root's`);
  return ids;
}

/** Users and groups of a directory service count as well. */
async function requireUnused(id: number): Promise<UserIds> {
  const holder =
    holderOf('/etc/passwd', id, [2, 3]) ??
    holderOf('/etc/group', id, [2]) ??
    (await entryOf('passwd', id)) ??
    (await entryOf('group', id));
  if (holder !== undefined)
    throw refusal(
      `the gate needs a user of its own, and the number ${id}, which it takes where there is no user ${usualUser}, belongs to ${quote(holder)}`,
    );
  return {uid: id, gid: id};
}

const refusal = (why: string) =>
  new ExecutorError(
    'gate-user',
    `${why}; make a user ${usualUser}, or name an unprivileged user that runs nothing else as gate.user`,
  );

async function userOf(name: string): Promise<UserIds | undefined> {
  try {
    const found = await findSystemUser(name);
    return found && {uid: found.uid, gid: found.gid};
  } catch (error) {
    throw refusal(messageOf(error));
  }
}

/** Returns the name whose number stands in one of these fields of a file such as passwd(5). */
function holderOf(file: string, id: number, fields: readonly number[]): string | undefined {
  for (const line of textOf(file).split('\n')) {
    const words = line.split(':');
    if (fields.some(field => words[field] === String(id))) return words[0];
  }
  return undefined;
}

async function entryOf(database: 'passwd' | 'group', id: number): Promise<string | undefined> {
  if (process.platform !== 'linux') return undefined;
  const [name] = (await output('/usr/bin/getent', [database, String(id)])).split(':');
  return name === '' ? undefined : name;
}

/** Returns the output of a program; empty if it fails, as it does for a user that is not there. */
async function output(program: string, args: readonly string[]): Promise<string> {
  try {
    return (await promisify(execFile)(program, args, {env: {}, cwd: '/', timeout: 10_000})).stdout;
  } catch (error) {
    if ((error as {killed?: boolean}).killed) throw refusal(`users cannot be looked up: ${messageOf(error)}`);
    return '';
  }
}

/**
 * True if the user namespace of this process has that number (user_namespaces(7)): nobody can become another.
 */
function isMapped(kind: 'uid' | 'gid', id: number): boolean {
  const lines = textOf(`/proc/self/${kind}_map`).trim().split('\n');
  return lines.some(line => {
    const [first = 0, , count = 0] = line.trim().split(/\s+/).map(Number);
    // Another system has no such file.
    return line === '' || (id >= first && id < first + count);
  });
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
