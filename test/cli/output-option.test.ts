// `-o FILE` writes where a shell would: into devices, FIFOs and descriptors, and through links.
import {execFileSync, spawn} from 'node:child_process';
import {lstat, mkdir, readFile, stat, symlink, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import {text} from 'node:stream/consumers';
import test from 'ava';
import type {Lab} from '../fixtures/lab.ts';
import {reeveArgs, reeveFile, reeveWords} from '../fixtures/lab.ts';
import {endOf, endsWithUs, runProgram} from '../fixtures/program.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {notLinux, skip} from '../fixtures/skip.ts';
import {openSmallDisk} from '../fixtures/small-disk.ts';

const sharedLab = shareLab();

async function proofOf(lab: Lab): Promise<readonly string[]> {
  const {stdout: job} = await lab.reeve(['run', '--detach', 'lab-01', 'echo', 'hi']);
  await lab.reeve(['attach', 'lab-01', job]);
  return ['audit', 'proof', 'lab-01', job, '-o'];
}

test('a FIFO is written into, and a link is followed to the file that it leads to, there or not', async t => {
  const lab = await sharedLab();
  const proof = await proofOf(lab);
  const at = (name: string) => join(lab.folder, name);
  execFileSync('mkfifo', [at('fifo')]);
  const reader = endsWithUs(spawn('cat', [at('fifo')], {stdio: ['ignore', 'pipe', 'ignore']}));
  const [{exitCode}, got] = await Promise.all([lab.reeve([...proof, at('fifo')]), text(reader.stdout)]);
  t.is(exitCode, 0);
  t.regex(got, /^\{"format":"reeve-evidence/);
  t.true((await lstat(at('fifo'))).isFIFO());

  await writeFile(at('target'), 'old', {mode: 0o640});
  await symlink('target', at('link'));
  await symlink('not-there', at('dangling'));
  for (const [link, target] of [
    ['link', 'target'],
    ['dangling', 'not-there'],
  ] as const) {
    t.is((await lab.reeve([...proof, at(link)])).exitCode, 0);
    t.true((await lstat(at(link))).isSymbolicLink());
    t.true((await readFile(at(target), 'utf8')).startsWith('{"format":"reeve-evidence'));
  }
  t.is((await stat(at('target'))).mode & 0o777, 0o640);
  t.is((await stat(at('not-there'))).mode & 0o777, 0o600);
});

test('our standard output by one of its names is appended to, and not begun anew', async t => {
  if (process.platform !== 'linux') return skip(t, notLinux);
  const lab = await sharedLab();
  const proof = await proofOf(lab);
  const out = join(lab.folder, 'out');
  const line = [...reeveWords, ...proof];
  const env = {REEVE_CONFIG: join(lab.folder, 'alice.yaml'), XDG_STATE_HOME: join(lab.folder, 'home')};
  const script = `echo first >"$0"; "$@" /proc/self/fd/1 >>"$0"; echo last >>"$0"`;
  t.is((await runProgram('sh', ['-c', script, out, ...line], env)).exitCode, 0);
  const lines = (await readFile(out, 'utf8')).split('\n');
  t.deepEqual([lines[0], lines.at(-2)], ['first', 'last']);
  t.true(lines[1]?.startsWith('{"format":"reeve-evidence'));
});

test('a device stays one', async t => {
  const lab = await sharedLab();
  const device = join(lab.folder, 'device');
  try {
    execFileSync('mknod', [device, 'c', '1', '3'], {stdio: 'ignore'});
  } catch {
    return skip(t, 'only root can make a device');
  }
  t.is((await lab.reeve([...(await proofOf(lab)), device])).exitCode, 0);
  t.true((await lstat(device)).isCharacterDevice());
});

test('what cannot be written is named, and is not told of the host', async t => {
  const lab = await sharedLab();
  const proof = await proofOf(lab);
  const refused = async (path: string) => {
    const {exitCode, stderr} = await lab.reeve([...proof, path]);
    t.is(exitCode, 253, stderr);
    // Of one person's proofs few are made at once, and other tests have theirs.
    return stderr.replace(/^(?:reeve: lab-01: waiting.*\n)+/, '');
  };
  await mkdir(join(lab.folder, 'dir'));
  t.is(await refused(join(lab.folder, 'dir')), `reeve: cannot write "${lab.folder}/dir": it is a folder`);
  if (process.platform !== 'linux') return;
  t.is(await refused('/dev/full'), 'reeve: cannot write "/dev/full": the disk is full');
  const disk = await openSmallDisk(join(lab.folder, 'small'), '4k');
  if (!disk) return;
  t.teardown(() => disk.close());
  disk.fill();
  t.regex((await refused(join(disk.path, 'x'))) ?? '', /^reeve: cannot write ".*": the disk is full$/);
});

test('a FIFO whose reader goes, or that nobody reads, keeps nobody', async t => {
  const lab = await sharedLab();
  const proof = await proofOf(lab);
  const fifo = join(lab.folder, 'unread');
  execFileSync('mkfifo', [fifo]);
  const child = endsWithUs(
    spawn(reeveFile, [...reeveArgs, ...proof, fifo], {
      stdio: 'ignore',
      env: {
        ...process.env,
        REEVE_CONFIG: join(lab.folder, 'alice.yaml'),
        XDG_STATE_HOME: join(lab.folder, 'home'),
      },
    }),
  );
  const ended = endOf(child);
  // Nothing tells that it waits for a reader; should the signal come before that, it ends all the same.
  setTimeout(() => child.kill('SIGINT'), 2000);
  const twice = setTimeout(() => child.kill('SIGINT'), 4000);
  await ended;
  clearTimeout(twice);
  t.true(child.exitCode === 130 || child.signalCode === 'SIGINT');
});
