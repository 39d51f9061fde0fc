// A host that cannot prove at once that its account goes on: it owes the proof, and is not accused for that, nor believed for ever.
import {statSync, utimesSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {honest, once, receipting, remembered} from '../../fixtures/receipting.ts';
import type {Guest} from '../../fixtures/scripted-server.ts';
import {prove} from '../../fixtures/scripted-server.ts';
import {until} from '../../fixtures/until.ts';

const putOff: Record<string, [(guest: Guest, stream: number) => void, RegExp]> = {
  'is gone': [guest => void guest.socket.destroy(), /the connection to lab-01 was lost|lab-01 is gone/],
  'has no time': [
    (guest, stream) => guest.say(stream, {type: 'refused', code: 'busy', message: 'too many'}),
    /lab-01 has no time for it/,
  ],
};
for (const [how, [answer, why]] of Object.entries(putOff)) {
  test(`a host that ${how} before it could prove anything has to the next time, and it is said`, async t => {
    let isAway = true;
    const lab = await receipting(t, one => honest({...one, seen: undefined}), {
      asked(guest, stream, question) {
        if (isAway) answer(guest, stream);
        else prove(lab.account)(guest, stream, question);
      },
    });
    await once(lab);
    const warnings: string[] = [];
    {
      await using host = await lab.connect({giveUpAfterMs: 0, onWarning: text => warnings.push(text)});
      t.true((await host.run('x')).ok);
    }
    t.regex(
      warnings.join('\n'),
      /^lab-01: it did not prove yet .* showed before: .*; the next run has it do so$/,
    );
    t.regex(warnings.join('\n'), why);
    t.deepEqual(lab.list('evidence'), []);
    t.is(remembered(lab).length, 2);
    // Not for long.
    const tenMinutesAgo = Date.now() / 1000 - 601;
    utimesSync(join(lab.state, 'checkpoints/lab-01/owed'), tenMinutesAgo, tenMinutesAgo);
    {
      await using host = await lab.connect({giveUpAfterMs: 0});
      await t.throwsAsync(async () => await host.run('x'), {code: 'account-forked'});
    }
    isAway = false;
    await once(lab);
    t.is(remembered(lab).length, 1);
    t.deepEqual(lab.list('checkpoints', 'lab-01'), remembered(lab));
  });
}

test('a host that has no time for a proof when it is asked is asked again, however often, and is not taken to refuse', async t => {
  let times = 5;
  const lab = await receipting(t, one => honest({...one, seen: undefined}), {
    asked(guest, stream, question) {
      if (times-- > 0) guest.say(stream, {type: 'refused', code: 'busy', message: 'too many'});
      else prove(lab.account)(guest, stream, question);
    },
  });
  await once(lab);
  const warnings: string[] = [];
  await using host = await lab.connect({onWarning: text => warnings.push(text)});
  t.true((await host.run('x')).ok);
  // On a busy machine it may be late for the fifth.
  if (warnings.length === 0) t.is(times, -1);
  t.true(times < 2);
  t.deepEqual(lab.list('evidence'), []);
});

test('a host that owes a proof for long has longer to give it, and a host that has no time is asked once for all', async t => {
  let isBusy = true;
  let hears = () => {};
  const lab = await receipting(t, one => honest({...one, seen: undefined}), {
    asked(guest, stream, question) {
      asked.push(question);
      hears();
      if (isBusy) guest.say(stream, {type: 'refused', code: 'busy', message: 'too many'});
      else prove(lab.account)(guest, stream, question);
    },
  });
  const asked: {from: number; to: number}[] = [];
  await once(lab);
  for (let run = 0; run < 3; run++) {
    asked.length = 0;
    await using host = await lab.connect({giveUpAfterMs: 0});
    t.true((await host.run('x')).ok);
    t.is(new Set(asked.map(({from}) => from)).size, 1, 'of several that are held');
  }
  t.is(remembered(lab).length, 4);
  const tenMinutesAgo = Date.now() / 1000 - 601;
  utimesSync(join(lab.state, 'checkpoints/lab-01/owed'), tenMinutesAgo, tenMinutesAgo);
  // Longer than a host is waited for that owes nothing yet.
  hears = () => {
    hears = () => {};
    setTimeout(() => {
      isBusy = false;
    }, 4000);
  };
  await once(lab);
  t.deepEqual(lab.list('evidence'), []);
  t.is(remembered(lab).length, 1);
});

test('a proof that is owed since a time that has not come is owed from now on', async t => {
  const lab = await receipting(t, one => honest({...one, seen: undefined}), {
    asked: (guest, stream) => guest.say(stream, {type: 'refused', code: 'busy', message: 'too many'}),
  });
  const owed = join(lab.state, 'checkpoints/lab-01/owed');
  await once(lab);
  for (const since of [undefined, Date.now() / 1000 + 365 * 86_400]) {
    if (since !== undefined) utimesSync(owed, since, since);
    await using host = await lab.connect({giveUpAfterMs: 0});
    t.true((await host.run('x')).ok);
    t.true(Math.floor(statSync(owed).mtimeMs) <= Date.now());
  }
});

test('a job that is let go is not waited for, whatever its host still has to prove', async t => {
  let isAsked = false;
  const lab = await receipting(t, one => honest({...one, seen: undefined}), {
    asked() {
      isAsked = true;
    },
  });
  await once(lab);
  const host = await lab.connect();
  const job = host.run('x');
  await until(() => isAsked, 'that the proof is asked for');
  job.release();
  await t.throwsAsync(async () => await job, {code: 'connection-lost', message: /was let go$/});
});
