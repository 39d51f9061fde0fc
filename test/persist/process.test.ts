// The session, files, environment and memory of a keeper's process.
import {spawn} from 'node:child_process';
import {closeSync, existsSync, openSync, readFileSync, readSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {reeveWords} from '../fixtures/lab.ts';
import {endOf, endsWithUs} from '../fixtures/program.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {newMark, shell} from '../fixtures/shell.ts';
import {skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';
import {keptUser} from './kept-user.ts';

const sharedLab = shareLab({
  commands: `
  "true": { about: Does nothing, argv: ["true"] }
  secret: { about: Takes a secret, argv: [sh, -c, 'printf %s "$WORD" | wc -c'], env: { WORD: "{word}" }, params: { word: { type: string, writeOnly: true } } }
${shell('sh')}`,
});

const runTrue = ['run', 'lab-01', 'true'];

test.serial(
  'it has a session of its own, no terminal, no folder, no file of the command that began it, no debugger, no core dump',
  async t => {
    const user = await keptUser(t, await sharedLab());
    const file = join(user.folder, 'held');
    writeFileSync(file, '');
    // Numbers that Node looks at when it starts, and numbers that it does not.
    const script = 'exec 9<"$0"; ulimit -c unlimited 2>/dev/null; "$@"';
    const held = ['-c', `exec 30<"$0" 200<"$0"; ${script}`, file];
    const env = {
      ...process.env,
      ...user.env,
      REEVE_CONFIG: user.config,
      MARK: newMark(),
      NODE_OPTIONS: '--no-warnings',
    };
    const child = spawn('bash', [...held, ...reeveWords, ...runTrue], {
      stdio: 'ignore',
      env,
      cwd: user.folder,
    });
    t.is(await endOf(endsWithUs(child)), 0);
    // It may have begun this very moment.
    const {pid, session, terminal, environment, status} = await until(async () => {
      const keeper = await user.keeper();
      return keeper.descriptors.every(path => !path.startsWith('/') || path === '/dev/null') && keeper;
    }, 'a keeper that holds no file of that command');
    t.deepEqual([session, terminal], [pid, 0]);
    t.deepEqual(
      Object.keys(environment)
        .filter(name => !['PATH', 'LANG', 'HOME', 'TZ', 'PWD', 'SHLVL', '_', 'OLDPWD'].includes(name))
        .sort(),
      ['XDG_CACHE_HOME', 'XDG_RUNTIME_DIR', 'XDG_STATE_HOME'],
    );
    t.regex(readFileSync(`/proc/${pid}/limits`, 'latin1'), /^Max core file size +0 +/m);
    // It is deaf to SIGUSR1, which would open Node's debugger: the bit of it is set in what is blocked or ignored.
    const deaf = BigInt(`0x${status.SigBlk}`) | BigInt(`0x${status.SigIgn}`) | ~BigInt(`0x${status.SigCgt}`);
    t.true((deaf & (1n << 9n)) !== 0n);
    t.is(readFileSync(`/proc/${pid}/comm`, 'latin1').trim().slice(0, 5), 'reeve');
  },
);

test.serial('no secret of a run is in its memory', async t => {
  const user = await keptUser(t, await sharedLab());
  const {pid} = await user.begin();
  if (!isReadable(pid)) return skip(t, 'the memory of another process cannot be read here');
  const secret = newMark();
  const plain = newMark();
  const line = user.start(['run', '--secret', 'word=-', 'lab-01', 'secret'], {stdin: 'pipe'});
  line.child.stdin?.end(`${secret}\n`);
  t.is((await line.ended).status, 0);
  t.is((await user.reeve(['run', 'lab-01', 'sh', 'exit 0', plain])).exitCode, 0);
  const memory = memoryOf(pid);
  t.true(
    memory.some(bytes => bytes.includes(plain)),
    'what is looked for would be found',
  );
  t.false(memory.some(bytes => bytes.includes(secret)));
  t.true(existsSync(`/proc/${pid}`));
});

function isReadable(pid: number): boolean {
  try {
    closeSync(openSync(`/proc/${pid}/mem`, 'r'));
    return true;
  } catch {
    return false;
  }
}

/** The bytes that a process has written to its memory. */
function memoryOf(pid: number): Buffer[] {
  const maps = readFileSync(`/proc/${pid}/maps`, 'latin1').matchAll(/^([0-9a-f]+)-([0-9a-f]+) rw/gm);
  return [...maps].flatMap(([, from = '', to = '']) =>
    readRange(pid, Number(`0x${from}`), Number(`0x${to}`)),
  );
}

/** Nothing where it cannot be read, as in what the kernel has there. */
function readRange(pid: number, from: number, to: number): Buffer[] {
  const fd = openSync(`/proc/${pid}/mem`, 'r');
  const bytes = Buffer.alloc(to - from);
  try {
    readSync(fd, bytes, 0, bytes.length, from);
    return [bytes];
  } catch {
    return [];
  } finally {
    closeSync(fd);
  }
}
