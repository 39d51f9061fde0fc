import {existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const shared = shareLab(labWithShare);
const onLinux = process.platform === 'linux' ? test.serial : test.serial.skip;

onLinux('a glob lists, gets and removes what it stands for on the host', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'globs');
  const here = ownFolder(t);
  for (const name of ['a.csv', 'b.csv', '.c.csv', 'd.txt', 'odd [1].csv'])
    writeFileSync(join(there, name), name);
  shareFolder(lab, 'globs/run-1');
  writeFileSync(join(there, 'run-1/plan.csv'), 'plan');
  symlinkSync('a.csv', join(there, 'link.csv'));
  const reeve = (...words: string[]) => lab.reeve(words);
  t.is((await reeve('ls', 'lab-01:data/globs/*.csv')).stdout, 'a.csv\nb.csv\nlink.csv\nodd [1].csv');
  t.is((await reeve('ls', 'lab-01:data/globs/r*')).stdout, 'run-1/');
  t.is((await reeve('ls', '-R', 'lab-01:data/globs/r*')).stdout, 'run-1/\nrun-1/plan.csv');
  t.is((await reeve('ls', 'lab-01:data/glo?s/run-*/*')).stdout, 'globs/run-1/plan.csv');
  const got = await reeve('get', 'lab-01:data/globs/[ab].*', here);
  t.like(got, {exitCode: 0, stdout: `${join(here, 'a.csv')}\n${join(here, 'b.csv')}`});
  t.like(await reeve('get', 'lab-01:data/globs/odd [1].csv', join(here, 'odd')), {exitCode: 0});
  t.is(readFileSync(join(here, 'odd'), 'utf8'), 'odd [1].csv');
  t.like(await reeve('get', 'lab-01:data/globs/?.txt', '-'), {exitCode: 0, stdout: 'd.txt'});
  t.like(await reeve('get', String.raw`lab-01:data/globs/odd \x5b1].csv`, '-'), {stdout: 'odd [1].csv'});
  // Several want a folder, and a folder wants -r.
  t.like(await reeve('get', 'lab-01:data/globs/*.csv', join(here, 'none')), {exitCode: 1});
  t.false(existsSync(join(here, 'none')));
  mkdirSync(join(here, 'all'));
  const some = await reeve('get', 'lab-01:data/globs/*', join(here, 'all'));
  t.is(some.exitCode, 1);
  t.regex(some.stderr, /a link or special file was left out/);
  t.regex(some.stderr, /a folder was left out; -r takes folders/);
  t.deepEqual(readdirSync(join(here, 'all')).toSorted(), ['a.csv', 'b.csv', 'd.txt', 'odd [1].csv']);
  t.like(await reeve('get', '-r', 'lab-01:data/globs/r*', join(here, 'all')), {exitCode: 0});
  t.is(readFileSync(join(here, 'all/run-1/plan.csv'), 'utf8'), 'plan');
  // The link goes, and what it leads to stays.
  t.like(await reeve('rm', 'lab-01:data/globs/[l]*', 'lab-01:data/globs/b*'), {exitCode: 0});
  t.deepEqual(readdirSync(there).toSorted(), ['.c.csv', 'a.csv', 'd.txt', 'odd [1].csv', 'run-1']);
  t.like(await reeve('rm', 'lab-01:data/globs/*'), {exitCode: 1});
  t.deepEqual(readdirSync(there).toSorted(), ['.c.csv', 'run-1']);
  t.like(await reeve('rm', '-r', 'lab-01:data/globs/r*'), {exitCode: 0});
  t.deepEqual(readdirSync(there), ['.c.csv']);
});

onLinux(
  'a glob that stands for nothing, or for two files of one name, gets and removes nothing and says why',
  async t => {
    const lab = await shared();
    const there = shareFolder(lab, 'no-globs');
    const here = ownFolder(t);
    for (const name of ['one', 'two']) {
      shareFolder(lab, `no-globs/${name}`);
      writeFileSync(join(there, name, 'same'), name);
    }
    const cases: [number, RegExp, ...string[]][] = [
      [1, /nothing matches "no-globs\/\*\.csv"/, 'get', 'lab-01:data/no-globs/*.csv', here],
      [1, /nothing matches/, 'ls', 'lab-01:data/no-globs/[x]'],
      [1, /nothing matches/, 'rm', 'lab-01:data/no-globs/one', 'lab-01:data/no-globs/x*'],
      [
        253,
        /"data\/no-globs\/one\/same" and "data\/no-globs\/two\/same" would have one name/,
        'get',
        'lab-01:data/no-globs/*/same',
        here,
      ],
      [
        253,
        /would have one name/,
        'get',
        'lab-01:data/no-globs/one/same',
        'lab-01:data/no-globs/two/same',
        here,
      ],
      [253, /"\*\*" is no glob/, 'ls', 'lab-01:data/no-globs/**'],
      [253, /one file, and 2 match/, 'get', 'lab-01:data/no-globs/*/same', '-'],
    ];
    for (const [status, message, ...words] of cases) {
      const ran = await lab.reeve(words);
      t.is(ran.exitCode, status, `${words.join(' ')}: ${ran.stderr}`);
      t.regex(ran.stderr, message);
      t.is(ran.stdout, '');
    }
    t.deepEqual(readdirSync(here), []);
    t.deepEqual(readdirSync(there).toSorted(), ['one', 'two']);
    // The order that lists is in the account, glob and all; who may only write learns no names.
    const carol = await lab.client('carol');
    const denied = await lab.reeve(['rm', 'lab-01:data/no-globs/o*'], {config: carol});
    t.is(denied.exitCode, 254);
    t.regex(denied.stderr, /carol may not read the share/);
  },
);
