// A command does the same by the keeper as by itself.
import {createHash, randomBytes} from 'node:crypto';
import {existsSync, readFileSync} from 'node:fs';
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {onTerminal} from '../fixtures/on-terminal.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {newMark, processesWith, shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';
import {keptUser} from './kept-user.ts';

const sharedLab = shareLab({
  commands: `
  "true": { about: Does nothing, argv: ["true"] }
  zeros: { about: Prints zeros, argv: [head, -c, "{bytes}", /dev/zero], params: { bytes: { type: integer, minimum: 0 } } }
  secret: { about: Takes a secret, argv: [sh, -c, 'printf %s "$WORD" | wc -c'], env: { WORD: "{word}" }, params: { word: { type: string, writeOnly: true } } }
  destroys: { about: Destroys, argv: ["true"], effect: destroy }
${shell('sh')}${shell('fed', 'stdin: stream')}${shell('screen', 'tty: true')}${shell('locked', 'lock: one')}
`,
});

const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

test.serial('output, exit status, words and refusals are the same, over one connection', async t => {
  const lab = await sharedLab();
  const user = await keptUser(t, lab);
  const calls = [
    ['run', 'lab-01', 'sh', 'printf "a\\000b\\377"; printf err >&2; exit 7'],
    ['run', 'lab-01', 'sh', 'printf %s "$1$2"', '$(id)', '-x y\n'],
    ['run', 'lab-01', 'sh', 'kill -KILL $$'],
    ['run', 'lab-01', 'no-such-command'],
    ['run', 'lab-01', 'true', 'a word too many'],
    ['run', 'lab-01', 'destroys'],
    ['commands', 'lab-01'],
    ['commands', 'lab-01', '--json'],
    ['describe', 'lab-01', 'sh'],
    ['attach', 'lab-01', '01a22963-ce85-7354-8f3c-7168c43b7408'],
    ['cancel', 'lab-01', '01a22963-ce85-7354-8f3c-7168c43b7408'],
  ];
  const alone = [];
  // Each by itself: a folder of sockets that others may look into is none.
  for (const words of calls) alone.push(await user.reeve(words, {XDG_RUNTIME_DIR: ''}));
  t.deepEqual(user.keepers(), []);
  await user.begin();
  const before = user.proxy.connections;
  for (const [at, words] of calls.entries()) t.deepEqual(await user.reeve(words), alone[at], words.join(' '));
  t.is(user.proxy.connections, before, 'nothing was dialled');
  t.is(user.keepers().length, 1);
});

test.serial(
  'a command by the keeper loads neither TLS nor cryptography nor the code that speaks to hosts',
  async t => {
    const user = await keptUser(t, await sharedLab());
    const told = join(user.folder, 'told');
    const hook = join(user.folder, 'hook.cjs');
    await writeFile(
      hook,
      `process.once('exit', () => require('node:fs').writeFileSync(${JSON.stringify(told)}, process.moduleLoadList.join('\\n')));`,
    );
    const loaded = async () => {
      const env = {NODE_OPTIONS: `--require ${hook}`};
      t.is((await user.reeve(['run', 'lab-01', 'true'], env)).exitCode, 0);
      const list = await readFile(told, 'utf8');
      return ['crypto', 'tls', 'net', 'child_process'].filter(name =>
        list.split('\n').includes(`NativeModule ${name}`),
      );
    };
    t.true((await loaded()).includes('tls'));
    await user.keeper();
    await user.begin();
    t.deepEqual(await loaded(), ['net']);
  },
);

test.serial('megabytes of input and output pass exactly, to a reader that is slow as well', async t => {
  const user = await keptUser(t, await sharedLab());
  await user.begin();
  const bytes = randomBytes(5_000_000);
  const copy = user.start(['run', '--stdin', 'lab-01', 'fed', 'cat'], {
    stdin: 'pipe',
  });
  copy.child.stdin?.end(bytes);
  const {status, stdout} = await copy.ended;
  t.deepEqual([status, sha256(stdout)], [0, sha256(bytes)]);

  const slow = user.start(['run', 'lab-01', 'zeros', '20000000']);
  slow.child.stdout?.pause();
  const other = await user.reeve(['run', 'lab-01', 'sh', 'echo beside it']);
  t.is(other.stdout, 'beside it');
  slow.child.stdout?.resume();
  t.is((await slow.ended).stdout.length, 20_000_000);
});

test.serial('input that nobody sends is not read, and a program that stops reading ends it', async t => {
  const user = await keptUser(t, await sharedLab());
  await user.begin();
  const unfed = user.start(['run', 'lab-01', 'fed', 'cat'], {stdin: 'pipe'});
  unfed.child.stdin?.end('for the next');
  const {status, stdout, stderr} = await unfed.ended;
  t.deepEqual([status, stdout.toString()], [0, '']);
  t.regex(stderr, /reads standard input, but none is sent; --stdin sends it/);
  const head = user.start(['run', '--stdin', 'lab-01', 'fed', 'head -c 3'], {stdin: 'pipe'});
  head.child.stdin?.write('abcdef');
  t.like(await head.ended, {status: 0, stdout: Buffer.from('abc')});
});

test.serial('a receipt is on disk when the command ends, and verifies', async t => {
  const user = await keptUser(t, await sharedLab());
  await user.begin();
  const {stdout} = await user.reeve(['run', '--json', 'lab-01', 'sh', 'echo x']);
  const {receipt, verified, job} = JSON.parse(stdout);
  t.true(verified && existsSync(receipt), stdout);
  t.true(readFileSync(receipt, 'utf8').includes(job));
  const words = ['audit', 'verify', receipt, '--ca', join(user.folder, 'ca.pem')];
  t.is((await user.reeve(words)).exitCode, 0);
});

test.serial(
  'Ctrl-C and SIGTERM end the job, a second Ctrl-C leaves it, and says how to come back',
  async t => {
    const lab = await sharedLab();
    const user = await keptUser(t, lab);
    await user.begin();
    const stubborn = 'trap "" TERM; echo ready; while :; do sleep 0.1; done';
    for (const signal of ['SIGINT', 'SIGTERM'] as const) {
      const line = user.start(['run', 'lab-01', 'sh', 'echo ready; exec sleep 1000']);
      await until(() => line.stdout.length > 0, 'that it runs');
      line.child.kill(signal);
      const {status, stderr} = await line.ended;
      t.is(status, 143, stderr);
      t.regex(stderr, /ending the job; press Ctrl-C again to stop waiting\nreeve: lab-01: cancelled\n$/);
    }
    const mark = newMark();
    const line = user.start(['run', 'lab-01', 'sh', stubborn, mark]);
    await until(() => line.stdout.length > 0, 'that it runs');
    line.child.kill('SIGINT');
    await until(() => line.stderr.includes('ending the job'), 'the first');
    line.child.kill('SIGINT');
    const {status, stderr} = await line.ended;
    t.is(status, 130);
    t.regex(stderr, /left; job [0-9a-f]{8} may still run: reeve attach lab-01 [0-9a-f]{8} --from 6\n$/);
    t.is((await user.reeve(['run', 'lab-01', 'true'])).exitCode, 0);
    await until(() => processesWith(mark).length === 0, 'that the job ended');
  },
);

test.serial('a job that was left behind is attached to, and looked at without ending it', async t => {
  const user = await keptUser(t, await sharedLab());
  await user.begin();
  const fifo = join(user.folder, 'fifo');
  const script = 'echo one; until [ -e "$1" ]; do sleep 0.1; done; echo two';
  const {stdout: id, exitCode} = await user.reeve(['run', '--detach', 'lab-01', 'sh', script, fifo]);
  t.is(exitCode, 0);
  const [whole, ending] = [
    user.start(['attach', 'lab-01', id]),
    user.start(['attach', 'lab-01', id.slice(-6)]),
  ];
  await until(() => whole.stdout.length > 0 && ending.stdout.length > 0, 'the first line');
  t.regex((await user.reeve(['jobs', 'lab-01', '--running'])).stdout, /sh +running/);
  await writeFile(fifo, '');
  for (const {ended} of [whole, ending]) t.like(await ended, {status: 0, stdout: Buffer.from('one\ntwo\n')});
});

test.serial('a reader of our output that went ends the job', async t => {
  const user = await keptUser(t, await sharedLab());
  await user.begin();
  const mark = newMark();
  const line = user.start(['run', 'lab-01', 'sh', 'while :; do echo y; done', mark]);
  await until(() => line.stdout.length > 0, 'output');
  line.child.stdout?.destroy();
  t.is((await line.ended).status, 141);
  await until(() => processesWith(mark).length === 0, 'that the job ended');
});

test.serial(
  'a terminal works: its size, what is typed, Ctrl-C for the program there, and the way it is left',
  async t => {
    const user = await keptUser(t, await sharedLab());
    await user.begin();
    const before = user.proxy.connections;
    const script =
      'trap "echo caught; exit 5" INT; stty size; read -r line; echo "got $line"; while :; do sleep 0.1; done';
    const env = Object.entries(user.env).map(([name, value]) => `${name}=${value}`);
    const terminal = onTerminal(t, ['run', '-t', 'lab-01', 'screen', script], {
      config: user.config,
      before: `stty cols 91 rows 17; export ${env.join(' ')};`,
    });
    await until(() => terminal.seen.includes('17 91'), 'the size');
    terminal.type('hello\r');
    await until(() => terminal.seen.includes('got hello'), 'what was typed');
    terminal.type('\u0003');
    const {status, seen} = await terminal.ended;
    t.is(status, 5, seen);
    t.true(seen.includes('caught'));
    t.is(user.proxy.connections, before);
  },
);

test.serial(
  'what is said of the connection and of the turn of a job is said to the command that it is about',
  async t => {
    const user = await keptUser(t, await sharedLab());
    await user.begin();
    const hold = join(user.folder, 'hold');
    const script = 'echo on; until [ -e "$1" ]; do sleep 0.1; done';
    const first = user.start(['run', 'lab-01', 'locked', script, hold]);
    await until(() => first.stdout.length > 0, 'that it runs');
    const second = user.start(['run', 'lab-01', 'locked', 'echo mine']);
    await until(() => second.stderr.includes('waiting for its turn'), 'that it waits');
    user.proxy.cut();
    await until(
      () => first.stderr.includes('resumed') && second.stderr.includes('resumed'),
      'that they went on',
    );
    await writeFile(hold, '');
    const ends = await Promise.all([first.ended, second.ended]);
    t.deepEqual(
      ends.map(({status}) => status),
      [0, 0],
    );
    t.deepEqual(
      ends.map(({stdout}) => stdout.toString()),
      ['on\n', 'mine\n'],
    );
    t.regex(ends[0].stderr, /^reeve: lab-01: connection lost.*the job goes on\nreeve: lab-01: resumed after/);
    t.false(ends[0].stderr.includes('waiting'));
  },
);

test.serial('a host that is gone is told of as without a keeper', async t => {
  const user = await keptUser(t, await sharedLab());
  await user.begin();
  user.proxy.target = 1;
  user.proxy.cut();
  const kept = await user.reeve(['run', 'lab-01', 'true']);
  const alone = await user.reeve(['run', 'lab-01', 'true'], {XDG_RUNTIME_DIR: ''});
  t.is(kept.exitCode, 255);
  t.deepEqual(kept, alone);
});

test.serial('a secret is not for the keeper: the command connects by itself', async t => {
  const user = await keptUser(t, await sharedLab());
  const {pid} = await user.begin();
  const before = user.proxy.connections;
  const secret = newMark();
  const line = user.start(['run', '--secret', 'word=-', 'lab-01', 'secret'], {stdin: 'pipe'});
  line.child.stdin?.end(`${secret}\n`);
  const {status, stdout, stderr} = await line.ended;
  t.deepEqual([status, stdout.toString().trim(), stderr], [0, String(secret.length), '']);
  t.is(user.proxy.connections, before + 1);
  t.deepEqual(
    user.keepers().map(keeper => keeper.pid),
    [pid],
  );
});
