// A command that destroys something is run by somebody who means that, and by nobody else.
import {existsSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import type {Lab} from '../fixtures/lab.ts';
import {onTerminal} from '../fixtures/on-terminal.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';

const sharedLab = shareLab({
  commands: `
  wipe: { argv: [rm, --, "{file}"], effect: destroy, params: { file: { type: string } } }
  fill: { argv: [sh, -c, 'cat >"$1"', sh, "{file}"], effect: destroy, stdin: stream, params: { file: { type: string } } }
  mark: { argv: [touch, --, "{file}"], params: { file: { type: string } } }
`,
});

const needed =
  /^reeve: lab-01: "wipe" destroys something, and the order does not say that this is meant; confirm it with --yes, or in a program with confirm: 'destroy'$/m;

/** A file that `wipe` would remove, and the entries since. */
async function prepared() {
  const lab = await sharedLab();
  const file = join(lab.folder, `file-${Math.random()}`);
  writeFileSync(file, '');
  const before = lab.entries().length;
  const happened = () =>
    lab
      .entries()
      .slice(before)
      .filter(entry => JSON.stringify(entry).includes(file) || entry.event === 'denial')
      .map(entry => (entry.event === 'denial' ? entry.code : entry.event));
  return {lab, file, happened};
}

const atTerminal = (t: ExecutionContext, lab: Lab, words: readonly string[], after = '') =>
  onTerminal(t, words, {config: join(lab.folder, 'alice.yaml'), after});

test.serial(
  'an old description, or none, lets a program destroy nothing; it says that it means it',
  async t => {
    const {lab, file, happened} = await prepared();
    const host = await lab.connect();
    const refused = {code: 'refused', message: /destroys something/} as const;
    for (const confirm of [undefined, 'read', 'change'] as const) {
      const error = await t.throwsAsync(async () => host.run('wipe', [file], {confirm}), refused);
      t.like(error, {wireCode: 'confirm-needed'});
    }
    const error = await t.throwsAsync(async () => host.run('mark', [file], {confirm: 'read'}), {
      message:
        /^"mark" changes something, and the order does not say that this is meant; .* confirm: 'change'$/,
    });
    t.like(error, {wireCode: 'confirm-needed'});
    t.true(existsSync(file));
    t.deepEqual(
      happened(),
      Array.from({length: 4}, () => 'confirm-needed'),
    );
    t.is((await host.run('wipe', [file], {confirm: 'destroy'})).exit, 0);
    t.false(existsSync(file));
  },
);

test.serial(
  'in a pipe it is refused and not asked about, for people and for programs, unless --yes is given',
  async t => {
    const {lab, file, happened} = await prepared();
    for (const words of [[], ['--json'], ['--detach']]) {
      const line = await commandLine(lab, ['run', ...words, 'lab-01', 'wipe', file]).ended;
      t.is(line.status, 253, line.stderr);
      t.regex(line.stderr, needed);
      t.is(line.stdout.length, 0);
    }
    t.true(existsSync(file));
    t.false(happened().includes('job-start'));
    const {status} = await commandLine(lab, ['run', '--json', '--yes', 'lab-01', 'wipe', file]).ended;
    t.is(status, 0);
    t.false(existsSync(file));
  },
);

test.serial('at a terminal it is asked about, by argv and host, and run for a yes alone', async t => {
  const {lab, file, happened} = await prepared();
  const question = 'type yes to run it on lab-01: ';
  for (const [typed, status, said] of [
    ['no\r', 253, /reeve: lab-01: not confirmed; nothing was run/],
    ['\r', 253, /not confirmed/],
    ['yes please\r', 253, /not confirmed/],
    ['\u0004', 253, /not confirmed/],
    ['\u0003', 130, /\^C/],
  ] as const) {
    const terminal = atTerminal(t, lab, ['run', 'lab-01', 'wipe', file]);
    await until(() => terminal.seen.includes(question), 'the question');
    terminal.type(typed);
    const ended = await terminal.ended;
    t.is(ended.status, status, ended.seen);
    t.regex(ended.seen, said);
    t.true(
      ended.seen.includes(`reeve: lab-01: wipe destroys something; it runs rm -- {file}, given ${file}\r\n`),
    );
  }
  t.true(existsSync(file));
  t.deepEqual(happened(), []);
  const confirmed = atTerminal(t, lab, ['run', 'lab-01', 'wipe', file]);
  await until(() => confirmed.seen.includes(question), 'the question');
  confirmed.type('yes\r');
  t.is((await confirmed.ended).status, 0, confirmed.seen);
  t.false(existsSync(file));
  t.deepEqual(happened(), ['job-start']);
});

test.serial('the answer is no input of the command, and its input is no answer', async t => {
  const {lab, file} = await prepared();
  const input = join(lab.folder, 'input');
  writeFileSync(input, 'yes\nyes\n');
  const terminal = atTerminal(t, lab, ['run', '--stdin', 'lab-01', 'fill', file], `<${input}`);
  await until(() => terminal.seen.includes('type yes'), 'the question');
  terminal.type('yes\r');
  t.is((await terminal.ended).status, 0, terminal.seen);
  const host = await lab.connect();
  t.is((await host.jobs({limit: 1})).jobs[0]?.state, 'ended');
  t.is(readFileSync(file, 'utf8'), 'yes\nyes\n');
});

test.serial(
  'what need not be confirmed, and what was, is not asked about; nor is a program at a terminal',
  async t => {
    const {lab, file} = await prepared();
    const mark = atTerminal(t, lab, ['run', 'lab-01', 'mark', file]);
    t.is((await mark.ended).status, 0, mark.seen);
    const json = atTerminal(t, lab, ['run', '--json', 'lab-01', 'wipe', file]);
    t.is((await json.ended).status, 253, json.seen);
    t.regex(json.seen.replaceAll('\r', ''), needed);
    t.true(existsSync(file));
    const yes = atTerminal(t, lab, ['run', 'lab-01', '--yes', 'wipe', file]);
    t.is((await yes.ended).status, 0);
    t.is(yes.seen, '');
    t.false(existsSync(file));
  },
);

test('on more than ten hosts all but reading is asked about, with their number', async t => {
  const ask = (...words: readonly string[]) =>
    onTerminal(t, words, {config: '', program: [process.execPath, 'test/cli/confirm-many.ts']});
  const question =
    /x changes something; it runs x \[-n \{n\}\], given 'a b'\r\nreeve: type yes to run it on 11 hosts: $/;
  for (const [typed, said] of [
    ['yes\r', /ordered\r\n$/],
    ['no\r', /not confirmed; nothing was run\r\n$/],
  ] as const) {
    const terminal = ask('change', '11');
    await until(() => question.test(terminal.seen), 'the question');
    terminal.type(typed);
    t.regex((await terminal.ended).seen, said);
  }
  for (const words of [
    ['change', '10'],
    ['read', '11'],
  ])
    t.is((await ask(...words).ended).seen, 'ordered\r\n', words.join(' '));
});
