import {spawn} from 'node:child_process';
import {existsSync, mkdirSync, readFileSync, symlinkSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {program, reeveArgs, reeveFile} from '../fixtures/lab.ts';
import {endOf} from '../fixtures/program.ts';
import {labWithShare, ownFolder, shareFolder} from '../fixtures/share-lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';
import {partialsIn} from '../shares/share.ts';

const shared = shareLab(labWithShare);
const onLinux = process.platform === 'linux' ? test.serial : test.serial.skip;

onLinux('reeve put and get copy files and folders as scp does, and say each', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'cli');
  const here = ownFolder(t);
  mkdirSync(join(here, 'tree/deep'), {recursive: true});
  for (const name of ['a', 'b', 'tree/c', 'tree/deep/d']) writeFileSync(join(here, name), name);
  const reeve = (...words: string[]) => lab.reeve(words);
  t.like(await reeve('put', join(here, 'a'), join(here, 'b'), 'lab-01:data/cli/'), {
    exitCode: 0,
    stdout: 'cli/a\ncli/b',
  });
  t.like(await reeve('put', '-r', join(here, 'tree'), 'lab-01:data/cli'), {
    exitCode: 0,
    stdout: 'cli/tree/c\ncli/tree/deep/d',
  });
  t.is(readFileSync(join(there, 'tree/deep/d'), 'utf8'), 'tree/deep/d');
  const json = await reeve('put', '--json', join(here, 'a'), 'lab-01:data/cli/renamed');
  const [file, all] = json.stdout.split('\n').map(line => JSON.parse(line));
  t.like(file, {host: 'lab-01', share: 'data', path: 'cli/renamed', size: 1});
  t.like(all, {host: 'lab-01', share: 'data', files: 1, bytes: 1, skipped: 0});
  const got = await reeve('get', '--json', 'lab-01:data/cli/renamed', join(here, 'again'));
  t.like(JSON.parse(got.stdout.split('\n')[1] ?? ''), {files: 1, root: all.root});
  t.like(await reeve('get', 'lab-01:data/cli/a', '-'), {exitCode: 0, stdout: 'a'});
  mkdirSync(join(here, 'got'));
  t.like(await reeve('get', 'lab-01:data/cli/a', 'lab-01:data/cli/b', join(here, 'got')), {
    exitCode: 0,
    stdout: `${join(here, 'got/a')}\n${join(here, 'got/b')}`,
  });
  symlinkSync('a', join(there, 'tree/link'));
  const left = await reeve('get', '-r', 'lab-01:data/cli/tree', join(here, 'got'));
  t.like(left, {exitCode: 1});
  t.regex(left.stderr, /lab-01: a link or special file was left out/);
  t.is(readFileSync(join(here, 'got/tree/deep/d'), 'utf8'), 'tree/deep/d');
});

onLinux('standard input is put', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'stdin');
  const words = [program, 'put', '-', 'lab-01:data/stdin/x'];
  const child = spawn(process.execPath, words, {
    env: {
      ...process.env,
      REEVE_CONFIG: join(lab.folder, 'alice.yaml'),
      XDG_STATE_HOME: join(lab.folder, 'home'),
    },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.end('typed');
  t.is(await endOf(child), 0);
  t.is(readFileSync(join(there, 'x'), 'utf8'), 'typed');
  const nameless = await lab.reeve(['put', '-', 'lab-01:data/stdin']);
  t.is(nameless.exitCode, 1);
  t.regex(nameless.stderr, /is a folder, and what comes has no name/);
});

onLinux('Ctrl-C ends a put, and leaves nothing', async t => {
  const lab = await shared();
  const there = shareFolder(lab, 'interrupted');
  const child = spawn(reeveFile, [...reeveArgs, 'put', '-', 'lab-01:data/interrupted/x'], {
    env: {
      ...process.env,
      REEVE_CONFIG: join(lab.folder, 'alice.yaml'),
      XDG_STATE_HOME: join(lab.folder, 'home'),
    },
    stdio: ['pipe', 'ignore', 'inherit'],
  });
  child.stdin.write('half');
  await until(() => partialsIn(there).length > 0, 'a partial file');
  child.kill('SIGINT');
  t.is(await endOf(child), 130);
  await until(() => partialsIn(there).length === 0, 'the end of the partial file');
  t.false(existsSync(join(there, 'x')));
});

onLinux('what cannot be put or got exits with 1, and what is no request with 253', async t => {
  const lab = await shared();
  shareFolder(lab, 'wrong');
  const here = ownFolder(t);
  writeFileSync(join(here, 'a'), 'x');
  const a = join(here, 'a');
  symlinkSync('circle', join(here, 'circle'));
  writeFileSync(join(here, 'large'), '');
  truncateSync(join(here, 'large'), 2 ** 30 + 1);
  t.is((await lab.reeve(['put', a, 'lab-01:data/wrong/a'])).exitCode, 0);
  const cases: [number, RegExp, ...string[]][] = [
    [1, /"wrong\/none" is not there/, 'get', 'lab-01:data/wrong/none', here],
    [1, /is a folder; -r gets it/, 'get', 'lab-01:data/wrong', here],
    [1, /none" cannot be used: it is not there$/, 'put', join(here, 'none'), 'lab-01:data/wrong'],
    [1, /a\/x" cannot be used: it is below what is no folder$/, 'put', join(a, 'x'), 'lab-01:data/wrong'],
    [1, /circle" cannot be used: its links lead/, 'put', join(here, 'circle'), 'lab-01:data/wrong'],
    [
      1,
      /cannot be used: the name is longer than/,
      'put',
      join(here, 'x'.repeat(300), 'a'),
      'lab-01:data/wrong',
    ],
    [
      1,
      /no\/folder" cannot be used: it is not there$/,
      'get',
      'lab-01:data/wrong/a',
      join(here, 'no/folder/a'),
    ],
    [1, /bytes are more than the 1073741824 that/, 'put', join(here, 'large'), 'lab-01:data/wrong'],
    [1, /is a folder; -r puts it/, 'put', here, 'lab-01:data/wrong'],
    [1, /must be a folder/, 'put', a, 'lab-01:data/wrong/none/'],
    [1, /must be a folder/, 'put', a, a, 'lab-01:data/wrong/none'],
    [
      1,
      /is no folder that is there/,
      'get',
      'lab-01:data/wrong/x',
      'lab-01:data/wrong/y',
      join(here, 'none'),
    ],
    [253, /FILE\.\.\. TARGET:SHARE/, 'put', 'lab-01:data/wrong'],
    [253, /TARGET:SHARE\/PATH\.\.\. FILE/, 'get', 'lab-01:data/wrong'],
    [253, /names no share/, 'put', a, 'elsewhere'],
    [253, /names no share/, 'get', 'elsewhere', here],
    [253, /bytes of one file/, 'get', '-r', 'lab-01:data/wrong', '-'],
  ];
  for (const [status, message, ...words] of cases) {
    const ran = await lab.reeve(words);
    t.is(ran.exitCode, status, `${words.join(' ')}: ${ran.stderr}`);
    t.regex(ran.stderr, message);
    t.notRegex(ran.stderr, /\n/);
    t.is(ran.stdout, '');
  }
});
