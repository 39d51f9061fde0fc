// The screens that people see, on a terminal of 80 by 24 and on one of 200 by 50, as text. Ids, times and what else differs each time
// are placeholders of the same width.
import {userInfo} from 'node:os';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {Lab} from '../fixtures/lab.ts';
import {onTerminal as scriptTerminal} from '../fixtures/on-terminal.ts';
import {startScripted, welcome} from '../fixtures/scripted-server.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {skip} from '../fixtures/skip.ts';
import {openTerminal, whyNot} from '../fixtures/tmux.ts';
import {empty, linesOf, screenOf, screensOf, sizes} from './screen-of.ts';
import {someJobs} from './some-jobs.ts';

const commands = `
  show: { about: Prints its words, argv: [printf, '%s\\n', "{words...}"], params: { words: { type: array, items: { type: string }, description: What it prints } } }
  fail: { about: Fails, argv: [sh, -c, "exit 3"] }
  journal:
    about: Recent log lines, of one unit if named
    argv: [sleep, "{lines}", ["--unit={unit}"], ["--priority={priority}"]]
    params:
      lines: { type: integer, minimum: 1, maximum: 5000, default: 50, description: How many lines }
      unit: { type: string, pattern: "^[A-Za-z0-9:_.@-]+$", maxLength: 255, description: "Only this service, such as ssh" }
      priority: { type: string, enum: [emerg, alert, crit, err, warning, notice, info, debug], description: Only this importance and above }
`;

const sharedLab = shareLab({commands});
const alice = (lab: Lab) => join(lab.folder, 'alice.yaml');

const skipped = whyNot();
const onTerminal = skipped === undefined ? test.serial : test.serial.skip;
if (skipped !== undefined) test(`screens: ${skipped}`, t => skip(t, skipped));

/** Of a line whose figures no other stands below: how wide they are does not matter. */
const unfigured = (line: string) =>
  line
    .replaceAll(/\d+(\.\d+)?/g, 'N')
    .replaceAll(/N(ms|s|m|h|d)(N(s|m|h))?\b/g, 'SPAN')
    .replace('N connection,', 'N connections,');

const startLister = (t: ExecutionContext) =>
  startScripted(t, {
    greet: guest => guest.say(0, {...welcome, time: Date.now()}),
    ordered(guest, stream, {action, id}) {
      const jobs = someJobs(Date.now());
      if (action !== 'watch') {
        guest.say(stream, {type: 'answer', body: {jobs, more: false}});
        return;
      }
      guest.say(stream, {type: 'started', job: id, from: 0, attached: false, window: 262_144});
      guest.data(stream, 1, 0, `${JSON.stringify({epoch: id, number: 0, jobs, whole: true})}\n`);
    },
  });

const narrowJobs = [
  'JOB       OWNER         COMMAND        STATE    STARTED   TOOK  OUTCOME',
  'idididid  alexandra.m…  collect-all-…  queued',
  'idididid  bob           backup         running  3h1m ago  3h1m',
  'idididid  alice         uptime         ended    3h1m ago  1h    exit 0',
  'idididid  alice         disk-usage     ended    3h1m ago  1h    exit 1',
  'idididid  bob           large-folders  ended    3h1m ago  1h    open-files-limit',
  'idididid  carol         wait           ended    3h1m ago  1h    SIGKILL',
  'idididid  carol         wait           lost     3h1m ago        lost',
];

const wideJobs = [
  'JOB       OWNER                 COMMAND                  STATE    STARTED   TOOK  OUTCOME           OUTPUT',
  'idididid  alexandra.montgomery  collect-all-diagnostics  queued                                     0 B',
  'idididid  bob                   backup                   running  3h1m ago  3h1m                    1 GiB',
  'idididid  alice                 uptime                   ended    3h1m ago  1h    exit 0            2 KiB',
  'idididid  alice                 disk-usage               ended    3h1m ago  1h    exit 1            49 B',
  'idididid  bob                   large-folders            ended    3h1m ago  1h    open-files-limit  2 KiB',
  'idididid  carol                 wait                     ended    3h1m ago  1h    SIGKILL           0 B',
  'idididid  carol                 wait                     lost     3h1m ago        lost              0 B',
];

onTerminal('jobs: a row each, with how it ended, whatever the names', async t => {
  const lab = await startLister(t);
  const terminal = await openTerminal(t, lab.config);
  t.deepEqual(await screensOf(t, terminal, ['jobs', 'lab-01'], 'JOB'), [narrowJobs, wideJobs]);
});

onTerminal('jobs --watch: the same below its heading, and as wide as the terminal is now', async t => {
  const lab = await startLister(t);
  const terminal = await openTerminal(t, lab.config);
  await terminal.reeve('jobs', '--watch', 'lab-01');
  for (const [index, [columns, rows]] of sizes.entries()) {
    await terminal.resize(columns, rows);
    const jobs = index === 0 ? narrowJobs : wideJobs;
    const screen = await terminal.shows(
      new RegExp(`^lab-01: as it changes; Ctrl-C leaves\\n\\n${jobs[0]}\\n`),
    );
    t.deepEqual(linesOf(screen), ['lab-01: as it changes; Ctrl-C leaves', '', ...jobs]);
  }
  await terminal.press('C-c');
  t.deepEqual(linesOf((await terminal.shows(/^JOB[\s\S]*\nready>\n*$/)).replace(/ready>\n*$/, '')), wideJobs);
});

onTerminal('audit log: times of today without their date, commands cut where there is no room', async t => {
  const lab = await sharedLab();
  const host = await lab.connect();
  await host.run('show', {words: ['one', 'two words', 'and more than a narrow terminal has room for']});
  await host.run('fail');
  await t.throwsAsync(async () => host.run('shwo'));
  const terminal = await openTerminal(t, alice(lab));
  const screens = await screensOf(t, terminal, ['audit', 'log', 'lab-01', '--person', 'alice'], 'TIME');
  t.deepEqual(screens, [
    [
      'TIME      EVENT      WHO    JOB       WHAT                  HOW',
      "hh:mm:ss  job-start  alice  idididid  /usr/bin/printf '%s…",
      'hh:mm:ss  job-end    alice  idididid  show                  exit 0',
      "hh:mm:ss  job-start  alice  idididid  /usr/bin/sh -c 'exi…",
      'hh:mm:ss  job-end    alice  idididid  fail                  exit 3',
      'hh:mm:ss  denial     alice  idididid  shwo                  mistaken: unknown-c…',
    ],
    [
      'TIME                 EVENT      WHO    JOB       WHAT                                                                                   HOW',
      String.raw`YYYY-MM-DD hh:mm:ss  job-start  alice  idididid  /usr/bin/printf '%s\n' one 'two words' 'and more than a narrow terminal has room for'`,
      'YYYY-MM-DD hh:mm:ss  job-end    alice  idididid  show                                                                                   exit 0',
      "YYYY-MM-DD hh:mm:ss  job-start  alice  idididid  /usr/bin/sh -c 'exit 3'",
      'YYYY-MM-DD hh:mm:ss  job-end    alice  idididid  fail                                                                                   exit 3',
      'YYYY-MM-DD hh:mm:ss  denial     alice  idididid  shwo                                                                                   mistaken: unknown-command',
    ],
  ]);
});

onTerminal('status: a line a fact', async t => {
  const lab = await sharedLab();
  const terminal = await openTerminal(t, alice(lab));
  for (const size of sizes) {
    const screen = await screenOf(terminal, size, ['status', 'lab-01'], 'Host:');
    const [start, end] = [
      size[0] === 80 ? 'hh:mm:ss' : 'YYYY-MM-DD hh:mm:ss',
      size[0] === 80 ? 'hh:mm' : 'hh:mm:ss',
    ];
    t.deepEqual(screen.map(unfigured), [
      'Host:         lab-N, reeve N.N, process N, up SPAN',
      'Jobs:         N running of at most N, N waiting',
      'Account:      writable',
      ...(size[0] === 80
        ? [`Catalogue:    N commands, loaded ${start}, SHA-N`, '              DIGEST']
        : [`Catalogue:    N commands, loaded ${start}, SHA-N DIGEST`]),
      'Disk:         N GiB free',
      screen.find(line => line.startsWith('Containment:  ')) ?? 'Containment:  ...',
      'Executor:     N MiB resident',
      'Gate:         process N, N connections, N MiB resident',
      `Certificate:  until YYYY-MM-DD ${end}`,
      'Revocations:  list number N, SPAN old, the next within SPAN',
    ]);
  }
});

onTerminal('describe: a parameter goes on below itself where it has no room', async t => {
  const lab = await sharedLab();
  const terminal = await openTerminal(t, alice(lab));
  const screens = await screensOf(t, terminal, ['describe', 'lab-01', 'journal'], 'Recent');
  const head = [
    'Recent log lines, of one unit if named',
    '',
    'Usage: reeve run lab-01 journal [lines] [unit] [priority]',
    '',
    'Parameters (in this order, or as --NAME VALUE):',
  ];
  const end = [
    '',
    'Runs:     sleep {lines} [--unit={unit}] [--priority={priority}]',
    `As:       ${userInfo().username}`,
    'Effect:   changes something',
    'Timeout:  1h',
  ];
  t.deepEqual(screens, [
    [
      ...head,
      '  lines     integer, at least 1, at most 5000, default 50: How many lines',
      '  unit      string, matches ^[A-Za-z0-9:_.@-]+$, at most 255 characters,',
      '            optional: Only this service, such as ssh',
      '  priority  string, one of emerg, alert, crit, err, warning, notice, info,',
      '            debug, optional: Only this importance and above',
      ...end,
    ],
    [
      ...head,
      '  lines     integer, at least 1, at most 5000, default 50                                   How many lines',
      '  unit      string, matches ^[A-Za-z0-9:_.@-]+$, at most 255 characters, optional           Only this service, such as ssh',
      '  priority  string, one of emerg, alert, crit, err, warning, notice, info, debug, optional  Only this importance and above',
      ...end,
    ],
  ]);
});

onTerminal('run: where it runs, while it is quiet; then what came of it', async t => {
  const lab = await sharedLab();
  const terminal = await openTerminal(t, alice(lab));
  for (const [columns, rows] of sizes) {
    await empty(terminal, columns, rows);
    await terminal.reeve('run', 'lab-01', 'journal', '600');
    const quiet = await terminal.shows(/^reeve: .* runs as job /);
    t.deepEqual(linesOf(quiet), ['reeve: lab-01: journal runs as job idididid; Ctrl-C ends it']);
    await terminal.press('C-c');
    const ended = await terminal.shows(/^reeve: .* ending [\s\S]*\nready>\n*$/);
    t.deepEqual(linesOf(ended), [
      'reeve: lab-01: ending the job; press Ctrl-C again to stop waiting',
      'reeve: lab-01: cancelled',
      'ready>',
    ]);
  }
});

onTerminal('errors: a line each, with what to do', async t => {
  const lab = await sharedLab();
  const terminal = await openTerminal(t, alice(lab));
  for (const size of sizes) {
    for (const [words, said] of [
      [['run', 'lab-01', 'shwo'], 'there is no command "shwo" here; did you mean show?'],
      [['attach', 'lab-01', 'abc'], '"abc" is too short; give 4 or more of a job id\'s last characters'],
      [['jobs', 'lab-01', '--person', 'nobody-here'], 'there is no job of nobody-here'],
    ] as const)
      t.deepEqual(await screenOf(terminal, size, words, 'reeve:'), [`reeve: lab-01: ${said}`]);
  }
});

test('what failed is red, and nothing else is; not where nobody wants colours', async t => {
  const lab = await startLister(t);
  const seen = async (before: string) => {
    const all = {config: lab.config, before: `stty cols 80 rows 24; ${before}`};
    return (await scriptTerminal(t, ['jobs', 'lab-01'], all).ended).seen;
  };
  const red = (await seen('unset NO_COLOR;')).match(/\u001b\[31m.*?\u001b\[39m/g);
  t.deepEqual(
    red,
    ['exit 1', 'open-files-limit', 'SIGKILL', 'lost', 'lost'].map(text => `\u001b[31m${text}\u001b[39m`),
  );
  t.notRegex(await seen('unset NO_COLOR; TERM=dumb'), /\u001b/);
  t.notRegex(await seen(''), /\u001b/);
});
