// The line drops, and cannot be had again, or not from whom it was: what is then said of the job.
import test from 'ava';
import type {ClientError} from '../../../src/client/errors.ts';
import type {Notice} from '../../../src/client/notice.ts';
import {openCuttingProxy} from '../../fixtures/cutting-proxy.ts';
import type {Answer, Guest, Script} from '../../fixtures/scripted-server.ts';
import {answering, inTurn, startScripted} from '../../fixtures/scripted-server.ts';
import {until} from '../../fixtures/until.ts';

const drop = ({socket}: Guest) => socket.destroy();

test('a host that stays away is given up in time: it is said for how long, and how to go on', async t => {
  const lab = await answering(t, ({started}) => started());
  const proxy = await openCuttingProxy(t, lab.port);
  const notices: Notice[] = [];
  const host = await proxy.connect(lab.config, {
    receipts: false,
    giveUpAfterMs: 700,
    onNotice: notice => notices.push(notice),
  });
  const job = host.run('x');
  await job.started;
  proxy.target = 1;
  proxy.cut();
  await until(() => notices.length > 0, 'the drop');
  const late = host.run('y');
  const error = await t.throwsAsync<ClientError>(async () => await job, {code: 'connection-lost'});
  t.regex(error?.message ?? '', /lab-01 was lost and not had again within \d+\.\d s: /);
  t.true(error?.message.endsWith(`job ${job.id} may still run: attach to it to go on`), error?.message);
  t.true(proxy.connections >= 2, String(proxy.connections));
  // What the host never heard of did not happen, which is another thing.
  await t.throwsAsync(async () => await late, {code: 'unreachable'});
  t.like(notices, [{type: 'lost', host: 'lab-01', giveUpAfterMs: 700}]);
  t.is(notices.length, 1);
});

test('giving up after 0 ms is not trying', async t => {
  const lab = await answering(t, ({guest, started}) => {
    started();
    drop(guest);
  });
  const notices: Notice[] = [];
  const host = await lab.connect({giveUpAfterMs: 0, onNotice: notice => notices.push(notice)});
  await t.throwsAsync(async () => await host.run('x'), {code: 'connection-lost'});
  t.is(lab.guests.length, 1);
  t.deepEqual(notices, []);
});

test('who comes back with a certificate that proves nothing, or as another host, hears nothing of the job', async t => {
  const first = await answering(t, ({started}) => started());
  // These would take alice in.
  const tls = {ca: first.authority.certPem};
  const others: Script[] = [
    {tls},
    {tls, host: () => first.authority.host('lab-02', {dns: ['lab-01'], logKey: 'none'})},
    {tls, host: () => first.authority.host('lab-02', {logKey: 'none'})},
  ];
  for (const script of others) {
    const proxy = await openCuttingProxy(t, first.port);
    const host = await proxy.connect(first.config);
    const job = host.run('x');
    await job.started;
    const other = await startScripted(t, script);
    proxy.target = other.port;
    proxy.cut();
    const error = await t.throwsAsync<ClientError>(async () => await job, {code: 'connection-lost'});
    t.like(error?.cause, {code: 'untrusted-host'}, error?.message);
    t.is(proxy.connections, 2);
    t.deepEqual(
      other.guests.flatMap(({heard}) => heard),
      [],
    );
  }
});

const wrongs: Record<string, Answer> = {
  'less than came': ({started, ended}) => {
    started({from: 1, attached: true});
    ended('o');
  },
  'what came already': ({started, data}) => {
    started({from: 0, attached: true});
    data(0, 'again');
  },
  'what comes later': ({started}) => started({from: 9, attached: true}),
  'another job': ({started}) => started({from: 3, job: '01890a5d-ac96-774b-bcce-b302099a8057'}),
  'bytes that do not follow': ({started, data}) => {
    started({from: 3});
    data(2, 'x');
  },
};
for (const [what, answer] of Object.entries(wrongs)) {
  test(`a host that goes on with ${what} has broken the protocol: nothing of it is shown`, async t => {
    const begin: Answer = ({guest, started, data}) => {
      started();
      data(0, 'out');
      guest.socket.end();
    };
    const lab = await answering(t, inTurn(begin, answer));
    const host = await lab.connect();
    const job = host.run('x');
    let seen = '';
    const error = await t.throwsAsync<ClientError>(
      async () => {
        for await (const {bytes} of job) seen += String(bytes);
      },
      {code: 'connection-lost'},
    );
    t.like(error?.cause, {code: 'message'}, error?.message);
    t.is(seen, 'out');
    t.is(lab.guests.length, 2);
  });
}

for (const shorter of [0, 2])
  test(`a job that was lost with the host is a result that says so, though less of its output is left than came: ${shorter}`, async t => {
    const lab = await answering(
      t,
      inTurn(
        ({guest, started, data}) => {
          started();
          data(0, 'output');
          guest.socket.end();
        },
        ({started, ended, order}) => {
          started({from: order.from - shorter, attached: true});
          ended('put', '', {state: 'lost', reason: 'lost', exit: null, endedAt: null, message: 'not known'});
        },
      ),
    );
    const host = await lab.connect();
    t.like(await host.run('x'), {
      state: 'lost',
      reason: 'lost',
      stdout: 'output',
      verified: false,
      ok: false,
    });
  });

test('a host that stays busy after the line dropped leaves unknown whether the order ran', async t => {
  const busy: Answer = ({guest, stream}) =>
    guest.say(stream, {type: 'refused', code: 'busy', message: 'too much waits'});
  const lab = await answering(
    t,
    inTurn(({guest}) => drop(guest), ...Array<Answer>(100).fill(busy)),
  );
  const host = await lab.connect({giveUpAfterMs: 500});
  const error = await t.throwsAsync<ClientError>(async () => await host.run('x'), {code: 'connection-lost'});
  t.like(error?.cause, {wireCode: 'busy'});
});

test('refusals after the line dropped: what may pass is tried again, what says that it never ran is told, else it is unknown', async t => {
  const refuse =
    (code: string): Answer =>
    ({guest, stream}) =>
      guest.say(stream, {type: 'refused', code, message: `because of ${code}`});
  const begin: Answer = ({guest, started}) => {
    started();
    guest.socket.end();
  };
  const vanish: Answer = ({guest}) => drop(guest);
  const end: Answer = ({started, ended}) => {
    started({attached: true});
    ended('');
  };
  const cases: [Answer[], string | undefined][] = [
    [[begin, refuse('busy'), refuse('server-stopping'), end], undefined],
    [[vanish, refuse('busy'), end], undefined],
    [[begin, refuse('unknown-job')], 'connection-lost'],
    [[begin, refuse('not-allowed')], 'connection-lost'],
    [[begin, refuse('certificate-revoked')], 'connection-lost'],
    [[vanish, refuse('order-time')], 'connection-lost'],
    [[vanish, refuse('certificate-expired')], 'connection-lost'],
    [[vanish, refuse('denied')], 'refused'],
    [[refuse('busy')], 'refused'],
  ];
  for (const [answers, code] of cases) {
    const lab = await answering(t, inTurn(...answers));
    const host = await lab.connect();
    const run = async () => await host.run('x');
    if (code === undefined) t.true((await run()).ok);
    else {
      const error = await t.throwsAsync<ClientError>(run, {code});
      t.regex(error?.message ?? '', /because of/);
      if (code === 'connection-lost') t.like(error?.cause, {code: 'refused'});
    }
  }
});
