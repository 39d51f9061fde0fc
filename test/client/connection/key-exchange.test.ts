// The notice of a key exchange that is not post-quantum.
import test from 'ava';
import type {Notice} from '../../../src/client/notice.ts';
import {commandLine} from '../../fixtures/command-line.ts';
import {receipting} from '../../fixtures/receipting.ts';
import {startScripted} from '../../fixtures/scripted-server.ts';
import {until} from '../../fixtures/until.ts';

for (const [curve, name] of Object.entries({X25519: 'X25519', 'P-256': 'prime256v1'})) {
  test(`a host that agrees to ${curve} alone is told of once, on stderr, and the run counts`, async t => {
    const lab = await receipting(t, undefined, {tls: {ecdhCurve: curve}});
    const {status, stdout, stderr} = await commandLine(lab, ['run', 'lab-01', 'x'], {config: lab.config})
      .ended;
    t.deepEqual([status, stdout.toString()], [0, '']);
    t.regex(
      stderr,
      new RegExp(`^reeve: lab-01: the key exchange with it, ${name}, is not post-quantum: .*\\n$`),
    );
    const told = await commandLine(lab, ['run', '--json', 'lab-01', 'x'], {config: lab.config}).ended;
    t.true(JSON.parse(told.stdout.toString()).ok);
  });
}

test('nothing is said of a post-quantum key exchange', async t => {
  const lab = await receipting(t);
  const {status, stderr} = await commandLine(lab, ['run', 'lab-01', 'x'], {config: lab.config}).ended;
  t.deepEqual([status, stderr], [0, '']);
});

test('a program hears of it once, however often the line is dialled again', async t => {
  const lab = await startScripted(t, {tls: {ecdhCurve: 'X25519'}});
  const notices: Notice[] = [];
  await using host = await lab.connect({onNotice: notice => notices.push(notice)});
  await host.ping();
  for (let lines = 1; lines < 3; lines++) {
    lab.guests.at(-1)?.socket.destroy();
    await until(async () => {
      await host.ping().catch(() => {});
      return lab.guests.length > lines;
    }, 'another line');
    await host.ping();
  }
  t.deepEqual(
    notices.filter(({type}) => type === 'not-post-quantum'),
    [{type: 'not-post-quantum', host: 'lab-01', group: 'X25519'}],
  );
});
