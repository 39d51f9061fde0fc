// A lab to measure in: a CA, a host, a user, and a server with raised limits in its own processes, in a temporary folder.
import {chown, mkdtemp, readFile, rm, writeFile} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import {execa} from 'execa';
import {createAuthority, openAuthority} from '../../src/pki/authority.ts';
import {issueHost, issueUser} from '../../src/pki/issue.ts';
import {paths} from '../../src/pki/layout.ts';
import {reeve} from './places.ts';

/** Files of a certificate, its key and the CA; what both ends of every TLS contender use. */
export interface Certificates {
  readonly cert: string;
  readonly key: string;
  readonly ca: string;
}

export interface Lab extends AsyncDisposable {
  readonly folder: string;
  readonly port: number;
  /** The client.yaml of alice, who may run everything. */
  readonly config: string;
  readonly host: Certificates;
  readonly user: Certificates;
  /** Of bob, who may run some commands. */
  readonly student: Certificates;
  /** The folder of the share `files`. */
  readonly share: string;
  readonly executorPid: number;
  readonly gatePid: number;
}

const catalogue = `
commands:
  "true": { about: Does nothing, argv: ["true"] }
  zeros:
    about: Prints zeros
    argv: [head, -c, "{bytes}", /dev/zero]
    params: { bytes: { type: integer, minimum: 0 } }
  lines:
    about: Prints numbers, each on a line
    argv: [seq, "{first}", "{last}"]
    params: { first: { type: integer }, last: { type: integer } }
access:
  - who: [group:ops]
    run: ["*"]
    read: [files]
    write: [files]
  - who: [group:students]
    run: ["true", zeros]
`;

const raisedLimits =
  '{ connections: 20000, perAddress: 20000, perPrincipal: 20000, jobs: 4096, idle: 1h, handshake: 60s }';

const serverFile = (limits: string) => `
host: lab-01
listen: 127.0.0.1:0
tls:
  cert: certs/hosts/lab-01/cert.pem
  key: certs/hosts/lab-01/key.pem
  ca: certs/ca.pem
  crl: certs/crl.pem
catalogue: catalogue.yaml
data: data
logs: { dir: logs, level: info }
limits: ${limits}
`;

/** Starts a server that is ready, with raised limits unless others are given; all of it is gone when the lab is disposed of. */
export async function openLab(options: {nodeOptions?: string; limits?: string} = {}): Promise<Lab> {
  const folder = await mkdtemp(join(tmpdir(), 'reeve-bench-'));
  const certificates = await makeCertificates(join(folder, 'certs'));
  const share = await makeShare();
  const isRoot = process.getuid?.() === 0;
  const defaults = isRoot ? 'defaults: { user: root }\n' : '';
  const shares = `shares: { files: { path: ${share}${isRoot ? ', user: nobody' : ''} } }\n`;
  await writeFile(join(folder, 'catalogue.yaml'), defaults + shares + catalogue, {mode: 0o600});
  await writeFile(join(folder, 'server.yaml'), serverFile(options.limits ?? raisedLimits), {mode: 0o600});
  const env = options.nodeOptions === undefined ? {} : {NODE_OPTIONS: options.nodeOptions};
  const server = await serveFiles(join(folder, 'server.yaml'), env);
  const {port, pid: executorPid} = server;
  const config = await writeClient(folder, 'alice', port);
  return {
    folder,
    port,
    config,
    ...certificates,
    share,
    executorPid,
    gatePid: await gateOf(executorPid),
    async [Symbol.asyncDispose]() {
      await server[Symbol.asyncDispose]();
      for (const each of [folder, share]) await rm(each, {recursive: true, force: true, maxRetries: 5});
    },
  };
}

/** A folder that the share's user may write in; nobody else's is reached through a lab's own. */
async function makeShare(): Promise<string> {
  const share = await mkdtemp(join(tmpdir(), 'reeve-bench-share-'));
  if (process.getuid?.() !== 0) return share;
  const [uid, gid] = (await execa('sh', ['-c', 'id -u nobody; id -g nobody'])).stdout.split('\n').map(Number);
  await chown(share, uid ?? 0, gid ?? 0);
  return share;
}

/** Gives more people certificates who may run everything; returns the client.yaml of each. */
export async function admit({folder, port}: Lab, names: readonly string[]): Promise<string[]> {
  const authority = await openAuthority(join(folder, 'certs'), async () => '');
  for (const name of names) await issueUser(authority, {name, groups: ['ops']}, Date.now());
  return Promise.all(names.map(name => writeClient(folder, name, port)));
}

/** Writes the client.yaml of a person, whose receipts have a folder of their own. */
export async function writeClient(folder: string, name: string, port: number): Promise<string> {
  const path = join(folder, `${name}.yaml`);
  const keys = `certs/users/${name}`;
  await writeFile(
    path,
    `
identity: { cert: ${keys}/cert.pem, key: ${keys}/key.pem, ca: certs/ca.pem, crl: certs/crl.pem }
receipts: { folder: state/${name} }
hosts:
  lab-01: { address: 127.0.0.1:${port} }
`,
  );
  return path;
}

async function makeCertificates(
  dir: string,
): Promise<{host: Certificates; user: Certificates; student: Certificates}> {
  const now = Date.now();
  const authority = await createAuthority({dir, now, passphrase: undefined});
  await issueHost(authority, {name: 'lab-01', dns: ['localhost'], ip: ['127.0.0.1']}, now);
  await issueUser(authority, {name: 'alice', groups: ['ops']}, now);
  await issueUser(authority, {name: 'bob', groups: ['students']}, now);
  const files = (holder: {kind: 'host' | 'user'; name: string}) => ({
    cert: paths.certificate(dir, holder),
    key: paths.key(dir, holder),
    ca: paths.caCertificate(dir),
  });
  return {
    host: files({kind: 'host', name: 'lab-01'}),
    user: files({kind: 'user', name: 'alice'}),
    student: files({kind: 'user', name: 'bob'}),
  };
}

/** A server on the files that are there already. */
export interface Served extends AsyncDisposable {
  readonly port: number;
  readonly pid: number;
}

export async function serveFiles(config: string, env: Record<string, string> = {}): Promise<Served> {
  const server = runServer(config, env);
  return {
    port: await listeningPort(server),
    pid: server.pid as number,
    async [Symbol.asyncDispose]() {
      server.kill('SIGTERM');
      await server;
    },
  };
}

const runServer = (config: string, env: Record<string, string>) =>
  execa(process.execPath, [reeve, 'serve', '--config', config], {
    reject: false,
    stdin: 'ignore',
    stdout: 'ignore',
    buffer: false,
    env,
  });

/** The port that the server says it listens on, in its log. */
async function listeningPort(server: ReturnType<typeof runServer>): Promise<number> {
  const {promise, resolve, reject} = Promise.withResolvers<number>();
  let log = '';
  createInterface(server.stderr).on('line', line => {
    log = `${log}${line}\n`.slice(-10_000);
    const [, port] = /"addresses":\["[^"]*:(\d+)"/.exec(line) ?? [];
    if (port !== undefined) resolve(Number(port));
  });
  void server.then(() => reject(new Error(`the server ended:\n${log}`)));
  return promise;
}

async function gateOf(executorPid: number): Promise<number> {
  const children = await readFile(`/proc/${executorPid}/task/${executorPid}/children`, 'utf8');
  for (const pid of children.trim().split(' ')) {
    const title = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '');
    if (title.startsWith('reeve gate')) return Number(pid);
  }
  throw new Error(`no gate among the children of ${executorPid}: ${children}`);
}
