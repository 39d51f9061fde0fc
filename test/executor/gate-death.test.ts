import {readFileSync, writeFileSync} from 'node:fs';
import {kill} from 'node:process';
import test from 'ava';
import {shareLab} from '../fixtures/shared-lab.ts';
import {shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const sharedLab = shareLab({commands: shell('sh')});

test.serial(
  'a killed gate is back at once; the job goes on, and so does who follows it; an attach replays all of it',
  async t => {
    const lab = await sharedLab();
    const host = await lab.connect();
    const script =
      'i=0; while [ ! -e "$1" ]; do echo $i; i=$((i+1)); sleep 0.01; done; echo the end >&2; exit 5';
    const flag = `${lab.folder}/flag`;
    const job = host.run('sh', {script, words: [flag]});
    await job.started;
    const old = await lab.gatePid();
    kill(old, 'SIGKILL');
    const next = await until(async () => {
      const again = await lab.connect();
      await again.ping();
      return again;
    }, 'a new gate');
    t.not(await lab.gatePid(), old);
    t.like(await next.status(), {jobs: {running: 1}, gate: {restarts: 1}});
    // It is the same job, and it still runs.
    t.is(lab.entries().filter(entry => entry.event === 'job-end').length, 0);
    writeFileSync(flag, '');
    const result = await next.attach(job.id);
    t.is(result.exit, 5);
    t.is(result.stderr, 'the end\n');
    t.like(await job, {exit: 5, stdout: result.stdout, stderr: 'the end\n', verified: true});
    const lines = result.stdout.trimEnd().split('\n').map(Number);
    t.deepEqual(lines, [...lines.keys()]);
    const end = lab.entries().find(entry => entry.event === 'job-end');
    t.like(end, {job: job.id, outcome: {exit: 5, stdout: {bytes: result.stdoutBytes.length}}});
  },
);

test.serial(
  'a gate that is killed again and again comes back each time, and no run is done twice or forgotten',
  async t => {
    const lab = await sharedLab();
    const log = `${lab.folder}/ran`;
    const before = lab.entries().length;
    for (let round = 0; round < 4; round++) {
      const host = await until(() => lab.connect(), 'a gate that answers');
      t.is((await host.run('sh', {script: `echo ${round} >>"$1"`, words: [log]})).exit, 0);
      const pid = await lab.gatePid();
      kill(pid, 'SIGKILL');
      await until(async () => (await lab.gatePid().catch(() => pid)) !== pid, 'another gate');
    }
    t.is(readFileSync(log, 'utf8'), '0\n1\n2\n3\n');
    const counts = Object.groupBy(lab.entries().slice(before), entry => entry.event);
    t.is(counts['job-start']?.length, 4);
    t.is(counts['job-end']?.length, 4);
  },
);
