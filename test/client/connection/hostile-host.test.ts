// The host misbehaves: every error has a code, and nothing hangs.
import {rm} from 'node:fs/promises';
import test from 'ava';
import type {ClientError} from '../../../src/client/errors.ts';
import {controlFrame, creditFrame, dataHeader} from '../../../src/protocol/frame.ts';
import {limits} from '../../../src/protocol/limits.ts';
import type {Answer} from '../../fixtures/scripted-server.ts';
import {answering, outcomeOf, startScripted} from '../../fixtures/scripted-server.ts';

const broken: Record<string, Answer> = {
  'data before the start': ({data}) => data(0, 'x'),
  'an offset too high': ({started, data}) => {
    started();
    data(1, 'x');
  },
  'an offset again': ({started, data}) => {
    started();
    data(0, 'x');
    data(0, 'x');
  },
  'a channel that is none': ({started, data}) => {
    started();
    data(0, 'x', 3);
  },
  'a start beyond the first byte': ({started}) => started({from: 5}),
  'a second start': ({started}) => {
    started();
    started();
  },
  'a gap that goes back': ({guest, stream, started, data}) => {
    started();
    data(0, 'xxx');
    guest.say(stream, {type: 'gap', from: 3, to: 1});
  },
  'a gap from elsewhere': ({guest, stream, started}) => {
    started();
    guest.say(stream, {type: 'gap', from: 5, to: 9});
  },
  'an answer that is no outcome': ({guest, stream}) =>
    guest.say(stream, {type: 'ended', job: 'x', outcome: {}}),
  'a message that is none': ({guest, stream}) => guest.say(stream, {type: 'exec', command: 'rm'}),
  'JSON that is none': ({guest}) => guest.write(Buffer.from([0, 0, 0, 7, 0, 0, 0, 0, 1, 0x7b, 0x5d])),
  'a duplicate key': ({guest}) => {
    const text = '{"type":"ping","nonce":"1","nonce":"2"}';
    const header = Buffer.alloc(9);
    header.writeUInt32BE(5 + text.length, 0);
    guest.write(Buffer.concat([header, Buffer.from(text)]));
  },
  'an order from the host': ({guest}) => guest.say(2, {type: 'order', envelope: {}}),
  'an answer on a stream that was never opened': ({guest}) =>
    guest.say(77, {type: 'refused', code: 'x', message: 'x'}),
  'data on stream 0': ({guest}) => guest.data(0, 1, 0, 'x'),
  'credit from the host': ({guest, stream}) => guest.write(creditFrame(stream, 5)),
  'a second welcome': ({guest}) => guest.say(0, {type: 'welcome'}),
  'a frame of 4 GiB': ({guest}) => guest.write(Buffer.from([0xff, 0xff, 0xff, 0xff, 0, 0, 0, 0, 0])),
  garbage: ({guest}) => guest.write(Buffer.alloc(5000, 0xa5)),
  'an answer about another job': ({started}) => started({job: '01890a5d-ac96-774b-bcce-b302099a8057'}),
  'credit for input that there is none of': ({guest, stream, started}) => {
    started();
    guest.grant(stream, 5);
  },
};
test('what a host may not say ends the line with a coded error and no other is tried: the outcome is unknown', async t => {
  for (const [what, answer] of Object.entries(broken)) {
    const lab = await answering(t, answer);
    const host = await lab.connect();
    const job = host.run('x');
    const error = await t.throwsAsync<ClientError>(
      async () => {
        await job;
      },
      undefined,
      what,
    );
    t.is(error?.code, 'connection-lost', `${what}: ${error?.message}`);
    t.regex(error?.message ?? '', /lab-01.*attach to it/, what);
    t.is(lab.guests.length, 1, what);
    await rm(lab.folder, {recursive: true, force: true});
  }
});

test('more bytes than there was credit for end the line: what a host makes us hold is bounded', async t => {
  const lab = await answering(t, ({guest, stream, started}) => {
    started();
    const bytes = Buffer.alloc(limits.data);
    for (let offset = 0; offset <= limits.initialCredit; offset += bytes.length)
      guest.write(Buffer.concat([dataHeader(stream, 1, offset, bytes.length), bytes]));
  });
  const host = await lab.connect();
  const job = host.run('x');
  await job.started;
  await t.throwsAsync(
    async () => {
      for (;;) await host.ping();
    },
    {code: 'connection-lost', message: /more bytes came than credit was granted for/},
  );
  let came = 0;
  await t.throwsAsync(
    async () => {
      for await (const {bytes} of job) came += bytes.length;
    },
    {code: 'connection-lost'},
  );
  t.is(came, limits.initialCredit);
});

test('a fault of the host while a job runs leaves its outcome unknown, and the reason is told', async t => {
  const lab = await answering(t, ({guest, started}) => {
    started();
    guest.say(0, {type: 'fault', code: 'certificate-revoked', message: 'alice is revoked'});
  });
  const host = await lab.connect();
  const stopped = {code: 'connection-lost', message: /alice is revoked/};
  await t.throwsAsync(async () => await host.run('x'), stopped);
  t.is(lab.guests.length, 1);
  // What is asked next is asked on a new line.
  await t.throwsAsync(async () => await host.run('x'), stopped);
  t.is(lab.guests.length, 2);
});

test('what comes after the end, or after a release, changes nothing', async t => {
  const lab = await answering(t, ({guest, stream, job, started, data, ended}) => {
    started();
    data(0, 'x');
    ended('x');
    data(1, 'more');
    guest.say(stream, {type: 'gap', from: 0, to: 9});
    guest.say(stream, {type: 'ended', job, outcome: outcomeOf('', '', {exit: 9})});
  });
  const host = await lab.connect();
  t.like(await host.run('x'), {stdout: 'x', exit: 0});
  t.like(await host.run('x'), {stdout: 'x', exit: 0});
  const job = host.run('x');
  job.release();
  await t.throwsAsync(async () => await job, {code: 'connection-lost'});
  t.true((await host.ping()).roundTripMs >= 0);
});

test('an answer of another kind, or of the wrong shape, is no answer', async t => {
  const answers: object[] = [
    {type: 'answer', body: {}},
    {type: 'answer', body: {commands: [{command: 1}]}},
    {type: 'started', job: '01890a5d-ac96-774b-bcce-b302099a8057', from: 0, attached: false, window: 1},
  ];
  const lab = await startScripted(t, {
    ordered(guest, stream) {
      guest.say(stream, answers.shift() ?? {});
    },
  });
  const host = await lab.connect();
  for (let left = answers.length; left > 0; left--) await t.throwsAsync(host.commands(), {code: 'message'});
});

test('an order larger than may be, and a stream too many, are refused before they cost the line', async t => {
  const lab = await answering(t, ({started}) => started());
  const host = await lab.connect();
  await t.throwsAsync(async () => await host.run('x', {big: 'x'.repeat(200_000)}), {code: 'too-large'});
  const jobs = Array.from({length: limits.streams}, () => host.run('x'));
  await t.throwsAsync(async () => await host.run('x'), {code: 'too-many-streams'});
  for (const job of jobs.slice(1)) job.release();
  const again = host.run('x');
  await again.started;
  t.true((await host.ping()).roundTripMs >= 0);
});

const flood = (nonce = 'n'.repeat(64)) =>
  Buffer.concat(Array.from({length: 5000}, () => controlFrame(0, {type: 'ping', nonce})));

test('a host that pings without end and does not read is given up', async t => {
  const lab = await startScripted(t, {told() {}});
  const host = await lab.connect({heartbeatMs: 100, giveUpAfterMs: 0});
  const [guest] = lab.guests;
  guest?.socket.pause();
  const pings = flood();
  const timer = setInterval(() => guest?.write(pings), 1);
  t.teardown(() => clearInterval(timer));
  const error = await t.throwsAsync(async () => {
    for (;;) await host.ping();
  });
  clearInterval(timer);
  t.regex(error?.message ?? '', /does not read/);
});

test('of the pings of a host that does not read for a while few are answered, and the last one is', async t => {
  const last = Promise.withResolvers<void>();
  let pongs = 0;
  const lab = await startScripted(t, {
    told(_guest, message) {
      if (message.type !== 'pong') return;
      pongs++;
      if (message.nonce === 'last') last.resolve();
    },
  });
  await lab.connect();
  const [guest] = lab.guests;
  guest?.socket.pause();
  const pings = flood();
  for (let count = 0; count < 60; count++) {
    if (!guest?.socket.write(pings)) await new Promise(resolve => guest?.socket.once('drain', resolve));
  }
  guest?.say(0, {type: 'ping', nonce: 'last'});
  await new Promise(resolve => setImmediate(resolve));
  guest?.socket.resume();
  await last.promise;
  // What the system holds of a connection, and no more, is answered beforehand.
  t.true(pongs < 150_000, `${pongs} pongs for 300,000 pings`);
});
