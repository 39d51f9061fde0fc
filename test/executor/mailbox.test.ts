import {readdirSync, rmSync, statSync, truncateSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {connect} from '../../src/client/connect.ts';
import type {Host} from '../../src/client/host.ts';
import type {Message, Missed} from '../../src/client/messages/message.ts';
import {startLab} from '../fixtures/lab.ts';
import {take, texts} from '../fixtures/messages.ts';
import {until} from '../fixtures/until.ts';

const access = '\n  - { who: [group:ops], run: ["*"], audit: true, send: true, listen: true }\n';
const server = 'limits: { messages: 65536, messageEvery: 1ms }';

test('the last 1,000 messages are kept, and who missed others is told which, also one who reads slowly and holds up nobody', async t => {
  const lab = await startLab(t, {access, server});
  const host = await lab.connect();
  // What one person may have written into the account at once is less than all of it.
  const senders: Host[] = [];
  for (const name of ['bob', 'carol', 'dora']) {
    const config = await lab.client(name, {groups: ['ops']});
    senders.push(await connect('lab-01', {config, receipts: false}));
  }
  t.teardown(() => {
    for (const sender of senders) void sender.close();
  });
  const brisk = numbersUpTo(1201, host.listen({since: 0}));
  // One that reads its first message, and then nothing until all is over.
  const read = host.listen({since: 0})[Symbol.asyncIterator]();
  await host.send('first');
  t.like((await read.next()).value, {text: 'first'});
  const text = 'x'.repeat(1000);
  const send = async (sender: Host) => {
    for (let sent = 0; sent < 400; sent += 50)
      await Promise.all(Array.from({length: 50}, () => sender.send(text)));
  };
  await Promise.all(senders.map(send));
  t.deepEqual(await brisk, {heard: 1201, missed: 0});
  const {heard: late, missed} = await numbersUpTo(1201, {[Symbol.asyncIterator]: () => read}, 2);
  t.true(missed > 0 && missed < 201, `${missed} were missed`);
  t.is(late + missed, 1200);
  const heard = await take(host.listen({since: 0}), 1001);
  t.deepEqual(heard[0], {type: 'missed', from: 1, to: 201});
  t.deepEqual(
    heard.slice(1).map(one => one.type === 'message' && one.number),
    Array.from({length: 1000}, (_, i) => 202 + i),
  );
  const [folder = ''] = readdirSync(join(lab.folder, 'data/output'));
  t.true(readdirSync(join(lab.folder, 'data/output', folder)).length < 25);

  await lab.end('SIGTERM');
  await lab.start();
  t.is((await host.send('next')).number, 1202);
  const again = texts(await take(host.listen({since: 0}), 1001));
  t.is(again[0], '1-202');
  t.is(again.at(-1), 'next');
});

/** Reads up to a number: each once and in order, or what was missed. */
async function numbersUpTo(last: number, listening: AsyncIterable<Message | Missed>, first = 1) {
  const counts = {heard: 0, missed: 0};
  let due = first;
  for await (const one of listening) {
    const [from, to] = one.type === 'message' ? [one.number, one.number] : [one.from, one.to];
    if (from !== due) throw new Error(`${from} came where ${due} was due`);
    counts[one.type === 'message' ? 'heard' : 'missed'] += to - from + 1;
    due = to + 1;
    if (due > last) break;
  }
  return counts;
}

test('a mailbox that was lost is another one, with higher numbers, and a number of the lost one is an error', async t => {
  const lab = await startLab(t, {access, server});
  const host = await lab.connect();
  const {mailbox} = await host.send('one');
  await host.send('two');
  await lab.end('SIGKILL');
  rmSync(join(lab.folder, 'data/output', mailbox), {recursive: true});
  await lab.start();
  const third = await host.send('three');
  t.is(third.number, 3);
  t.not(third.mailbox, mailbox);
  await t.throwsAsync(take(host.listen({since: {mailbox, number: 1}}), 1), {
    message: /was lost, and \S+ begun/,
  });
  await t.throwsAsync(take(host.listen({since: 1}), 1), {
    message: /message 1 was in a mailbox .* that was lost/,
  });
  await t.throwsAsync(take(host.listen({since: 99}), 1), {message: /has come to message 3 only/});
  t.deepEqual(texts(await take(host.listen({since: 2}), 1)), ['three']);
  const cli = await lab.reeve(['listen', '--since', '1', 'lab-01']);
  t.is(cli.exitCode, 253);
  t.regex(cli.stderr, /was lost/);

  // Nor where what says which mailbox it is was lost: the account tells how far it had come.
  await lab.end('SIGKILL');
  writeFileSync(join(lab.folder, 'data/mailbox.json'), 'none');
  await lab.start();
  t.is((await host.send('four')).number, 4);
});

test('what a crash tore off the mailbox is missed, and the rest goes on', async t => {
  const lab = await startLab(t, {access, server});
  const host = await lab.connect();
  const {mailbox} = await host.send('one');
  await host.send('two');
  await lab.end('SIGKILL');
  const log = join(lab.folder, 'data/output', mailbox, '0000000000000000.log');
  const {size} = statSync(log);
  truncateSync(log, size - 5);
  await lab.start();
  t.is((await host.send('three')).number, 3);
  t.deepEqual(texts(await take(host.listen({since: 0}), 3)), ['one', '2-2', 'three']);
});

test('a folder of output that was deleted while the server runs takes the mailbox with it, and numbers go on', async t => {
  const lab = await startLab(t, {access, server});
  const host = await lab.connect();
  const {mailbox} = await host.send('one');
  rmSync(join(lab.folder, 'data/output'), {recursive: true});
  // A message finds that out; the mailbox is another after this.
  const next = await until(async () => {
    const sent = await host.send('two');
    return sent.mailbox !== mailbox && sent;
  }, 'another mailbox');
  const last = await host.send('three');
  t.is(last.number, next.number + 1);
  t.deepEqual(texts(await take(host.listen({since: next.number - 1}), 2)), ['two', 'three']);
  await t.throwsAsync(take(host.listen({since: {mailbox, number: 1}}), 1), {message: /was lost/});
});
