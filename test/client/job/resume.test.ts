// The line drops, and the job goes on: against a host that does as a script says.
import test from 'ava';
import type {Notice} from '../../../src/client/notice.ts';
import {limits} from '../../../src/protocol/limits.ts';
import {openCuttingProxy} from '../../fixtures/cutting-proxy.ts';
import type {Guest, Script} from '../../fixtures/scripted-server.ts';
import {answering, inTurn, ordersOf, outcomeOf, startScripted} from '../../fixtures/scripted-server.ts';
import {until} from '../../fixtures/until.ts';

const drop = ({socket}: Guest) => socket.destroy();

test('an order that was sent and not answered is sent again: the same bytes, so that it cannot run twice', async t => {
  const lab = await answering(
    t,
    inTurn(
      ({guest}) => drop(guest),
      ({guest}) => drop(guest),
      ({started, data, ended}) => {
        started({attached: true});
        data(0, 'once');
        ended('once');
      },
    ),
  );
  const host = await lab.connect();
  t.like(await host.run('x', {}, {secrets: {password: 'hunter2'}}), {stdout: 'once', verified: true});
  const [first, second, third, ...more] = ordersOf(lab.guests);
  t.deepEqual(more, []);
  t.deepEqual(second?.message, first?.message);
  t.deepEqual(third?.message, first?.message);
  t.is(first?.message.secrets.values.password, 'hunter2');
  t.regex(first?.order.secrets.password, /^[0-9a-f]{64}$/);
});

test('a job that was started goes on at the next byte, as its submitter; its digests go on, too', async t => {
  const notices: Notice[] = [];
  const lab = await answering(
    t,
    inTurn(
      ({guest, started, data}) => {
        started();
        data(0, 'out');
        data(3, 'err', 2);
        guest.socket.end();
      },
      ({guest, started, order}) => {
        started({from: order.from, attached: true});
        drop(guest);
      },
      ({started, data, ended, order}) => {
        started({from: order.from, attached: true});
        data(6, 'put');
        ended('output', 'err');
      },
    ),
  );
  const host = await lab.connect({onNotice: notice => notices.push(notice)});
  const job = host.run('x');
  const chunks: string[] = [];
  for await (const {channel, offset, bytes} of job) chunks.push(`${channel} ${offset} ${String(bytes)}`);
  t.deepEqual(chunks, ['stdout 0 out', 'stderr 3 err', 'stdout 6 put']);
  t.like(await job, {verified: true, missing: 0});
  t.like(await job.started, {from: 0, attached: false});
  const [run, ...attaches] = ordersOf(lab.guests).map(({order}) => order);
  t.is(run.action, 'run');
  for (const {id, action, host: name, job: about, from, claim} of attaches) {
    t.not(id, job.id);
    t.deepEqual(
      {action, name, about, from, claim},
      {action: 'attach', name: 'lab-01', about: job.id, from: 6, claim: true},
    );
  }
  t.is(attaches.length, 2);
  t.deepEqual(
    notices.map(({type}) => type),
    ['lost', 'resumed', 'lost', 'resumed'],
  );
});

test('a job that waits for its turn is told of, and is attached to after the line dropped', async t => {
  const notices: Notice[] = [];
  const lab = await answering(
    t,
    inTurn(
      ({guest, stream, job}) => {
        guest.say(stream, {type: 'queued', job, ahead: 2, why: 'lock'});
        guest.say(stream, {type: 'queued', job, ahead: 1, why: 'jobs'});
        guest.socket.end();
      },
      ({started, ended}) => {
        started();
        ended('');
      },
    ),
  );
  const host = await lab.connect({onNotice: notice => notices.push(notice)});
  const job = host.run('x');
  await until(() => job.queued?.ahead === 1, 'its turn');
  t.deepEqual(job.queued, {ahead: 1, why: 'jobs'});
  t.true((await job).ok);
  t.is(job.queued, undefined);
  t.like(notices[0], {type: 'queued', job: job.id, ahead: 2, why: 'lock', host: 'lab-01'});
  t.deepEqual(
    ordersOf(lab.guests).map(({order}) => [order.action, order.from]),
    [
      ['run', undefined],
      ['attach', 0],
    ],
  );
});

test('an attach goes on from its next byte, and as what it was', async t => {
  for (const claim of [undefined, true] as const) {
    const lab = await answering(
      t,
      inTurn(
        ({guest, stream, started, data}) => {
          started({from: 100, attached: true});
          guest.say(stream, {type: 'gap', from: 100, to: 150});
          data(150, 'x');
          guest.socket.end();
        },
        ({started, data, ended, order}) => {
          started({from: order.from, attached: true});
          data(151, 'y');
          ended('.'.repeat(150));
        },
      ),
    );
    const host = await lab.connect();
    const job = '01890a5d-ac96-774b-bcce-b302099a8057';
    t.like(await host.attach(job, {from: 100, ...(claim && {claim})}), {
      stdout: 'xy',
      missing: 50,
      verified: false,
    });
    t.deepEqual(
      ordersOf(lab.guests).map(({order}) => [order.action, order.job, order.from, order.claim]),
      [
        ['attach', job, 100, claim],
        ['attach', job, 151, claim],
      ],
    );
  }
});

test('what waits to be read is not asked for again, and counts against the credit of the next line', async t => {
  const grants: number[][] = [];
  const piece = Buffer.alloc(limits.data, 'x');
  const script: Script = {
    ordered(guest, stream, order) {
      const from = order.from ?? 0;
      guest.say(stream, {type: 'started', job: order.job ?? order.id, from, attached: from > 0, window: 1e9});
      grants.push([]);
      const count = [16, 20, 0][grants.length - 1] ?? 0;
      for (let sent = 0; sent < count; sent++) guest.data(stream, 1, from + sent * piece.length, piece);
      if (count > 0) guest.socket.end();
    },
    granted: (_guest, _stream, bytes) => void grants.at(-1)?.push(bytes),
  };
  const lab = await startScripted(t, script);
  const host = await lab.connect();
  const job = host.run('x');
  await until(() => grants.length === 3, 'two drops');
  const whole = limits.initialCredit;
  await until(async () => (await host.ping()).roundTripMs > 0, 'what was granted to be heard');
  t.deepEqual(
    ordersOf(lab.guests).map(({order}) => order.from ?? 0),
    [0, 16 * piece.length, 36 * piece.length],
  );
  t.deepEqual(grants[0]?.slice(0, 1), [whole]);
  t.deepEqual(grants[1]?.slice(0, 1), [whole - 16 * piece.length]);
  // More than half a window waits: nothing is granted before some of it was read.
  t.deepEqual(grants[2], []);
  let read = 0;
  for await (const {bytes} of job) {
    read += bytes.length;
    if (read === 36 * piece.length) break;
  }
  await until(() => grants[2]?.length === 1, 'credit once it was read');
  const [late = 0] = grants[2] ?? [];
  t.true(late >= whole / 2 && late <= whole, String(late));
});

test('questions that were on their way are asked again, in the same words', async t => {
  const answers = [
    drop,
    (guest: Guest, stream: number) => guest.say(stream, {type: 'answer', body: {commands: []}}),
  ];
  const lab = await startScripted(t, {ordered: (guest, stream) => answers.shift()?.(guest, stream)});
  const host = await lab.connect();
  t.deepEqual(await host.commands(), {commands: []});
  const [first, second] = ordersOf(lab.guests);
  t.deepEqual(second, first);
});

test('without work nothing is dialled; what is asked next is', async t => {
  const lab = await answering(t, ({started, ended}) => {
    started();
    ended('');
  });
  const proxy = await openCuttingProxy(t, lab.port);
  const notices: Notice[] = [];
  const host = await proxy.connect(lab.config, {receipts: false, onNotice: notice => notices.push(notice)});
  t.true((await host.run('x')).ok);
  t.is(proxy.cut(), 1);
  await until(() => lab.guests[0]?.socket.destroyed, 'the drop');
  t.true((await host.run('x')).ok);
  t.is(proxy.connections, 2);
  proxy.cut();
  await until(() => lab.guests[1]?.socket.destroyed, 'the drop');
  t.true((await host.ping()).roundTripMs > 0);
  t.is(proxy.connections, 3);
  t.deepEqual(notices, []);
});

test('a gap in what a run printed is an error, unless the command drops what is oldest', async t => {
  const lab = await answering(t, ({guest, stream, started, data, ended}) => {
    started({overflow: 'drop-oldest'});
    data(0, 'o');
    guest.say(stream, {type: 'gap', from: 1, to: 3});
    data(3, 'put');
    ended('output');
  });
  const host = await lab.connect();
  t.like(await host.run('x'), {ok: true, stdout: 'oput', missing: 2, verified: false});
});

test('a host that is closed while it is dialled again ends at once; a job that is let go stops the dialling', async t => {
  const lab = await answering(t, ({started}) => started());
  const proxy = await openCuttingProxy(t, lab.port);
  const host = await proxy.connect(lab.config);
  const job = host.run('x');
  await job.started;
  proxy.target = 1;
  proxy.cut();
  await until(() => proxy.connections > 1, 'it to be dialled');
  job.release();
  await t.throwsAsync(async () => await job, {code: 'connection-lost', message: /let go/});
  proxy.target = lab.port;
  t.true((await host.ping()).roundTripMs > 0);
  const other = host.run('x');
  await other.started;
  proxy.target = 1;
  proxy.cut();
  await host.close();
  await t.throwsAsync(async () => await other, {code: 'connection-lost', message: /was closed/});
  await t.throwsAsync(async () => await host.run('x'), {code: 'connection-lost'});
});

test('what came before the end counts once, whatever comes of the line then', async t => {
  const lab = await startScripted(t, {
    ordered(guest, stream, {id}) {
      guest.say(stream, {type: 'started', job: id, from: 0, attached: false, window: 1e6});
      guest.data(stream, 1, 0, 'x');
      guest.say(stream, {type: 'ended', job: id, outcome: outcomeOf('x')});
      guest.socket.destroySoon();
    },
  });
  const host = await lab.connect();
  t.like(await host.run('x'), {stdout: 'x', ok: true});
  t.is(ordersOf(lab.guests).length, 1);
});
