// The connection to a real host is cut at exact bytes, in either direction.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {kill} from 'node:process';
import test from 'ava';
import type {ClientError} from '../../../src/client/errors.ts';
import type {Notice} from '../../../src/client/notice.ts';
import type {Cut} from '../../fixtures/cutting-proxy.ts';
import {openCuttingProxy} from '../../fixtures/cutting-proxy.ts';
import {shareLab} from '../../fixtures/shared-lab.ts';
import {shell} from '../../fixtures/shell.ts';

const commands = `${shell('sh')}
  count: { about: Prints numbers, argv: [seq, "{last}"], params: { last: { type: integer } }, window: 1MiB }
  take: { about: Gives back what it is given, argv: [cat], stdin: stream }
`;

const numbers = (last: number) => Array.from({length: last}, (_, index) => `${index + 1}\n`).join('');

/** What a handshake, a welcome and an order take differs by some bytes from time to time; cuts spread over all of it. */
const cutsUp = [1, 700, 2500, 3000, 3400, 3800];
const cutsDown = [1, 1500, 3500, 3900, 4200, 4300, 4500, 20_000, 300_000];

// Those that take the server away come first, one after the other.
const sharedLab = shareLab({commands});

test('wherever the line is cut, a command runs once, and every byte of what it prints comes once and in order', async t => {
  const lab = await sharedLab();
  const config = join(lab.folder, 'alice.yaml');
  const log = join(lab.folder, 'ran');
  const cuts: Cut[] = [...cutsUp.map(up => ({up})), ...cutsDown.map(down => ({down}))];
  const tryOut = async (cut: Cut) => {
    // The first connection is cut only once it is there: `connect` tries once.
    const proxy = await openCuttingProxy(t, lab.port, connection => (connection === 1 ? cut : {}));
    const host = await proxy.connect(config);
    proxy.cut();
    const script = 'echo run >>"$1"; seq 60000; echo done >&2';
    const {stdout, stderr, verified, exit} = await host.run('sh', {script, words: [log]});
    t.is(exit, 0);
    t.true(verified);
    t.true(stdout === numbers(60_000), JSON.stringify(cut));
    t.is(stderr, 'done\n');
    await host.close();
  };
  await Promise.all(cuts.map(tryOut));
  t.is(readFileSync(log, 'utf8'), 'run\n'.repeat(cuts.length));
});

test('a long output over a line that is cut again and again comes whole, to a reader that takes its time, too', async t => {
  const lab = await sharedLab();
  const notices: Notice[] = [];
  const proxy = await openCuttingProxy(t, lab.port, connection => ({
    down: connection < 12 ? 200_000 + 37_111 * connection : undefined,
  }));
  const host = await proxy.connect(join(lab.folder, 'alice.yaml'), {
    onNotice: notice => notices.push(notice),
  });
  const job = host.run('count', {last: 1_500_000});
  let text = '';
  for await (const {bytes} of job) text += String(bytes);
  t.true(text === numbers(1_500_000));
  t.like(await job, {verified: true, missing: 0, exit: 0});
  t.true(proxy.connections >= 12, String(proxy.connections));
  const count = (type: Notice['type']) => notices.filter(notice => notice.type === type).length;
  t.true(count('lost') >= 10);
  t.is(count('lost'), count('resumed'));
});

test('stdin that is cut while it flows, either way, comes whole', async t => {
  const lab = await sharedLab();
  const all = Buffer.from(numbers(300_000));
  const proxy = await openCuttingProxy(t, lab.port, connection =>
    connection < 12 ? {[connection % 2 === 0 ? 'up' : 'down']: 150_000 + 23_456 * connection} : {},
  );
  const host = await proxy.connect(join(lab.folder, 'alice.yaml'));
  const result = await host.run('take', {}, {stdin: all});
  t.true(result.stdoutBytes.equals(all));
  t.true(result.verified);
  t.is(result.outcome.stdin?.bytes, all.length);
  t.true(proxy.connections >= 5, String(proxy.connections));
});

test.serial('a gate that is killed while a job runs is not noticed but by a notice', async t => {
  const lab = await sharedLab();
  const host = await lab.connect();
  const job = host.run('sh', {script: 'for i in 1 2 3 4 5 6 7 8 9; do echo $i; sleep 0.2; done', words: []});
  await job.started;
  kill(await lab.gatePid(), 'SIGKILL');
  t.like(await job, {stdout: '1\n2\n3\n4\n5\n6\n7\n8\n9\n', verified: true, exit: 0});
});

test.serial(
  'an executor that is killed and started again leaves a job whose outcome is unknown, and says so',
  async t => {
    const lab = await sharedLab();
    const host = await lab.connect();
    const job = host.run('sh', {script: 'echo begun; sleep 1000.5', words: []});
    await job.started;
    await lab.end('SIGKILL');
    await lab.start();
    t.like(await job, {state: 'lost', reason: 'lost', exit: null, ok: false});
  },
);

test('a command that takes no stdin refuses it', async t => {
  const lab = await sharedLab();
  const host = await lab.connect();
  const error = await t.throwsAsync<ClientError>(
    async () => await host.run('count', {last: 1}, {stdin: 'x'}),
  );
  t.like(error, {code: 'refused', wireCode: 'no-stdin'});
});
