import test from 'ava';
import {orderProblem} from '../../src/client/order-problem.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const sharedLab = shareLab();
const job = '01a20fd7-6ec1-7d52-97c5-7a9d54b1b4e5';

test('what can be ordered has no problem, ends of ids among what jobs are looked for by', t => {
  t.is(orderProblem('run', {command: 'disk-usage', reason: '𝄞'.repeat(1024)}, 'lab-01'), undefined);
  t.is(orderProblem('attach', {job}, 'lab-01'), undefined);
  t.is(orderProblem('jobs', {job: '54b1b4e5', person: 'alice'}, 'lab-01'), undefined);
  t.is(orderProblem('attach', {job: '54b1b4e5'}, 'lab-01')?.code, 'bad-job');
});

test('a command and its words in one word is told how to be typed, and no other name is taken apart', t => {
  const said = (action: string, command: unknown) => orderProblem(action, {command}, 'lab-01')?.message;
  const list = '`reeve commands lab-01` lists what there is';
  const names = `names are of a-z, 0-9, ".", "_" and "-"; ${list}`;
  t.is(
    said('run', 'df -h'),
    `there is no command "df -h" here; give words one by one: reeve run lab-01 df -h; ${list}`,
  );
  t.is(
    said('run', ' echo  $HOME;  ls '),
    `there is no command " echo  $HOME;  ls " here; give words one by one: reeve run lab-01 echo '$HOME;' ls; ${list}`,
  );
  t.is(
    said('describe', 'df -h'),
    `there is no command "df -h" here; give words one by one: reeve describe lab-01 df; ${list}`,
  );
  for (const name of ['Echo', '/bin/df -h', '', 'a'.repeat(65), 'df -h\u{1b}[2J', 'df \n', undefined])
    t.true(said('run', name)?.endsWith(`here; ${names}`), name);
  t.false(said('run', 'df -h\u{1b}[2J')?.includes('\u{1b}'));
});

test.serial('whatever is mistyped is a bad request in words of its own, and reaches no host', async t => {
  const lab = await sharedLab();
  const before = lab.entries().length;
  const cases: [words: string[], said: RegExp][] = [
    [['run', 'lab-01', 'df -h'], /^reeve: lab-01: there is no command "df -h" here; give words one by one/],
    [['describe', 'lab-01', 'df -h'], /^reeve: lab-01: there is no command "df -h" here; give words/],
    [
      ['run', 'lab-01', '/bin/echo', 'x'],
      /^reeve: lab-01: there is no command "\/bin\/echo" here; names are/,
    ],
    [['run', '--reason', '', 'lab-01', 'true'], /^reeve: lab-01: a reason has 1 to 1024 characters/],
    [['jobs', 'lab-01', '--person', ''], /^reeve: lab-01: "" is no name of a person/],
  ];
  for (const [words, said] of cases) {
    const {exitCode, stderr} = await lab.reeve(words);
    t.is(exitCode, 253, words.join(' '));
    t.regex(stderr, said);
  }
  t.is(lab.entries().length, before);
});

test.serial('the library rejects such a run, too, and goes on', async t => {
  const host = await (await sharedLab()).connect();
  await t.throwsAsync(async () => host.run('df -h'), {code: 'bad-command'});
  await t.throwsAsync(async () => host.run('true', {}, {reason: ''}), {code: 'bad-reason'});
  await t.throwsAsync(host.describe('df -h'), {code: 'bad-command'});
  await t.throwsAsync(host.cancel('x'), {code: 'bad-job'});
  t.true((await host.run('true')).ok);
});
