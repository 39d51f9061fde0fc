// A host is held to the account that it showed: to this process, to others, and to those before.
import {readFileSync, renameSync, statSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {verifyEvidence} from '../../../src/audit/evidence/verify-evidence.ts';
import type {ClientError} from '../../../src/client/errors.ts';
import type {Host} from '../../../src/client/host.ts';
import {authorityId} from '../../../src/identity/revocation-list.ts';
import {openCheckpoint} from '../../../src/merkle/checkpoint.ts';
import {NoteVerifier} from '../../../src/merkle/note-verifier.ts';
import type {Case} from '../../fixtures/receipting.ts';
import {honest, once, receipting, remembered} from '../../fixtures/receipting.ts';
import {ScriptedAccount} from '../../fixtures/scripted-account.ts';
import {outcomeOf, prove} from '../../fixtures/scripted-server.ts';
import {until} from '../../fixtures/until.ts';

async function forked(
  t: ExecutionContext,
  attempt: () => Promise<unknown>,
  code = 'account-forked',
): Promise<ClientError> {
  const error = await t.throwsAsync<ClientError>(attempt, {code});
  if (!error) throw new Error('nothing was noticed');
  return error;
}

test('the newest checkpoint is remembered, told with each order, and shown to be continued without a question', async t => {
  const lab = await receipting(t);
  await using host = await lab.connect();
  const results = [await host.run('x'), await host.run('x')];
  await host.close();
  await once(lab);
  t.deepEqual(lab.seen, [undefined, 4, 5]);
  t.deepEqual(lab.questions, []);
  const [name = '', ...more] = remembered(lab);
  t.deepEqual(more, []);
  t.regex(name, /^0000000000000006-[0-9a-f]{16}$/);
  const content = lab.read('checkpoints', 'lab-01', name);
  const lines = content.trimEnd().split('\n');
  const key = NoteVerifier.parse(lines.at(-1) ?? '');
  t.is(lines.at(-2), authorityId(lab.authority.certificate));
  const note = `${lines.slice(0, -2).join('\n')}\n`;
  const {size, root} = openCheckpoint(note, key);
  t.is(size, 6);
  t.true(name.endsWith(root.toString('hex', 0, 8)));
  for (const {receipt, job} of results) {
    // It proves by itself what it shows, to whoever believes the CA.
    const anchors = {bundle: [lab.authority.certificate], now: Date.now()};
    const evidence = verifyEvidence(readFileSync(receipt ?? '', 'utf8'), anchors);
    t.like(evidence, {host: 'lab-01', trust: 'certificate'});
    t.like(evidence.entries, {length: 1, 0: {entry: {event: 'job-end', job}}});
  }
  const [day = ''] = lab.list('receipts', 'lab-01');
  t.is(results[0]?.receipt, join(lab.state, 'receipts', 'lab-01', day, `${results[0]?.job}.receipt`));
  const modes = [results[0]?.receipt ?? '', join(lab.state, 'checkpoints/lab-01', name)].map(mode);
  t.deepEqual(modes, [0o600, 0o600]);
  const folders = ['', 'receipts', 'receipts/lab-01', `receipts/lab-01/${day}`, 'checkpoints/lab-01'];
  t.deepEqual([...new Set(folders.map(folder => mode(join(lab.state, folder))))], [0o700]);
});

const mode = (path: string) => statSync(path).mode & 0o777;

const rewritten: Record<string, [others: number, why: RegExp, code?: string]> = {
  'and goes on': [20, /the 21 entries that it shows now do not begin with the 4 that were shown before/],
  'and is as long': [3, /4 entries are not the same as were shown before/],
  'and is shorter': [
    1,
    /cut or replaced .* 4 of its entries were shown before, and it has 2 now/,
    'account-began-anew',
  ],
};
for (const [how, [others, why, code = 'account-forked']] of Object.entries(rewritten)) {
  test(`an account that whoever has its key wrote anew, ${how}, is not the one that was shown: it is said each time, and the evidence kept`, async t => {
    const lab = await receipting(t);
    await once(lab);
    const before = remembered(lab);
    lab.account = new ScriptedAccount({key: lab.account.key, others, about: 'nothing happened'});
    const error = await forked(t, () => once(lab), code);
    t.regex(
      error.message,
      /^the account of lab-01 was (rewritten, or two versions of it are shown: |begun anew, or)/,
    );
    t.regex(error.message, why);
    t.is(error.outcome?.exit, 0);
    const [evidence = '', ...more] = lab.list('evidence');
    t.deepEqual(more, []);
    t.is(evidence, `lab-01-${before[0]}`);
    t.is(error.advice[0], `the evidence is kept in ${join(lab.state, 'evidence', evidence)}`);
    const file = join(lab.state, 'checkpoints/lab-01', before[0] ?? '');
    t.regex(error.advice[1] ?? '', /administrator of lab-01.*: reeve known remove lab-01$/);
    const kept = lab.list('evidence', evidence);
    t.is(kept.filter(name => name.endsWith('.note')).length, 2);
    t.is(kept.filter(name => name.endsWith('.receipt')).length, 1);
    t.deepEqual(
      kept.filter(name => name.startsWith('consistency')),
      ['consistency.json'],
    );
    t.is(
      lab.read('evidence', evidence, `${before[0]}.note`),
      lab.read('checkpoints', 'lab-01', before[0] ?? ''),
    );
    // What is remembered stays, so that the next one says it again.
    t.deepEqual(remembered(lab), before);
    await forked(t, () => once(lab), code);
    t.deepEqual(remembered(lab), before);
    t.deepEqual(lab.list('evidence'), [evidence]);
    // And with the file away the account of now is the one to hold it to.
    renameSync(file, join(lab.folder, 'away'));
    t.true((await once(lab)).ok);
    t.true((await once(lab)).ok);
  });
}

test('a program that goes on is told with each run, and the disk is not filled with evidence', async t => {
  const lab = await receipting(t);
  await using host = await lab.connect();
  await host.run('x');
  lab.account = new ScriptedAccount({key: lab.account.key, others: 9, about: 'nothing'});
  for (let runs = 3; runs > 0; runs--) await forked(t, async () => await host.run('x'));
  t.is(lab.list('evidence').length, 1);
  t.is(remembered(lab).length, 1);
});

const unproven: Record<string, Parameters<typeof receipting>[2]> = {
  'refuses to': {
    asked: (guest, stream) => guest.say(stream, {type: 'refused', code: 'internal', message: 'no\n'}),
  },
  'gives a proof that is none': {asked: (guest, stream) => guest.say(stream, {type: 'proven', proof: []})},
};
for (const [how, script] of Object.entries(unproven)) {
  test(`a host that is asked to prove that its account goes on, and ${how}, is not believed`, async t => {
    // Without `consistency`, as a host that has forgotten what was asked for.
    const lab = await receipting(t, one => honest({...one, seen: undefined}), script);
    await once(lab);
    const error = await forked(t, () => once(lab));
    t.regex(error.message, /^the account of lab-01 was rewritten.* the 4 that were shown before/);
    t.false(error.message.includes('\n'));
  });
}

test('a proof that comes with a receipt is what the host has to say: it must be good', async t => {
  const lab = await receipting(t, one => {
    one.started();
    const receipt = one.account.receipt(one.account.addEnd(one.job, outcomeOf('')), one.seen);
    one.ended({...receipt, ...(receipt.consistency && {consistency: {from: one.seen, proof: []}})});
  });
  await once(lab);
  await forked(t, () => once(lab));
  t.deepEqual(lab.questions, []);
});

test('what does not come with a receipt is asked for', async t => {
  const lab = await receipting(t, one => honest({...one, seen: undefined}));
  for (let runs = 3; runs > 0; runs--) await once(lab);
  t.deepEqual(lab.questions, [
    {from: 4, to: 5},
    {from: 5, to: 6},
  ]);
});

test('two clients at once: both are remembered, what comes next continues both, and then it is one again', async t => {
  const waiting: Case[] = [];
  const lab = await receipting(t, one => (waiting.length < 2 ? waiting.push(one) : honest(one)));
  const hosts = [await lab.connect(), await lab.connect()];
  const jobs = hosts.map(host => host.run('x'));
  await until(() => waiting.length === 2, 'both orders');
  for (const one of waiting) honest(one);
  for (const job of jobs) await job;
  await Promise.all(hosts.map(host => host.close()));
  // The second asked about what the first had put there, or did so before it was there: either is good.
  t.true([1, 2].includes(remembered(lab).length));
  await once(lab);
  t.is(remembered(lab).length, 1);
});

test('two clients that are shown two accounts: the second to come finds out', async t => {
  const lab = await receipting(t);
  const hosts = [await lab.connect(), await lab.connect()];
  const other = new ScriptedAccount({key: lab.account.key, about: 'another story'});
  t.true((await (hosts[0] as Host).run('x')).ok);
  await hosts[0]?.close();
  lab.account = other;
  await forked(t, async () => await hosts[1]?.run('x'));
  t.is(remembered(lab).length, 1);
});

test('many jobs on one line, whose receipts come in any order: one proof for each checkpoint at most', async t => {
  const waiting: Case[] = [];
  const lab = await receipting(t, one => void waiting.push(one));
  const host = await lab.connect();
  const jobs = Array.from({length: 12}, () => host.run('x'));
  await until(() => waiting.length === jobs.length, 'all orders');
  const ends = waiting.map(one => {
    one.started();
    const seq = one.account.addEnd(one.job, outcomeOf(''));
    // Two ends to a checkpoint.
    return {one, seq, size: seq + 1 + (seq % 2)};
  });
  lab.account.addOthers(5);
  for (const {one, seq, size} of ends.toReversed())
    one.ended(one.account.receipt(seq, undefined, Math.min(size, one.account.size)));
  for (const job of jobs) t.true((await job).ok);
  await host.close();
  t.is(remembered(lab).length, 1);
  const asked = lab.questions.map(({from, to}) => `${from} ${to}`);
  t.is(new Set(asked).size, asked.length);
  t.true(asked.length <= 7, asked.join(', '));
});

test('the line drops while a proof is on its way: it is asked for on the next, and the run has its receipt', async t => {
  let drops = 1;
  const lab = await receipting(t, one => honest({...one, seen: undefined}), {
    asked(guest, stream, question) {
      if (drops-- > 0) guest.socket.destroy();
      else prove(lab.account)(guest, stream, question);
    },
  });
  await once(lab);
  const result = await once(lab);
  t.true(result.receipt?.endsWith('.receipt'));
  t.is(lab.guests.length, 3);
});

test('a host that goes away each time it is asked for a proof is not believed', async t => {
  const lab = await receipting(t, one => honest({...one, seen: undefined}), {
    asked: guest => void guest.socket.destroy(),
  });
  await once(lab);
  await using host = await lab.connect();
  await t.throwsAsync(async () => await host.run('x'), {code: 'account-forked', message: /did not answer/});
  t.is(lab.list('evidence').length, 1);
});
