// Makes the lab of `npm start`: certificates, and for each host a configuration and a catalogue to be edited. Files that
// are there are kept.
import {spawn} from 'node:child_process';
import {chown, readFile, rm, writeFile} from 'node:fs/promises';
import {createServer} from 'node:net';
import {join, relative} from 'node:path';
import {makeFolder} from '../../src/base/own-folder.ts';
import {findSystemUser} from '../../src/base/system-user.ts';
import {exists} from '../../src/pki/authority.ts';
import {configureClient} from './client-yaml.ts';
import type {LabHost} from './lab-host.ts';
import {certs, clientYaml, folder, root} from './lab-host.ts';
import {ended, say} from './programs.ts';

const usualPort = 7433;
const defaults = 'defaults: { user: nobody }\n';

/** A CA, hosts and two users. Returns the exit status of the setup. */
export function makeCertificates(hosts: readonly LabHost[]): Promise<number> {
  const words = hosts.flatMap(({name, address}) => ['--host', `${name},localhost,${address}`]);
  const setup = [...words, '--user', 'alice:ops', '--user', 'bob:students'];
  const script = join(root, 'scripts', 'setup.ts');
  const stdio = ['ignore', 'ignore', 'inherit'] as const;
  return ended(spawn(process.execPath, [script, '--dir', certs, ...setup], {stdio: [...stdio]}));
}

/** Configures each host, and a client that knows them all. @throws {Error} if an address has no free port */
export async function configure(hosts: readonly LabHost[]): Promise<void> {
  for (const host of hosts) await configureHost(host);
  if (hosts.length > 1) await configureClient(hosts);
}

async function configureHost(host: LabHost): Promise<void> {
  const catalogue = join(host.folder, 'catalogue');
  makeFolder(catalogue, 0o755);
  const isNew = !(await exists(host.serverYaml));
  const lab = join(catalogue, 'lab.yaml');
  const given = await readFile(join(root, 'examples', 'catalogue.yaml'), 'utf8');
  await setShare(host, !(await exists(lab)));
  if (!(await exists(lab))) {
    // First, so that no lab of commands is there without it. A catalogue of one's own says itself who may run it.
    const access = join(catalogue, 'access.yaml');
    if (!(await exists(access)))
      await write(access, await readFile(join(root, 'examples', 'access.yaml'), 'utf8'));
    await write(lab, given);
  }
  await setDefaults(join(catalogue, 'defaults.yaml'), (await readFile(lab, 'utf8')) === given);
  if (isNew) await configureServer(host);
}

async function configureServer({name, address, folder: place, serverYaml}: LabHost): Promise<void> {
  const port = await freePort(address);
  if (port !== usualPort) say(`port ${usualPort} of ${address} is taken, so ${name} listens on port ${port}`);
  const identity = (from: string, kind: string, who: string) => {
    const to = relative(from, certs);
    return `cert: ${to}/${kind}/${who}/cert.pem, key: ${to}/${kind}/${who}/key.pem, ca: ${to}/ca.pem, crl: ${to}/crl.pem`;
  };
  if (place === folder)
    await write(
      clientYaml,
      `identity: { ${identity(folder, 'users', 'alice')} }\nreceipts: { folder: state }\nhosts:\n  ${name}: { address: ${address}:${port} }\n`,
    );
  // Last, since its being there says that all the rest is.
  await write(
    serverYaml,
    `host: ${name}
listen: ${address}:${port}
tls: { ${identity(place, 'hosts', name)} }
catalogue: catalogue
data: data
logs: { dir: logs, level: info }
`,
  );
}

/**
 * A share, the folder `files` of the host. As root it is used with the rights of somebody who may do little, else with those of
 * the user of reeve: a lab may come to be another's. A file that the user wrote is kept.
 */
async function setShare(host: LabHost, isNew: boolean): Promise<void> {
  const path = join(host.folder, 'catalogue', 'shares.yaml');
  const files = join(host.folder, 'files');
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
async function freePort(address: string): Promise<number> {
  let why = '';
  for (const port of [usualPort, 0]) {
    const probe = createServer();
    const {promise, resolve} = Promise.withResolvers<number>();
    probe.once('error', error => {
      why = error.message;
      resolve(-1);
    });
    probe.listen(port, address, () => {
      const bound = probe.address();
      resolve(typeof bound === 'object' && bound ? bound.port : -1);
    });
    const got = await promise;
    probe.close();
    if (got !== -1) return got;
  }
  throw new Error(
    `no port of ${address} can be listened on (${why})${address === '127.0.0.1' ? '' : '; each host has an address of loopback of its own, which Linux has without being told'}`,
  );
}
