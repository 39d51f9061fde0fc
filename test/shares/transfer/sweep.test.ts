import {mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {SharePath} from '../../../src/shares/share-path.ts';
import type {PartialFolder} from '../../../src/shares/transfer/ledger.ts';
import {PartialNames, partialName} from '../../../src/shares/transfer/partial-names.ts';
import {receive} from '../../../src/shares/transfer/receive.ts';
import {sweep} from '../../../src/shares/transfer/sweep.ts';
import {noLedger, partialsIn, testShare} from '../share.ts';
import {entriesOf} from './write-tree.ts';

const onLinux = process.platform === 'linux' ? test : test.skip;

const namesIn = (path: string) => readdirSync(path, {recursive: true, encoding: 'utf8'}).toSorted();

test('no two partial files have the same name, and the ledger has each before it is given out', async t => {
  const told: PartialFolder[] = [];
  const names = new PartialNames({partials: async folder => void told.push(folder)});
  const path = SharePath.parse('a/b');
  await names.makes(path);
  const seen = new Set<string>();
  for (let at = 0; at < 600; at++) {
    const name = (await names.next(at % 3 === 0 ? SharePath.share : path)).toString();
    t.regex(name, /^\.[\da-f]{32}\.part$/);
    t.true(
      told.some(({seed, count}) =>
        Array.from({length: count}, (_, index) => partialName(Buffer.from(seed, 'hex'), index)).some(
          known => known.toString() === name,
        ),
      ),
    );
    seen.add(name);
  }
  t.is(seen.size, 600);
  t.deepEqual(
    told.map(({path: shown, isNew}) => `${shown} ${isNew}`),
    ['a/b true', ' false', 'a/b false', 'a/b false', ' false', 'a/b false'],
  );
});

/** What the ledger knew, and the share, at each moment at which something may be cut off. */
onLinux('whenever a transfer is cut off, what the ledger knows is enough to undo it', async t => {
  const share = testShare(t);
  mkdirSync(join(share.path, 'kept'));
  writeFileSync(join(share.path, 'kept/file'), 'kept');
  const before = namesIn(share.path);
  const stream = entriesOf([
    {path: 'a', bytes: Buffer.from('x')},
    {path: 'd'},
    ...Array.from({length: 20}, (_, at) => ({path: `d/${at}`, bytes: Buffer.from('y')})),
    {path: 'd/e'},
    {path: 'd/e/f'},
    {path: 'z', bytes: Buffer.from('z')},
  ]);
  let most = 0;
  for (let cut = 50; cut < stream.length; cut += 101) {
    const told: PartialFolder[] = [];
    async function* pieces() {
      yield stream.subarray(0, cut);
      // As if the process were killed here: what it would remove itself is swept from what the ledger has.
      most = Math.max(most, partialsIn(share.path).length);
      const {problems} = sweep(share.folder, told);
      t.deepEqual(problems, []);
      t.deepEqual(namesIn(share.path), before, `${cut}`);
    }
    const ledger = {...noLedger, partials: async (folder: PartialFolder) => void told.push(folder)};
    const where = {path: SharePath.parse('kept/tree'), umask: 0o022};
    await t.throwsAsync(receive(share.folder, where, {pieces: pieces(), ledger}));
  }
  t.is(most, 22);
  t.is(readFileSync(join(share.path, 'kept/file'), 'utf8'), 'kept');
});

onLinux('what is no partial file of the transfer stays, and no link is followed', async t => {
  const share = testShare(t);
  const seed = 'ab'.repeat(32);
  const name = (at: number) => partialName(Buffer.from(seed, 'hex'), at).toString();
  mkdirSync(join(share.path, 'made'));
  for (const at of [0, 1]) writeFileSync(join(share.path, 'made', name(at)), 'partial');
  writeFileSync(join(share.path, 'made', partialName(Buffer.from('cd'.repeat(32), 'hex'), 0).toString()), '');
  writeFileSync(join(share.outside, name(0)), 'outside');
  symlinkSync(share.outside, join(share.path, 'link'));
  symlinkSync(join(share.outside, name(0)), join(share.path, name(2)));
  const folder = (path: string) => ({path, seed, count: 16, isNew: true});
  const swept = sweep(share.folder, [folder(''), folder('made'), folder('link'), folder('none/x')]);
  t.deepEqual(swept, {removed: 2, problems: []});
  t.is(readdirSync(join(share.path, 'made')).length, 1);
  t.deepEqual(readdirSync(share.outside), [name(0)]);
  t.true(readdirSync(share.path).includes(name(2)));
});
