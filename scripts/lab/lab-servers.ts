// The servers of a lab.
import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {relative} from 'node:path';
import {createInterface} from 'node:readline';
import {shellWords} from '../../src/base/shell-words.ts';
import type {LabHost} from './lab-host.ts';
import {reeve} from './lab-host.ts';
import {ended, isRunning, say} from './programs.ts';

/** The servers of several hosts, in processes of their own. They end together. */
export class LabServers {
  readonly #hosts: readonly LabHost[];
  readonly #servers: readonly Server[];

  /** Starts them. Signals that end us are theirs to answer from now on, and so is a terminal that is gone. */
  constructor(hosts: readonly LabHost[]) {
    this.#hosts = hosts;
    this.#servers = hosts.map(host => new Server(host, hosts.length > 1 ? host.name : 'server'));
    process.on('SIGINT', () => this.stop('SIGINT'));
    for (const signal of ['SIGTERM', 'SIGHUP'] as const) process.once(signal, () => this.stop('SIGTERM'));
  }

  /** Resolves to true when all listen; to false, when all have ended, if one of them could not. */
  async start(): Promise<boolean> {
    const isListening = await Promise.all(
      this.#servers.map(async server => {
        const listens = await server.listens;
        if (!listens) this.stop('SIGTERM');
        return listens;
      }),
    );
    if (isListening.includes(false)) {
      await this.ended();
      return false;
    }
    const [first] = this.#hosts.filter((_host, index) => this.#servers[index]?.hasWarnings);
    if (first) say(warningsOf(first, this.#hosts.length));
    return true;
  }

  get areRunning(): boolean {
    return this.#servers.every(server => isRunning(server.child));
  }

  stop(signal: NodeJS.Signals): void {
    for (const {child} of this.#servers) child.kill(signal);
  }

  /** Resolves when all have ended, to the highest of their exit statuses. One that ends before the others is told of. */
  async ended(): Promise<number> {
    const statuses = this.#servers.map(async ({child, label}) => {
      const status = await ended(child);
      if (child.signalCode !== null) say(`${label}: ended by ${child.signalCode}`);
      else if (status !== 0 && this.#servers.some(other => isRunning(other.child)))
        say(`${label}: ended with status ${status}`);
      return status;
    });
    return Math.max(...(await Promise.all(statuses)));
  }

  /** Resolves when the first of them has ended. */
  async firstEnd(): Promise<void> {
    await Promise.race(this.#servers.map(({child}) => ended(child)));
  }
}

function warningsOf({name, serverYaml}: LabHost, count: number): string {
  const check = `npx reeve check --config ${shellWords([relative(process.cwd(), serverYaml)])}`;
  const [who, which] = count === 1 ? ['the server has', 'them'] : ['servers have', `those of ${name}`];
  return `${who} warnings, say of programs that are not installed; to see ${which}: ${check}`;
}

/** One server; its log goes to the terminal from errors on. */
class Server {
  readonly child: ChildProcess;
  /** Stands before what it says. */
  readonly label: string;
  /** Resolves to true when it listens, to false if it ended before. */
  readonly listens: Promise<boolean>;
  hasWarnings = false;

  constructor({serverYaml}: LabHost, label: string) {
    this.label = label;
    const child = spawn(process.execPath, [reeve, 'serve', '--config', serverYaml], {
      stdio: ['ignore', 'inherit', 'pipe'],
      // Signals of the terminal reach it by us alone: it takes a second one for haste.
      detached: true,
    });
    this.child = child;
    const {promise, resolve} = Promise.withResolvers<boolean>();
    this.listens = promise;
    child.once('exit', () => resolve(false));
    createInterface(child.stderr).on('line', line => {
      const entry = parse(line);
      if (entry?.msg === 'listening') resolve(true);
      else if (entry === undefined) process.stderr.write(`${line}\n`);
      else if (entry.level >= 50) say(`${label}: ${entry.msg}`);
      else if (entry.level >= 40) this.hasWarnings = true;
    });
  }
}

function parse(line: string): {level: number; msg: string} | undefined {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}
