// A job is shown by the end of its id, and is meant by it.
import {join} from 'node:path';
import test from 'ava';
import {onlyJob} from '../../src/cli/job/only-job.ts';
import {withShortIds} from '../../src/present/short-ids.ts';
import {commandLine} from '../fixtures/command-line.ts';
import type {Lab} from '../fixtures/lab.ts';
import {startScripted} from '../fixtures/scripted-server.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const access = `
  - { who: [group:ops], run: ["*"], audit: true, jobs: { see: all, end: all } }
  - { who: [group:students], run: [sh] }
`;
const sharedLab = shareLab({commands: shell('sh'), access});

const server = (lab: Lab) => ['--config', join(lab.folder, 'server.yaml')];

test('the end of an id means the job, wherever one is typed, and is what tables and notices show', async t => {
  const lab = await sharedLab();
  const {job} = await (await lab.connect()).run('sh', {script: 'echo out'});
  const short = job.slice(-8);
  const listed = await lab.reeve(['jobs', 'lab-01']);
  t.regex(listed.stdout, new RegExp(`^${short}  alice `, 'm'));
  t.true((await lab.reeve(['jobs', 'lab-01', '--json'])).stdout.includes(job));
  for (const end of [short, job.slice(-12), short.toUpperCase(), job]) {
    t.is((await lab.reeve(['attach', 'lab-01', end])).stdout, 'out', end);
  }
  const {stderr} = await lab.reeve(['cancel', 'lab-01', short]);
  t.regex(stderr, new RegExp(`^reeve: lab-01: job ${short} ended `));
  const cancelled = await lab.reeve(['cancel', 'lab-01', short, '--json']);
  t.like(JSON.parse(cancelled.stdout), {job});
  for (const place of [['lab-01'], server(lab)]) {
    t.regex((await lab.reeve(['audit', 'show', ...place, short])).stdout, new RegExp(`^job +${job}$`, 'm'));
    t.true((await lab.reeve(['audit', 'proof', ...place, short])).stdout.includes(job));
    const log = await lab.reeve(['audit', 'log', ...place, '--job', short]);
    t.regex(log.stdout, new RegExp(` job-end +alice +${short}  sh +exit 0$`, 'm'));
    t.notRegex(log.stdout, new RegExp(job));
    t.true((await lab.reeve(['audit', 'log', ...place, '--job', short, '--csv'])).stdout.includes(job));
  }
});

test('what the host does not list is looked for in its account, where one may read that', async t => {
  const lab = await sharedLab();
  await lab.reeve(['run', 'lab-01', 'sh', '--no-such-option', 'x']);
  const {stdout} = await lab.reeve(['audit', 'log', 'lab-01', '--event', 'denial']);
  const [, short = ''] = / denial +alice +([0-9a-f]{8}) /.exec(stdout) ?? [];
  const shown = await lab.reeve(['audit', 'show', 'lab-01', short]);
  t.regex(shown.stdout, new RegExp(`^job +\\S+${short}$`, 'm'), shown.stderr);
  const bob = await lab.client('bob', {groups: ['students']});
  const hidden = await lab.reeve(['audit', 'show', 'lab-01', short], {config: bob});
  t.is(hidden.exitCode, 253);
  t.is(
    hidden.stderr,
    `reeve: lab-01: no job here has an id that ends in "${short}"; \`reeve jobs lab-01\` lists them`,
  );
});

test('a run that is left says the end of its id, which leads back to it', async t => {
  const lab = await sharedLab();
  const line = commandLine(lab, ['run', 'lab-01', 'sh', 'trap "" TERM; echo ready; sleep 600']);
  await until(() => line.stdout.includes('ready'), 'its first words');
  line.child.kill('SIGINT');
  await until(() => line.stderr.includes('Ctrl-C again'), 'the advice');
  line.child.kill('SIGINT');
  t.regex(
    (await line.ended).stderr,
    /left; job ([0-9a-f]{8}) may still run: reeve attach lab-01 \1 --from 6\n$/,
  );
});

test('an end that several ids have is refused, and they are listed so that they can be told apart', async t => {
  const ids = ['01890000-0000-7000-8000-1111aaaabbbb', '01890001-0000-7000-8000-2222aaaabbbb'];
  const lab = await startScripted(t, {
    ordered(guest, stream, order) {
      const found = ids.filter(id => id.endsWith(order.job));
      const jobs = found.map(job => ({
        job,
        command: 'backup',
        owner: 'alice',
        state: 'running',
        orderedAt: 0,
        startedAt: 0,
        endedAt: null,
        reason: null,
        exit: null,
        signal: null,
        bytes: 0,
      }));
      const body = order.action === 'jobs' ? {jobs, more: false} : {job: order.job};
      guest.say(stream, {type: 'answer', body});
    },
  });
  const cancel = (end: string) => commandLine(lab, ['cancel', 'lab-01', end], {config: lab.config}).ended;
  const {status, stderr} = await cancel('bbbb');
  t.is(status, 253);
  t.is(
    stderr,
    [
      'reeve: lab-01: "bbbb" is the end of 2 job ids; give more of it',
      'reeve: lab-01: 1aaaabbbb: backup, of alice',
      'reeve: lab-01: 2aaaabbbb: backup, of alice',
      '',
    ].join('\n'),
  );
  t.like(await cancel('1111aaaabbbb'), {status: 0});
  t.regex((await cancel('bbb')).stderr, /"bbb" is too short; give 4 or more of a job id's last characters/);
  t.regex((await cancel('cccc')).stderr, /no job here has an id that ends in "cccc"/);
});

test('so many of those that may be meant are listed that a screen holds them', t => {
  const candidates = Array.from({length: 25}, (_, n) => ({
    id: `01890000-0000-7000-8000-0000${String(n).padStart(4, '0')}aaaa`,
    owner: 'alice',
    command: 'backup',
  }));
  const error = t.throws(() => onlyJob('aaaa', candidates, 'reeve jobs lab-01'));
  t.like(error, {code: 'bad-job', advice: {length: 11, 0: '0000aaaa: backup, of alice', 10: 'and 15 more'}});
});

test('in a text the id of a job is short, and the same in the name of a file stays whole', t => {
  const id = '01890000-0000-7000-8000-0123456789ab';
  t.is(withShortIds(`there is no job ${id} here`), 'there is no job 456789ab here');
  t.is(withShortIds(`cannot write /home/job/${id}.json`), `cannot write /home/job/${id}.json`);
});
