// `npm start`: a working lab on this machine. Makes certificates and a configuration where there are none, starts the
// server on 127.0.0.1, runs one command through the real client, says what to type next, and keeps serving.
// `npm start -- --once` ends after the command, with its exit status.
import type {ChildProcess} from 'node:child_process';
import {spawn, spawnSync} from 'node:child_process';
import {readFile, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {dirname, join, relative} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {makeFolder} from '../src/base/own-folder.ts';
import {walkPath} from '../src/base/path-walk.ts';
import {whyNotTrusted} from '../src/base/trusted-path.ts';
import {exists} from '../src/pki/authority.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'lab');
const serverYaml = join(folder, 'server.yaml');
const clientYaml = join(folder, 'client.yaml');
const reeve = join(root, 'dist', 'reeve.js');
const usualPort = 7433;
const example = ['run', 'lab-01', 'disk-usage', '/'];

async function main(): Promise<number> {
  const {values} = parseArgs({options: {once: {type: 'boolean', default: false}}});
  refuseForeignCheckout();
  makeCertificates();
  await configure();
  if (isServing()) {
    say('a server runs already with this configuration; it is used');
    return runExample();
  }
  const server = await serve();
  const status = runExample();
  if (values.once) {
    server.kill('SIGTERM');
    await ended(server);
    return status;
  }
  say(whatNext());
  return ended(server);
}

/** A server of root's trusts nothing that somebody else may change, and that is where all of this is. */
function refuseForeignCheckout(): void {
  const why = process.getuid?.() === 0 ? whyNotTrusted(walkPath(root), root) : undefined;
  if (why === undefined) return;
  say(
    `${why}. As root, a lab is made only where nobody else may write: run npm start as the user that this folder belongs to, or in a copy that is root's`,
  );
  process.exit(1);
}

/** A CA, a host and two users; what is there is kept. */
function makeCertificates(): void {
  const setup = [
    '--dir',
    join(root, 'certs'),
    '--host',
    'lab-01,localhost,127.0.0.1',
    '--user',
    'alice:ops',
    '--user',
    'bob:students',
  ];
  const {status} = spawnSync(process.execPath, [join(root, 'scripts', 'setup.ts'), ...setup], {
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  if (status !== 0) process.exit(status ?? 1);
}

/** Configuration of a server and a client, and a catalogue to be edited; what is there is kept. */
async function configure(): Promise<void> {
  const catalogue = join(folder, 'catalogue');
  makeFolder(catalogue, 0o755);
  const isNew = !(await exists(serverYaml));
  if (!(await exists(join(catalogue, 'lab.yaml')))) {
    await write(
      join(catalogue, 'lab.yaml'),
      await readFile(join(root, 'examples', 'catalogue.yaml'), 'utf8'),
    );
    // As root, commands run as somebody who may do little, unless they say otherwise.
    if (process.getuid?.() === 0)
      await write(join(catalogue, 'defaults.yaml'), 'defaults: { user: nobody }\n');
  }
  if (!isNew) return;
  const port = await freePort();
  const identity = (kind: string, name: string) =>
    `cert: ../certs/${kind}/${name}/cert.pem, key: ../certs/${kind}/${name}/key.pem, ca: ../certs/ca.pem, crl: ../certs/crl.pem`;
  await write(
    clientYaml,
    `identity: { ${identity('users', 'alice')} }\nreceipts: { folder: state }\nhosts:\n  lab-01: { address: 127.0.0.1:${port} }\n`,
  );
  // Last, since its being there says that all the rest is.
  await write(
    serverYaml,
    `host: lab-01
listen: 127.0.0.1:${port}
tls: { ${identity('hosts', 'lab-01')} }
catalogue: catalogue
data: data
logs: { dir: logs, level: info }
`,
  );
}

/** For others to read and not to write, whatever the umask. */
const write = (path: string, text: string) => writeFile(path, text, {mode: 0o644});

/** The usual port, or any where that is taken. */
async function freePort(): Promise<number> {
  for (const port of [usualPort, 0]) {
    const probe = createServer();
    const {promise, resolve} = Promise.withResolvers<number>();
    probe.once('error', () => resolve(-1));
    probe.listen(port, '127.0.0.1', () => {
      const address = probe.address();
      resolve(typeof address === 'object' && address ? address.port : -1);
    });
    const got = await promise;
    probe.close();
    if (got !== -1) return got;
  }
  throw new Error('no port of 127.0.0.1 is free');
}

function isServing(): boolean {
  const {status} = spawnSync(
    process.execPath,
    [reeve, 'ping', '--config', clientYaml, '--count', '1', 'lab-01'],
    {stdio: 'ignore'},
  );
  return status === 0;
}

/** Starts the server and waits until it listens; its log goes to the terminal from warnings on. */
async function serve(): Promise<ChildProcess> {
  const server = spawn(process.execPath, [reeve, 'serve', '--config', serverYaml], {
    stdio: ['ignore', 'inherit', 'pipe'],
  });
  const {promise, resolve} = Promise.withResolvers<void>();
  let warnings = 0;
  if (!server.stderr) throw new Error('the server has no stderr');
  createInterface(server.stderr).on('line', line => {
    const entry = parse(line);
    if (entry?.msg === 'listening') resolve();
    else if (entry === undefined) process.stderr.write(`${line}\n`);
    else if (entry.level >= 50) say(`server: ${entry.msg}`);
    else if (entry.level >= 40) warnings++;
  });
  server.once('exit', code => process.exit(code ?? 1));
  // Ctrl-C and a stop of this script are the server's to answer.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => server.kill('SIGTERM'));
  await promise;
  if (warnings > 0)
    say(`the server has ${warnings} warnings, say of programs that are not installed: reeve status lab-01`);
  server.removeAllListeners('exit');
  return server;
}

function parse(line: string): {level: number; msg: string} | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

function runExample(): number {
  say(`$ reeve ${example.join(' ')}`);
  const {status} = spawnSync(process.execPath, [reeve, ...example], {
    stdio: ['ignore', 'inherit', 'inherit'],
    env: {...process.env, REEVE_CONFIG: clientYaml},
  });
  return status ?? 1;
}

function whatNext(): string {
  const shown = (path: string) => relative(process.cwd(), path);
  return `serving; Ctrl-C ends it. All of it is in ${shown(folder)}/ and ${shown(join(root, 'certs'))}/. In another terminal, in this folder:

  export REEVE_CONFIG=${clientYaml}
  npx reeve commands lab-01
  npx reeve describe lab-01 journal
  npx reeve run lab-01 memory
  npx reeve audit log lab-01

To change what may be run, edit ${shown(join(folder, 'catalogue', 'lab.yaml'))}, then: npx reeve reload --config ${shown(serverYaml)}`;
}

function ended(server: ChildProcess): Promise<number> {
  if (server.exitCode !== null) return Promise.resolve(server.exitCode);
  return new Promise(resolve => server.once('exit', code => resolve(code ?? 1)));
}

function say(text: string): void {
  process.stderr.write(`reeve: ${text}\n`);
}

process.exitCode = await main();
