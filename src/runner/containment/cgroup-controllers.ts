import {mkdirSync, readFileSync, rmdirSync, writeFileSync} from 'node:fs';
import {basename, dirname, join} from 'node:path';
import {execa} from 'execa';
import {messageOf} from '../../base/errors.ts';
import type {SystemTools} from '../../base/system-tools.ts';
import {RunnerError} from '../errors.ts';

/**
 * The group of the server itself, so that the group above has no process of its own; see `takeControllers`.
 */
export const serverGroup = 'reeve-server';

const controllers = ['memory', 'pids'];
const enableAll = controllers.map(name => `+${name}`).join(' ');

interface Mover {
  /** True if this process may move out of the way. */
  readonly mayMove: boolean;
  /** This process, which has no children yet. */
  readonly pid: number;
  readonly tools: SystemTools;
}

/**
 * Makes the controllers for memory and processes available to the groups below `root`, which is below the
 * group that was given to us, its home. The kernel allows that only where no process is in the home itself,
 * so the server moves into a group of its own beside `root`; and systemd minds it unless the unit says
 * `Delegate=yes`: it could never start another process of that unit, such as its `ExecReload`. So it is done
 * where the home holds no process but this one and is nobody else's to manage; it need not be done where
 * somebody did it already.
 *
 * @throws {RunnerError} `containment-unavailable`, when groups without limits still work; nothing has changed
 * then
 */
export async function takeControllers(root: string, {mayMove, pid, tools}: Mover): Promise<void> {
  const home = dirname(root);
  const available = words(join(home, 'cgroup.controllers'));
  const missing = controllers.filter(name => !available.includes(name));
  if (missing.length > 0) throw unavailable(`${home} has no controller for ${missing.join(' and ')}`);
  const enabled = words(join(home, 'cgroup.subtree_control'));
  if (controllers.some(name => !enabled.includes(name))) {
    const others = words(join(home, 'cgroup.procs')).filter(other => Number(other) !== pid);
    if (others.length > 0) throw unavailable(`${home} holds other processes, too`);
    if (!(await isOurs(home, tools))) throw unavailable(`${home} is systemd's; its unit lacks Delegate=yes`);
    if (!mayMove) throw unavailable(`only a server makes ${home} pass on its controllers`);
    enable(home, pid);
  }
  write(join(root, 'cgroup.subtree_control'), enableAll);
}

function enable(home: string, pid: number): void {
  const leaf = join(home, serverGroup);
  const isInside = words(join(home, 'cgroup.procs')).length > 0;
  try {
    if (isInside) {
      mkdirSync(leaf, {recursive: true});
      write(join(leaf, 'cgroup.procs'), String(pid));
    }
    write(join(home, 'cgroup.subtree_control'), enableAll);
  } catch (error) {
    if (isInside) stepBack(home, leaf, pid);
    throw error;
  }
}

function stepBack(home: string, leaf: string, pid: number): void {
  try {
    write(join(home, 'cgroup.procs'), String(pid));
    rmdirSync(leaf);
  } catch {
    // It stands in a group of its own for nothing; that hurts nobody.
  }
}

/**
 * True if nobody but us writes to the groups below: it is no unit of systemd's, or one that it has delegated.
 */
async function isOurs(home: string, {systemctl}: SystemTools): Promise<boolean> {
  const unit = basename(home);
  if (!/\.(?:service|scope|slice|mount|socket|swap)$/.test(unit)) return true;
  if (!systemctl) return false;
  const args = ['show', '--property=Delegate', '--property=ControlGroup', '--', unit];
  const answers = await Promise.all(
    [[], ['--user']].map(manager =>
      execa(systemctl, [...manager, ...args], {reject: false, stdin: 'ignore', timeout: 5000}),
    ),
  );
  return answers.some(({stdout}) => {
    const lines = stdout.split('\n');
    const group = lines.find(line => line.startsWith('ControlGroup='))?.slice('ControlGroup='.length);
    // Of this very group: a user's manager may have a unit of the same name.
    return lines.includes('Delegate=yes') && group !== undefined && group !== '' && home.endsWith(group);
  });
}

function words(path: string): string[] {
  try {
    return readFileSync(path, 'latin1').split(/\s+/).filter(Boolean);
  } catch (error) {
    throw unavailable(messageOf(error), error);
  }
}

function write(path: string, text: string): void {
  try {
    writeFileSync(path, text, {flag: 'r+'});
  } catch (error) {
    throw unavailable(messageOf(error), error);
  }
}

function unavailable(message: string, cause?: unknown): RunnerError {
  return new RunnerError('containment-unavailable', message, {cause});
}
