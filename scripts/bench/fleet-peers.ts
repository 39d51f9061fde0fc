// Other programs that run a command on many hosts, by ssh: pdsh, clush and ansible, each with its own way to say so.
import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync} from 'node:fs';
import {mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {atOnce} from './measure.ts';
import {childrenOf, findProgram, processorSeconds, treeSeconds} from './processes.ts';
import {startSsh} from './ssh.ts';

/** A command line that runs `true` on all hosts. */
export interface FleetPeer {
  readonly name: string;
  readonly argv: readonly [string, ...string[]];
  readonly env: NodeJS.ProcessEnv;
  /** Seconds of processor time that its hosts, and connections that it uses, have used. */
  readonly seconds: () => number;
  /** Resolves when the hosts have done all that they do for a run. */
  readonly settled: () => Promise<void>;
}

export interface FleetPeers extends AsyncDisposable {
  readonly peers: readonly FleetPeer[];
  /** Names of what is not installed. */
  readonly missing: readonly string[];
}

/** Starts one sshd that stands for so many hosts. All ask it for a session of its own each. */
export async function startFleetPeers(folder: string, count: number, fanout: number): Promise<FleetPeers> {
  const programs = {
    pdsh: findProgram('/usr/bin/pdsh', '/usr/local/bin/pdsh'),
    clush: findProgram('/usr/bin/clush', '/usr/local/bin/clush'),
    ansible: findProgram('/usr/bin/ansible', '/usr/local/bin/ansible'),
  };
  const ssh = await startSsh(folder, []);
  const missing = Object.entries(programs).flatMap(([name, path]) => (path === undefined ? [name] : []));
  if (!ssh) return {peers: [], missing: ['sshd', ...missing], async [Symbol.asyncDispose]() {}};
  const names = Array.from({length: count}, (_, at) => `h${at + 1}`);
  const cold = [...ssh.free, '-o', 'HostName=127.0.0.1'];
  // pdsh puts the name of the host there.
  const warm = [...cold, '-o', `ControlPath=${join(folder, 'masters', '%h')}`];
  const masters = programs.pdsh === undefined ? [] : await openMasters(folder, names, cold);
  const inventory = join(folder, 'inventory');
  await writeFile(inventory, `${names.join('\n')}\n`);
  const {env} = process;
  const list = names.join(',');
  const settled = async () => {
    while (childrenOf(ssh.pid).length > masters.length) await new Promise(resolve => setTimeout(resolve, 20));
  };
  const byCold = {seconds: () => treeSeconds(ssh.pid), settled};
  const peers: FleetPeer[] = [];
  if (programs.pdsh !== undefined) {
    const argv = [programs.pdsh, '-R', 'ssh', '-f', String(fanout), '-w', list, 'true'] as const;
    peers.push(
      {name: 'pdsh, cold sshd', argv, env: {...env, PDSH_SSH_ARGS_APPEND: cold.join(' ')}, ...byCold},
      {
        name: 'pdsh, warm masters',
        argv,
        env: {...env, PDSH_SSH_ARGS_APPEND: warm.join(' ')},
        seconds: () =>
          masters.reduce((sum, {pid}) => sum + processorSeconds(pid as number), treeSeconds(ssh.pid)),
        settled,
      },
    );
  }
  if (programs.clush !== undefined)
    peers.push({
      name: 'clush, cold sshd',
      argv: [programs.clush, '-f', String(fanout), '-o', cold.join(' '), '-w', list, 'true'],
      env,
      ...byCold,
    });
  if (programs.ansible !== undefined)
    peers.push({
      name: 'ansible, cold sshd',
      // Of its modules the one that does least: it needs no Python there.
      argv: [programs.ansible, 'all', '-i', inventory, '-f', String(fanout), '-m', 'raw', '-a', 'true'],
      env: {
        ...env,
        ANSIBLE_HOST_KEY_CHECKING: 'False',
        ANSIBLE_SSH_USETTY: 'False',
        ANSIBLE_SSH_ARGS: [...cold, '-o', 'ControlMaster=no'].join(' '),
        ANSIBLE_LOCAL_TEMP: join(folder, 'ansible'),
        LC_ALL: 'C.UTF-8',
      },
      ...byCold,
    });
  return {
    peers,
    missing,
    async [Symbol.asyncDispose]() {
      for (const master of masters) master.kill();
      await Promise.all(masters.map(ended));
      await ssh[Symbol.asyncDispose]();
    },
  };
}

/** A connection to each host, which stays. */
async function openMasters(
  folder: string,
  names: readonly string[],
  options: readonly string[],
): Promise<ChildProcess[]> {
  await mkdir(join(folder, 'masters'), {mode: 0o700});
  const masters: ChildProcess[] = [];
  await atOnce(names.length, 8, async at => {
    const name = names[at] ?? '';
    const master = spawn('ssh', [...options, '-M', '-N', '-S', join(folder, 'masters', name), name], {
      stdio: 'ignore',
    });
    masters.push(master);
    while (!existsSync(join(folder, 'masters', name))) {
      if (master.exitCode !== null) throw new Error(`no connection to sshd for ${name}`);
      await new Promise(resolve => setTimeout(resolve, 20));
    }
  });
  return masters;
}

async function ended(child: ChildProcess): Promise<void> {
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
}
