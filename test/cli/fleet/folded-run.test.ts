// `reeve run` on several hosts with -b, -bb, --diff and --outdir, as its users see it.
import {chmodSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {SharedFleet} from '../../client/fleet/shared-fleet.ts';
import {noMount, skip} from '../../fixtures/skip.ts';
import {openSmallDisk} from '../../fixtures/small-disk.ts';
import {until} from '../../fixtures/until.ts';

const fleet = new SharedFleet([{}, {}, {}, {}]);

const reeve = (...words: string[]) => fleet.begin(words);
const {ended} = fleet;
const rule = '---------------\n';
const block = (heading: string, text: string) => `${rule}${heading}\n${rule}${text}`;

test.serial('-b prints equal outputs once, those of most hosts first, and stderr apart', async t => {
  const script =
    'case $0 in lab-02) echo other; exit 3;; lab-04) ;; *) printf "one\\ntwo";; esac; case $0 in lab-0[34]) echo bad >&2;; esac';
  const {status, stdout, stderr} = await ended('run', '-b', 'lab-[01-05]', 'shell', script);
  t.is(stdout, block('lab-[01,03] (2)', 'one\ntwo\n') + block('lab-02', 'other\n'));
  t.regex(
    stderr,
    /^reeve: lab-05: .+\n---------------\nlab-\[03-04\] \(2\): stderr\n---------------\nbad\nreeve: 3 of 5: exit 0 · 1 exit 3: lab-02 · 1 unreachable: lab-05\n/,
  );
  t.is(status, 255);
});

test.serial(
  '-bb is -b where outputs differ by no more than the host, and leaves equal outputs as they are',
  async t => {
    const {stdout} = await ended(
      'run',
      '-bb',
      'lab-[01-03]',
      'shell',
      'echo I am $0 at 127.0.0.1; echo $0-x | cut -c 1-3',
    );
    t.is(stdout, block('lab-[01-03] (3)', 'I am <host> at <address>\nlab\n'));
    const same = await ended('run', '-bb', 'lab-[01-03]', 'shell', 'echo lab-01 lab-02 lab-03');
    t.is(same.stdout, block('lab-[01-03] (3)', 'lab-01 lab-02 lab-03\n'));
    const apart = await ended('run', '-b', 'lab-[01-02]', 'shell', 'echo $0');
    t.is(apart.stdout, block('lab-01', 'lab-01\n') + block('lab-02', 'lab-02\n'));
  },
);

test.serial('--diff prints the output of most hosts, and how others differ, also by having none', async t => {
  const script = 'case $0 in lab-04) ;; lab-03) echo a; echo c;; *) echo a; echo b;; esac; echo said >&2';
  const {stdout, stderr} = await ended('run', '--diff', 'lab-[01-04]', 'shell', script);
  t.is(
    stdout,
    `${block('lab-[01-02] (2)', 'a\nb\n')}--- lab-[01-02] (2)
+++ lab-03
@@ -1,2 +1,2 @@
 a
-b
+c
--- lab-[01-02] (2)
+++ lab-04
@@ -1,2 +0,0 @@
-a
-b
`,
  );
  t.is(stderr, `${block('lab-[01-04] (4): stderr', 'said\n')}reeve: 4 of 4: exit 0\n`);
  // With -bb a host's own name is no difference, and a list of all hosts is the same for each.
  const named = 'echo I am $0; [ $0 = lab-03 ] && echo more; true';
  const own = await ended('run', '-bb', '--diff', 'lab-[01-03]', 'shell', named);
  t.true(own.stdout.endsWith(' I am <host>\n+more\n'), own.stdout);
  const listed = 'echo lab-01 lab-02 lab-03; [ $0 = lab-03 ] && echo more; true';
  const list = await ended('run', '-bb', '--diff', 'lab-[01-03]', 'shell', listed);
  t.true(list.stdout.endsWith(' lab-01 lab-02 lab-03\n+more\n'), list.stdout);
  // If most printed nothing, the difference is the output itself.
  const few = await ended('run', '--diff', 'lab-[01-03]', 'shell', 'case $0 in lab-03) echo x;; esac');
  t.is(few.stdout, block('lab-03', 'x\n'));
});

test.serial('with batches and a gate that stops the run, what came is folded', async t => {
  const stopped = await ended(
    'run',
    '-b',
    '--batch',
    '2',
    '--max-fail',
    '0',
    'lab-[01-04]',
    'shell',
    'echo x; exit 1',
  );
  t.is(stopped.stdout, block('lab-[01-02] (2)', 'x\n'));
  t.regex(stopped.stderr, /stopped: more hosts failed .*\n.*2 untried: lab-\[03-04\]\n/);
  t.is(stopped.status, 1);
  const again = await ended(
    'fleet',
    'retry',
    /retry (\w{8})/.exec(stopped.stderr)?.[1] ?? '',
    '-b',
    '--untried',
    '--max-fail',
    '4',
  );
  t.is(again.stdout, block('lab-[03-04] (2)', 'x\n'));
});

test.serial('Ctrl-C folds what came', async t => {
  const line = reeve('run', '-b', 'lab-[01-02]', 'stay');
  const running = async () => (await ended('jobs', 'lab-[01-02]', '--running')).stdout.split('\n').length > 3;
  await until(running, 'both to run');
  await until(async () => {
    const {stdout} = await ended('jobs', 'lab-[01-02]', '--running', '--json');
    return !/"bytes": 0,/.test(stdout);
  }, 'their output');
  line.child.kill('SIGINT');
  const {status, stdout, stderr} = await line.ended;
  t.is(status, 130);
  t.is(stdout.toString(), block('lab-[01-02] (2)', 'begun\n'));
  t.regex(stderr, /reeve: cancelled\nreeve: 0 of 2: exit 0 · 2 cancelled/);
});

test.serial('one host may be folded as well, and --json and what is typed are not', async t => {
  t.is((await ended('run', '-b', 'lab-01', 'shell', 'echo x')).stdout, block('lab-01', 'x\n'));
  for (const words of [
    ['-b', '--json'],
    ['--diff', '--json'],
    ['-b', '-t'],
    ['--outdir', 'x', '--detach'],
  ])
    t.like(
      await ended('run', ...words, 'lab-01', 'shell', 'echo x'),
      {status: 253, stdout: ''},
      words.join(' '),
    );
});

test.serial(
  '--outdir has the output of each host in files, exact and whole, and prints it as well',
  async t => {
    const folder = join(fleet.folder, 'out');
    const script = String.raw`printf 'a\nb\377'; case $0 in lab-02) echo bad >&2; exit 2;; esac`;
    const {status, stdout} = await ended('run', '-b', '--outdir', folder, 'lab-[01-02,05]', 'shell', script);
    t.is(status, 255);
    t.true(stdout.startsWith(block('lab-[01-02] (2)', 'a\nb')));
    t.deepEqual(readdirSync(folder).sort(), ['lab-01.err', 'lab-01.out', 'lab-02.err', 'lab-02.out']);
    for (const host of ['lab-01', 'lab-02'])
      t.deepEqual(readFileSync(join(folder, `${host}.out`)), Buffer.from('a\nb\xff', 'latin1'));
    t.is(readFileSync(join(folder, 'lab-02.err'), 'utf8'), 'bad\n');
    t.is(readFileSync(join(folder, 'lab-01.err'), 'utf8'), '');
    const json = await ended('run', '--json', '--outdir', folder, 'lab-01', 'shell', 'echo new');
    t.is(readFileSync(join(folder, 'lab-01.out'), 'utf8'), 'new\n');
    t.is(JSON.parse(json.stdout.split('\n')[0] ?? '').event, 'begun');
  },
);

test.serial(
  'files of --outdir leave the folder by no link, and those of a host that was left are not made',
  async t => {
    const folder = join(fleet.folder, 'linked');
    mkdirSync(folder);
    const elsewhere = join(fleet.folder, 'elsewhere');
    writeFileSync(elsewhere, 'mine');
    symlinkSync(elsewhere, join(folder, 'lab-01.out'));
    t.is((await ended('run', '--outdir', folder, 'lab-01', 'shell', 'echo x')).status, 0);
    t.is(readFileSync(elsewhere, 'utf8'), 'mine');
    t.is(readFileSync(join(folder, 'lab-01.out'), 'utf8'), 'x\n');
    const line = reeve('run', '--outdir', folder, 'lab-02', 'stay');
    await until(() => line.stdout.toString().includes('begun'), 'its output');
    line.child.kill('SIGTERM');
    const {stderr} = await line.ended;
    t.is(line.child.exitCode, 143);
    t.regex(stderr, /left; jobs go on/);
    t.deepEqual(readdirSync(folder).sort(), ['lab-01.err', 'lab-01.out']);
    t.is(
      (
        await ended(
          'fleet',
          'cancel',
          /retry \S+ \S+ (\w{8})|retry (\w{8})/.exec(stderr)?.slice(1).find(Boolean) ?? '',
        )
      ).status,
      0,
    );
  },
);

test.serial('a folder in which no file can be made is said before anything runs', async t => {
  const file = join(fleet.folder, 'a-file');
  writeFileSync(file, '');
  const closed = join(fleet.folder, 'closed');
  mkdirSync(closed);
  chmodSync(closed, 0o500);
  const folders = [file, join(fleet.folder, 'none', 'deeper'), ...(process.getuid?.() === 0 ? [] : [closed])];
  for (const folder of folders) {
    const {status, stdout, stderr} = await ended('run', '--outdir', folder, 'lab-[01-02]', 'work');
    t.is(status, 253, stderr);
    t.regex(stderr, /^reeve: --outdir: cannot /);
    t.is(stdout, '');
  }
});

const onLinux = process.platform === 'linux' ? test.serial : test.serial.skip;

onLinux(
  'where output can neither be kept nor written, the run is ended everywhere, with status 248',
  async t => {
    const disk = await openSmallDisk(join(fleet.folder, 'small'), '1m');
    if (!disk) return skip(t, noMount);
    t.teardown(() => disk.close());
    const folder = join(disk.path, 'out');
    for (const [options, said] of [
      [['-b'], /^reeve: cannot keep output in the temporary folder: no space left on device\n$/m],
      [
        ['--outdir', folder],
        /^reeve: cannot write ".*\.lab-0[12]\.out\.\w+\.tmp": no space left on device\n$/m,
      ],
    ] as const) {
      const words = ['run', ...options, 'lab-[01-02]', 'shell', 'seq 1000000; sleep 600'];
      const {status, stderr} = await fleet.begin(words, {
        env: {TMPDIR: disk.path},
      }).ended;
      t.is(status, 248, stderr);
      t.regex(stderr, said);
      t.regex((await ended('jobs', 'lab-[01-02]', '--running')).stderr, /there is no such job/);
    }
    t.deepEqual(readdirSync(folder), []);
  },
);
