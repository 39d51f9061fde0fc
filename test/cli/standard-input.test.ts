// `--stdin` of the real command line against a real server.
import {createHash} from 'node:crypto';
import {once} from 'node:events';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {newMark, shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const commands = `${shell('sh')}${shell('feed', 'stdin: stream')}`;

const sharedLab = shareLab({commands});

test('--stdin gives the command what comes on our standard input, as it comes, and its end', async t => {
  const lab = await sharedLab();
  const line = commandLine(
    lab,
    ['run', '--stdin', 'lab-01', 'feed', 'read -r a; echo "got $a"; cat; echo end'],
    {
      stdin: 'pipe',
    },
  );
  line.child.stdin?.write('first\n');
  await until(() => line.stdout.toString() === 'got first\n', 'the answer to the first line');
  line.child.stdin?.end('second');
  const {stdout, stderr, status} = await line.ended;
  t.deepEqual([status, stderr], [0, '']);
  t.is(stdout.toString(), 'got first\nsecondend\n');
});

test('megabytes of standard input arrive as they are', async t => {
  const lab = await sharedLab();
  const line = commandLine(lab, ['run', 'lab-01', '--stdin', 'feed', 'sha256sum'], {stdin: 'pipe'});
  const piece = Buffer.from(Array.from({length: 65_536}, (_, index) => (index * 31) % 251));
  const hash = createHash('sha256');
  for (let index = 0; index < 160; index++) {
    hash.update(piece);
    if (line.child.stdin?.write(piece) === false) await once(line.child.stdin, 'drain');
  }
  line.child.stdin?.end();
  const {stdout, stderr, status} = await line.ended;
  t.deepEqual([status, stderr], [0, '']);
  t.is(stdout.toString(), `${hash.digest('hex')}  -\n`);
});

test('a command that ends without reading its input does not keep us, nor does one whose input never ends', async t => {
  const lab = await sharedLab();
  const line = commandLine(lab, ['run', '--stdin', 'lab-01', 'feed', 'echo done; exit 4'], {stdin: 'pipe'});
  const {stdout, stderr, status} = await line.ended;
  t.deepEqual([status, stdout.toString(), stderr], [4, 'done\n', '']);
});

test('a command that takes no input says so to who gives it some', async t => {
  const lab = await sharedLab();
  const {stdout, stderr, status} = await commandLine(lab, ['run', '--stdin', 'lab-01', 'sh', 'cat'], {
    stdin: 'pipe',
  }).ended;
  t.deepEqual([status, stdout.toString()], [253, '']);
  t.regex(stderr, /^reeve: lab-01: .*"sh".* (stdin|input)/);
});

test('a job that was left is given its input by who attaches with --stdin', async t => {
  const lab = await startLab(t, {commands});
  const mark = newMark();
  const run = commandLine(lab, ['run', '--stdin', 'lab-01', 'feed', 'echo ready; cat', mark], {
    stdin: 'pipe',
  });
  await until(() => run.stdout.includes('ready'), 'its first words');
  const [{job} = {job: ''}] = (await (await lab.connect()).jobs()).jobs;
  run.child.kill('SIGKILL');
  const attached = commandLine(lab, ['attach', '--stdin', '--from', '6', 'lab-01', job], {stdin: 'pipe'});
  attached.child.stdin?.end('more\n');
  const {stdout, stderr, status} = await attached.ended;
  t.deepEqual([status, stdout.toString(), stderr], [0, 'more\n', '']);
});
