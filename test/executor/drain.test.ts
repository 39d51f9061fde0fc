import {chmodSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {mayEnter, stranger} from '../fixtures/checkout.ts';
import {commandLine} from '../fixtures/command-line.ts';
import {reeveWords, startLab} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';
import {newMark, processesWith, shell} from '../fixtures/shell.ts';
import {notRoot, skip} from '../fixtures/skip.ts';
import {until} from '../fixtures/until.ts';

/** Runs until a file is there. */
const untilThere = 'echo begun; while [ ! -e "$1" ]; do sleep 0.02; done; echo done';

test('serve --drain: new work is refused, all that was taken runs to its end, and then the server ends', async t => {
  const lab = await startLab(t, {commands: shell('sh', 'concurrency: 1')});
  const flag = `${lab.folder}/flag`;
  const first = commandLine(lab, ['run', 'lab-01', 'sh', untilThere, flag]);
  await until(() => first.stdout.includes('begun'), 'the first job');
  const second = commandLine(lab, ['run', 'lab-01', 'sh', 'echo had its turn']);
  const host = await lab.connect();
  await until(async () => (await host.status()).jobs.queued === 1, 'the second job, which waits');

  const config = join(lab.folder, 'server.yaml');
  const counted = await lab.reeve(['serve', '--no-wait', '--config', config]);
  t.like(counted, {exitCode: 0, stdout: '2', stderr: ''});
  const drain = commandLine(lab, ['serve', '--drain', '--config', config]);
  await until(() => drain.stderr.includes('waits for 2 jobs'), 'what it waits for');

  const refused = await lab.reeve(['run', 'lab-01', 'sh', 'echo never']);
  t.like(refused, {
    exitCode: 254,
    stderr: 'reeve: lab-01: is being drained and takes no new work; it ends after 2 jobs',
  });
  const {warnings} = await host.status();
  t.true(warnings.includes('the server is being drained: it takes no new work, and ends after 2 jobs'));
  // Those who have a job there still reach it, and the account can be read.
  const log = await lab.reeve(['audit', 'log', 'lab-01', '--event', 'denial']);
  t.regex(log.stdout, /server-stopping/);
  t.is((await lab.reeve(['jobs', 'lab-01'])).exitCode, 0);

  writeFileSync(flag, '');
  t.like(await first.ended, {status: 0});
  const ended = await second.ended;
  t.is(ended.stdout.toString(), 'had its turn\n');
  t.like(await drain.ended, {status: 0, signal: null});
  t.regex(
    drain.stderr,
    /waits for 2 jobs\n(.*waits for 1 job\n)?(.*waits for 0 jobs\n)?reeve: the server has ended\n$/,
  );
  t.throws(() => process.kill(lab.pid, 0), {code: 'ESRCH'});
  t.like(lab.entries().at(-1), {event: 'server-stop', reason: 'drained'});
  const logged = [...lab.serverLog.matchAll(/"jobs":(\d+),.*"draining"/g)].map(([, jobs]) => jobs);
  t.deepEqual(logged, ['2', '1', '0'], 'a reading that ends meanwhile changes nothing');
  t.like(await lab.reeve(['serve', '--drain', '--config', config]), {
    exitCode: 253,
    stderr: `reeve: no server runs with the data folder ${join(lab.folder, 'data')}`,
  });
});

test('a reading of the account does not hold up a drain; a server with nothing to do ends at once, with status 0', async t => {
  const lab = await startLab(t, {server: 'grace: 100ms'});
  const follower = commandLine(lab, ['audit', 'log', 'lab-01', '--follow']);
  await until(() => follower.stdout.includes('server-start'), 'what is there');
  t.is(await lab.end('SIGQUIT'), 0);
  await follower.ended;
});

test('a server that is drained is stopped by SIGTERM as any other: within its grace, or at once by a second one; serve --drain says so', async t => {
  for (const hurry of [false, true]) {
    const lab = await startLab(t, {commands: shell('sh'), server: `grace: ${hurry ? '600s' : '300ms'}`});
    const mark = newMark();
    const line = commandLine(lab, ['run', 'lab-01', 'sh', 'echo ready; exec sleep 1000.5', mark]);
    await until(() => line.stdout.includes('ready'), 'its first words');
    const drain = commandLine(lab, ['serve', '--drain', '--config', join(lab.folder, 'server.yaml')]);
    await until(() => drain.stderr.includes('waits for 1 job'), 'the drain');
    const stopped = lab.end('SIGTERM');
    if (hurry) {
      await until(() => lab.serverLog.includes('stopping'), 'the first signal to be heard');
      process.kill(lab.pid, 'SIGTERM');
    }
    t.is(await stopped, 0);
    t.is((await line.ended).status, 128 + 15);
    t.deepEqual(processesWith(mark), []);
    t.like(lab.entries().at(-1), {event: 'server-stop', reason: 'SIGTERM'});
    t.like(await drain.ended, {status: 253});
    t.regex(drain.stderr, /was stopped or killed while it waited for 1 job; see its log\n$/);
  }
});

test('somebody who cannot see whether a server runs is not told that none does', async t => {
  if (process.getuid?.() !== 0) return skip(t, notRoot);
  if (!(await mayEnter(stranger))) return skip(t, 'others may not enter this checkout');
  const lab = await startLab(t);
  const config = join(lab.folder, 'server.yaml');
  chmodSync(lab.folder, 0o711);
  chmodSync(config, 0o644);
  const as = ['--reuid', String(stranger), '--regid', String(stranger), '--clear-groups'];
  const asked = await runProgram('setpriv', [...as, ...reeveWords, 'serve', '--drain', '--config', config]);
  t.like(asked, {
    exitCode: 253,
    stderr: `reeve: the data folder ${join(lab.folder, 'data')} is another user's; drain the server as that user or as root`,
  });
  t.is((await lab.reeve(['run', 'lab-01', 'true'])).exitCode, 0);
});
