// Nothing is told to have ended well that the host does not show to stand in its account.
import test from 'ava';
import type {ClientError} from '../../../src/client/errors.ts';
import {NoteSigner} from '../../../src/merkle/note-signer.ts';
import {newLogKey} from '../../fixtures/certificates.ts';
import type {Case, Receipt} from '../../fixtures/receipting.ts';
import {honest, receipting} from '../../fixtures/receipting.ts';
import {ScriptedAccount} from '../../fixtures/scripted-account.ts';
import {outcomeOf} from '../../fixtures/scripted-server.ts';

/** Ends a job whose receipt is a true one, changed. */
const changed =
  (change: (receipt: Receipt, one: Case) => object) =>
  (one: Case): void => {
    one.started();
    const seq = one.account.addEnd(one.job, outcomeOf(''));
    one.account.addOthers(2);
    const receipt = one.account.receipt(seq);
    one.ended({...receipt, ...change(receipt, one)});
  };

/** Ends a job with the true receipt of an entry that says something else. */
const entry =
  (add: (one: Case) => number) =>
  (one: Case): void => {
    one.started();
    one.ended(one.account.receipt(add(one)));
  };

const other = '01890a5d-ac96-774b-bcce-b302099a8057';
const flip = (text: string, at: number) =>
  text.slice(0, at) + (text[at] === 'A' ? 'B' : 'A') + text.slice(at + 1);
const wrong: Record<string, [answer: (one: Case) => void, why: RegExp]> = {
  'none at all': [
    one => {
      one.started();
      one.ended(undefined);
    },
    /it gave no receipt/,
  ],
  'a proof that is not its own': [
    changed(({proof}) => ({proof: proof.map(hash => flip(hash, 3))})),
    /its proof does not show/,
  ],
  'a proof that ends early': [changed(({proof}) => ({proof: proof.slice(1)})), /its proof does not show/],
  'a proof that goes on': [changed(({proof}) => ({proof: [...proof, ...proof]})), /its proof does not show/],
  'another number': [changed(({seq}) => ({seq: seq - 1})), /its proof does not show/],
  'one character of its entry': [
    changed(({line}) => ({line: line.replace('"exit":0', '"exit":1')})),
    /its proof does not show/,
  ],
  'a checkpoint with a bad signature': [
    changed(({checkpoint}) => ({checkpoint: flip(checkpoint, checkpoint.length - 20)})),
    /its checkpoint is not good: the signature/,
  ],
  'a checkpoint whose size was altered': [
    changed(({checkpoint}) => ({checkpoint: checkpoint.replace(/\n\d+\n/, '\n9\n')})),
    /its checkpoint is not good/,
  ],
  'a checkpoint that another key signed': [
    changed((_, {account}) => ({
      checkpoint: account.checkpoint(account.size, new NoteSigner('lab-01/reeve-account', newLogKey())),
    })),
    /its checkpoint is not good: the note is signed by/,
  ],
  'the checkpoint of another log': [
    changed((_, {account}) => ({
      checkpoint: account.checkpoint(account.size, undefined, 'lab-02/reeve-account'),
    })),
    /its checkpoint is not good: this is a checkpoint of/,
  ],
  'a checkpoint that is none': [changed(() => ({checkpoint: 'x'})), /its checkpoint is not good/],
  'the receipt of another account': [
    one => {
      one.started();
      const elsewhere = new ScriptedAccount();
      one.ended(elsewhere.receipt(elsewhere.addEnd(one.job, outcomeOf(''))));
    },
    /its checkpoint is not good/,
  ],
  'an entry about something else': [entry(() => 0), /about a "server-stop"/],
  'an entry about another job': [
    entry(({account}) => account.addEnd(other, outcomeOf(''))),
    /about job "01890a5d/,
  ],
  'an entry of another host': [
    entry(({account, job}) => account.addEnd(job, outcomeOf(''), {host: 'lab-02'})),
    /of the host lab-02/,
  ],
  'an entry of another person': [
    entry(({account, job}) => account.addEnd(job, outcomeOf(''), {principal: {name: 'bob', groups: []}})),
    /a job of "bob", not of alice/,
  ],
  'an entry with another outcome': [
    entry(({account, job}) => account.addEnd(job, outcomeOf('', '', {exit: 1}))),
    /ended otherwise: the answer was altered/,
  ],
  'an entry with no outcome': [
    entry(({account, job}) => account.add({event: 'job-end', job})),
    /does not show/,
  ],
};
for (const [what, [answer, why]] of Object.entries(wrong)) {
  test(`a receipt is refused, and nothing remembered, for ${what}`, async t => {
    const lab = await receipting(t, answer);
    const host = await lab.connect();
    const error = await t.throwsAsync<ClientError>(async () => await host.run('x'), {
      code: 'receipt-invalid',
    });
    t.regex(error?.message ?? '', why);
    t.regex(error?.message ?? '', /^lab-01 does not show that job .* ended so stands in its account: /);
    t.is(error?.outcome?.exit, 0);
    await host.close();
    t.deepEqual(lab.list(), []);
  });
}

test('output that a gate alters together with its digests is not what stands in the account', async t => {
  const lab = await receipting(t, one => {
    one.started();
    one.guest.data(one.stream, 1, 0, 'all is well');
    const seq = one.account.addEnd(one.job, outcomeOf('it burns!!!'));
    one.ended(one.account.receipt(seq), outcomeOf('all is well'));
  });
  const host = await lab.connect();
  await t.throwsAsync(async () => await host.run('x'), {
    code: 'receipt-invalid',
    message: /ended otherwise: the answer was altered on the way/,
  });
});

test('a job that was lost needs no receipt: its account may not be writable; one that it has must be good', async t => {
  const lost = outcomeOf('', '', {state: 'lost', reason: 'lost', exit: null, endedAt: null});
  const answers = [undefined, 'good', 'bad'].map(kind => (one: Case) => {
    one.started();
    const seq = one.account.addEnd(one.job, kind === 'bad' ? outcomeOf('') : lost);
    one.ended(kind && one.account.receipt(seq), lost);
  });
  const lab = await receipting(t, one => answers.shift()?.(one));
  const host = await lab.connect();
  t.like(await host.run('x'), {state: 'lost', receipt: undefined});
  t.is(typeof (await host.run('x')).receipt, 'string');
  await t.throwsAsync(async () => await host.run('x'), {code: 'receipt-invalid'});
});

test('a refusal needs no receipt; one that it has must be of this order and this refusal', async t => {
  const refusals: Record<string, [receipt: (one: Case) => unknown, code: string]> = {
    none: [() => undefined, 'refused'],
    good: [({account, order}) => account.receipt(account.addDenial(order, 'denied')), 'refused'],
    'of another order': [
      ({account}) => account.receipt(account.addDenial(other, 'denied')),
      'receipt-invalid',
    ],
    'with another code': [
      ({account, order}) => account.receipt(account.addDenial(order, 'busy')),
      'receipt-invalid',
    ],
    'of an end': [({account, job}) => account.receipt(account.addEnd(job, outcomeOf(''))), 'receipt-invalid'],
  };
  for (const ask of ['run', 'attach', 'status'] as const) {
    const lab = await receipting(t, ({guest, stream, ...one}) => {
      const receipt = next({guest, stream, ...one});
      guest.say(stream, {type: 'refused', code: 'denied', message: 'no', receipt});
    });
    const host = await lab.connect();
    let next: (one: Case) => unknown = () => undefined;
    for (const [what, [receipt, code]] of Object.entries(refusals)) {
      next = receipt;
      const act = {run: () => host.run('x'), attach: () => host.attach(other), status: () => host.status()};
      await t.throwsAsync(async () => await act[ask](), {code}, `${ask}: ${what}`);
    }
    await host.close();
    t.is(lab.list('receipts', 'lab-01').flatMap(day => lab.list('receipts', 'lab-01', day)).length, 1);
  }
});

test('a job of somebody else may be followed, and its receipt is of that person', async t => {
  const lab = await receipting(t, one => {
    one.started();
    const outcome = outcomeOf('');
    const of = {principal: {name: 'bob', groups: []}};
    one.ended(one.account.receipt(one.account.addEnd(one.job, outcome, of)), outcome);
  });
  const host = await lab.connect();
  t.true((await host.attach(other)).receipt?.endsWith(`${other}.receipt`));
});

test('without receipts nothing is verified, kept or told to the host', async t => {
  const lab = await receipting(t, one => {
    one.started();
    one.ended({seq: 0, line: 'x', proof: [], checkpoint: 'x'});
  });
  const host = await lab.connect({receipts: false});
  t.like(await host.run('x'), {ok: true, receipt: undefined});
  await host.close();
  t.deepEqual([lab.seen, lab.list()], [[undefined], []]);
});

test('a host whose certificate names no log key has no receipts to give: that is said once, and is no error', async t => {
  const lab = await receipting(t, one => honest(one), {host: ca => ca.host('lab-01', {logKey: 'none'})});
  const notices: object[] = [];
  const host = await lab.connect({onNotice: notice => notices.push(notice)});
  t.like(await host.run('x'), {ok: true, receipt: undefined});
  t.like(await host.run('x'), {ok: true, receipt: undefined});
  t.deepEqual(notices, [{type: 'no-receipts', host: 'lab-01'}]);
  t.deepEqual(lab.list(), []);
});
