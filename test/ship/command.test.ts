import {chmodSync, existsSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {until} from '../fixtures/until.ts';
import type {Place} from './fixtures.ts';
import {makePlace, startShipper} from './fixtures.ts';

/** A program that keeps what it is given, behind the numbers it is told. */
function taker({folder}: Place, script: string) {
  const program = join(folder, 'take');
  writeFileSync(program, `#!/bin/sh\ncd '${folder}'\n${script}\n`);
  chmodSync(program, 0o755);
  return {
    kind: 'command',
    name: 'command',
    argv: [program, 'a b', '$HOME'] as [string, ...string[]],
  } as const;
}

const read = ({folder}: Place, name: string) => readFileSync(join(folder, name), 'utf8');

test('a command gets batches, is told their numbers, and has nothing else of our environment', async t => {
  const place = makePlace(t);
  const argv = 'echo "$REEVE_HOST $REEVE_FIRST $REEVE_LAST $# $1 $2" >>said; env >env; cat >>got';
  place.account.grow(1500);
  await startShipper(t, place, taker(place, argv)).stop();
  place.account.grow(1);
  await startShipper(t, place, taker(place, argv)).stop();
  t.deepEqual(read(place, 'got').split('\n').slice(0, -1), place.account.lines());
  t.is(
    read(place, 'said'),
    'lab-01 0 999 2 a b $HOME\nlab-01 1000 1499 2 a b $HOME\nlab-01 1500 1500 2 a b $HOME\n',
  );
  // What a shell adds by itself is not from us.
  const shells = new Set(['_', 'SHLVL', 'PWD', 'OLDPWD']);
  const names = read(place, 'env').match(/^\w+(?==)/gm) ?? [];
  const others = names.filter(name => !shells.has(name)).toSorted((a, b) => a.localeCompare(b));
  t.deepEqual(others, ['LANG', 'PATH', 'REEVE_FIRST', 'REEVE_HOST', 'REEVE_LAST']);
});

test('a command that does not take a batch gets it again, and why is told once', async t => {
  const place = makePlace(t);
  place.account.grow(3);
  const command = taker(place, 'cat >>got; if [ -e fine ]; then exit 0; fi; echo "no\nroom" >&2; exit 3');
  const shipper = startShipper(t, place, command);
  await until(
    () => existsSync(join(place.folder, 'got')) && read(place, 'got').split('\n').length > 6,
    'two attempts',
  );
  t.deepEqual(
    shipper.words.map(word => (word.state === 'down' ? word.message : word.state)),
    [`${command.argv[0]} ended with status 3: no\\nroom`],
  );
  writeFileSync(join(place.folder, 'fine'), '');
  await until(() => shipper.words.at(-1)?.state === 'up', 'word of its return');
  rmSync(join(place.folder, 'got'));
  await shipper.stop();
  place.account.grow(2);
  await startShipper(t, place, command).stop();
  t.deepEqual(read(place, 'got').split('\n').slice(0, -1), place.account.lines(3));
});

test('entries that are pruned while a command takes nothing are told once', async t => {
  const place = makePlace(t);
  place.account.grow(2);
  place.account.rotate();
  place.account.grow(1);
  rmSync(join(place.account.dir, 'account-0000000000000000.jsonl'));
  const shipper = startShipper(t, place, taker(place, 'cat >/dev/null; echo >>tries; exit 1'));
  await until(() => existsSync(join(place.folder, 'tries')) && read(place, 'tries').length > 2, 'attempts');
  await shipper.abandon();
  t.like(shipper.words, [{state: 'skipped', from: 0, to: 1}, {state: 'down'}]);
  t.is(shipper.words.length, 2);
});

test('a command that does not end is killed with what it started, when the server must stop', async t => {
  const place = makePlace(t);
  place.account.grow(1);
  const shipper = startShipper(t, place, taker(place, 'sleep 1000 & echo $! >child; wait'));
  await until(
    () => existsSync(join(place.folder, 'child')) && read(place, 'child').endsWith('\n'),
    'a child',
  );
  await shipper.abandon();
  const child = Number(read(place, 'child'));
  await until(
    () => !existsSync(`/proc/${child}`) || readFileSync(`/proc/${child}/stat`, 'utf8').includes(') Z '),
    'its end',
  );
  t.false(existsSync(join(place.cursors, 'command.json')));
});

test('a program that is not there, and as root one that others may change, is not run', async t => {
  const place = makePlace(t);
  place.account.grow(1);
  const command = taker(place, 'cat >>got');
  const says = async (pattern: RegExp) => {
    const shipper = startShipper(t, place, command);
    await until(() => pattern.test(JSON.stringify(shipper.words)), `${pattern}`);
    await shipper.stop();
  };
  chmodSync(command.argv[0], 0o644);
  await says(/take cannot be run: EACCES/);
  if (process.getuid?.() === 0) {
    chmodSync(command.argv[0], 0o777);
    await says(/others may write .*take; run: chmod go-w/);
  }
  rmSync(command.argv[0]);
  await says(/take cannot be run: ENOENT/);
  t.false(existsSync(join(place.folder, 'got')));
});
