import {spawn} from 'node:child_process';
import {existsSync, openSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Lab} from '../fixtures/lab.ts';
import {reeveArgs, reeveFile, startLab} from '../fixtures/lab.ts';
import {endOf, endsWithUs} from '../fixtures/program.ts';
import {until} from '../fixtures/until.ts';

/** The lab's server again, as a process of the test's own, with this as its standard output and standard error. */
async function serveInstead(t: ExecutionContext, lab: Lab, output: number | 'pipe') {
  await lab.end('SIGTERM');
  const config = join(lab.folder, 'server.yaml');
  writeFileSync(config, readFileSync(config, 'utf8').replace('127.0.0.1:0', `127.0.0.1:${lab.port}`));
  const server = endsWithUs(
    spawn(reeveFile, [...reeveArgs, 'serve', '--config', config], {stdio: ['ignore', output, output]}),
  );
  const ended = endOf(server);
  t.teardown(async () => {
    server.kill('SIGKILL');
    await ended.catch(() => {});
  });
  await until(async () => (await lab.reeve(['ping', 'lab-01'])).exitCode === 0, 'an answer to a ping');
  return server;
}

test('a server whose standard error loses its reader serves on, and its jobs go on', async t => {
  const lab = await startLab(t);
  const server = await serveInstead(t, lab, 'pipe');
  const host = await lab.connect();
  const job = host.run('sleep', {seconds: 3});
  await job.started;
  server.stderr?.destroy();
  server.stdout?.destroy();
  // Each is a line of the log.
  const reloads = () => lab.entries().filter(entry => entry.event === 'reload').length;
  for (const count of [1, 2, 3]) {
    process.kill(server.pid ?? 0, 'SIGHUP');
    await until(() => reloads() >= count, 'a reload');
  }
  t.like(await job, {reason: 'exited', exit: 0});
  t.is((await lab.reeve(['run', 'lab-01', 'echo', 'still'])).stdout, 'still');
});

(existsSync('/dev/full') ? test : test.skip)(
  'a server whose standard error is on a full disk starts, and serves',
  async t => {
    const lab = await startLab(t);
    await serveInstead(t, lab, openSync('/dev/full', 'w'));
    t.is((await lab.reeve(['run', 'lab-01', 'echo', 'still'])).stdout, 'still');
  },
);

test('a server whose logs were deleted makes them again at once when it gets SIGHUP', async t => {
  const lab = await startLab(t);
  const folder = join(lab.folder, 'logs');
  const file = join(folder, 'server.log');
  await until(() => existsSync(file) && readFileSync(file, 'utf8').includes('listening'), 'the first log');
  rmSync(folder, {recursive: true});
  await until(() => {
    process.kill(lab.pid, 'SIGHUP');
    return existsSync(file) && readFileSync(file, 'utf8').includes('reloaded');
  }, 'the new log');
  t.pass();
});
