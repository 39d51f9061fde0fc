// A Debian root of a test's own: this machine's, into which nothing is written (overlayfs), with processes of its own. All of it is
// gone with the test.
import type {ChildProcess} from 'node:child_process';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFileSync} from 'node:fs';
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import type {Ran} from '../fixtures/program.ts';
import {endOf, endsWithUs, runProgram} from '../fixtures/program.ts';

export interface PrivateRoot {
  /** The words before a command that is to run in there. */
  readonly enter: readonly [string, ...string[]];
  /** A path in there, as seen from out here. */
  path(inside: string): string;
  /** Never rejects for its status. */
  run(words: readonly string[], env?: Record<string, string>): Promise<Ran>;
  spawn(words: readonly string[]): ChildProcess;
}

const hold = `set -e
mount --make-rprivate /
mount -t tmpfs tmpfs "$1"
mkdir "$1/upper" "$1/work" "$1/root"
mount -t overlay overlay -o "lowerdir=/,upperdir=$1/upper,workdir=$1/work" "$1/root"
mount -t proc proc "$1/root/proc"
mount --rbind /dev "$1/root/dev"
mount --rbind /sys "$1/root/sys"
mount -t tmpfs tmpfs "$1/root/run"
exec chroot "$1/root" sh -c 'echo mounted; read -r never'`;

/** Undefined where this may not be had, as in a container without rights. */
export async function openPrivateRoot(
  t: Pick<ExecutionContext, 'teardown'>,
): Promise<PrivateRoot | undefined> {
  if (process.getuid?.() !== 0) return undefined;
  const folder = await mkdtemp(join(tmpdir(), 'reeve-root-'));
  const holder = endsWithUs(
    spawn('unshare', ['--mount', '--pid', '--fork', '--kill-child', 'sh', '-c', hold, 'sh', folder], {
      stdio: ['pipe', 'pipe', 'inherit'],
    }),
  );
  const ended = endOf(holder).catch(() => undefined);
  t.teardown(async () => {
    holder.kill('SIGKILL');
    await ended;
    await rm(folder, {recursive: true});
  });
  const isThere = await Promise.race([once(holder.stdout, 'data').then(() => true), ended.then(() => false)]);
  if (!isThere) return undefined;
  const [first = ''] = readFileSync(`/proc/${holder.pid}/task/${holder.pid}/children`, 'utf8').split(' ');
  const enter = ['nsenter', `--target=${first}`, '--mount', '--pid', '--root', '--wd', '--'] as const;
  const environment = {PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin', HOME: '/root'};
  return {
    enter,
    path: inside => join(`/proc/${first}/root`, inside),
    run: (words, env = {}) => {
      const [file, ...args] = [...enter, 'env', '-i', ...pairs({...environment, ...env}), ...words] as const;
      return runProgram(file, args);
    },
    spawn(words) {
      const [file, ...args] = [...enter, 'env', '-i', ...pairs(environment), ...words] as const;
      return endsWithUs(spawn(file, args, {stdio: ['ignore', 'pipe', 'pipe']}));
    },
  };
}

const pairs = (env: Record<string, string>) => Object.entries(env).map(([name, value]) => `${name}=${value}`);
