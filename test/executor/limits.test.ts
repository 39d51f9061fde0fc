import test from 'ava';
import {execa} from 'execa';
import {commandLine} from '../fixtures/command-line.ts';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {newMark, processesWith, shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const sharedLab = shareLab({
  commands: [
    shell('sh'),
    shell('brief', 'timeout: 300ms'),
    shell('quiet', 'idleTimeout: 300ms'),
    shell('little', 'maxOutput: 1000'),
    shell('grave', 'reason: required'),
  ].join(''),
  access: `
  - { who: [group:ops], run: ["*"], audit: true, jobs: { see: all, end: all } }
  - { who: [group:students], run: ["*"] }
`,
  server: 'grace: 500ms',
});

test.serial(
  'reeve cancel ends a job, one of somebody else only where a rule lets one, and is in the account',
  async t => {
    const lab = await sharedLab();
    const bob = await lab.client('bob', {groups: ['students']});
    const host = await lab.connect();
    const job = host.run('sh', {script: 'exec sleep 1000'});
    await job.started;
    const foreign = await lab.reeve(['cancel', 'lab-01', job.id], {config: bob});
    t.is(foreign.exitCode, 254);
    t.regex(foreign.stderr, /is not yours, and no rule lets you end it/);
    const own = await lab.reeve(['cancel', 'lab-01', job.id]);
    t.is(own.exitCode, 0);
    t.like(await job, {reason: 'cancelled', signal: 'SIGTERM', ok: false});
    const bobs = (await lab.connect(bob)).run('sh', {script: 'exec sleep 1000'});
    await bobs.started;
    await host.cancel(bobs.id);
    t.is((await bobs).reason, 'cancelled');
    const unknown = await lab.reeve(['cancel', 'lab-01', '01900000-0000-7000-8000-000000000000']);
    t.is(unknown.exitCode, 253);
    const told = lab.entries().map(entry => [entry.event, 'principal' in entry ? entry.principal.name : '']);
    t.deepEqual(told, [
      ['server-start', ''],
      ['job-start', 'alice'],
      ['denial', 'bob'],
      ['cancel', 'alice'],
      ['job-end', 'alice'],
      ['job-start', 'bob'],
      ['cancel', 'alice'],
      ['job-end', 'bob'],
      ['denial', 'alice'],
    ]);
  },
);

test.serial(
  'a timeout, silence and too much output each end the job with status 124 and say which it was',
  async t => {
    const lab = await sharedLab();
    const cases = [
      {command: 'brief', script: 'echo one; sleep 1000', reason: 'timeout', stdout: 'one\n'},
      // It prints for longer than the idle timeout, and is ended only when it stops.
      {
        command: 'quiet',
        script: 'for i in 1 2 3 4 5; do echo $i; sleep 0.1; done; exec sleep 1000',
        reason: 'idle-timeout',
        stdout: '1\n2\n3\n4\n5\n',
      },
      {command: 'little', script: 'yes', reason: 'output-limit', stdout: 'y\n'.repeat(500)},
    ];
    for (const {command, script, reason, stdout} of cases) {
      const mark = newMark();
      const ended = await commandLine(lab, ['run', 'lab-01', command, script, mark]).ended;
      t.is(ended.status, 124, reason);
      t.is(ended.stdout.toString(), stdout, reason);
      t.regex(ended.stderr, /^reeve: lab-01: ended: it /);
      t.deepEqual(processesWith(mark), []);
      t.like(
        lab.entries().findLast(entry => entry.event === 'job-end'),
        {command, outcome: {reason, stdout: {bytes: stdout.length}}},
      );
    }
  },
);

test.serial(
  'Ctrl-C cancels the job, which may clean up; a job that will not go is killed after the grace',
  async t => {
    const lab = await sharedLab();
    const polite = commandLine(lab, [
      'run',
      'lab-01',
      'sh',
      'trap "echo cleaned up; exit 7" TERM; echo ready; while :; do sleep 0.05; done',
    ]);
    await until(() => polite.stdout.includes('ready'), 'its first words');
    polite.child.kill('SIGINT');
    const cleaned = await polite.ended;
    t.is(cleaned.stdout.toString(), 'ready\ncleaned up\n');
    t.is(cleaned.status, 7);
    t.regex(
      cleaned.stderr,
      /^reeve: lab-01: ending the job; press Ctrl-C again to stop waiting\n(Terminated\n)?reeve: lab-01: cancelled\n$/,
    );

    const mark = newMark();
    const stubborn = commandLine(lab, [
      'run',
      'lab-01',
      'sh',
      'trap "" TERM; echo ready; while :; do sleep 0.05; done',
      mark,
    ]);
    await until(() => stubborn.stdout.includes('ready'), 'its first words');
    t.true(processesWith(mark).length > 0);
    stubborn.child.kill('SIGINT');
    t.is((await stubborn.ended).status, 128 + 9);
    t.deepEqual(processesWith(mark), []);
    const ends = lab.entries().filter(entry => entry.event === 'job-end');
    t.deepEqual(
      ends.slice(-2).map(({outcome}) => [outcome.reason, outcome.exit, outcome.signal]),
      [
        ['cancelled', 7, null],
        ['cancelled', null, 'SIGKILL'],
      ],
    );
  },
);

test.serial('a reason is kept in the account, and asked for where the catalogue requires it', async t => {
  const lab = await sharedLab();
  const words = ['lab-01', 'grave', 'exit 0'];
  const without = await lab.reeve(['run', ...words]);
  t.is(without.exitCode, 253);
  t.regex(without.stderr, /"grave" needs a reason; say it with --reason TEXT/);
  t.is((await lab.reeve(['run', '--reason', ' ', ...words])).exitCode, 253);
  const text = 'the disk of lab-01 is full; "asked" by carol\n\u202e';
  t.is((await lab.reeve(['run', '--reason', text, ...words])).exitCode, 0);
  t.is((await lab.reeve(['run', 'lab-01', '--reason', 'not needed', 'sh', 'exit 0'])).exitCode, 0);
  const starts = lab.entries().filter(entry => entry.event === 'job-start');
  t.deepEqual(
    starts.slice(-2).map(({reason}) => reason),
    [text, 'not needed'],
  );
});

test('a second Ctrl-C leaves the job running and says how to attach to it again', async t => {
  const lab = await startLab(t, {commands: shell('sh'), server: 'grace: 30s'});
  const script = 'trap "" TERM; echo ready; read -r go <"$1"; echo gone on';
  const fifo = `${lab.folder}/fifo`;
  await execa('mkfifo', [fifo]);
  const line = commandLine(lab, ['run', 'lab-01', 'sh', script, fifo]);
  await until(() => line.stdout.includes('ready'), 'its first words');
  line.child.kill('SIGINT');
  await until(() => line.stderr.includes('Ctrl-C again'), 'the advice');
  line.child.kill('SIGINT');
  const left = await line.ended;
  t.is(left.status, 130);
  const [, job = ''] = /may still run: reeve attach lab-01 (\S+)/.exec(left.stderr) ?? [];
  const attached = commandLine(lab, ['attach', 'lab-01', job]);
  await until(() => attached.stdout.includes('ready'), 'what was printed before');
  await execa('sh', ['-c', 'echo >"$1"', 'sh', fifo]);
  const {stdout, status} = await attached.ended;
  t.is(stdout.toString(), 'ready\ngone on\n');
  t.is(status, 0);
});
