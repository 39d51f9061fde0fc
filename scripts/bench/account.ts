// An entry of the account on disk, against writing a line and syncing it.
import {generateKeyPairSync} from 'node:crypto';
import {closeSync, fdatasync, openSync, writeSync} from 'node:fs';
import {mkdtemp} from 'node:fs/promises';
import {join} from 'node:path';
import {promisify} from 'node:util';
import {Account} from '../../src/audit/log/account.ts';
import type {Disk} from '../../src/audit/log/disk.ts';
import {realDisk} from '../../src/audit/log/disk.ts';
import {systemClock} from '../../src/base/clock.ts';
import {originOf} from '../../src/identity/log-key.ts';
import {NoteSigner} from '../../src/merkle/note-signer.ts';
import type {Bench} from './bench.ts';
import {alternate} from './measure.ts';
import type {Report} from './report.ts';
import {latencyRows, ratioAim} from './report.ts';

const together = 64;
const sync = promisify(fdatasync);

export const account: Bench = {
  name: 'account',
  title: 'An entry of the account, on disk',
  async run({lab}): Promise<Report> {
    const dir = await mkdtemp(join(lab.folder, 'account-'));
    let syncs = 0;
    const disk: Disk = {
      ...realDisk,
      sync(fd) {
        syncs++;
        return realDisk.sync(fd);
      },
    };
    const signer = new NoteSigner(originOf('lab-01'), generateKeyPairSync('ed25519').privateKey);
    await using entries = await Account.open(dir, {clock: systemClock, host: 'lab-01', signer, disk});
    const append = () => entries.append({event: 'server-stop', reason: 'x'.repeat(900)});
    const fd = openSync(join(dir, 'raw'), 'a');
    const line = Buffer.from(`${'x'.repeat(1000)}\n`);
    let groups = 0;
    let groupSyncs = 0;
    const found = await alternate(
      [
        {
          name: 'write + fdatasync',
          async once() {
            writeSync(fd, line);
            await sync(fd);
          },
        },
        {name: 'one entry', once: async () => void (await append())},
        {
          name: `one of ${together} at once`,
          async once() {
            const [before, start] = [syncs, performance.now()];
            await Promise.all(Array.from({length: together}, append));
            groups++;
            groupSyncs += syncs - before;
            return (performance.now() - start) / together;
          },
        },
      ],
      {rounds: 20, batch: 10, warmUp: 20},
    );
    closeSync(fd);
    const perGroup = groupSyncs / groups;
    const p50 = (name: string) => found.get(name)?.p50 ?? Number.NaN;
    return {
      rows: latencyRows(found, 'write + fdatasync'),
      aims: [
        ratioAim(
          'p50 at most 1.2 times write and fdatasync',
          p50('one entry'),
          p50('write + fdatasync'),
          1.2,
        ),
        {
          // The first of them is on its way when the others come.
          aim: 'group commit: one sync for all that wait',
          measured: `${perGroup.toFixed(2)} syncs for ${together} entries`,
          met: perGroup <= 2,
        },
      ],
    };
  },
};
