// No output passes for what it is not.
import test from 'ava';
import type {Answer} from '../../fixtures/scripted-server.ts';
import {answering} from '../../fixtures/scripted-server.ts';

test('output that is as it should be is verified', async t => {
  const lab = await answering(t, ({started, data, ended}) => {
    started();
    data(0, 'out');
    data(3, 'err', 2);
    data(6, 'put');
    ended('output', 'err');
  });
  const host = await lab.connect();
  t.like(await host.run('x'), {ok: true, verified: true, missing: 0, stdout: 'output', stderr: 'err'});
});

const altered: Record<string, Answer> = {
  'one byte changed': ({started, data, ended}) => {
    started();
    data(0, 'outPut');
    ended('output');
  },
  'a byte withheld at the end': ({started, data, ended}) => {
    started();
    data(0, 'outpu');
    ended('output');
  },
  'a byte added': ({started, data, ended}) => {
    started();
    data(0, 'output!');
    ended('output');
  },
  'moved to the other channel': ({started, data, ended}) => {
    started();
    data(0, 'output', 2);
    ended('output');
  },
  'none of it': ({started, ended}) => {
    started();
    ended('output');
  },
  'a gap in what a run printed': ({guest, stream, started, data, ended}) => {
    started();
    guest.say(stream, {type: 'gap', from: 0, to: 3});
    data(3, 'put');
    ended('output');
  },
};
for (const [what, answer] of Object.entries(altered)) {
  test(`altered output is seen: ${what}`, async t => {
    const host = await (await answering(t, answer)).connect();
    await t.throwsAsync(async () => await host.run('x'), {code: 'digest-mismatch'});
    // Who iterates hears of it as well.
    const job = host.run('x');
    await t.throwsAsync(
      async () => {
        for await (const _ of job);
      },
      {code: 'digest-mismatch'},
    );
  });
}

test('what is left of an output is shown to who attaches late, and said not to be verified', async t => {
  const lab = await answering(t, ({guest, stream, started, data, ended}) => {
    started({attached: true});
    guest.say(stream, {type: 'gap', from: 0, to: 3});
    data(3, 'put');
    ended('output');
  });
  const host = await lab.connect();
  t.like(await host.attach('01890a5d-ac96-774b-bcce-b302099a8057'), {
    stdout: 'put',
    verified: false,
    missing: 3,
  });
});
