import {execFileSync, spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtempSync, rmSync, writeFileSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {createInterface} from 'node:readline';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {startLab} from '../fixtures/lab.ts';
import {preloaded} from '../fixtures/preloaded.ts';
import {newMark, processesWith, shell} from '../fixtures/shell.ts';
import {skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';

test('SIGTERM takes no new work, lets what runs end within the grace, and ends with the account saying so', async t => {
  const lab = await startLab(t, {commands: shell('sh'), server: 'grace: 60s'});
  const flag = `${lab.folder}/flag`;
  const host = await lab.connect();
  const job = host.run('sh', {script: 'while [ ! -e "$1" ]; do sleep 0.02; done; echo done', words: [flag]});
  await job.started;
  const {pid} = lab;
  const gate = await lab.gatePid();
  const stopped = lab.end('SIGTERM');
  const refusal = await until(
    () => lab.reeve(['run', 'lab-01', 'sh', `touch ${flag}-never`]).then(run => run.exitCode === 254 && run),
    'a refusal',
  );
  t.is(refusal.stderr, 'reeve: lab-01: is stopping and takes no new work');
  t.is((await host.status()).jobs.running, 1);
  execFileSync('touch', [flag]);
  t.like(await job, {stdout: 'done\n', exit: 0});
  await stopped;
  t.throws(() => process.kill(pid, 0), {code: 'ESRCH'});
  t.throws(() => process.kill(gate, 0), {code: 'ESRCH'});
  const events = lab.entries().map(entry => (entry.event === 'server-stop' ? entry.reason : entry.event));
  t.is(events.at(-1), 'SIGTERM');
  t.false(events.includes('job-start', events.indexOf('job-start') + 1));
  t.is((await lab.reeve(['ping', 'lab-01'])).exitCode, 255);
});

test('what still runs after the grace, or at a second signal, is ended as server-stopped', async t => {
  for (const hurry of [false, true]) {
    const lab = await startLab(t, {commands: shell('sh'), server: `grace: ${hurry ? '600s' : '300ms'}`});
    const mark = newMark();
    const line = commandLine(lab, ['run', 'lab-01', 'sh', 'echo ready; exec sleep 1000.5', mark]);
    await until(() => line.stdout.includes('ready'), 'its first words');
    const stopped = lab.end('SIGTERM');
    if (hurry) {
      await until(() => lab.serverLog.includes('stopping'), 'the first signal to be heard');
      process.kill(lab.pid, 'SIGTERM');
    }
    await stopped;
    const ended = await line.ended;
    t.is(ended.status, 128 + 15);
    t.regex(ended.stderr, /reeve: lab-01: ended: the server was stopped/);
    t.deepEqual(processesWith(mark), []);
    const [end, stop] = lab.entries().slice(-2);
    t.like(end, {event: 'job-end', outcome: {reason: 'server-stopped', signal: 'SIGTERM'}});
    t.is(stop?.event, 'server-stop');
  }
});

test('jobs that are about to start when the server is told to stop are not left behind', async t => {
  const lab = await startLab(t, {commands: shell('sh'), server: 'grace: 100ms'});
  const host = await lab.connect();
  const mark = newMark();
  const jobs = Array.from({length: 20}, () => host.run('sh', {script: 'exec sleep 1000.5', words: [mark]}));
  const settled = Promise.allSettled(jobs.map(async job => await job));
  await jobs[0]?.started;
  await lab.end('SIGTERM');
  await settled;
  t.deepEqual(processesWith(mark), []);
  const counts = Object.groupBy(lab.entries(), entry => entry.event);
  t.is(counts['job-end']?.length, counts['job-start']?.length);
  t.is(lab.entries().at(-1)?.event, 'server-stop');
});

test('a server whose disk does not answer any more ends all the same, and says so', async t => {
  const folder = mkdtempSync(join(tmpdir(), 'reeve-stuck-'));
  t.teardown(() => rmSync(folder, {recursive: true}));
  const stuck = join(folder, 'stuck');
  const lab = await startLab(t, {
    server: 'grace: 100ms',
    env: {REEVE_TEST_STUCK: stuck},
    prepare: async () => ({enter: preloaded('test/executor/stuck-disk.cjs')}),
  });
  const host = await lab.connect();
  t.true((await host.run('true')).ok);
  writeFileSync(stuck, '');
  t.is(await lab.end('SIGTERM'), 1);
  t.regex(lab.serverLog, /did not stop within 15\.2 s/);
});

const listener = `
import socket, sys
s = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
s.bind(sys.argv[1])
print('bound', flush=True)
while True:
    print(s.recv(4096).decode().replace('\\n', '|'), flush=True)
`;

test('systemd is told when the server is ready, and when it stops', async t => {
  const missing = ['systemd-notify', 'python3'].filter(name => !isInstalled(name));
  if (missing.length > 0) {
    return skip(t, `no ${missing.join(', no ')} here`);
  }
  const folder = mkdtempSync(join(tmpdir(), 'reeve-notify-'));
  t.teardown(() => rmSync(folder, {recursive: true}));
  const socket = join(folder, 'socket');
  const manager = spawn('python3', ['-c', listener, socket], {stdio: ['ignore', 'pipe', 'inherit']});
  t.teardown(() => manager.kill('SIGKILL'));
  const told: string[] = [];
  const lines = createInterface(manager.stdout);
  await once(lines, 'line');
  lines.on('line', line => told.push(line));
  const lab = await startLab(t, {env: {NOTIFY_SOCKET: socket}});
  const ready = await until(() => told.find(line => line.includes('READY=1')), 'READY=1');
  t.regex(ready, new RegExp(`MAINPID=${lab.pid}`));
  await lab.end('SIGTERM');
  await until(() => told.some(line => line.includes('STOPPING=1')), 'STOPPING=1');
  t.false(lab.serverLog.includes('could not be notified'));
});

function isInstalled(name: string): boolean {
  try {
    execFileSync('sh', ['-c', `command -v ${name}`], {stdio: 'ignore'});
    return true;
  } catch {
    return false;
  }
}
