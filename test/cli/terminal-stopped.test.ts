// A stop that is not seen (SIGSTOP) leaves the terminal to the shell, which sets it as it likes.
import {execFileSync} from 'node:child_process';
import {readFileSync, readlinkSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import {shareLab} from '../fixtures/shared-lab.ts';
import {skip} from '../fixtures/skip.ts';
import type {TerminalWindow} from '../fixtures/tmux.ts';
import {openTerminal, whyNot} from '../fixtures/tmux.ts';
import {until} from '../fixtures/until.ts';

const sharedLab = shareLab({
  commands: `
  cat: { about: Prints what is typed, argv: [cat], tty: true }
  count: { about: Counts a secret, argv: [wc, -c], params: { it: { type: string, writeOnly: true } }, stdin: "{it}" }
`,
});

const skipped = whyNot();
const onTerminal = skipped === undefined ? test.serial : test.serial.skip;
if (skipped !== undefined) test(`a terminal after a stop: ${skipped}`, t => skip(t, skipped));

/** Stops the client there as it cannot see, has the shell set its terminal, and goes on, until that is as the client had it. */
async function stopAndGoOn(terminal: TerminalWindow): Promise<void> {
  const client = await terminal.client();
  const tty = readlinkSync(`/proc/${client}/fd/0`);
  const modes = () => execFileSync('stty', ['-F', tty, '-a'], {encoding: 'utf8'});
  await until(() => modes().includes('-icanon'), 'a raw terminal');
  process.kill(client, 'SIGSTOP');
  await until(() => readFileSync(`/proc/${client}/stat`, 'utf8').includes(') T '), 'the client stopped');
  await terminal.shows(/ready> *$/m);
  await terminal.type('stty sane');
  await terminal.press('C-j');
  await until(() => !modes().includes('-icanon'), 'the terminal as shells have it');
  await terminal.type('fg');
  await terminal.press('Enter');
  await until(() => modes().includes('-icanon') && modes().includes('-echo '), 'a raw terminal, once more');
}

onTerminal('after a stop that was not seen, what is typed is shown by the program alone', async t => {
  const lab = await sharedLab();
  const terminal = await openTerminal(t, join(lab.folder, 'alice.yaml'));
  await terminal.reeve('run', '-t', 'lab-01', 'cat');
  await terminal.client();
  await terminal.type('first');
  await terminal.press('Enter');
  await terminal.shows(/first\nfirst/);
  await stopAndGoOn(terminal);
  for (const word of ['typed', 'last']) {
    await terminal.type(word);
    await terminal.press('Enter');
    // One after the other: what is typed before the program has answered is shown in its midst.
    await terminal.shows(new RegExp(`${word}\\n+${word}`));
  }
  const screen = await terminal.shows(/last\n+last/);
  t.is(screen.match(/typed/g)?.length, 2, screen);
  // The end of input is the program's, too.
  await terminal.press('C-d');
  await terminal.shows(/ready> *$/m);
  t.is(await terminal.status(), 0);
});

onTerminal('after a stop that was not seen, a secret is not shown while it is typed', async t => {
  const lab = await sharedLab();
  const terminal = await openTerminal(t, join(lab.folder, 'alice.yaml'));
  await terminal.reeve('run', '--secret', 'it', 'lab-01', 'count');
  await terminal.shows(/it for lab-01:/);
  await stopAndGoOn(terminal);
  await terminal.type('never-shown');
  await terminal.press('Enter');
  const screen = await terminal.shows(/^11$/m);
  t.false(screen.includes('never-shown'), screen);
  await terminal.shows(/ready> *$/m);
  t.is(await terminal.status(), 0);
});
