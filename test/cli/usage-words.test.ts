// The words for a slip: one prefix for all of it, the value, and what to do.
import test from 'ava';
import {reeveArgs, reeveFile} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const labOf = shareLab();
const reeve = (...words: string[]) => runProgram(reeveFile, [...reeveArgs, ...words]);

test('each slip is one line that begins as all words of reeve do, and says how help is had', async t => {
  const cases: [string[], string][] = [
    [['ping'], "missing required argument 'target'; see reeve ping --help"],
    [['jobs'], "missing required argument 'target'; see reeve jobs --help"],
    [
      ['jobs', 'a', '--watch', 'b'],
      "too many arguments for 'jobs': 1 expected, 2 given; see reeve jobs --help",
    ],
    [['ping', 'a', 'b'], "too many arguments for 'ping': 1 expected, 2 given; see reeve ping --help"],
    [['scp', 'x'], "unknown command 'scp'; see reeve --help"],
    [['cp', 'x'], "unknown command 'cp'; see reeve --help"],
    [['pingg', 'x'], "unknown command 'pingg'; did you mean ping? see reeve --help"],
    [['audit', 'lgo'], "unknown command 'lgo'; did you mean log? see reeve audit --help"],
    [['help', 'rnu'], "unknown command 'rnu'; did you mean run? see reeve --help"],
    [['help', 'audit', 'nope'], "unknown command 'nope'; see reeve audit --help"],
    [['audit', 'log', '--jsn'], "unknown option '--jsn'; did you mean --json? see reeve audit log --help"],
    [
      ['audit', 'log', '--csv', '--json'],
      "option '--csv' cannot be used with option '--json'; see reeve audit log --help",
    ],
    [
      ['audit', 'log', '--by', 'x'],
      '--by: "x" is not one of person, command, outcome, day; see reeve audit log --help',
    ],
    [['ping', '-c', 'z', 'a'], '--count: "z" is not a whole number from 1 to 999999; see reeve ping --help'],
    [
      ['cert', 'user', 'u', '--days', '0'],
      '--days: "0" is not a whole number of days, from 1 on; see reeve cert user --help',
    ],
    [['run', 'a', '--nope', 'b'], "unknown option '--nope'; see reeve run --help"],
    [['run', 'a'], "missing required argument 'command'; see reeve run --help"],
  ];
  for (const [words, said] of cases) {
    const {exitCode, stdout, stderr} = await reeve(...words);
    t.is(exitCode, 253, words.join(' '));
    t.is(stderr, `reeve: ${said}`);
    t.is(stdout, '', words.join(' '));
  }
});

test('a word with line ends in it makes no line of its own', async t => {
  const {stderr} = await reeve('ping', 'a', 'b\nreeve: all is well', 'c');
  t.is(stderr.split('\n').length, 1, stderr);
  const option = await reeve('ping', '--x\nreeve: all is well');
  t.is(option.stderr.split('\n').length, 1, option.stderr);
});

test('the help of any command is had in two ways', async t => {
  for (const words of [['run'], ['audit', 'log'], ['cert']]) {
    const one = await reeve('help', ...words);
    t.is(one.exitCode, 0);
    t.regex(one.stdout, new RegExp(`^Usage: reeve ${words.join(' ')} `));
    t.is(one.stdout, (await reeve(...words, '--help')).stdout);
  }
  t.is((await reeve('help')).stdout, (await reeve('--help')).stdout);
});

test('words that a command does not take are answered with what explains them, as --help behind it is', async t => {
  const lab = await labOf();
  for (const words of [['--help'], ['-h'], ['1', '2']]) {
    const {exitCode, stderr} = await lab.reeve(['run', 'lab-01', 'sleep', ...words]);
    t.is(exitCode, 253, stderr);
    t.regex(
      stderr,
      /^reeve: lab-01: .*\nreeve: lab-01: reeve describe lab-01 sleep explains its parameters$/,
    );
  }
  // The parameters of a command are its own.
  t.is((await lab.reeve(['run', 'lab-01', 'echo', '--', '--help'])).stdout, '--help');
});
