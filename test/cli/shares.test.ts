import {mkdirSync, readdirSync, writeFileSync} from 'node:fs';
import {chmod} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {labWithShare} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const shared = shareLab(labWithShare);
const onLinux = process.platform === 'linux' ? test.serial : test.serial.skip;

onLinux('reeve shares, ls and rm do what ls and rm do', async t => {
  const lab = await shared();
  const path = join(lab.folder, 'shared');
  mkdirSync(join(path, 'run/deep'), {recursive: true});
  await chmod(join(path, 'run'), 0o777);
  await chmod(join(path, 'run/deep'), 0o777);
  writeFileSync(join(path, 'run/deep/-x y'), 'bytes', {mode: 0o644});
  writeFileSync(join(path, 'run/a'), '');
  const reeve = (...words: string[]) => lab.reeve(words);
  t.regex((await reeve('shares', 'lab-01')).stdout, /^data +read, write +1 GiB +Measurements$/m);
  t.like(JSON.parse((await reeve('shares', 'lab-01', '--json')).stdout), {
    host: 'lab-01',
    shares: [{share: 'data'}],
  } as object);
  t.is((await reeve('ls', 'lab-01:data')).stdout, 'run/');
  t.is((await reeve('ls', 'lab-01:data/run/')).stdout, 'a\ndeep/');
  t.is((await reeve('ls', '-R', 'lab-01:data/run')).stdout, 'a\ndeep/\ndeep/-x y');
  t.regex((await reeve('ls', '-l', 'lab-01:data/run/deep')).stdout, /^-rw-r--r-- +5 +\S+Z {2}-x y$/m);
  t.regex(
    (await reeve('ls', '--digest', 'lab-01:data/run/deep')).stdout,
    /^277089d91c0bdf4f[\da-f]{48} {2}-x y$/m,
  );
  const [line = ''] = (await reeve('ls', '-R', '--json', 'lab-01:data/run/a')).stdout.split('\n');
  t.like(JSON.parse(line), {host: 'lab-01', share: 'data', path: 'run/a', kind: 'file', size: 0});
  t.like(await reeve('ls', 'lab-01:data/none'), {exitCode: 1, stdout: ''});
  t.regex((await reeve('rm', 'lab-01:data/run')).stderr, /"run" is a folder; -r removes it/);
  t.like(await reeve('rm', 'lab-01:data/run/a', 'lab-01:data/run/none'), {exitCode: 1});
  const removed = await reeve('rm', '-r', '--json', 'lab-01:data/run/deep');
  t.like(JSON.parse(removed.stdout), {path: 'run/deep', files: 1, folders: 1, bytes: 5});
  t.deepEqual(readdirSync(join(path, 'run')), []);
});

onLinux('what names no share is a bad request that says how to write it', async t => {
  const lab = await shared();
  for (const place of ['lab-01', 'lab-01/x', './lab-01:data', 'lab-01:', 'lab-01:7433', ':data']) {
    const {exitCode, stderr} = await lab.reeve(['ls', place]);
    t.is(exitCode, 253, place);
    t.regex(stderr, /write TARGET:SHARE\/PATH/);
  }
  t.regex(
    (await lab.reeve(['ls', 'lab-01:other'])).stderr,
    /there is no share "other" here that alice may use/,
  );
});
