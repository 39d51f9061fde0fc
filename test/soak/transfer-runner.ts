import {closeSync, existsSync, openSync, rmSync} from 'node:fs';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {Entry} from '../../src/audit/generated/entry.ts';
import {isSystemError} from '../../src/base/errors.ts';
import type {Finished} from '../fixtures/command-line.ts';
import {commandLine} from '../fixtures/command-line.ts';
import type {Cut} from '../fixtures/cutting-proxy.ts';
import type {Lab} from '../fixtures/lab.ts';
import {descendantsOf} from '../fixtures/process-facts.ts';
import type {SmallDisk} from '../fixtures/small-disk.ts';
import {until} from '../fixtures/until.ts';
import {partialsIn} from '../shares/share.ts';
import {changeFile, digestOf, seenAt, writeFiles} from './transfer-files.ts';
import type {TransferPlan} from './transfer-plan.ts';

/** The lab of the transfers, and how its lines are cut. */
export interface TransferSite {
  readonly lab: Lab;
  readonly port: number;
  readonly disk: SmallDisk | undefined;
  /** The cuts of the next connections, in turn. */
  readonly cuts: Cut[];
}

/** One command line that ran to its end, or to that of its process. */
export interface Attempt extends Finished {
  /** The jobs that it started. */
  readonly jobs: readonly string[];
  /** The target afterwards: the digests of files by their paths. */
  readonly seen: ReadonlyMap<string, string>;
}

export interface TransferTold {
  readonly plan: TransferPlan;
  /** Two where the first did not end well: the other one is left alone. */
  readonly attempts: readonly Attempt[];
  readonly before: ReadonlyMap<string, string>;
  /** Of each file that comes, the digests that it had in the course of it. */
  readonly versions: ReadonlyMap<string, readonly string[]>;
  /** True if the fault was made: the line was held up before it was over. */
  readonly isFaulty: boolean;
  /** Folders of partial files that a client which was killed left on its own side, until its next get. */
  readonly leftHere: number;
  readonly broken: readonly string[];
}

/** The places of a transfer's files. */
interface Place {
  readonly share: string;
  /** The folder of the share that it is in, as seen from here. */
  readonly there: string;
  readonly here: string;
  readonly source: string;
  readonly target: string;
}

export async function runTransfer(site: TransferSite, plan: TransferPlan): Promise<TransferTold> {
  return new Transfer(site, plan, placeOf(site, plan)).run();
}

function placeOf({lab, disk}: TransferSite, {number, fault, way, files}: TransferPlan): Place {
  const small = fault === 'fill-disk' ? disk : undefined;
  const isThere = small !== undefined && way === 'put';
  const name = `t-${number}`;
  const there = join(isThere ? small.path : join(lab.folder, 'shared'), name);
  const here = join(small !== undefined && way === 'get' ? small.path : lab.folder, `${name}-here`);
  const [source, target] = way === 'put' ? [here, there] : [there, here];
  const inner = files.has('') ? 'file' : 'tree';
  return {
    share: isThere ? 'small' : 'data',
    there,
    here,
    source: join(source, inner),
    target: join(target, inner),
  };
}

class Transfer {
  readonly #site: TransferSite;
  readonly #plan: TransferPlan;
  readonly #place: Place;
  readonly #versions: Map<string, string[]>;
  readonly #broken: string[] = [];
  #isFaulty = false;
  #leftHere = 0;
  /** Jobs whose client was killed. */
  #waiting: string[] = [];

  constructor(site: TransferSite, plan: TransferPlan, place: Place) {
    this.#site = site;
    this.#plan = plan;
    this.#place = place;
    this.#versions = new Map([...plan.files].map(([name, bytes]) => [name, [digestOf(bytes)]]));
  }

  async run(): Promise<TransferTold> {
    const {files, old, isTree} = this.#plan;
    const {there, here, source, target} = this.#place;
    for (const folder of [there, here]) writeFiles(folder, new Map(), true);
    writeFiles(source, files, isTree);
    if (old.size > 0) writeFiles(target, old, isTree);
    const before = seenAt(target);
    const config = await this.#config();
    const first = await this.#attempt(config, true);
    const attempts = first.status === 0 ? [first] : [first, await this.#attempt(config, false)];
    for (const folder of [there, here]) rmSync(folder, {recursive: true, force: true});
    const [versions, isFaulty, broken] = [this.#versions, this.#isFaulty, this.#broken];
    return {plan: this.#plan, attempts, before, versions, isFaulty, leftHere: this.#leftHere, broken};
  }

  /** A person for some of them: what one may have written into the account is bounded. */
  async #config(): Promise<string> {
    const {lab, port} = this.#site;
    const name = `person-${Math.floor(this.#plan.number / 40)}`;
    const path = join(lab.folder, `${name}.yaml`);
    if (!existsSync(path)) await lab.client(name, {groups: ['ops']});
    const identity = `identity: { cert: ${name}.pem, key: ${name}-key.pem, ca: ca.pem }\nreceipts: { folder: state }`;
    await writeFile(path, `${identity}\nhosts:\n  lab-01: { address: 127.0.0.1:${port} }\n`);
    return path;
  }

  async #attempt(config: string, isFirst: boolean): Promise<Attempt> {
    const {lab, cuts} = this.#site;
    const {isStream, fault, way, at, isHeld} = this.#plan;
    const known = new Set(lab.entries().map(entry => entry.seq));
    let making: Promise<void> | undefined;
    let isOver = false;
    const held = () => {
      // Bytes that pass when the client is gone would bring the fault into the next transfer.
      if (isOver) return Promise.resolve();
      making = this.#makeFault(line.child.pid ?? 0);
      return isHeld || fault === 'kill-helper' ? making : Promise.resolve();
    };
    if (isFirst && fault === 'cut') cuts.push(...this.#plan.cuts);
    else if (isFirst && fault !== 'none') cuts.push(way === 'put' ? {up: at, held} : {down: at, held});
    const stdin = isStream ? openSync(this.#place.source, 'r') : undefined;
    const line = commandLine(lab, this.#words(), {config, ...(stdin !== undefined && {stdin})});
    if (stdin !== undefined) closeSync(stdin);
    const ended = await line.ended;
    isOver = true;
    await making;
    cuts.length = 0;
    if (isFirst && fault === 'fill-disk') this.#site.disk?.free();
    // One that was killed when all had passed is being started.
    if (isFirst && fault === 'kill-gate') await until(() => this.#isUp(), 'a gate that answers');
    const jobs = await this.#settled(known, !isFirst || ended.status === 0);
    this.#countLeft(isFirst);
    return {...ended, jobs, seen: seenAt(this.#place.target)};
  }

  async #isUp(): Promise<boolean> {
    return (await this.#site.lab.reeve(['ping', 'lab-01'])).exitCode === 0;
  }

  #words(): string[] {
    const {number, way, isTree, isStream} = this.#plan;
    const {share, source, here} = this.#place;
    const remote = `lab-01:${share}/t-${number}`;
    const options = ['--json', ...(isTree ? ['-r'] : [])];
    if (way === 'get') return ['get', ...options, `${remote}/${isTree ? 'tree' : 'file'}`, here];
    return isStream ? ['put', ...options, '-', `${remote}/file`] : ['put', ...options, source, remote];
  }

  async #makeFault(client: number): Promise<void> {
    const {lab, disk} = this.#site;
    const {fault, way, change, changed} = this.#plan;
    const {there} = this.#place;
    this.#isFaulty = true;
    switch (fault) {
      case 'none':
      case 'cut':
        return;
      case 'kill-gate':
        kill(await until(() => lab.gatePid(), 'a gate to kill'));
        return;
      case 'kill-client':
        kill(client);
        return;
      case 'kill-helper':
        // It takes its time to start, and may be done by now.
        if (way === 'put')
          await until(() => partialsIn(there).length > 0, 'a partial file', 5000).catch(() => {});
        for (const pid of this.#helpers()) kill(pid);
        return;
      case 'stop-server':
      case 'kill-server':
        await lab.end(fault === 'stop-server' ? 'SIGTERM' : 'SIGKILL');
        return lab.start();
      case 'fill-disk':
        return disk?.fill();
      case 'change-source': {
        const bytes = changeFile(join(this.#place.source, changed), change);
        this.#versions.get(changed)?.push(digestOf(bytes));
      }
    }
  }

  /** The processes of its own work, where that goes on still: other labs of this machine have such, too. */
  #helpers(): number[] {
    return descendantsOf(this.#site.lab.pid)
      .filter(({commandLine: line}) => line.includes(`share-${this.#plan.way}`))
      .map(({pid}) => pid);
  }

  /**
   * Waits until nothing of it goes on, and if it is the last attempt nothing of it is left, on the host. Parts of a put are for
   * the next one. One whose client was killed counts with the next one: it ends with that.
   */
  async #settled(known: ReadonlySet<number>, isLast: boolean): Promise<string[]> {
    const {lab} = this.#site;
    const {there} = this.#place;
    const own = () => lab.entries().filter(({seq}) => !known.has(seq));
    const jobs = [...this.#waiting, ...jobsOf(own())];
    const going = () => jobs.filter(job => !hasEnd(lab.entries(), job));
    const isKilled = this.#plan.fault === 'kill-client';
    if (isKilled && !isLast && this.#plan.way === 'put') {
      this.#waiting = going();
      return jobs.filter(job => !this.#waiting.includes(job));
    }
    // Its host would wait for ten minutes for a client to come back.
    if (isKilled) for (const job of going()) await lab.reeve(['cancel', 'lab-01', job]);
    await this.#wait(() => going().length === 0, `the end of ${jobs.join(', ')}`);
    if (!isLast) return jobs;
    await this.#wait(() => partialsIn(there).length === 0, 'the end of the partial files');
    const journals = jobs.map(job => join(lab.folder, 'data/transfers', `${job}.jsonl`));
    await this.#wait(() => !journals.some(path => existsSync(path)), 'the end of the journal');
    return jobs;
  }

  async #wait(isSo: () => boolean, what: string): Promise<void> {
    try {
      await until(isSo, what, 60_000);
    } catch (error) {
      this.#broken.push(String(error));
    }
  }

  /** The next client removes the partial files that a killed one left on its side. */
  #countLeft(isFirst: boolean): void {
    const left = partialsIn(this.#place.here);
    if (isFirst) this.#leftHere = left.length;
    if (left.length > 0 && !(isFirst && this.#plan.fault === 'kill-client'))
      this.#broken.push(`${left.join(', ')} is left here`);
  }
}

/** It may have ended by now. */
function kill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if (!isSystemError(error, 'ESRCH')) throw error;
  }
}

function jobsOf(entries: readonly Entry[]): string[] {
  return entries
    .filter(entry => entry.event === 'job-start')
    .filter(({command}) => command === 'share-put' || command === 'share-get')
    .map(({job}) => job);
}

const hasEnd = (entries: readonly Entry[], job: string) =>
  entries.some(entry => entry.event === 'job-end' && entry.job === job);
