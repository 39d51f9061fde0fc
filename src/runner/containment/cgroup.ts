import {existsSync, mkdirSync} from 'node:fs';
import {join} from 'node:path';
import {execa} from 'execa';
import {messageOf} from '../../base/errors.ts';
import {quote} from '../../base/quote.ts';
import {RunnerError} from '../errors.ts';
import {GroupLimits} from '../limits/cgroup-limits.ts';
import {takeControllers} from './cgroup-controllers.ts';
import {isPopulated, killGroup, listProcesses, removeGroup, sweepGroups} from './cgroup-files.ts';
import {groupFolder, rememberGroup} from './cgroup-home.ts';
import type {
  Argv,
  Containment,
  JobScope,
  OpenOptions,
  ParkedProcess,
  ScopeProcesses,
  SpawnedProcess,
} from './containment.ts';
import type {ParkedCell} from './parked-cells.ts';
import {ParkedCells} from './parked-cells.ts';
import {sendSignal} from './process-table.ts';

/**
 * The shell joins the group, which is its name, and becomes the command, which it never reads as shell. In a
 * child of fork, not in the executor: moving a process can wait for a grace period of the kernel, ten
 * milliseconds and more. Variables that shells add to the environment are removed again (bash leaves
 * SHLVL=0).
 */
const joinScript = 'echo 0 >"$0/cgroup.procs" && unset PWD OLDPWD SHLVL _ && exec "$@"';

/**
 * A cgroup v2 per job, below the executor's own: `FOLDER/reeve-HASH/JOB`. Every process joins before it
 * becomes the command, nobody leaves but whom the groups belong to, which is root (or else see
 * delegated-cgroup.ts), and `cgroup.kill` ends what is in it at once. The name of the folder is all that the
 * next start needs to end what a crash left. With `parks`, processes wait in groups `FOLDER/reeve-HASH/cell-NUMBER`, in
 * each of which a group is named after the job that gets it.
 *
 * @throws {RunnerError} `containment-unavailable`
 */
export async function openCgroups(options: OpenOptions): Promise<Containment> {
  const {dataFolder, tools, parks = false} = options;
  const {sh} = tools;
  if (!sh) throw new RunnerError('containment-unavailable', 'the system has no sh');
  const root = groupFolder(dataFolder);
  let whyWatched: string | undefined;
  try {
    mkdirSync(root, {recursive: true});
    whyWatched = await whyNoKernelLimits(root, sh, options);
    await rehearse(root, sh);
    rememberGroup(dataFolder, root);
  } catch (error) {
    removeGroup(root);
    if (error instanceof RunnerError) throw error;
    throw new RunnerError('containment-unavailable', `cannot use ${root}: ${messageOf(error)}`, {
      cause: error,
    });
  }
  sweepGroups(root);
  const holdsLimits = whyWatched === undefined;
  const cells = new ParkedCells(root, sh);
  return {
    kind: 'cgroup',
    isComplete: true,
    why: [
      `every job has a cgroup below ${root}, ended with cgroup.kill`,
      `limits of memory and processes are ${whyWatched === undefined ? 'held by the kernel' : `watched: ${whyWatched}`}`,
    ].join('; '),
    tools,
    open(job, mayPark = false) {
      const cell = parks && mayPark ? cells.take(job) : undefined;
      cells.busy();
      if (!cell) return openScope(join(root, job), sh, holdsLimits, () => cells.busy());
      return new CellScope(cell, cells, sh, new GroupLimits(cell.folder, holdsLimits));
    },
    makeReady() {
      if (parks) cells.makeReady();
    },
    discardParked: () => cells.discard(),
    async [Symbol.asyncDispose]() {
      await cells.close();
      sweepGroups(root);
      removeGroup(root);
    },
  };
}

/** Lets a process join, kills it, and sees it die: what cannot do that here is of no use. */
async function rehearse(root: string, sh: string): Promise<void> {
  const scope = openScope(join(root, 'rehearsal'), sh, false);
  try {
    if (!existsSync(join(root, 'rehearsal', 'cgroup.kill'))) {
      throw new RunnerError('containment-unavailable', 'the kernel has no cgroup.kill (Linux 5.14 has)');
    }
    const [file, ...args] = scope.wrap([sh, '-c', 'echo joined; read -r never']);
    const child = execa(file, args, {
      cwd: '/',
      extendEnv: false,
      stdin: 'pipe',
      buffer: false,
      reject: false,
      timeout: 10_000,
    });
    let said = '';
    child.stderr.on('data', chunk => (said += chunk));
    const joined = new Promise<boolean>(resolve => {
      child.stdout.once('data', () => resolve(true)).once('end', () => resolve(false));
    });
    if (!(await joined)) {
      await child;
      throw new RunnerError(
        'containment-unavailable',
        `a process cannot join ${root}: ${quote(said.trim(), 200)}`,
      );
    }
    scope.kill();
    const {signal} = await child;
    if (signal !== 'SIGKILL')
      throw new RunnerError('containment-unavailable', `cgroup.kill ended nothing in ${root}`);
  } finally {
    scope.close();
  }
}

/** Lets the kernel hold limits of memory and processes, where it can and does; else says why not. */
async function whyNoKernelLimits(
  root: string,
  sh: string,
  {mayMove, tools}: OpenOptions,
): Promise<string | undefined> {
  try {
    await takeControllers(root, {mayMove, tools, pid: process.pid});
    await rehearseLimits(root, sh);
    return undefined;
  } catch (error) {
    return messageOf(error);
  }
}

/** Lets a process fork that may not. */
async function rehearseLimits(root: string, sh: string): Promise<void> {
  const scope = openScope(join(root, 'rehearsal'), sh, true);
  try {
    const left = scope.kernel.hold({memory: 2 ** 28, processes: 1}, false);
    if (left.memory !== undefined) throw new Error('a group has no limit of memory');
    const [file, ...args] = scope.wrap([sh, '-c', '(:) & wait']);
    await execa(file, args, {
      cwd: '/',
      extendEnv: false,
      stdin: 'ignore',
      reject: false,
      timeout: 10_000,
    });
    if (scope.kernel.exceeded() !== 'processes') throw new Error('a limit of processes ended nothing');
  } finally {
    scope.kill();
    scope.close();
  }
}

function openScope(folder: string, sh: string, holdsLimits: boolean, closed = () => {}): CgroupScope {
  mkdirSync(folder);
  return new CgroupScope(folder, sh, new GroupLimits(folder, holdsLimits), closed);
}

class CgroupScope implements JobScope {
  readonly complaints: readonly string[];
  readonly kernel: GroupLimits;
  readonly #folder: string;
  readonly #sh: string;
  readonly #closed: () => void;
  #main: SpawnedProcess | undefined;

  constructor(folder: string, sh: string, kernel: GroupLimits, closed: () => void) {
    this.#folder = folder;
    this.#sh = sh;
    this.#closed = closed;
    this.complaints = [`${folder}: `];
    this.kernel = kernel;
  }

  wrap(argv: Argv): Argv {
    return [this.#sh, '-c', joinScript, this.#folder, ...argv];
  }

  started(main: SpawnedProcess): void {
    this.#main = main;
  }

  exited(): void {
    this.#main = undefined;
  }

  processes(): ScopeProcesses {
    return {main: this.#main?.pid, members: listProcesses(this.#folder), reapers: []};
  }

  signal(signal: NodeJS.Signals): void {
    // The main process may not have joined yet; twice would be one signal too many.
    this.#main?.kill(signal);
    for (const pid of listProcesses(this.#folder)) {
      if (pid !== this.#main?.pid) sendSignal(pid, signal);
    }
  }

  kill(): void {
    killGroup(this.#folder);
    this.#main?.kill('SIGKILL');
  }

  isEmpty(): boolean {
    return this.#main === undefined && !isPopulated(this.#folder);
  }

  keep(): void {
    // A group below it marks it, for `endLeftovers`: it is there as long as the processes are, and needs no
    // disk.
    mkdirSync(join(this.#folder, 'kept'));
    sweepGroups(join(this.#folder, '..'));
  }

  close(): void {
    removeGroup(this.#folder);
    this.#closed();
  }
}

/** The scope of a job in the group of a process that was parked. */
class CellScope extends CgroupScope {
  readonly #drop: () => void;
  #parked: ParkedProcess | undefined;

  constructor(cell: ParkedCell, cells: ParkedCells, sh: string, kernel: GroupLimits) {
    super(cell.folder, sh, kernel, () => cells.busy());
    this.#parked = cell;
    this.#drop = () => cells.drop(cell);
  }

  get parked(): ParkedProcess | undefined {
    return this.#parked;
  }

  override started(main: SpawnedProcess): void {
    this.#parked = undefined;
    super.started(main);
  }

  /** One that was not wanted after all still waits. */
  override close(): void {
    if (this.#parked) this.#drop();
    else super.close();
  }
}
