// The NRPE daemon of the distribution on a free port, with the lab's certificates.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {chown, copyFile, mkdir, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Lab} from './lab.ts';
import {findProgram, freePort, listening} from './processes.ts';

export interface NrpePeer extends AsyncDisposable {
  /** The command line that has the daemon run `true`. It prints nothing, for which check_nrpe exits with 3. */
  readonly argv: readonly [string, ...string[]];
}

/** Undefined where check_nrpe or nrpe are not installed. */
export async function startNrpe({folder, host, user}: Lab): Promise<NrpePeer | undefined> {
  const daemon = findProgram('/usr/sbin/nrpe', '/usr/local/sbin/nrpe');
  const client = findProgram('/usr/lib/nagios/plugins/check_nrpe', '/usr/lib64/nagios/plugins/check_nrpe');
  const program = findProgram('/usr/bin/true', '/bin/true');
  if (!daemon || !client || !program) return undefined;
  const dir = join(folder, 'nrpe');
  await mkdir(dir, {mode: 0o755});
  const port = await freePort();
  const files = await readableByNobody(dir, host);
  const who = process.getuid?.() === 0 ? 'nrpe_user=nobody\nnrpe_group=nogroup\n' : '';
  await writeFile(join(dir, 'nrpe.cfg'), `${who}${configuration(port, program, files)}`);
  const server = spawn(daemon, ['-f', '-c', join(dir, 'nrpe.cfg')], {stdio: 'ignore'});
  await listening(port);
  const certificates = ['-C', user.cert, '-K', user.key, '-A', user.ca];
  return {
    argv: [client, '-H', '127.0.0.1', '-p', String(port), '-c', 'true', ...certificates],
    async [Symbol.asyncDispose]() {
      server.kill();
      await once(server, 'exit');
    },
  };
}

/** The daemon reads its key as the user that it becomes. */
async function readableByNobody(dir: string, files: Lab['host']): Promise<Lab['host']> {
  const copies = {cert: join(dir, 'cert.pem'), key: join(dir, 'key.pem'), ca: join(dir, 'ca.pem')};
  for (const name of ['cert', 'key', 'ca'] as const) {
    await copyFile(files[name], copies[name]);
    if (process.getuid?.() === 0) await chown(copies[name], 65_534, 65_534);
  }
  return copies;
}

const configuration = (port: number, program: string, {cert, key, ca}: Lab['host']) => `
server_address=127.0.0.1
server_port=${port}
allowed_hosts=127.0.0.1
dont_blame_nrpe=0
ssl_version=TLSv1.2+
ssl_cert_file=${cert}
ssl_privatekey_file=${key}
ssl_cacert_file=${ca}
ssl_client_certs=2
command[true]=${program}
`;
