import {mkdirSync, rmSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {countPut} from '../../src/shares/count-put.ts';
import {manifestLine} from '../../src/shares/manifest.ts';
import {testShare} from './share.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;

const lineOf = (path: string, size = 1) => manifestLine({path, size, mode: 0o644, digest: 'd'.repeat(64)});

onLinux('each file that was put and is there counts once, with the size that it has now', async t => {
  const {path, outside, folder} = testShare(t);
  mkdirSync(join(path, 'sub'));
  for (const [name, size] of [
    ['a', 10],
    ['sub/b', 20],
    ['sub/c', 40],
    ['theirs', 1000],
  ] as const)
    writeFileSync(join(path, name), Buffer.alloc(size));
  writeFileSync(join(outside, 'x'), Buffer.alloc(5000));
  symlinkSync(outside, join(path, 'link'));
  symlinkSync(join(outside, 'x'), join(path, 'x'));
  const counted = async (lines: readonly string[]) => {
    const kept: string[] = [];
    async function* all() {
      yield* lines;
    }
    return {bytes: await countPut(folder, all(), async line => void kept.push(line)), kept};
  };
  const there = ['a', 'sub/b', 'sub/c'].map(name => lineOf(name, 7));
  const gone = ['none', 'sub/none', 'none/b', 'a/b', 'sub', 'link/x', 'x', ''].map(name => lineOf(name));
  const junk = ['', '{"path":"theirs"', '{}', lineOf('theirs').replace('"size"', '"length"'), 'null'];
  t.deepEqual(await counted([...junk, ...gone, ...there, ...there, ...gone]), {bytes: 70, kept: there});
  truncateSync(join(path, 'a'), 100);
  rmSync(join(path, 'sub/c'));
  t.deepEqual(await counted(there), {bytes: 120, kept: there.slice(0, 2)});
  t.deepEqual(await counted([]), {bytes: 0, kept: []});
});
