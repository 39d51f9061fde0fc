import {spawn} from 'node:child_process';
import {writeFile} from 'node:fs/promises';
import {join, resolve} from 'node:path';
import {text} from 'node:stream/consumers';
import test from 'ava';
import {controlFrame} from '../../src/protocol/frame.ts';
import {startLab} from '../fixtures/lab.ts';
import {temporaryFolder} from '../output-log/temporary-folder.ts';

const begun = controlFrame(0, {type: 'begun'}).toString('hex');

test('an executor that has no file descriptor left does not start what needs one, and goes on when it has some again', async t => {
  const lab = await startLab(t, {prepare: async () => ({enter: ['prlimit', '--nofile=90:90']})});
  t.regex(lab.serverLog, /limits\.jobs is 64, but this process may have 90 files open/);
  const host = await lab.connect();
  const gate = await lab.gatePid();
  const jobs = Array.from({length: 40}, () => host.run('sleep', {seconds: 1000}));
  const ends = Promise.allSettled(jobs.map(async job => await job));
  await Promise.allSettled(jobs.map(job => job.started));
  // What needs no descriptor is answered.
  t.is((await host.status()).gate.restarts, 0);
  await Promise.allSettled(jobs.map(job => host.cancel(job.id)));
  const reasons = (await ends).map(end =>
    end.status === 'fulfilled' ? end.value.reason : end.reason.wireCode,
  );
  t.true(reasons.includes('cancelled'), String(reasons));
  t.true(reasons.includes('not-started') || reasons.includes('busy'), String(reasons));
  t.deepEqual(
    reasons.filter(reason => !['cancelled', 'not-started', 'busy'].includes(reason)),
    [],
  );
  t.is((await host.run('echo', {words: ['again']})).stdout, 'again');
  t.is(await lab.gatePid(), gate);
});

test('a gate that cannot be started, as there is no descriptor for its link, is started when there is one', async t => {
  const folder = temporaryFolder(t);
  const file = join(folder, 'starter.ts');
  // Node itself opens nothing any more once it has loaded this.
  const source = (name: string) => JSON.stringify(resolve('src', name));
  await writeFile(
    file,
    `import {closeSync, openSync} from 'node:fs';
import {GateProcess} from ${source('executor/gate/gate-process.ts')};
const script = ${JSON.stringify(join(folder, 'gate.mjs'))};
const held: number[] = [];
try { for (;;) held.push(openSync('/dev/null', 'r')); } catch {}
const died: string[] = [];
const gate = new GateProcess({program: [process.execPath, script], opensslConfig: '/dev/null', folder: ${JSON.stringify(folder)}, user: undefined}, {
  started: () => { if (died.length > 0) { console.log(died[0]); void gate.stop(); } },
  heard() {}, input() {}, said() {}, trouble() {},
  died: reason => { died.push(reason); for (const fd of held.splice(0)) closeSync(fd); },
});
`,
  );
  await writeFile(
    join(folder, 'gate.mjs'),
    `import {Socket} from 'node:net';
new Socket({fd: 3}).on('close', () => process.exit()).resume().write(Buffer.from('${begun}', 'hex'));
`,
  );
  const child = spawn('prlimit', ['--nofile=80:80', process.execPath, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  t.regex(await text(child.stdout), /EMFILE/);
});
