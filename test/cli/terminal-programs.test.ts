// Programs that want a terminal, run by the real command line on a real one (tmux), through the real server.
import {readFile, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {startLab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {skip} from '../fixtures/skip.ts';
import {openTerminal, whyNot} from '../fixtures/tmux.ts';
import {until} from '../fixtures/until.ts';

/** Says its size, and again when that changes; says what it reads, and what Ctrl-C does to it; ends with a status. */
const talk = [
  "trap 'echo interrupted' INT",
  "trap 'stty size' WINCH",
  'stty size',
  'until [ "$line" = bye ]; do read -r line && echo "got:$line"; done',
  'exit 7',
].join('; ');

const commands = `
  talk: { about: Talks, argv: [sh, -c, ${JSON.stringify(talk)}], tty: true }
  top: { about: Shows processes, argv: [top, -d, "1"], tty: true }
  edit: { about: Edits a file, argv: [vi, "{file}"], params: { file: { type: string } }, tty: true }
  plain: { about: Has no terminal, argv: [sh, -c, "test -t 0 || echo no; cat"], stdin: stream }
  deaf: { about: Takes no input, argv: ["true"] }
`;

const skipped = whyNot('top', 'vi');
const onTerminal = skipped === undefined ? test : test.skip;
if (skipped !== undefined) test(`full-screen programs: ${skipped}`, t => skip(t, skipped));

const sharedLab = shareLab({commands});

onTerminal(
  'a program has our terminal: its size, its changes, our keys and Ctrl-C; its status is ours',
  async t => {
    const lab = await sharedLab();
    const terminal = await openTerminal(t, join(lab.folder, 'alice.yaml'));
    const before = await terminal.left();
    await terminal.reeve('run', 'lab-01', '-t', 'talk');
    await terminal.shows(/^24 80$/m);
    await terminal.type('hello ç日');
    await terminal.press('Enter');
    await terminal.shows(/^got:hello ç日$/m);
    await terminal.resize(101, 31);
    await terminal.shows(/^31 101$/m);
    await terminal.press('C-c');
    await terminal.shows(/interrupted$/m);
    await terminal.press('Enter');
    await terminal.shows(/^got:$/m);
    await terminal.type('~?');
    await terminal.shows(/~\. {2}leave/);
    // The terminal of the command echoes; ours does not do it once more.
    await terminal.type('~~x');
    await terminal.press('Enter');
    await terminal.shows(/^~x\ngot:~x$/m);
    await terminal.type('bye');
    await terminal.press('Enter');
    await terminal.shows(/^got:bye\n(.*\n)*ready>/m);
    t.is(await terminal.status(), 7);
    t.deepEqual(await terminal.left(), before);
  },
);

onTerminal(
  'vi edits a file over there, follows the window, and leaves the terminal as it was; so does top',
  async t => {
    const lab = await sharedLab();
    const file = join(lab.folder, 'edited');
    await writeFile(file, 'first\n');
    const terminal = await openTerminal(t, join(lab.folder, 'alice.yaml'));
    const before = await terminal.left();
    await terminal.reeve('run', '-t', 'lab-01', 'edit', file);
    await terminal.shows(/^first\n(~ *\n){15}/);
    await terminal.resize(100, 40);
    await terminal.shows(/^first\n(~ *\n){35}/);
    await terminal.type('osecond ç');
    await terminal.press('Escape');
    await terminal.shows(/^first\nsecond ç\n/);
    await terminal.type(':wq');
    await terminal.press('Enter');
    await until(
      async () => (await readFile(file, 'utf8')) === 'first\nsecond ç\n',
      'the file as it was edited',
    );
    await terminal.shows(/^ready>/m);
    t.is(await terminal.status(), 0);
    t.deepEqual(await terminal.left(), before);

    await terminal.reeve('run', '-t', 'lab-01', 'top');
    await terminal.shows(/load average[\s\S]*PID/);
    await terminal.type('q');
    await terminal.shows(/^ready>/m);
    t.deepEqual(await terminal.left(), before);
  },
);

onTerminal('keys that are typed while the line is lost reach the program when it is back', async t => {
  const lab = await startLab(t, {commands});
  const terminal = await openTerminal(t, join(lab.folder, 'alice.yaml'));
  await terminal.reeve('run', '-t', 'lab-01', 'talk');
  await terminal.shows(/^24 80$/m);
  process.kill(await lab.gatePid(), 'SIGKILL');
  await terminal.shows(/^reeve: lab-01: connection lost/m);
  await terminal.type('meanwhile');
  await terminal.press('Enter');
  await terminal.resize(90, 25);
  const screen = await terminal.shows(/^got:meanwhile$/m);
  // What reeve says stands on lines of its own.
  t.regex(screen, /^24 80\nreeve: lab-01: connection lost[^$]*\nreeve: lab-01: resumed after/m);
  await terminal.shows(/^25 90$/m);
  await terminal.type('bye');
  await terminal.press('Enter');
  await terminal.shows(/^got:bye\n(.*\n)*ready>/m);
  t.is(await terminal.status(), 7);
});

onTerminal('a command without a terminal is told so, and has our input where it takes some', async t => {
  const lab = await sharedLab();
  const terminal = await openTerminal(t, join(lab.folder, 'alice.yaml'));
  await terminal.reeve('run', '-t', 'lab-01', 'plain');
  await terminal.shows(/reeve: lab-01: the command has no terminal[\s\S]*^no$/m);
  await terminal.type('some');
  await terminal.press('Enter');
  await terminal.shows(/^some\nsome$/m);
  await terminal.press('C-d');
  await terminal.shows(/^ready>/m);
  await terminal.reeve('run', '-t', 'lab-01', 'deaf');
  await terminal.shows(/"deaf" takes no input[^$]*run it\s+without --tty/);
  t.is(await terminal.status(), 253);
});

test('a terminal is wanted where there is none, and what does not go with it: a bad request that says so', async t => {
  const lab = await sharedLab();
  const cases: [words: string[], said: RegExp][] = [
    [
      ['run', '-t', 'lab-01', 'talk'],
      /^reeve: --tty needs a terminal, which our stdin and our stdout are not; /,
    ],
    [['attach', '-t', 'lab-01', 'x'], /^reeve: --tty needs a terminal/],
    [['attach', '--replay', 'lab-01', 'x'], /^reeve: --replay needs a terminal, which our stdout is not; /],
    [['run', '-t', '--json', 'lab-01', 'talk'], /^reeve: --tty and --json cannot be combined/],
    [['run', '-t', 'lab-01', '--detach', 'talk'], /^reeve: --tty and --detach cannot be combined/],
    [['attach', '--cast', '--replay', 'lab-01', 'x'], /^reeve: --replay and --cast cannot be combined/],
    [['attach', '-t', '--from', '5', 'lab-01', 'x'], /^reeve: --tty and --from cannot be combined/],
    [['attach', '--speed', '2', 'lab-01', 'x'], /^reeve: --speed requires --replay/],
    [['attach', '--replay', '--speed', '0', 'lab-01', 'x'], /"0" is not a factor/],
  ];
  for (const [words, said] of cases) {
    const {exitCode, stderr} = await lab.reeve(words);
    t.is(exitCode, 253, words.join(' '));
    t.regex(stderr, said);
  }
});
