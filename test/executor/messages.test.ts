import {X509Certificate} from 'node:crypto';
import test from 'ava';
import type {Host} from '../../src/client/host.ts';
import {hostileClient, orderMessage} from '../fixtures/hostile-client.ts';
import {startLab} from '../fixtures/lab.ts';
import {take, texts} from '../fixtures/messages.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';

const access = `
  - { who: [group:ops], run: ["*"], audit: true, send: true, listen: true }
  - { who: [group:students], run: ["*"], listen: true }
  - { who: [user:mute], run: ["*"] }
`;
const server = 'limits: { messages: 1000, messageEvery: 1ms }';

const shared = shareLab({access, server});

/** Waits until so many listen, as the host says. */
const listenersOf = (host: Host, count: number) =>
  until(async () => (await host.send('anybody?')).listeners === count, `${count} listeners`);

test.serial('a message reaches everybody who listens, says who sent it, and is numbered', async t => {
  const lab = await shared();
  const host = await lab.connect();
  const student = await lab.connect(await lab.client('bob', {groups: ['students']}));
  const first = await host.send('before anybody listens');
  const mine = take(host.listen({since: first.number}), 2);
  const theirs = take(student.listen({since: first.number - 1}), 3);
  await host.send('one\n\u001b[31m');
  const last = await host.send('two');
  t.is(last.number, first.number + 2);
  t.like((await mine)[0], {
    type: 'message',
    number: first.number + 1,
    text: 'one\n\u001b[31m',
    from: {name: 'alice', groups: ['ops']},
    mailbox: first.mailbox,
  });
  t.deepEqual((await theirs).slice(1), await mine);
  t.deepEqual(texts(await theirs)[0], 'before anybody listens');
  const receipt = await lab.reeve(['audit', 'verify', last.receipt ?? '']);
  t.is(receipt.exitCode, 0, receipt.stderr);
});

test.serial('who has no right to send or to listen is denied, and that is recorded', async t => {
  const lab = await shared();
  const student = await lab.connect(await lab.client('carol', {groups: ['students']}));
  const mute = await lab.connect(await lab.client('mute'));
  await t.throwsAsync(student.send('x'), {message: /carol may not send messages/});
  await t.throwsAsync(mute.send('x'), {message: /mute may not send/});
  await t.throwsAsync(take(mute.listen(), 1), {message: /mute may not listen/});
  const denied = lab.entries().filter(entry => entry.event === 'denial' && entry.code === 'denied');
  t.deepEqual(
    denied.map(entry => entry.event === 'denial' && entry.principal.name),
    ['carol', 'mute', 'mute'],
  );
});

test.serial(
  'a text that none can have is not sent, and one that is not what was signed for is refused',
  async t => {
    const lab = await shared();
    const host = await lab.connect();
    for (const text of ['', 'x'.repeat(16_385), 'é'.repeat(8193), '\ud800'])
      await t.throwsAsync(host.send(text), {code: 'bad-message'}, text.slice(0, 10));
    const longest = await host.send('é'.repeat(8192));
    t.deepEqual(texts(await take(host.listen({since: longest.number - 1}), 1)), ['é'.repeat(8192)]);
    const controls = await host.send('\u0000\u0001'.repeat(8192));
    t.deepEqual(texts(await take(host.listen({since: controls.number - 1}), 1)), [
      '\u0000\u0001'.repeat(8192),
    ]);

    const alice = lab.authority.user('alice', {groups: ['ops']});
    const client = await hostileClient(lab, alice);
    t.teardown(() => client.socket.destroy());
    const sha256 = '0'.repeat(64);
    const order = (fields: object) => orderMessage(alice.key, {action: 'send', bytes: 2, sha256, ...fields});
    client.order(1, {...order({}), text: 'no'});
    client.order(2, order({}));
    client.order(3, {...order({bytes: 0}), text: 'no'});
    client.order(4, {...order({bytes: 16_385}), text: 'no'});
    for (const [stream, code] of [
      [1, 'bad-message'],
      [2, 'bad-message'],
      [3, 'order-malformed'],
      [4, 'order-malformed'],
    ] as const)
      t.is((await client.message(stream, 'refused', 'answer')).code, code);
  },
);

test.serial('the same order sent twice is one message', async t => {
  const lab = await shared();
  const host = await lab.connect();
  const {number} = await host.send('before');
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const client = await hostileClient(lab, alice);
  t.teardown(() => client.socket.destroy());
  const fields = {
    action: 'send',
    bytes: 2,
    sha256: '8f434346648f6b96df89dda901c5176b10a6d83961dd3c1ac88b59b2dc327aa4',
  };
  const message = {...orderMessage(alice.key, fields), text: 'hi'};
  for (const stream of [1, 2, 3]) client.order(stream, message);
  for (const stream of [1, 2, 3]) {
    const {body} = await client.message(stream, 'answer', 'refused');
    t.is(body?.number, number + 1);
  }
  t.is((await host.send('after')).number, number + 2);
});

test('whose rule is taken away listens no longer, and the rest do', async t => {
  const lab = await startLab(t, {access, server});
  const host = await lab.connect();
  const student = await lab.connect(await lab.client('bob', {groups: ['students']}));
  const theirs = take(student.listen(), 1000);
  const mine = host.listen();
  const stays = take(mine, 1000);
  await listenersOf(host, 2);
  await lab.writeCatalogue(
    'commands: {}\naccess:\n  - { who: [group:ops], audit: true, send: true, listen: true }\n',
  );
  const reloaded = await lab.reeve(['reload', '--config', `${lab.folder}/server.yaml`]);
  t.is(reloaded.exitCode, 0, reloaded.stderr);
  await t.throwsAsync(theirs, {code: 'refused', message: /bob may not listen/});
  await listenersOf(host, 1);
  mine.close();
  t.is(texts(await stays).at(-1), 'anybody?');
});

test('a certificate that is revoked ends what its owner listens to', async t => {
  const lab = await startLab(t, {access, server});
  const host = await lab.connect();
  const minted = lab.authority.user('bob', {groups: ['students']});
  const student = await lab.connect(await lab.client('bob', {minted}));
  const theirs = take(student.listen(), 1000);
  await listenersOf(host, 1);
  await lab.revoke([new X509Certificate(minted.certPem).serialNumber], 2n);
  await t.throwsAsync(theirs, {message: /revoked/});
  await listenersOf(host, 0);
});

test('one person sends no faster than the limits say, and others are not held up', async t => {
  const lab = await startLab(t, {access, server: 'limits: { messages: 3, messageEvery: 1h }'});
  const host = await lab.connect();
  for (const text of ['1', '2', '3']) await host.send(text);
  const refused = await lab.reeve(['send', 'lab-01', '4']);
  t.is(refused.exitCode, 254);
  t.regex(
    refused.stderr,
    /alice has sent 3 messages, and may send one more every 3600000 ms; try again in \d+ s/,
  );
  const other = await lab.connect(await lab.client('dora', {groups: ['ops']}));
  t.is((await other.send('4')).number, 4);
});

test('numbers go on over a stop, a crash and a killed gate, each is heard once, and the listen has one entry a run', async t => {
  const lab = await startLab(t, {access, server});
  const host = await lab.connect();
  const heard = take(host.listen(), 6);
  await until(() => lab.entries().some(({event}) => event === 'listen'), 'the entry');
  await host.send('1');
  process.kill(await lab.gatePid(), 'SIGKILL');
  await host.send('2');
  process.kill(await lab.gatePid(), 'SIGKILL');
  await host.send('3');
  t.is(lab.entries().filter(({event}) => event === 'listen').length, 1);
  await lab.end('SIGTERM');
  await lab.start();
  t.is((await host.send('4')).number, 4);
  await lab.end('SIGKILL');
  await lab.start();
  await host.send('5');
  await host.send('6');
  t.deepEqual(texts(await heard), ['1', '2', '3', '4', '5', '6']);
  t.deepEqual(texts(await take(host.listen({since: 0}), 6)), ['1', '2', '3', '4', '5', '6']);
  t.deepEqual(texts(await take(host.listen({withinMs: 3_600_000}), 6)), ['1', '2', '3', '4', '5', '6']);
  const numbers = lab.entries().flatMap(entry => (entry.event === 'message' ? [entry.number] : []));
  t.deepEqual(numbers, [1, 2, 3, 4, 5, 6]);
  const verified = await lab.reeve([
    'audit',
    'verify',
    `${lab.folder}/data/audit`,
    '--ca',
    `${lab.folder}/ca.pem`,
  ]);
  t.is(verified.exitCode, 0, verified.stdout + verified.stderr);
});
