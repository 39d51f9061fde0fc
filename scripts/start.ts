// `npm start`: a working lab on this machine. Makes certificates and a configuration where there are none, starts a
// server on 127.0.0.1, runs one command through the real client, says what to type next, and keeps serving.
// `npm start -- --hosts 3` does so with three hosts, each on an address of loopback of its own.
// `npm start -- --once` ends after the command, with its exit status.
import {spawn} from 'node:child_process';
import {chmodSync, lstatSync} from 'node:fs';
import {join, relative} from 'node:path';
import {parseArgs} from 'node:util';
import {messageOf} from '../src/base/errors.ts';
import {walkPath} from '../src/base/path-walk.ts';
import {shellWords} from '../src/base/shell-words.ts';
import {whyNotTrusted} from '../src/base/trusted-path.ts';
import {configure, makeCertificates} from './lab/configure.ts';
import type {LabHost} from './lab/lab-host.ts';
import {certs, clientYaml, folder, labHosts, mostHosts, reeve, root} from './lab/lab-host.ts';
import {LabServers} from './lab/lab-servers.ts';
import {ended, say} from './lab/programs.ts';

const badRequest = 253;

interface Wanted {
  readonly hosts: readonly LabHost[];
  readonly once: boolean;
}

async function main(): Promise<number> {
  const wanted = wantedBy(process.argv.slice(2));
  if (typeof wanted === 'string') {
    say(wanted);
    return badRequest;
  }
  const {hosts, once} = wanted;
  const why = whyNotHere();
  if (why !== undefined) {
    say(why);
    return 1;
  }
  const made = await makeCertificates(hosts);
  if (made !== 0) return made;
  try {
    await configure(hosts);
  } catch (error) {
    say(messageOf(error));
    return 1;
  }
  const served = await Promise.all(hosts.map(isServing));
  const idle = hosts.filter((_host, index) => served[index] !== true);
  if (idle.length < hosts.length)
    say(
      hosts.length === 1
        ? 'a server runs already with this configuration; it is used'
        : `servers of ${hosts.length - idle.length} of these hosts run already; they are used`,
    );
  if (idle.length === 0) return runExample(hosts);
  const servers = new LabServers(idle);
  if (!(await servers.start())) return (await servers.ended()) || 1;
  const status = await runExample(hosts, servers);
  if (once) {
    servers.stop('SIGTERM');
    await servers.ended();
    return status;
  }
  if (servers.areRunning) say(whatNext(hosts));
  const end = await servers.ended();
  if (end === 0) say('stopped');
  return end;
}

/** Returns what is wrong with the words, where something is. */
function wantedBy(words: readonly string[]): Wanted | string {
  try {
    const {values} = parseArgs({
      args: [...words],
      options: {once: {type: 'boolean', default: false}, hosts: {type: 'string', default: '1'}},
    });
    const count = /^[1-9]\d?$/.test(values.hosts) ? Number(values.hosts) : undefined;
    if (count === undefined)
      return `--hosts: ${JSON.stringify(values.hosts)} is not a whole number from 1 to ${mostHosts}`;
    return {hosts: labHosts(count), once: values.once};
  } catch (error) {
    return messageOf(error);
  }
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

async function isServing({name}: LabHost): Promise<boolean> {
  const ping = [reeve, 'ping', '--config', clientYaml, '--count', '1', name];
  return (await ended(spawn(process.execPath, ping, {stdio: 'ignore'}))) === 0;
}

/** Until it is done, or a server is told to stop meanwhile. */
function runExample(hosts: readonly LabHost[], servers?: LabServers): Promise<number> {
  const example = ['run', targetOf(hosts), 'disk-usage', '/'];
  say(`$ reeve ${shellWords(example)}`);
  const client = spawn(process.execPath, [reeve, '--config', clientYaml, ...example], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  void servers?.firstEnd().then(() => client.kill());
  return ended(client);
}

const targetOf = (hosts: readonly LabHost[]) => (hosts.length === 1 ? 'lab-01' : '@lab');

function whatNext(hosts: readonly LabHost[]): string {
  const isOne = hosts.length === 1;
  const [first, second] = hosts;
  const ownOf = (host: LabHost | undefined, ...names: string[]) => shown(join(host?.folder ?? '', ...names));
  const words = isOne
    ? ['commands lab-01', 'describe lab-01 journal', 'run lab-01 memory', 'audit log lab-01']
    : ['hosts', 'status @lab', 'run @lab memory', 'run lab-02 memory', 'audit log @lab'];
  return `serving${isOne ? '' : ` ${hosts.length} hosts, ${first?.name} to ${hosts.at(-1)?.name}`}; Ctrl-C ends ${isOne ? 'it' : 'them'}. All of it is in ${shown(folder)}/ and ${shown(certs)}/. In another terminal, in this folder:

  export REEVE_CONFIG=${shellWords([clientYaml])}
${words.map(typed => `  npx reeve ${typed}\n`).join('')}
To change what may be run${isOne ? '' : ` on ${first?.name}`}, edit ${ownOf(first, 'catalogue', 'lab.yaml')}, and who may run it, ${ownOf(first, 'catalogue', 'access.yaml')}; then: npx reeve reload --config ${ownOf(first, 'server.yaml')}
${second ? `${second.name} has all of that in ${ownOf(second)}/, and so on.\n` : ''}To type reeve without npx, and without the time that it takes: alias reeve=${shellWords([shellWords([process.execPath, reeve])])}`;
}

/** From where npm was told to start, which is the checkout. */
const shown = (path: string) => shellWords([relative(process.cwd(), path)]);

process.exitCode = await main();
