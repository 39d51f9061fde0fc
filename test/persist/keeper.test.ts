import {readdirSync, readFileSync} from 'node:fs';
import {cp, readFile, writeFile} from 'node:fs/promises';
import {connect} from 'node:net';
import {join} from 'node:path';
import test from 'ava';
import {temporaryFolder} from '../fixtures/ca-folder.ts';
import {factsOf} from '../fixtures/process-facts.ts';
import {runProgram} from '../fixtures/program.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {newMark, processesWith, shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';
import type {KeptUser} from './kept-user.ts';
import {keptUser} from './kept-user.ts';

const sharedLab = shareLab({
  commands: `
  "true": { about: Does nothing, argv: ["true"] }
  secret: { about: Takes a secret, argv: [sh, -c, 'printf %s "$WORD" | wc -c'], env: { WORD: "{word}" }, params: { word: { type: string, writeOnly: true } } }
${shell('sh')}`,
});

const runTrue = ['run', 'lab-01', 'true'];
const sockets = ({runtime}: KeptUser) => readdirSync(join(runtime, 'reeve'));

test.serial('of commands that begin at once one leaves a keeper', async t => {
  const user = await keptUser(t, await sharedLab());
  const ran = await Promise.all(Array.from({length: 4}, () => user.reeve(runTrue)));
  t.deepEqual(
    ran.map(({exitCode}) => exitCode),
    [0, 0, 0, 0],
  );
  await user.keeper();
  t.is(sockets(user).length, 1);
});

test.serial('it ends after its time of quiet, and not while a command is there', async t => {
  const user = await keptUser(t, await sharedLab(), '15s');
  t.is((await user.reeve(runTrue)).exitCode, 0);
  const {pid} = await user.keeper();
  const line = user.start(['run', 'lab-01', 'sh', 'echo on; sleep 17; echo done']);
  await until(() => line.stdout.length > 0, 'that it runs');
  t.is(user.proxy.connections, 2, 'that of the first command, and that of the keeper');
  t.is((await line.ended).stdout.toString(), 'on\ndone\n');
  t.truthy(factsOf(pid));
  await user.gone(pid);
  t.deepEqual(sockets(user), []);
});

test.serial(
  'it ends when certificate, key, CA, list or configuration change, and the next command leaves another',
  async t => {
    const lab = await sharedLab();
    const user = await keptUser(t, lab);
    let {pid} = await user.begin();
    const write = (name: string, text: string) => writeFile(join(user.folder, name), text);
    const renewed = lab.authority.user('alice', {groups: ['ops']});
    const changes: Record<string, () => Promise<void>> = {
      'certificate and key': async () => {
        await write('alice-key.pem', renewed.keyPem);
        await write('alice.pem', renewed.certPem);
      },
      list: () => write('crl.pem', lab.authority.crl([], {number: 2n})),
      ca: () => write('ca.pem', `${lab.authority.certPem}\n`),
      configuration: async () => write('client.yaml', `${await readFile(user.config, 'utf8')}lab: another\n`),
    };
    for (const [what, change] of Object.entries(changes)) {
      await change();
      // At once, before anything tells the keeper.
      const {exitCode, stderr} = await user.reeve(runTrue);
      t.deepEqual([exitCode, stderr], [0, ''], what);
      await user.gone(pid);
      const next = await user.keeper(pid);
      t.not(next.pid, pid, what);
      ({pid} = next);
    }
    await write('crl.pem', lab.authority.crl([], {number: 3n}));
    await user.gone(pid);
    t.deepEqual(sockets(user), [], 'also where no command comes');
  },
);

test.serial('a host whose certificate was revoked a moment ago is not spoken to', async t => {
  const lab = await sharedLab();
  const user = await keptUser(t, lab);
  await user.begin();
  const list = lab.authority.crl([lab.host.certificate.serialNumber], {number: 9n});
  await writeFile(join(user.folder, 'crl.pem'), list);
  const {exitCode, stderr} = await user.reeve(runTrue);
  t.is(exitCode, 255);
  t.regex(stderr, /revoked/);
});

test.serial('a run whose keeper is killed runs once, and is said how to come back to', async t => {
  const lab = await sharedLab();
  const user = await keptUser(t, lab);
  const {pid} = await user.begin();
  const mark = newMark();
  const line = user.start([
    'run',
    'lab-01',
    'sh',
    'echo one; until [ -e "$1" ]; do sleep 0.1; done; echo two',
    join(user.folder, mark),
  ]);
  await until(() => line.stdout.length > 0, 'that it runs');
  process.kill(pid, 'SIGKILL');
  const {status, stdout, stderr} = await line.ended;
  t.deepEqual([status, stdout.toString()], [252, 'one\n']);
  const [, back = ''] =
    /may still run: attach to it to go on: reeve (attach lab-01 [0-9a-f]{8} --from 4)\n$/.exec(stderr) ?? [];
  t.not(back, '', stderr);
  t.is(processesWith(mark).length, 1);
  const again = user.start(back.split(' '));
  await writeFile(join(user.folder, mark), '');
  t.like(await again.ended, {status: 0, stdout: Buffer.from('two\n')});
  const starts = lab
    .entries()
    .filter(entry => entry.event === 'job-start' && JSON.stringify(entry).includes(mark));
  t.is(starts.length, 1);
  t.is((await user.reeve(runTrue)).exitCode, 0, 'its socket is in nobody’s way');
  t.not((await user.keeper(pid)).pid, pid);
});

test.serial('a keeper that dies before it took anything on is no obstacle', async t => {
  const user = await keptUser(t, await sharedLab());
  const {pid} = await user.begin();
  process.kill(pid, 'SIGSTOP');
  const line = user.start(runTrue);
  // It waits in the queue of a socket that is not read.
  const ends = () => readFileSync('/proc/net/unix', 'latin1').split(user.runtime).length - 1;
  await until(() => ends() > 1, 'that it connected');
  process.kill(pid, 'SIGKILL');
  t.like(await line.ended, {status: 0, stderr: ''});
});

test.serial('connections that fell silent hold up a command no longer than one of them', async t => {
  const user = await keptUser(t, await sharedLab());
  await user.begin();
  const marks = [newMark(), newMark(), newMark(), newMark()];
  // Each waits until all are there, so that there are as many connections.
  const script = `touch "${user.folder}/$1"; until [ "$(ls "${user.folder}" | grep -c -E '${marks.join('|')}')" = 4 ]; do sleep 0.1; done`;
  const ran = await Promise.all(marks.map(mark => user.reeve(['run', 'lab-01', 'sh', script, mark])));
  t.deepEqual(
    ran.map(({exitCode}) => exitCode),
    [0, 0, 0, 0],
  );
  const {connections} = user.proxy;
  t.is(connections, 5);
  user.proxy.silence();
  const began = performance.now();
  const next = await user.reeve(runTrue);
  t.deepEqual([next.exitCode, next.stderr], [0, '']);
  t.true(performance.now() - began < 10_000, 'it asks none that was kept before the one that is silent');
  t.is(user.proxy.connections, connections + 1);
});

test.serial('a command just after another finds a host that fell silent as unreachable', async t => {
  const user = await keptUser(t, await sharedLab());
  await user.begin();
  user.proxy.silence();
  user.proxy.target = 1;
  const next = await user.reeve(runTrue);
  t.is(next.exitCode, 255);
  t.regex(next.stderr, /^reeve: lab-01: /);
});

test.serial('one of another build is left alone', async t => {
  const user = await keptUser(t, await sharedLab());
  const {pid} = await user.begin();
  const folder = await temporaryFolder(t);
  await writeFile(join(folder, 'package.json'), '{"type": "module"}');
  await cp('dist', join(folder, 'dist'), {recursive: true});
  const run = () =>
    runProgram(process.execPath, [join(folder, 'dist/reeve.js'), ...runTrue], {
      ...user.env,
      REEVE_CONFIG: user.config,
    });
  t.is((await run()).exitCode, 0);
  const other = await user.keeper(pid);
  await until(() => sockets(user).length === 2, 'that it listens');
  t.is((await run()).exitCode, 0);
  t.is((await user.reeve(runTrue)).exitCode, 0);
  t.deepEqual(new Set(user.keepers().map(keeper => keeper.pid)), new Set([pid, other.pid]));
  t.is(sockets(user).length, 2);
});

test.serial('what a command says that is none closes its socket, and nothing else', async t => {
  const user = await keptUser(t, await sharedLab());
  const {pid} = await user.begin();
  const [name = ''] = sockets(user);
  const frame = (text: string) =>
    Buffer.concat([Buffer.from([0, 0, 0, 5 + text.length, 0, 0, 0, 0, 0]), Buffer.from(text)]);
  for (const bytes of [
    Buffer.from('GET / HTTP/1.1\r\n\r\n'),
    frame('{"type":"open"}'),
    frame('null'),
    frame('{"type":"job","job":{"call":"run"}}'),
    frame('{"type":"ask","question":{"call":"constructor","args":[]}}'),
    Buffer.alloc(100, 0xff),
  ]) {
    const socket = connect(join(user.runtime, 'reeve', name));
    socket.on('error', () => {});
    socket.end(bytes);
    await new Promise(resolve => socket.resume().once('close', resolve));
  }
  t.is((await user.reeve(runTrue)).exitCode, 0);
  t.truthy(factsOf(pid));
});

test.serial('status tells of it, and stop has it end after what is under way', async t => {
  const user = await keptUser(t, await sharedLab());
  t.is((await user.reeve(['persist', 'status'])).stdout, 'no connection is kept');
  const {pid} = await user.begin();
  const {stdout} = await user.reeve(['persist', 'status', '--json']);
  t.like(JSON.parse(stdout), {
    config: user.config,
    persist: 600_000,
    keeper: {pid, hosts: ['lab-01'], commands: 0, quietMs: 600_000},
  });
  const go = join(user.folder, 'go');
  const line = user.start(['run', 'lab-01', 'sh', 'echo on; until [ -e "$1" ]; do sleep 0.1; done', go]);
  await until(() => line.stdout.length > 0, 'that it runs');
  t.regex(
    (await user.reeve(['persist', 'status'])).stdout,
    new RegExp(`^process ${pid}, since .*; 1 command under way\n`),
  );
  t.is(
    (await user.reeve(['persist', 'stop'])).stdout,
    `process ${pid} takes no more commands, and ends after 1 command`,
  );
  t.deepEqual(sockets(user), []);
  t.is((await user.reeve(['persist', 'stop'])).stdout, 'no connection is kept');
  t.is((await user.reeve(runTrue)).exitCode, 0);
  const next = await user.keeper(pid);
  await writeFile(go, '');
  t.is((await line.ended).status, 0);
  await user.gone(pid);
  t.is((await user.reeve(['persist', 'stop'])).stdout, `process ${next.pid} ends`);
  await user.gone(next.pid);
  t.deepEqual(sockets(user), []);
});

test.serial('a keeper that is stopped is told of, and commands go without it', async t => {
  const user = await keptUser(t, await sharedLab());
  const {pid} = await user.begin();
  process.kill(pid, 'SIGSTOP');
  for (const what of ['status', 'stop']) {
    const {exitCode, stderr} = await user.reeve(['persist', what]);
    t.is(exitCode, 255);
    t.regex(stderr, /^reeve: the process that holds connections says nothing at .*is it stopped\?/);
  }
  t.deepEqual(await user.reeve(runTrue), {exitCode: 0, stdout: '', stderr: ''});
});
