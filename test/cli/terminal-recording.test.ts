// A job's terminal is a recording: left and come back to, looked on at, played, printed.
import {join} from 'node:path';
import test from 'ava';
import {CastReader} from '../../src/present/terminal/cast-reader.ts';
import {commandLine} from '../fixtures/command-line.ts';
import type {Lab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {skip} from '../fixtures/skip.ts';
import {openTerminal, whyNot} from '../fixtures/tmux.ts';
import {until} from '../fixtures/until.ts';

const talk = 'stty size; until [ "$line" = bye ]; do read -r line && echo "got:$line"; done; exit 7';
/** Prints in three steps, half a second apart, and hides the cursor meanwhile. */
const steps = String.raw`printf '\033[?25l\033[31mone\033[m\r\n'; sleep 0.5; printf 'two\r\n\033[6n\033]52;c;AAAA\007'; sleep 0.5; printf 'thr\303\251e\033[?25h\r\n'`;
/** On a screen of its own, without the end of lines that a terminal adds. */
const stairs = String.raw`stty -opost; printf '\033[?1049h\033[2J\033[Ha\nb\nc\033[5;1Hseen'; exec sleep 1000`;
const commands = `
  talk: { about: Talks, argv: [sh, -c, ${JSON.stringify(talk)}], tty: true }
  steps: { about: Prints in steps, argv: [sh, -c, ${JSON.stringify(steps)}], tty: true }
  stairs: { about: Draws stairs, argv: [sh, -c, ${JSON.stringify(stairs)}], tty: true }
  plain: { about: Has no terminal, argv: [echo, plain] }
`;

const sharedLab = shareLab({commands});

const skipped = whyNot();
const onTerminal = skipped === undefined ? test.serial : test.serial.skip;
if (skipped !== undefined) test(`recordings on a terminal: ${skipped}`, t => skip(t, skipped));

const alice = (lab: Lab) => join(lab.folder, 'alice.yaml');
const jobOf = (lab: Lab) =>
  until(() => lab.entries().findLast(entry => entry.event === 'job-start')?.job, 'the start of a job');

onTerminal('who leaves with ~. comes back with attach -t: sees what was there, and types on', async t => {
  const lab = await sharedLab();
  const terminal = await openTerminal(t, alice(lab));
  const before = await terminal.left();
  await terminal.reeve('run', '-t', 'lab-01', 'talk');
  await terminal.shows(/^24 80$/m);
  await terminal.type('first');
  await terminal.press('Enter');
  await terminal.shows(/^got:first$/m);
  await terminal.type('~.');
  const left = await terminal.shows(/reeve: lab-01: left; job[\s\S]*ready>/);
  const job = await jobOf(lab);
  t.true(left.replaceAll('\n', '').includes(`goes on: reeve attach lab-01 ${job.slice(-8)} -t`), left);
  t.is(await terminal.status(), 130);
  t.deepEqual(await terminal.left(), before);
  await terminal.reeve('attach', '-t', 'lab-01', job);
  await terminal.shows(/^24 80\nfirst\ngot:first$/m);
  await terminal.type('second');
  await terminal.press('Enter');
  await terminal.shows(/^got:second$/m);
  await terminal.type('bye');
  await terminal.press('Enter');
  await terminal.shows(/^got:bye\n(.*\n)*ready>/m);
  t.is(await terminal.status(), 7);
  t.deepEqual(await terminal.left(), before);
});

test.serial(
  'in a pipe a terminal is what its program wrote; --cast is the recording, byte for byte as it is kept',
  async t => {
    const lab = await sharedLab();
    const written =
      '\u001b[?25l\u001b[31mone\u001b[m\r\ntwo\r\n\u001b[6n\u001b]52;c;AAAA\u0007thrée\u001b[?25h\r\n';
    const {stdout, status} = await commandLine(lab, ['run', 'lab-01', 'steps']).ended;
    t.is(stdout.toString(), written.replaceAll('\r\n', '\r\r\n'));
    t.is(status, 0);
    const job = await jobOf(lab);
    const again = await commandLine(lab, ['attach', 'lab-01', job]).ended;
    t.deepEqual(again.stdout, stdout);

    const cast = (await commandLine(lab, ['attach', '--cast', 'lab-01', job]).ended).stdout;
    const {stdoutBytes} = await (await lab.connect()).attach(job);
    t.deepEqual(cast, stdoutBytes);
    const reader = new CastReader();
    const events = reader.push(cast);
    t.deepEqual(reader.header, {columns: 80, rows: 24});
    t.true(cast.toString().endsWith('\n'));
    t.is(
      events
        .filter(({code}) => code === 'o')
        .map(({data}) => data)
        .join(''),
      stdout.toString(),
    );
    t.like(events.at(-1), {code: 'x', data: '0'});
    const seconds = events.reduce((sum, {interval}) => sum + interval, 0);
    t.true(seconds > 0.9 && seconds < 100, `${seconds} s`);

    const plain = await lab.reeve(['run', 'lab-01', 'plain']);
    t.is(plain.stdout, 'plain');
    const refused = await lab.reeve(['attach', '--cast', 'lab-01', await jobOf(lab)]);
    t.is(refused.exitCode, 253);
    t.regex(refused.stderr, /has no terminal, and therefore no recording/);
  },
);

onTerminal(
  'a recording is played in its own time, faster if asked; nothing in it makes the terminal answer',
  async t => {
    const lab = await sharedLab();
    await lab.reeve(['run', 'lab-01', 'steps']);
    const job = await jobOf(lab);
    const terminal = await openTerminal(t, alice(lab));
    const before = await terminal.left();
    const begunAt = performance.now();
    await terminal.reeve('attach', '--replay', 'lab-01', job);
    await terminal.shows(/^one\s+two\s+thrée\s+ready>/m);
    t.true(performance.now() - begunAt > 1000, 'quicker than it was');
    t.is(await terminal.status(), 0);
    t.deepEqual(await terminal.left(), before);
    await terminal.reeve('attach', '--replay', '--speed', '0.01', 'lab-01', job);
    await terminal.shows(/^one$/m);
    await terminal.press('C-c');
    await terminal.shows(/^ready>/m);
    t.is(await terminal.status(), 130);
    t.deepEqual(await terminal.left(), before);
  },
);

onTerminal('who looks on at a terminal sees it as it is, and has the own one back in the end', async t => {
  const lab = await sharedLab();
  const host = await lab.connect();
  const job = host.run('stairs');
  await job.started;
  const terminal = await openTerminal(t, alice(lab));
  const before = await terminal.left();
  await terminal.reeve('attach', 'lab-01', job.id);
  // Each a line below and a column on.
  await terminal.shows(/^a\n b\n {2}c\n\nseen/);
  await host.cancel(job.id);
  await terminal.shows(/cancelled\n(.*\n)*ready>/);
  t.deepEqual(await terminal.left(), before);
});
