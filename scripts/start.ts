// `npm start`: a working lab on this machine. Makes certificates and a configuration where there are none, starts the
// server on 127.0.0.1, runs one command through the real client, says what to type next, and keeps serving.
// `npm start -- --once` ends after the command, with its exit status.
import type {ChildProcess, StdioOptions} from 'node:child_process';
import {spawn} from 'node:child_process';
import {chmodSync, lstatSync} from 'node:fs';
import {chown, readFile, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {dirname, join, relative} from 'node:path';
import {createInterface} from 'node:readline';
import {fileURLToPath} from 'node:url';
import {parseArgs} from 'node:util';
import {makeFolder} from '../src/base/own-folder.ts';
import {walkPath} from '../src/base/path-walk.ts';
import {shellWords} from '../src/base/shell-words.ts';
import {findSystemUser} from '../src/base/system-user.ts';
import {whyNotTrusted} from '../src/base/trusted-path.ts';
import {exists} from '../src/pki/authority.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const folder = join(root, 'lab');
const serverYaml = join(folder, 'server.yaml');
const clientYaml = join(folder, 'client.yaml');
const certs = join(root, 'certs');
const reeve = join(root, 'dist', 'reeve.js');
const usualPort = 7433;
const defaults = 'defaults: { user: nobody }\n';
const example = ['run', 'lab-01', 'disk-usage', '/'];

async function main(): Promise<number> {
  const {values} = parseArgs({options: {once: {type: 'boolean', default: false}}});
  const why = whyNotHere();
  if (why !== undefined) {
    say(why);
    return 1;
  }
  const made = await makeCertificates();
  if (made !== 0) return made;
  await configure();
  if (await isServing()) {
    say('a server runs already with this configuration; it is used');
    return runExample();
  }
  const server = await serve();
  const status = await runExample(server);
  if (values.once) {
    server.kill('SIGTERM');
    await ended(server);
    return status;
  }
  if (isRunning(server)) say(whatNext());
  const end = await ended(server);
  if (end === 0) say('stopped');
  return end;
}

/**
 * A server of root's trusts nothing that somebody else may change, and that is where all of this is. (Root in a checkout
 * of somebody else's is that user by now: boot.js.)
 *
 * @returns why a lab cannot be made here, with what mends it; undefined where it can
 */
function whyNotHere(): string | undefined {
  if (process.getuid?.() !== 0) return undefined;
  keepForRoot([root, certs]);
  const {steps, end} = walkPath(root);
  const foreign = steps.find(({stats}) => stats.uid !== 0);
  if (foreign !== undefined)
    return `${foreign.path}, on the way to ${root}, belongs to uid ${foreign.stats.uid}, who could put something else there; to serve as that user, run: chown -hR ${foreign.stats.uid}:${foreign.stats.gid} ${root}`;
  return whyNotTrusted({steps, end}, root) ?? whyNotTrusted(walkPath(certs), certs);
}

/** Takes the right to write from root's own group, which has it by umask 002. Another group was given it by somebody. */
function keepForRoot(folders: readonly string[]): void {
  for (const path of folders) {
    const stats = lstatSync(path, {throwIfNoEntry: false});
    if (!stats?.isDirectory() || stats.uid !== 0 || stats.gid !== 0) continue;
    if ((stats.mode & 0o022) !== 0o020) continue;
    chmodSync(path, stats.mode & 0o7755);
    say(
      `the group root may not write ${path} any more, since a server of root's trusts no folder that others may write`,
    );
  }
}

/** A CA, a host and two users; what is there is kept. */
function makeCertificates(): Promise<number> {
  const setup = ['--host', 'lab-01,localhost,127.0.0.1', '--user', 'alice:ops', '--user', 'bob:students'];
  return run([join(root, 'scripts', 'setup.ts'), '--dir', certs, ...setup], ['ignore', 'ignore', 'inherit']);
}

/** Configuration of a server and a client, and a catalogue to be edited; what is there is kept. */
async function configure(): Promise<void> {
  const catalogue = join(folder, 'catalogue');
  makeFolder(catalogue, 0o755);
  const isNew = !(await exists(serverYaml));
  const lab = join(catalogue, 'lab.yaml');
  const given = await readFile(join(root, 'examples', 'catalogue.yaml'), 'utf8');
  await setShare(join(catalogue, 'shares.yaml'), !(await exists(lab)));
  if (!(await exists(lab))) {
    // First, so that no lab of commands is there without it. A catalogue of one's own says itself who may run it.
    const access = join(catalogue, 'access.yaml');
    if (!(await exists(access)))
      await write(access, await readFile(join(root, 'examples', 'access.yaml'), 'utf8'));
    await write(lab, given);
  }
  await setDefaults(join(catalogue, 'defaults.yaml'), (await readFile(lab, 'utf8')) === given);
  if (!isNew) return;
  const port = await freePort();
  if (port !== usualPort) say(`port ${usualPort} is taken, so the server listens on port ${port}`);
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

/**
 * A share, the folder lab/files. As root the rights of somebody who may do little hold in it, and else those of whom reeve
 * runs as: a lab may come to be another's. What the user wrote there is kept.
 */
async function setShare(path: string, isNew: boolean): Promise<void> {
  const files = join(folder, 'files');
  const textFor = (user: string) =>
    `shares:\n  files: { path: ${JSON.stringify(files)}${user}, about: Files of this lab }\n`;
  const [mine, nobodys] = [textFor(''), textFor(', user: nobody')];
  const there = (await exists(path)) ? await readFile(path, 'utf8') : undefined;
  if (there === undefined ? !isNew : there !== mine && there !== nobodys) return;
  makeFolder(files, 0o755);
  const nobody = process.getuid?.() === 0 ? await findSystemUser('nobody') : undefined;
  if (nobody) await chown(files, nobody.uid, nobody.gid);
  await write(path, nobody ? nobodys : mine);
}

/**
 * As root, commands run as somebody who may do little, unless a catalogue of the user's own says otherwise. Nobody else
 * can have them run so: a lab that was root's and is another's by now goes without.
 */
async function setDefaults(path: string, isAsGiven: boolean): Promise<void> {
  const isThere = await exists(path);
  if (process.getuid?.() === 0) {
    if (isAsGiven && !isThere) await write(path, defaults);
  } else if (isThere && (await readFile(path, 'utf8')) === defaults) await rm(path);
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

async function isServing(): Promise<boolean> {
  const ping = ['ping', '--config', clientYaml, '--count', '1', 'lab-01'];
  return (await run([reeve, ...ping], 'ignore')) === 0;
}

/** Starts the server and waits until it listens; its log goes to the terminal from warnings on. */
async function serve(): Promise<ChildProcess> {
  const server = spawn(process.execPath, [reeve, 'serve', '--config', serverYaml], {
    stdio: ['ignore', 'inherit', 'pipe'],
    // Signals of the terminal reach it by us alone: it takes a second one for haste.
    detached: true,
  });
  const {promise, resolve} = Promise.withResolvers<void>();
  let hasWarnings = false;
  if (!server.stderr) throw new Error('the server has no stderr');
  createInterface(server.stderr).on('line', line => {
    const entry = parse(line);
    if (entry?.msg === 'listening') resolve();
    else if (entry === undefined) process.stderr.write(`${line}\n`);
    else if (entry.level >= 50) say(`server: ${entry.msg}`);
    else if (entry.level >= 40) hasWarnings = true;
  });
  server.once('exit', code => process.exit(code ?? 1));
  // Ctrl-C and a stop of this script are the server's to answer, and so is a terminal that is gone.
  process.on('SIGINT', () => server.kill('SIGINT'));
  for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => server.kill('SIGTERM'));
  await promise;
  if (hasWarnings)
    say(
      `the server has warnings, say of programs that are not installed; to see them: npx reeve check --config ${shown(serverYaml)}`,
    );
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

/** Until it is done, or the server is told to stop meanwhile. */
function runExample(server?: ChildProcess): Promise<number> {
  say(`$ reeve ${example.join(' ')}`);
  const client = spawn(process.execPath, [reeve, '--config', clientYaml, ...example], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  server?.once('exit', () => client.kill());
  return ended(client);
}

/** Runs a script of ours to its end, and gives its exit status. */
function run(words: string[], stdio: StdioOptions): Promise<number> {
  return ended(spawn(process.execPath, words, {stdio}));
}

function whatNext(): string {
  const inCatalogue = (name: string) => shown(join(folder, 'catalogue', name));
  return `serving; Ctrl-C ends it. All of it is in ${shown(folder)}/ and ${shown(certs)}/. In another terminal, in this folder:

  export REEVE_CONFIG=${shellWords([clientYaml])}
  npx reeve commands lab-01
  npx reeve describe lab-01 journal
  npx reeve run lab-01 memory
  npx reeve audit log lab-01

To change what may be run, edit ${inCatalogue('lab.yaml')}, and who may run it, ${inCatalogue('access.yaml')}; then: npx reeve reload --config ${shown(serverYaml)}
To type reeve without npx, and without the time that it takes: alias reeve=${shellWords([shellWords([process.execPath, reeve])])}`;
}

/** From where npm was told to start, which is the checkout. */
const shown = (path: string) => shellWords([relative(process.cwd(), path)]);

const isRunning = (child: ChildProcess) => child.exitCode === null && child.signalCode === null;

/** Its exit status. */
function ended(child: ChildProcess): Promise<number> {
  if (!isRunning(child)) return Promise.resolve(child.exitCode ?? 1);
  return new Promise(resolve => child.once('exit', code => resolve(code ?? 1)));
}

function say(text: string): void {
  process.stderr.write(`reeve: ${text}\n`);
}

process.exitCode = await main();
