// What a person sees of a line that drops, from the real command line; the host is scripted, so that it drops when told.
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {ScriptedAccount} from '../fixtures/scripted-account.ts';
import type {Guest} from '../fixtures/scripted-server.ts';
import {outcomeOf, startScripted, welcome} from '../fixtures/scripted-server.ts';
import {until} from '../fixtures/until.ts';

const lost = String.raw`reeve: lab-01: connection lost( \([^\n]+\))?; trying again for up to`;

/** A host with one job that prints `one`, and `two` to whoever comes back. It can be gone for a while. */
async function startDropping(t: Parameters<typeof startScripted>[0]) {
  const place = {isDown: false, job: '', attaches: [] as object[], cancels: 0};
  const started = (guest: Guest, stream: number, from: number) =>
    guest.say(stream, {type: 'started', job: place.job, from, attached: from > 0, window: 1_000_000});
  const account = new ScriptedAccount();
  const ended = (guest: Guest, stream: number, stdout: string, change = {}) => {
    const outcome = outcomeOf(stdout, '', change);
    const receipt = account.receipt(account.addEnd(place.job, outcome));
    guest.say(stream, {type: 'ended', job: place.job, outcome, receipt});
  };
  const lab = await startScripted(t, {
    account,
    greet(guest) {
      if (place.isDown) guest.socket.destroy();
      else guest.say(0, {...welcome, time: Date.now(), log: account.verifierLine});
    },
    ordered(guest, stream, order) {
      if (order.action === 'cancel') {
        place.cancels += 1;
        guest.say(stream, {type: 'answer', body: {job: order.job}});
      } else if (order.action === 'run') {
        place.job = order.id;
        started(guest, stream, 0);
        guest.data(stream, 1, 0, 'one\n');
      } else {
        place.attaches.push(order);
        started(guest, stream, order.from);
        guest.data(stream, 1, 4, 'two\n');
        ended(guest, stream, 'one\ntwo\n');
      }
    },
  });
  const cut = () => {
    for (const {socket} of lab.guests) socket.destroy();
  };
  const start = (words: readonly string[]) => {
    const line = commandLine(lab, words, {config: lab.config});
    t.teardown(() => line.child.kill('SIGKILL'));
    return line;
  };
  return {lab, place, cut, start};
}

test('a line that drops is said once, and that it is back; the output goes on at the next byte', async t => {
  const {place, cut, start} = await startDropping(t);
  const line = start(['run', 'lab-01', 'x']);
  await until(() => line.stdout.includes('one'), 'its first words');
  cut();
  const {status, stdout, stderr} = await line.ended;
  t.is(stdout.toString(), 'one\ntwo\n');
  t.is(status, 0);
  t.regex(stderr, new RegExp(`^${lost} 10m; the job goes on\nreeve: lab-01: resumed after [\\d.]+m?s\n$`));
  t.like(place.attaches, {length: 1, 0: {job: place.job, from: 4, claim: true}});
});

test('a line that stays away is given up: outcome unknown, and how to go on at the first byte that was not shown', async t => {
  const {place, cut, start} = await startDropping(t);
  const line = start(['run', '--give-up-after', '700ms', 'lab-01', 'x']);
  await until(() => line.stdout.includes('one'), 'its first words');
  place.isDown = true;
  cut();
  const {status, stderr} = await line.ended;
  t.is(status, 252);
  t.regex(stderr, new RegExp(`^${lost} 700ms; the job goes on\n`));
  const [, way = ''] = /may still run: attach to it to go on: reeve (attach .*)\n$/.exec(stderr) ?? [];
  const short = String(place.job).slice(-8);
  t.is(way, `attach lab-01 ${short} --from 4`, stderr);
  place.isDown = false;
  const again = await start(way.replace(short, String(place.job)).split(' ')).ended;
  t.is(again.stdout.toString(), 'two\n');
  t.is(again.status, 0);
});

test('Ctrl-C while the line is lost ends the job when it is back; it says so', async t => {
  const {place, cut, start} = await startDropping(t);
  const line = start(['run', 'lab-01', 'x']);
  await until(() => line.stdout.includes('one'), 'its first words');
  place.isDown = true;
  cut();
  await until(() => line.stderr.includes('connection lost'), 'the notice');
  line.child.kill('SIGINT');
  await until(() => line.stderr.includes('Ctrl-C again'), 'the advice');
  t.true(
    line.stderr.includes(
      'the job will be ended when the connection is back; press Ctrl-C again to stop waiting',
    ),
  );
  t.is(place.cancels, 0);
  place.isDown = false;
  await until(() => place.cancels === 1, 'the order to cancel');
  const {stderr, status} = await line.ended;
  t.regex(stderr, /resumed after/);
  t.is(status, 0);
});

test('a second Ctrl-C leaves at once, also while the line is lost, and says where to go on', async t => {
  const {place, cut, start} = await startDropping(t);
  const line = start(['run', 'lab-01', 'x']);
  await until(() => line.stdout.includes('one'), 'its first words');
  place.isDown = true;
  cut();
  await until(() => line.stderr.includes('connection lost'), 'the notice');
  line.child.kill('SIGINT');
  await until(() => line.stderr.includes('Ctrl-C again'), 'the advice');
  line.child.kill('SIGINT');
  const {status, stderr} = await line.ended;
  t.is(status, 130);
  const short = String(place.job).slice(-8);
  t.true(
    stderr.endsWith(`left; job ${short} may still run: reeve attach lab-01 ${short} --from 4\n`),
    stderr,
  );
});

test('a viewer that is told of a gap says which bytes are missing, and goes on', async t => {
  const job = '01890000-0000-7000-8000-000000000000';
  const account = new ScriptedAccount();
  const outcome = outcomeOf('whatever');
  const receipt = account.receipt(account.addEnd(job, outcome));
  const lab = await startScripted(t, {
    account,
    ordered(guest, stream) {
      guest.say(stream, {type: 'started', job, from: 0, attached: true, window: 1_000_000});
      guest.data(stream, 1, 0, 'one\n');
      guest.say(stream, {type: 'gap', from: 4, to: 1000});
      guest.data(stream, 1, 1000, 'two\n');
      guest.say(stream, {type: 'gap', from: 1004, to: 1010});
      guest.say(stream, {type: 'ended', job, outcome, receipt});
    },
  });
  const {stdout, stderr, status} = await commandLine(lab, ['attach', 'lab-01', job], {config: lab.config})
    .ended;
  t.is(stdout.toString(), 'one\ntwo\n');
  t.is(status, 0);
  t.is(
    stderr,
    'reeve: lab-01: its output from byte 4 to 1000 is no longer held\n' +
      'reeve: lab-01: its output from byte 1004 to 1010 is no longer held\n' +
      'reeve: lab-01: the remaining output could not be verified\n',
  );
});
