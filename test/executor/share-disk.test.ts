// A share on a disk of its own that is too small for what is put.
import {chownSync, readdirSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {startLab} from '../fixtures/lab.ts';
import {isRoot, labWithShareOf, nobody, ownFolder} from '../fixtures/share-lab.ts';
import {noMount, skip} from '../fixtures/skip.ts';
import type {SmallDisk} from '../fixtures/small-disk.ts';
import {openSmallDisk} from '../fixtures/small-disk.ts';
import {until} from '../fixtures/until.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux(
  'a put that the disk has no room for is refused before the first byte, or on the way, and leaves nothing',
  async t => {
    const options = labWithShareOf('quota: 1GiB');
    let disk: SmallDisk | undefined;
    const lab = await startLab(t, {
      ...options,
      async prepare(folder) {
        await options.prepare?.(folder);
        disk = await openSmallDisk(join(folder, 'shared'), '24m');
        if (disk && isRoot) chownSync(disk.path, nobody, nobody);
        return disk ? {enter: disk.enter} : {};
      },
    });
    t.teardown(async () => disk?.close());
    if (!disk) return skip(t, noMount);
    const there = disk.path;
    const here = ownFolder(t);
    const host = await lab.connect();
    const refused = async (putting: Promise<unknown>, message: RegExp) => {
      const error = await t.throwsAsync(putting, {code: 'refused', message});
      t.is((error as Error & {wireCode?: string}).wireCode, 'disk-full');
      await until(() => readdirSync(there).join() === 'a', 'nothing but the old file');
    };
    writeFileSync(join(here, 'a'), Buffer.alloc(4 << 20, 'a'));
    await host.put(join(here, 'a'), 'data', 'a');
    writeFileSync(join(here, 'large'), '');
    truncateSync(join(here, 'large'), 30 << 20);
    await refused(
      host.put(join(here, 'large'), 'data', 'a'),
      /^31457280 bytes are wanted, and \d+ are free on the disk$/,
    );
    async function* pieces() {
      for (let at = 0; at < 60; at++) yield Buffer.alloc(1 << 19, 'p');
    }
    await refused(host.put(pieces(), 'data', 'a'), /^\d+ bytes are wanted, and \d+ are free on the disk$/);
    // The quota has all of it back.
    const put = await host.put(join(here, 'a'), 'data', 'a');
    t.is(put.bytes, 4 << 20);
  },
);
