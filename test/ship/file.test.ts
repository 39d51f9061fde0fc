import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {
  appendFileSync,
  existsSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import {join} from 'node:path';
import {setImmediate} from 'node:timers/promises';
import test from 'ava';
import {until} from '../fixtures/until.ts';
import {Random} from '../soak/random.ts';
import type {Place} from './fixtures.ts';
import {entryLine, host, makePlace, sequence, startShipper} from './fixtures.ts';

const fileIn = ({folder}: Place) => {
  const path = join(folder, 'shipped.jsonl');
  return {path, destination: {kind: 'file', name: 'file', path} as const};
};

const linesOf = (path: string) => readFileSync(path, 'utf8').split('\n').slice(0, -1);

test('a file gets every line as it stands, those that are there and those that come', async t => {
  const place = makePlace(t);
  const {path, destination} = fileIn(place);
  place.account.grow(3000);
  const shipper = startShipper(t, place, destination);
  await until(() => existsSync(path) && linesOf(path).length === 3000, 'what was there');
  place.account.grow(2);
  await until(() => linesOf(path).length === 3002, 'what came');
  await shipper.stop();
  t.deepEqual(linesOf(path), place.account.lines());
  t.deepEqual(shipper.words, []);
});

test('what no checkpoint covers is not shipped: a crash may cut it off', async t => {
  const place = makePlace(t);
  const {path, destination} = fileIn(place);
  place.account.grow(2);
  place.account.growUncovered(3);
  const shipper = startShipper(t, place, destination);
  await until(() => existsSync(path) && linesOf(path).length === 2, 'what is covered');
  // Half a checkpoint is none.
  appendFileSync(join(place.account.dir, 'checkpoints'), 'lab-01/reeve-account\n5\n');
  await shipper.stop();
  t.deepEqual(linesOf(path), place.account.lines(0, 2));
});

test('the account’s files may be put aside at any time', async t => {
  const place = makePlace(t);
  const {path, destination} = fileIn(place);
  place.account.grow(3);
  place.account.rotate();
  place.account.grow(2);
  const shipper = startShipper(t, place, destination);
  await until(() => existsSync(path) && linesOf(path).length === 5, 'two parts');
  place.account.rotate();
  place.account.grow(4);
  await until(() => linesOf(path).length === 9, 'a third part');
  place.account.growUncovered(1);
  place.account.cover();
  place.account.rotate();
  await shipper.stop();
  t.deepEqual(linesOf(path), place.account.lines());
});

test('a stop ships what is there, and a start goes on behind it, whatever the cursor says', async t => {
  const place = makePlace(t);
  const {path, destination} = fileIn(place);
  place.account.grow(5);
  await startShipper(t, place, destination).stop();
  // A crash before the cursor moved.
  rmSync(join(place.cursors, 'file.json'));
  place.account.grow(5);
  await startShipper(t, place, destination).stop();
  t.deepEqual(linesOf(path), place.account.lines());
});

test('half a line at the end of the file is cut off and written again', async t => {
  const place = makePlace(t);
  const {path, destination} = fileIn(place);
  place.account.grow(5);
  await startShipper(t, place, destination).stop();
  for (const cut of [1, 40, 130]) {
    truncateSync(path, readFileSync(path).length - cut);
    await startShipper(t, place, destination).stop();
    t.deepEqual(linesOf(path), place.account.lines(), `${cut} bytes less`);
  }
});

test('a file that was put aside is left alone, and the next one goes on', async t => {
  const place = makePlace(t);
  const {path, destination} = fileIn(place);
  place.account.grow(3);
  const shipper = startShipper(t, place, destination);
  await until(() => existsSync(path) && linesOf(path).length === 3, 'the first');
  renameSync(path, `${path}.1`);
  place.account.grow(2);
  await until(() => existsSync(path) && linesOf(path).length === 2, 'a new file');
  await shipper.stop();
  // Put aside with nothing behind it, and the cursor of long ago: what was put aside says how far it got.
  const {mark} = JSON.parse(readFileSync(join(place.cursors, 'file.json'), 'utf8')) as {mark: string};
  writeFileSync(join(place.cursors, 'file.json'), JSON.stringify({next: 0, last: null, mark}));
  renameSync(path, `${path}.2`);
  place.account.grow(1);
  await startShipper(t, place, destination).stop();
  t.deepEqual([...linesOf(`${path}.1`), ...linesOf(`${path}.2`), ...linesOf(path)], place.account.lines());
});

test('a file with something else in it, a link, or one of another account is left alone, and that is told', async t => {
  const place = makePlace(t);
  const {path, destination} = fileIn(place);
  place.account.grow(3);
  const says = async (pattern: RegExp) => {
    const shipper = startShipper(t, place, destination);
    const {message} = await until(() => shipper.words.find(word => word.state === 'down'), `${pattern}`);
    t.regex(message, pattern);
    await shipper.stop();
  };
  for (const diary of ['my diary\n', 'my diary, unfinished']) {
    writeFileSync(path, diary);
    await says(/the last line of .*shipped.jsonl is no entry of an account/);
    t.is(readFileSync(path, 'utf8'), diary);
  }
  writeFileSync(path, `${entryLine(1, 'of another account')}\n`);
  await says(/entry 1 is another than the one that was shipped: this is not the account that was shipped/);
  writeFileSync(path, `${entryLine(7, 'grown')}\n`);
  await says(/the account has 3 entries, and 8 were shipped/);
  rmSync(path);
  symlinkSync('/dev/null', path);
  await says(/shipped.jsonl is a symbolic link/);
});

test('what was pruned before it was shipped is told, and the rest is shipped', async t => {
  const place = makePlace(t);
  const {path, destination} = fileIn(place);
  place.account.grow(4);
  await startShipper(t, place, destination).stop();
  place.account.rotate();
  place.account.grow(3);
  place.account.rotate();
  place.account.grow(2);
  const parts = readdirSync(place.account.dir).filter(name => name.startsWith('account-'));
  for (const name of parts) rmSync(join(place.account.dir, name));
  const shipper = startShipper(t, place, destination);
  await shipper.stop();
  t.deepEqual(shipper.words, [{name: 'file', state: 'skipped', from: 4, to: 6}]);
  t.deepEqual(linesOf(path), [...place.account.lines(0, 4), ...place.account.lines(7)]);
});

test('a shipper that is killed at any moment loses no line and writes none twice', async t => {
  const place = makePlace(t);
  const {path, destination} = fileIn(place);
  const random = new Random(4);
  const orders = {host, account: place.account.dir, cursors: place.cursors, destinations: [destination]};
  let asides = 0;
  for (let round = 0; round < 8; round++) {
    place.account.grow(1000 + random.below(4000));
    if (random.next() < 0.4) place.account.rotate();
    const before = existsSync(path) ? statSync(path).size : 0;
    // The real one, in a process of its own. It sets out as soon as it has its orders.
    const child = spawn(process.execPath, ['dist/shipper.js'], {stdio: ['pipe', 'ignore', 'inherit']});
    child.stdin.write(`${JSON.stringify(orders)}\n`);
    const enough = before + random.below(100_000);
    await until(() => existsSync(path) && statSync(path).size > enough, 'some progress');
    const later = performance.now() + random.below(30);
    while (performance.now() < later) await setImmediate();
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
    if (round % 3 === 1) renameSync(path, `${path}.${asides++}`);
  }
  await startShipper(t, place, destination).stop();
  const paths = [...Array.from({length: asides}, (_, i) => `${path}.${i}`), path];
  t.true(place.account.size > 10_000 && asides > 1);
  t.deepEqual(sequence(paths.flatMap(linesOf)), [[0, place.account.size - 1]]);
  t.deepEqual(paths.flatMap(linesOf).slice(-50), place.account.lines(place.account.size - 50));
});
