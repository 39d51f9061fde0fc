// The words for a slip: one prefix for all of it, the value, and what to do.
import test from 'ava';
import {program} from '../fixtures/lab.ts';
import {runProgram} from '../fixtures/program.ts';
import {shareLab} from '../fixtures/shared-lab.ts';

const labOf = shareLab();
const reeve = (...words: string[]) => runProgram(process.execPath, [program, ...words]);

test('each slip is one line that begins as all words of reeve do, and says how help is had', async t => {
  const cases: [string[], string][] = [
    [['ping'], "missing required argument 'target'; reeve ping --help tells more"],
    [['jobs'], "missing required argument 'target'; reeve jobs --help tells more"],
    [
      ['jobs', 'a', '--watch', 'b'],
      "too many arguments for 'jobs': 1 expected, 2 given; reeve jobs --help tells more",
    ],
    [['ping', 'a', 'b'], "too many arguments for 'ping': 1 expected, 2 given; reeve ping --help tells more"],
    [['get', 'x'], "unknown command 'get'; reeve --help tells more"],
    [['cp', 'x'], "unknown command 'cp'; reeve --help tells more"],
    [['pingg', 'x'], "unknown command 'pingg'; did you mean ping? reeve --help tells more"],
    [['audit', 'lgo'], "unknown command 'lgo'; did you mean log? reeve audit --help tells more"],
    [['help', 'rnu'], "unknown command 'rnu'; did you mean run? reeve --help tells more"],
    [['help', 'audit', 'nope'], "unknown command 'nope'; reeve audit --help tells more"],
    [
      ['audit', 'log', '--jsn'],
      "unknown option '--jsn'; did you mean --json? reeve audit log --help tells more",
    ],
    [
      ['audit', 'log', '--csv', '--json'],
      "option '--csv' cannot be used with option '--json'; reeve audit log --help tells more",
    ],
    [
      ['audit', 'log', '--by', 'x'],
      '--by: "x" is none of person, command, outcome, day; reeve audit log --help tells more',
    ],
    [
      ['ping', '-c', 'z', 'a'],
      '--count: "z" is not a whole number from 1 to 999999; reeve ping --help tells more',
    ],
    [
      ['cert', 'user', 'u', '--days', '0'],
      '--days: "0" is not a whole number of days, from 1 on; reeve cert user --help tells more',
    ],
    [['run', 'a', '--nope', 'b'], "unknown option '--nope'; reeve run --help tells more"],
    [['run', 'a'], "missing required argument 'command'; reeve run --help tells more"],
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
