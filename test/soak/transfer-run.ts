// Files that are put and got while lines are cut, clients, gates and servers go and come back, disks are full and sources
// change: the target is the old file or the whole new one, nothing else is left, and account, receipts and disks agree.
import {appendFile, chown} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {Cut} from '../fixtures/cutting-proxy.ts';
import {openCuttingProxy} from '../fixtures/cutting-proxy.ts';
import {startLab} from '../fixtures/lab.ts';
import {isRoot, labWithShare, nobody} from '../fixtures/share-lab.ts';
import type {SmallDisk} from '../fixtures/small-disk.ts';
import {openSmallDisk} from '../fixtures/small-disk.ts';
import {partialsIn} from '../shares/share.ts';
import {Random} from './random.ts';
import {planTransfer} from './transfer-plan.ts';
import type {TransferTold} from './transfer-runner.ts';
import {runTransfer} from './transfer-runner.ts';
import type {TransferVerdict} from './transfer-verdict.ts';
import {judgeTransfers} from './transfer-verdict.ts';

export interface TransferRunOptions {
  readonly seed: number;
  readonly transfers: number;
  /** Most bytes of one of them. */
  readonly mostBytes?: number;
  readonly say?: (line: string) => void;
}

export interface TransferReport extends TransferVerdict {
  readonly seed: number;
  /** False if no file system can be mounted here: no disk was full then. */
  readonly hasDisk: boolean;
}

const access = `
  - { who: [group:ops], run: ["*"], audit: true, jobs: { see: all, end: all }, read: [data, small], write: [data, small] }
`;

export async function runTransfers(
  t: Pick<ExecutionContext, 'teardown'>,
  {seed, transfers, mostBytes = 8 * 2 ** 20, say = () => {}}: TransferRunOptions,
): Promise<TransferReport> {
  const random = new Random(seed);
  let disk: SmallDisk | undefined;
  const lab = await startLab(t, {
    access,
    server: 'grace: 200ms',
    async prepare(folder) {
      await labWithShare.prepare?.(folder);
      const path = join(folder, 'small');
      disk = await openSmallDisk(path, '24m');
      if (disk && isRoot) await chown(disk.path, nobody, nobody);
      const user = isRoot ? 'user: nobody, ' : '';
      await appendFile(
        join(folder, 'catalogue.yaml'),
        `  small: { path: ${path}, ${user}about: A small disk }\n`,
      );
      return disk ? {enter: disk.enter} : {};
    },
  });
  t.teardown(async () => disk?.close());
  const cuts: Cut[] = [];
  const proxy = await openCuttingProxy(t, lab.port, () => cuts.shift() ?? {});
  const site = {lab, port: proxy.port, disk, cuts};
  const told: TransferTold[] = [];
  for (let number = 0; number < transfers; number++) {
    const plan = planTransfer(number, random, mostBytes);
    if (plan.fault !== 'fill-disk' || disk) told.push(await runTransfer(site, plan));
    if ((number + 1) % 50 === 0) say(`${number + 1} of ${transfers}`);
  }
  await lab.end('SIGTERM');
  const left = partialsIn(join(lab.folder, 'shared')).map(name => `${name} is left in the share`);
  const judged = judgeTransfers(told, {
    entries: lab.entries(),
    folder: lab.folder,
    ca: lab.authority.certPem,
  });
  return {seed, hasDisk: disk !== undefined, ...judged, broken: [...judged.broken, ...left]};
}
