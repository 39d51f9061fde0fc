// The real command line against a real server: loops, pipes, jobs that are left and come back to.
import {join} from 'node:path';
import test from 'ava';
import {execa} from 'execa';
import {commandLine} from '../fixtures/command-line.ts';
import {reeveWords, startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {newMark, shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const sharedLab = shareLab({commands: shell('sh')});

test('reeve in a loop leaves the loop its input', async t => {
  const lab = await sharedLab();
  const script = 'while read -r word; do "$@" run lab-01 sh \'cat; echo "got $1"\' "$word"; done';
  const {stdout} = await execa('sh', ['-c', script, 'sh', ...reeveWords], {
    input: 'a\nb\nc\n',
    env: {REEVE_CONFIG: join(lab.folder, 'alice.yaml')},
  });
  t.is(stdout, 'got a\ngot b\ngot c');
});

test('a job whose output nobody reads any more is ended, as a local program would be', async t => {
  const lab = await sharedLab();
  const mark = newMark();
  const line = commandLine(lab, ['run', 'lab-01', 'sh', 'while :; do echo y; done', mark]);
  await until(() => line.stdout.length > 0, 'its first words');
  line.child.stdout?.destroy();
  const {status, stderr} = await line.ended;
  t.deepEqual([status, stderr], [141, '']);
  const entries = () => lab.entries();
  const start = entries().find(entry => entry.event === 'job-start' && entry.argv.includes(mark));
  const end = await until(
    () => entries().find(entry => entry.event === 'job-end' && entry.start === start?.seq),
    'the end of the job',
  );
  t.like(end, {outcome: {reason: 'cancelled'}});
});

test('somebody who only looks on may stop reading: the job goes on', async t => {
  const lab = await sharedLab();
  const fifo = join(lab.folder, 'fifo');
  await execa('mkfifo', [fifo]);
  const job = (
    await commandLine(lab, ['run', '--detach', 'lab-01', 'sh', `echo a; read -r go <${fifo}; seq 1000`]).ended
  ).stdout
    .toString()
    .trim();
  const line = commandLine(lab, ['attach', 'lab-01', job]);
  await until(() => line.stdout.length > 0, 'its first words');
  line.child.stdout?.destroy();
  await execa('sh', ['-c', `echo >${fifo}`]);
  t.is((await line.ended).status, 141);
  const {stdout, status} = await commandLine(lab, ['attach', 'lab-01', job]).ended;
  t.is(status, 0);
  t.true(stdout.toString().endsWith('\n1000\n'));
});

test('a job that was left is listed, followed from any byte on, and listed as ended', async t => {
  const lab = await sharedLab();
  const fifo = join(lab.folder, 'left');
  await execa('mkfifo', [fifo]);
  const reeve = async (...words: string[]) => {
    const {stdout, stderr, status} = await commandLine(lab, words).ended;
    return {stdout: stdout.toString(), stderr, status};
  };
  const left = await reeve(
    'run',
    '--detach',
    'lab-01',
    'sh',
    `echo one; read -r go <${fifo}; echo two; exit 3`,
  );
  t.is(left.status, 0, left.stderr);
  const job = left.stdout.trim();
  const short = job.slice(-8);
  await until(
    async () => (await reeve('jobs', '--running', 'lab-01')).stdout.match(`${short} .* 4 B`) !== null,
    'its output',
  );
  const running = await reeve('jobs', 'lab-01', '--mine');
  t.regex(running.stdout, new RegExp(`^${short} +alice +sh +running +\\S+ ago +\\S+ +4 B$`, 'm'));
  const whole = commandLine(lab, ['attach', 'lab-01', job]);
  const rest = commandLine(lab, ['attach', 'lab-01', job, '--from', '4']);
  const claimed = commandLine(lab, ['attach', '--claim', 'lab-01', job, '--from', '2']);
  await until(() => whole.stdout.length > 0 && claimed.stdout.length > 0, 'what was printed before');
  await execa('sh', ['-c', `echo >${fifo}`]);
  t.like(await whole.ended, {status: 3, stdout: Buffer.from('one\ntwo\n')});
  t.like(await rest.ended, {status: 3, stdout: Buffer.from('two\n')});
  t.like(await claimed.ended, {status: 3, stdout: Buffer.from('e\ntwo\n')});
  const ended = await reeve('jobs', 'lab-01', '--ended');
  t.regex(ended.stdout, new RegExp(`^${short} +alice +sh +ended +\\S+ ago +\\S+ +exit 3 +8 B$`, 'm'));
  const json = await reeve('attach', '--json', 'lab-01', job);
  t.like(JSON.parse(json.stdout), {job, exit: 3, output: {stdout: {text: 'one\ntwo\n'}}});
  const late = await reeve('cancel', 'lab-01', short);
  t.regex(
    late.stderr,
    new RegExp(`^reeve: lab-01: job ${short} ended \\S+ ago \\(exit 3\\); nothing to do\n$`),
  );
  t.is(late.status, 0);
});

test('a gate that dies costs a run a word on stderr, and no byte', async t => {
  const lab = await startLab(t, {commands: shell('sh')});
  const line = commandLine(lab, [
    'run',
    'lab-01',
    'sh',
    'for i in 1 2 3 4 5 6 7 8 9; do echo "$i"; sleep 0.2; done',
  ]);
  await until(() => line.stdout.includes('2'), 'some output');
  process.kill(await lab.gatePid(), 'SIGKILL');
  const {stdout, stderr, status} = await line.ended;
  t.is(stdout.toString(), '1\n2\n3\n4\n5\n6\n7\n8\n9\n');
  t.is(status, 0);
  t.regex(
    stderr,
    /^reeve: lab-01: connection lost( \(.+\))?; trying again for up to 10m; the job goes on\nreeve: lab-01: resumed after \S+\n$/,
  );
});

test('Ctrl-C of somebody who looks on leaves the job alone; that of its owner ends it', async t => {
  const lab = await sharedLab();
  const bob = await lab.client('bob', {groups: ['ops']});
  const detached = await commandLine(lab, ['run', '--detach', 'lab-01', 'sh', 'echo ready; exec sleep 600'])
    .ended;
  const job = detached.stdout.toString().trim();
  const looker = commandLine(lab, ['attach', 'lab-01', job], {config: bob});
  const owner = commandLine(lab, ['attach', 'lab-01', job]);
  await until(() => looker.stdout.includes('ready') && owner.stdout.includes('ready'), 'its first words');
  looker.child.kill('SIGINT');
  t.like(await looker.ended, {
    status: 130,
    stderr: `reeve: lab-01: left; job ${job.slice(-8)} is not yours, or has ended\n`,
  });
  t.false(lab.entries().some(entry => entry.event === 'cancel' && entry.job === job));
  owner.child.kill('SIGINT');
  t.like(await owner.ended, {
    status: 143,
    stderr: 'reeve: lab-01: ending the job; press Ctrl-C again to stop waiting\nreeve: lab-01: cancelled\n',
  });
});
