// What a person hears of receipts: nothing where all is well.
import {readFileSync, statSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import type {Case, ReceiptingLab} from '../fixtures/receipting.ts';
import {receipting} from '../fixtures/receipting.ts';
import {ScriptedAccount} from '../fixtures/scripted-account.ts';
import {outcomeOf} from '../fixtures/scripted-server.ts';

const reeve = async (lab: ReceiptingLab, ...words: string[]) => {
  const {status, stdout, stderr} = await commandLine(lab, words, {config: lab.config}).ended;
  return {status, stdout: stdout.toString(), stderr};
};

const exits = (exit: number) => (one: Case) => {
  one.started();
  const outcome = outcomeOf('', '', {exit});
  one.ended(one.account.receipt(one.account.addEnd(one.job, outcome), one.seen), outcome);
};

test('a run has its receipt on disk when it is over, says nothing of it, and has its path in --json', async t => {
  const lab = await receipting(t, exits(7));
  t.deepEqual(await reeve(lab, 'run', 'lab-01', 'x'), {status: 7, stdout: '', stderr: ''});
  const {status, stdout, stderr} = await reeve(lab, 'run', '--json', 'lab-01', 'x');
  t.deepEqual([status, stderr], [7, '']);
  const {job, receipt} = JSON.parse(stdout);
  t.true(receipt.startsWith(join(lab.state, 'receipts/lab-01/')) && receipt.endsWith(`/${job}.receipt`));
  t.true(statSync(receipt).size > 500);
  t.is(lab.list('checkpoints', 'lab-01').length, 1);
  t.deepEqual(lab.seen, [undefined, 4]);
});

test('an account that was written anew is said loudly, with where the evidence is and what to do: exit status 251', async t => {
  const lab = await receipting(t, exits(7));
  await reeve(lab, 'run', 'lab-01', 'x');
  lab.account = new ScriptedAccount({key: lab.account.key, others: 9, about: 'nothing'});
  const {status, stderr} = await reeve(lab, 'run', 'lab-01', 'x');
  t.is(status, 251);
  const [evidence = ''] = lab.list('evidence');
  t.deepEqual(stderr.split('\n'), [
    'reeve: lab-01: the account of lab-01 was rewritten, or two versions of it are shown: the 10 entries that it shows now do not begin with the 4 that were shown before',
    `reeve: lab-01: the evidence is kept in ${join(lab.state, 'evidence', evidence)}`,
    'reeve: lab-01: tell the administrator of lab-01, who finds out there with reeve audit verify whether it was changed; only if its account was begun anew in good order: reeve known remove lab-01',
    'reeve: lab-01: it says that the job ended with exit status 7; do not rely on that',
    '',
  ]);
  // Whoever looks at the same job later hears it, too.
  const again = await reeve(lab, 'attach', '--json', 'lab-01', '01890a5d-ac96-774b-bcce-b302099a8057');
  t.is(again.status, 251);
  t.like(JSON.parse(again.stdout), {
    host: 'lab-01',
    ok: false,
    reason: 'exited',
    exit: 7,
    verified: false,
    error: {code: 'account-forked'},
  });
});

test('an end that is not what stands in the account is exit status 251; without receipts nobody looks', async t => {
  const lab = await receipting(t, one => {
    one.started();
    one.ended(one.account.receipt(one.account.addEnd(one.job, outcomeOf('', '', {exit: 1}))), outcomeOf(''));
  });
  const {status, stderr} = await reeve(lab, 'run', 'lab-01', 'x');
  t.is(status, 251);
  t.regex(
    stderr,
    /^reeve: lab-01: does not show that job [-0-9a-f]+ ended so .*: in its account job .* ended otherwise/,
  );
  t.regex(stderr, /it says that the job ended with exit status 0; do not rely on that\n$/);
  t.regex(stderr, /\nreeve: lab-01: tell the administrator of lab-01, .* reeve audit verify/);
  const told = JSON.parse((await reeve(lab, 'run', '--json', 'lab-01', 'x')).stdout);
  t.like(told, {ok: false, exit: 0, verified: false, error: {code: 'receipt-invalid'}});
  t.regex(told.error.message, /ended otherwise/);
  const ways = [
    ['run', '--no-receipt', 'lab-01', 'x'],
    ['run', 'lab-01', '--no-receipt', 'x'],
    ['attach', '--no-receipt', 'lab-01', '01890a5d-ac96-774b-bcce-b302099a8057'],
  ];
  for (const words of ways) t.deepEqual(await reeve(lab, ...words), {status: 0, stdout: '', stderr: ''});
  t.deepEqual(lab.list(), []);
});

test('a host that has no receipts to give is told of once a run, and the run counts', async t => {
  const lab = await receipting(t, exits(7), {host: ca => ca.host('lab-01', {logKey: 'none'})});
  const {status, stderr} = await reeve(lab, 'run', 'lab-01', 'x');
  t.is(status, 7);
  t.regex(
    stderr,
    /^reeve: lab-01: gives no receipts: its certificate names no log key, .*renew its certificate\n$/,
  );
  t.is((await reeve(lab, 'run', '--no-receipt', 'lab-01', 'x')).stderr, '');
});

test('a receipt that cannot be kept costs a warning, and never the exit status', async t => {
  const lab = await receipting(t, exits(7));
  writeFileSync(lab.state, 'not a folder');
  const {status, stderr} = await reeve(lab, 'run', 'lab-01', 'x');
  t.is(status, 7);
  t.regex(stderr, /reeve: lab-01: the receipt could not be kept in .*\/state\/receipts\/lab-01: ENOTDIR/);
});

test('without a folder in client.yaml they go to $XDG_STATE_HOME', async t => {
  const lab = await receipting(t);
  writeFileSync(lab.config, readFileSync(lab.config, 'utf8').replace('receipts: { folder: state }', ''));
  t.is((await reeve(lab, 'run', 'lab-01', 'x')).status, 0);
  t.is(statSync(join(lab.folder, 'home/reeve/checkpoints/lab-01')).mode & 0o777, 0o700);
  t.deepEqual(lab.list(), []);
});
