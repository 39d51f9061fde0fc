// `reeve run` on a terminal, of a command that prints nothing.
import {execFileSync} from 'node:child_process';
import {writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import type {Lab} from '../fixtures/lab.ts';
import {onTerminal} from '../fixtures/on-terminal.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {shell} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const sharedLab = shareLab({commands: shell('sh')});
const size = 'stty cols 80 rows 24;';
const on = (lab: Lab) => ({config: join(lab.folder, 'alice.yaml'), before: size});

/** A command that waits, without a word, until it is told to go on. */
async function waiting(lab: Lab, name: string) {
  const fifo = join(lab.folder, name);
  execFileSync('mkfifo', ['-m', '666', fifo]);
  return {words: ['run', 'lab-01', 'sh', 'read line <"$1"; echo "$line"', fifo], fifo};
}

const line = /reeve: lab-01: sh runs as job ([0-9a-f]{8}); Ctrl-C ends it/;
const takenBack = '\r\u001b[K';

test('a run without output says where it runs and as which job, until output comes', async t => {
  const lab = await sharedLab();
  const {words, fifo} = await waiting(lab, 'quiet');
  const terminal = onTerminal(t, words, on(lab));
  await until(() => line.test(terminal.seen), 'the line');
  const [, short = ''] = line.exec(terminal.seen) ?? [];
  t.regex((await lab.reeve(['jobs', 'lab-01', '--running'])).stdout, new RegExp(`^${short} `, 'm'));
  await writeFile(fifo, 'out\n');
  const {seen, status} = await terminal.ended;
  t.is(status, 0);
  t.is(seen.replace(line, 'LINE'), `LINE${takenBack}out\r\n`);
});

test('it is gone before anything else is said', async t => {
  const lab = await sharedLab();
  const {words} = await waiting(lab, 'cancelled');
  const terminal = onTerminal(t, words, on(lab));
  await until(() => line.test(terminal.seen), 'the line');
  terminal.type('\u0003');
  const {seen, status} = await terminal.ended;
  t.is(status, 143);
  const said = seen.replace(line, 'LINE').replace('^C', '');
  t.true(
    said.startsWith(`LINE${takenBack}reeve: lab-01: ending the job; press Ctrl-C again to stop waiting\r\n`),
    said,
  );
  t.true(said.endsWith('reeve: lab-01: cancelled\r\n'), said);
});

test('a pipe, a document for programs and a job in the background have none', async t => {
  const lab = await sharedLab();
  const [piped, json, behind] = await Promise.all(['a', 'b', 'c'].map(async name => waiting(lab, name)));
  if (!piped || !json || !behind) return t.fail();
  const pipe = commandLine(lab, piped.words);
  const document = onTerminal(t, ['run', '--json', ...json.words.slice(1)], on(lab));
  const background = onTerminal(t, behind.words, {...on(lab), before: `${size} set -m;`, after: '& wait'});
  // The line is shown where one is due, and as long after that as it took.
  const {words, fifo} = await waiting(lab, 'd');
  for (const round of [1, 2]) {
    const terminal = onTerminal(t, words, on(lab));
    await until(() => line.test(terminal.seen), `the line of round ${round}`);
    await writeFile(fifo, 'x\n');
    await terminal.ended;
  }
  for (const waits of [piped, json, behind]) await writeFile(waits.fifo, 'out\n');
  t.like(await pipe.ended, {stderr: '', status: 0});
  t.notRegex((await document.ended).seen, /runs as job/);
  t.notRegex((await background.ended).seen, /runs as job/);
});
