// What the limits of the catalogue come to from end to end; each limit by itself is in test/jobs.
import {join} from 'node:path';
import test from 'ava';
import {startLab} from '../fixtures/lab.ts';

/** Root may have any number of processes, where the kernel does not count those of a job. */
const user = process.getuid?.() === 0 ? 'user: nobody' : '';

const commands = `
  forks:
    about: Starts sleepers
    argv: [/bin/sh, -c, 'n=0; while [ $n -lt "$0" ]; do sleep 60 & n=$((n+1)); done; echo; sleep 3', "{count}"]
    params: { count: { type: integer, minimum: 0, maximum: 100 } }
    limits: { processes: 16, memory: 256MiB, cpu: 20s, openFiles: 64, fileSize: 1MiB }
    ${user}
`;

test('a job that exceeds a limit ends with 124 and says which; the account keeps it; others go on', async t => {
  const lab = await startLab(t, {commands});
  const within = (await lab.connect()).run('forks', {count: 5});
  // Processes of the other job, which the kernel may count with it, are not in its way once its own are there.
  for await (const _line of within) break;
  const beyond = await lab.reeve(['run', 'lab-01', 'forks', '--count', '40']);
  t.is(beyond.exitCode, 124);
  t.regex(beyond.stderr, /it had more processes and threads than the 16 of its limit/);
  t.like(await within, {exit: 0});
  const ends = lab.entries().filter(entry => entry.event === 'job-end');
  t.deepEqual(ends.map(({outcome}) => outcome.reason).toSorted(), ['exited', 'process-limit']);
});

test('a command with limits passes check', async t => {
  const lab = await startLab(t, {commands});
  const {exitCode, stdout, stderr} = await lab.reeve(['check', '--config', join(lab.folder, 'server.yaml')]);
  t.is(exitCode, 0, stderr);
  t.regex(`${stdout}${stderr}`, /limits of memory and processes are|no cgroup/);
});
