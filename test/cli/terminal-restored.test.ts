// The terminal is left as it was, however a session ends.
import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Lab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {newMark, processesWith} from '../fixtures/shell.ts';
import {skip} from '../fixtures/skip.ts';
import type {TerminalWindow} from '../fixtures/tmux.ts';
import {openTerminal, whyNot} from '../fixtures/tmux.ts';
import {until} from '../fixtures/until.ts';

/** Switches on all that a full-screen program does, and stays. */
const mess = String.raw`printf '\033[?1049h\033[?25l\033[?1000;1006h\033[?2004h\033[?1004h\033[2;10r\033=\033[?1h\033[?7l\033[41m\033[1;1Hdrawn'; exec sleep 1000`;
const commands = `
  mess: { about: Makes one, argv: [sh, -c, ${JSON.stringify(mess)}, sh, "{mark}"], params: { mark: { type: string } }, tty: true }
`;

const sharedLab = shareLab({commands});

const skipped = whyNot();
const onTerminal = skipped === undefined ? test.serial : test.serial.skip;
if (skipped !== undefined) test(`restoring a terminal: ${skipped}`, t => skip(t, skipped));

/** The guard of a client, which is its one child. */
const guardOf = (client: number) =>
  Number(readFileSync(`/proc/${client}/task/${client}/children`, 'utf8').trim());

/** The guards of all clients on this machine. */
const guards = () => processesWith("trap '' HUP INT QUIT TERM TSTP");

async function drawn(terminal: TerminalWindow, ...words: readonly string[]): Promise<number> {
  await terminal.reeve('run', '-t', ...words);
  await terminal.shows(/^drawn/);
  return terminal.client();
}

async function start(t: ExecutionContext): Promise<{lab: Lab; terminal: TerminalWindow}> {
  const lab = await sharedLab();
  return {lab, terminal: await openTerminal(t, join(lab.folder, 'alice.yaml'))};
}

onTerminal('a client that gets a signal leaves its terminal as it was, and nobody behind', async t => {
  const {lab, terminal} = await start(t);
  const before = await terminal.left();
  const statuses: Record<string, number> = {};
  for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP', 'SIGQUIT', 'SIGKILL'] as const) {
    const client = await drawn(terminal, 'lab-01', 'mess', newMark());
    const guard = guardOf(client);
    t.true(guards().includes(guard), 'a guard stands by');
    process.kill(client, signal);
    if (signal === 'SIGKILL') {
      // The guard may come after the shell, which has asked for its next command on the screen of the program then.
      await until(() => !guards().includes(guard), 'the guard gone');
      await terminal.press('Enter');
    }
    await terminal.shows(/^ *ready>/m);
    statuses[signal] = await terminal.status();
    t.deepEqual(await terminal.left(), before, signal);
    await until(() => !guards().includes(guard), `the guard gone after ${signal}`);
  }
  // SIGTERM and SIGINT end the job, as Ctrl-C does to a command without a terminal.
  t.deepEqual(statuses, {SIGTERM: 143, SIGINT: 143, SIGHUP: 129, SIGQUIT: 131, SIGKILL: 137});
  const reasons = lab.entries().map(entry => (entry.event === 'job-end' ? entry.outcome.reason : undefined));
  t.is(reasons.filter(reason => reason === 'cancelled').length, 2);
});

onTerminal('a program that is killed leaves the terminal as it was, and how it ended is seen', async t => {
  const {lab, terminal} = await start(t);
  const before = await terminal.left();
  await drawn(terminal, 'lab-01', 'mess', newMark());
  const job = lab.entries().findLast(entry => entry.event === 'job-start')?.job ?? '';
  t.is((await lab.reeve(['cancel', '--signal', 'SIGKILL', 'lab-01', job])).exitCode, 0);
  await terminal.shows(/reeve: lab-01: ended by SIGKILL\n(.*\n)*ready>/);
  t.is(await terminal.status(), 137);
  t.deepEqual(await terminal.left(), before);
});

onTerminal('a client that is stopped gives the terminal back meanwhile', async t => {
  const {terminal} = await start(t);
  const before = await terminal.left();
  const client = await drawn(terminal, 'lab-01', 'mess', newMark());
  const during = await terminal.flags();
  t.not(during, before.screen);
  process.kill(client, 'SIGTSTP');
  await terminal.shows(/^ready>/m);
  t.deepEqual(await terminal.left(), before);
  await terminal.type('fg');
  await terminal.press('Enter');
  await until(async () => (await terminal.flags()) === during, 'the modes of the program, once more');
  process.kill(client, 'SIGQUIT');
  await terminal.shows(/left; job[\s\S]*^ready>/m);
  t.deepEqual(await terminal.left(), before);
});

onTerminal(
  'a line that is lost and given up leaves the terminal as it was, and says how to come back',
  async t => {
    const {lab, terminal} = await start(t);
    const before = await terminal.left();
    await drawn(terminal, '--give-up-after', '1s', 'lab-01', 'mess', newMark());
    await lab.end('SIGKILL');
    const screen = await terminal.shows(/lost and not had[\s\S]*^ready>/m);
    t.regex(screen.replaceAll('\n', ''), /reeve attach ?lab-01 \S+ -t/);
    t.is(await terminal.status(), 252);
    t.deepEqual(await terminal.left(), before);
  },
);
