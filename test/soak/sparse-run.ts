// A sparse file of many gigabytes is put and got: its digest, its holes on both sides, and what each process holds meanwhile.
import {createHash} from 'node:crypto';
import {closeSync, createReadStream, ftruncateSync, openSync, statSync, writeSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startLab} from '../fixtures/lab.ts';
import {descendantsOf} from '../fixtures/process-facts.ts';
import {labWithShareOf, ownFolder} from '../fixtures/share-lab.ts';
import {residentOf} from '../fixtures/shell.ts';
import {contentOf} from './transfer-plan.ts';

const mebibyte = 2 ** 20;
/** Resident memory that no process may go beyond, bytes. */
const most = 200 * mebibyte;
/** Bytes of the disk that such a file may take, of which a mebibyte at most is no hole. */
const mostOnDisk = 4 * mebibyte;

export interface SparseReport {
  readonly broken: readonly string[];
  readonly put: Passed;
  readonly get: Passed;
}

interface Passed {
  readonly seconds: number;
  /** Most resident memory that was seen of each process, mebibytes. */
  readonly most: Readonly<Record<string, number>>;
}

export async function runSparse(
  t: Pick<ExecutionContext, 'teardown'>,
  {gibibytes}: {gibibytes: number},
): Promise<SparseReport> {
  const size = gibibytes * 2 ** 30;
  const lab = await startLab(t, labWithShareOf('maxFile: 1TiB'));
  const folder = ownFolder(t);
  const [here, got, there] = [join(folder, 'here'), join(folder, 'got'), join(lab.folder, 'shared/sparse')];
  const digest = makeSparse(here, size);
  const broken: string[] = [];

  async function pass(words: readonly string[], written: string): Promise<Passed> {
    const name = words[0] ?? '';
    const startedAt = performance.now();
    const client = commandLine(lab, [...words, '--json']);
    const memory = watchMemory(lab, client.child.pid ?? 0);
    const {status, stdout, stderr} = await client.ended;
    clearInterval(memory.looking);
    const told = status === 0 ? JSON.parse(stdout.toString().split('\n')[0] ?? '') : {};
    if (told.size !== size || told.digest !== digest)
      broken.push(`${name} ended with ${status}, digest ${told.digest} where ${digest} was due: ${stderr}`);
    else if (statSync(written).blocks * 512 > mostOnDisk)
      broken.push(`what was written by ${name} takes ${statSync(written).blocks * 512} bytes of the disk`);
    for (const [process, held] of Object.entries(memory.most))
      if (held > most) broken.push(`the ${process} held ${held} bytes in a ${name}`);
    const inMebibytes = Object.entries(memory.most).map(([key, held]) => [key, Math.round(held / mebibyte)]);
    return {
      seconds: Math.round((performance.now() - startedAt) / 1000),
      most: Object.fromEntries(inMebibytes),
    };
  }

  const put = await pass(['put', here, 'lab-01:data/sparse'], there);
  const get = await pass(['get', 'lab-01:data/sparse', got], got);
  const read = createHash('sha256');
  for await (const piece of createReadStream(got, {highWaterMark: mebibyte})) read.update(piece as Buffer);
  if (read.digest('hex') !== digest) broken.push('what was got has another digest on the disk');
  return {broken, put, get};
}

/** Zeros, with something at the beginning, at odd places and at the end. Returns the digest. */
function makeSparse(path: string, size: number): string {
  const islands = [0, Math.floor(size / 3), size - 100_000].map(
    (at, number) => [at, contentOf(`island ${number}`, 100_000)] as const,
  );
  const file = openSync(path, 'wx');
  ftruncateSync(file, size);
  const hash = createHash('sha256');
  const zeros = Buffer.alloc(mebibyte);
  let hashed = 0;
  for (const [at, bytes] of islands) {
    writeSync(file, bytes, 0, bytes.length, at);
    for (; hashed < at; hashed += Math.min(zeros.length, at - hashed))
      hash.update(zeros.subarray(0, Math.min(zeros.length, at - hashed)));
    hash.update(bytes);
    hashed += bytes.length;
  }
  closeSync(file);
  return hash.digest('hex');
}

/** Looks ten times a second. */
function watchMemory(lab: Lab, client: number) {
  const most: Record<string, number> = {};
  const look = (name: string, pid: number) => {
    // One that has just ended holds none.
    most[name] = Math.max(most[name] ?? 0, residentOf(pid) || 0);
  };
  const looking = setInterval(() => {
    try {
      look('executor', lab.pid);
      look('client', client);
      for (const {pid, commandLine: words} of descendantsOf(lab.pid))
        if (pid !== lab.pid) look(/gate/.test(words) ? 'gate' : 'helper', pid);
    } catch {
      // One of them has ended.
    }
  }, 100);
  return {most, looking};
}
