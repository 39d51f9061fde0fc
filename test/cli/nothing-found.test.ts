// A person is told on stderr where nothing is found; a program gets an empty document.
import {mkdtemp, rm} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {onTerminal} from '../fixtures/on-terminal.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';

const access = `
  - { who: [group:ops], run: ["*"], audit: true, jobs: { see: all, end: all } }
  - { who: [group:guests], run: [] }
`;
const sharedLab = shareLab({access});

test('no job, no command, no entry: one line says so, with status 0', async t => {
  const lab = await sharedLab();
  const guest = await lab.client('gus', {groups: ['guests']});
  for (const [words, said, config] of [
    [['jobs', 'lab-01'], 'there is no job that you may see', guest],
    [['jobs', 'lab-01', '--mine'], 'there is no job of gus', guest],
    [
      ['jobs', 'lab-01', '--person', 'typo', '--running'],
      'there is no job of typo, running or waiting',
      guest,
    ],
    [['jobs', 'lab-01', '--ended'], 'there is no job that you may see, ended', guest],
    [['commands', 'lab-01'], 'you may run nothing here', guest],
    [['audit', 'log', 'lab-01', '--person', 'typo'], 'no entry matches', undefined],
    [['audit', 'log', 'lab-01', '--person', 'typo', '--by', 'day'], 'no entry matches', undefined],
    [
      ['audit', 'log', 'lab-01', '--event', 'server-start', '--by', 'day'],
      'no run ended, and nothing was refused, among the entries found',
      undefined,
    ],
  ] as const) {
    const {exitCode, stdout, stderr} = await lab.reeve(words, config === undefined ? {} : {config});
    t.is(exitCode, 0, stderr);
    t.is(stdout, '', words.join(' '));
    t.regex(stderr, new RegExp(`^reeve: (lab-01: )?${said}$`), words.join(' '));
  }
});

test('a program hears nothing but an empty document', async t => {
  const lab = await sharedLab();
  const guest = await lab.client('pat', {groups: ['guests']});
  const jobs = await lab.reeve(['jobs', 'lab-01', '--json'], {config: guest});
  t.deepEqual(JSON.parse(jobs.stdout), {host: 'lab-01', jobs: [], more: false});
  t.is(jobs.stderr, '');
  const log = await lab.reeve(['audit', 'log', 'lab-01', '--person', 'typo', '--json']);
  t.like(log, {stdout: '', stderr: '', exitCode: 0});
  const csv = await lab.reeve(['audit', 'log', 'lab-01', '--person', 'typo', '--csv']);
  t.regex(csv.stdout, /^time,seq,[^\n]*$/);
  t.is(csv.stderr, '');
});

test('a list that is watched says that it is empty, where the list would be', async t => {
  const lab = await sharedLab();
  const guest = await lab.client('uma', {groups: ['guests']});
  const piped = commandLine(lab, ['jobs', 'lab-01', '--watch'], {config: guest});
  t.teardown(() => piped.child.kill('SIGKILL'));
  await until(
    () => piped.stderr === 'reeve: lab-01: there is no job that you may see\n',
    'that there is none',
  );
  const terminal = onTerminal(t, ['jobs', 'lab-01', '--watch'], {
    config: guest,
    before: 'stty cols 80 rows 24;',
  });
  await until(() => terminal.seen.includes('\u001b[2Kthere is no job that you may see'), 'the same there');
  terminal.type('\u0003');
  t.is((await terminal.ended).status, 0);
  t.is(piped.stdout.toString(), '');
});

test('a CA that has issued nothing says so', async t => {
  const lab = await sharedLab();
  const folder = await mkdtemp(join(tmpdir(), 'reeve-nothing-'));
  t.teardown(() => rm(folder, {recursive: true, force: true}));
  const dir = ['--dir', join(folder, 'certs')];
  t.is((await lab.reeve(['ca', 'init', ...dir])).exitCode, 0);
  const {stdout, stderr, exitCode} = await lab.reeve(['cert', 'list', ...dir]);
  t.like({stdout, exitCode}, {stdout: '', exitCode: 0});
  t.regex(stderr, /^reeve: no certificate was issued by the CA in /);
  t.is((await lab.reeve(['cert', 'list', '--json', ...dir])).stdout, '[]');
});
