import {chmodSync, mkdirSync, readdirSync, rmSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {startLab} from '../fixtures/lab.ts';
import {labWithShareOf, ownFolder, shareFolder} from '../fixtures/share-lab.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;

onLinux(
  'the largest size of a file holds in a tree and where nobody knows it beforehand, and the umask for each file',
  async t => {
    const lab = await startLab(t, labWithShareOf('maxFile: 100KiB, umask: "027"'));
    const there = shareFolder(lab, 'bounds');
    const here = ownFolder(t);
    mkdirSync(join(here, 'tree'));
    for (const [name, size] of [
      ['a', 100 * 1024],
      ['b', 100 * 1024 + 1],
    ] as const)
      writeFileSync(join(here, 'tree', name), Buffer.alloc(size), {mode: 0o666});
    chmodSync(join(here, 'tree/a'), 0o777);
    async function* pieces(size: number) {
      for (let at = 0; at < size; at++) yield Buffer.alloc(1024);
    }
    const host = await lab.connect();
    const tooLarge = {code: 'refused', message: /bytes are more than the 102400 that a file may have/};
    await t.throwsAsync(host.put(join(here, 'tree'), 'data', 'bounds', {recursive: true}), tooLarge);
    await t.throwsAsync(host.put(pieces(101), 'data', 'bounds/stream'), tooLarge);
    t.deepEqual(readdirSync(there), []);
    rmSync(join(here, 'tree/b'));
    await host.put(join(here, 'tree'), 'data', 'bounds', {recursive: true});
    await host.put(pieces(100), 'data', 'bounds/stream');
    const modeOf = (name: string) => (statSync(join(there, name)).mode & 0o7777).toString(8);
    t.deepEqual(['tree/a', 'stream'].map(modeOf), ['750', '640']);
    t.is(statSync(join(there, 'tree')).mode & 0o027, 0);
  },
);
