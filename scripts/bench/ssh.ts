// An sshd of our own on loopback: its own configuration and keys, commands forced by key.
import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdirSync, rmdirSync} from 'node:fs';
import {mkdir, readFile, writeFile} from 'node:fs/promises';
import {userInfo} from 'node:os';
import {join} from 'node:path';
import {findProgram, freePort, listening} from './processes.ts';

export interface SshPeer extends AsyncDisposable {
  /** The process of sshd. */
  readonly pid: number;
  /** Options of ssh, scp and sftp for a connection to `localhost` on which any command and sftp may be used. */
  readonly free: readonly string[];
  /** The command line that runs `command` over a connection of its own, or over a warm one. */
  argv(command: string, how: 'cold' | 'warm'): readonly [string, ...string[]];
}

/** sshd refuses to start without this folder, which its package makes. */
const separationFolder = '/run/sshd';

/** Starts sshd and opens a ControlMaster to it. Undefined where ssh or sshd are not installed. */
export async function startSsh(folder: string, commands: readonly string[]): Promise<SshPeer | undefined> {
  const sshd = findProgram('/usr/sbin/sshd', '/usr/local/sbin/sshd');
  const ssh = findProgram('/usr/bin/ssh', '/usr/local/bin/ssh');
  const keygen = findProgram('/usr/bin/ssh-keygen', '/usr/local/bin/ssh-keygen');
  if (!sshd || !ssh || !keygen) return undefined;
  const dir = join(folder, 'ssh');
  await mkdir(dir, {mode: 0o700});
  const madeFolder = process.getuid?.() === 0 && !existsSync(separationFolder);
  if (madeFolder) mkdirSync(separationFolder, {mode: 0o755});

  const makeKey = (name: string) =>
    execFileSync(keygen, ['-q', '-t', 'ed25519', '-N', '', '-f', join(dir, name)]);
  makeKey('host');
  makeKey('free');
  const lines = [`restrict ${await readFile(join(dir, 'free.pub'), 'utf8')}`];
  for (const [index, command] of commands.entries()) {
    makeKey(`key${index}`);
    const key = await readFile(join(dir, `key${index}.pub`), 'utf8');
    lines.push(`restrict,command="${command}" ${key}`);
  }
  await writeFile(join(dir, 'authorized_keys'), lines.join(''), {mode: 0o600});
  const port = await freePort();
  await writeFile(join(dir, 'sshd_config'), configuration(dir, port), {mode: 0o600});
  const server = spawn(sshd, ['-D', '-e', '-f', join(dir, 'sshd_config')], {stdio: 'ignore'});
  await listening(port);

  const settings = {
    IdentitiesOnly: 'yes',
    StrictHostKeyChecking: 'no',
    UserKnownHostsFile: join(dir, 'known'),
    LogLevel: 'ERROR',
    Ciphers: 'aes128-gcm@openssh.com',
    BatchMode: 'yes',
  };
  const common = Object.entries(settings).flatMap(([name, value]) => ['-o', `${name}=${value}`]);
  const withKey = (name: string) => ['-F', 'none', '-o', `Port=${port}`, '-i', join(dir, name), ...common];
  const options = (index: number) => withKey(`key${index}`);
  const control = (index: number) => ['-S', join(dir, `c${index}`)];
  for (const index of commands.keys())
    execFileSync(ssh, [...options(index), ...control(index), '-M', '-N', '-f', 'localhost'], {
      stdio: 'ignore',
    });
  return {
    pid: server.pid as number,
    free: withKey('free'),
    argv(command, how) {
      const index = commands.indexOf(command);
      return [ssh, ...options(index), ...(how === 'warm' ? control(index) : []), 'localhost', 'x'];
    },
    async [Symbol.asyncDispose]() {
      for (const index of commands.keys())
        spawn(ssh, [...options(index), ...control(index), '-O', 'exit', 'localhost'], {stdio: 'ignore'});
      server.kill();
      await once(server, 'exit');
      if (madeFolder) rmdirSync(separationFolder);
    },
  };
}

// Without a home folder of ours, bash does not read a .bashrc for every command, which may take long.
const configuration = (dir: string, port: number) => `
ListenAddress 127.0.0.1:${port}
HostKey ${join(dir, 'host')}
AuthorizedKeysFile ${join(dir, 'authorized_keys')}
PidFile none
StrictModes no
UsePAM no
PasswordAuthentication no
KbdInteractiveAuthentication no
PermitRootLogin prohibit-password
AllowUsers ${userInfo().username}
PrintMotd no
UseDNS no
MaxStartups 100:30:200
MaxSessions 100
SetEnv HOME=${dir}
Subsystem sftp internal-sftp
`;
