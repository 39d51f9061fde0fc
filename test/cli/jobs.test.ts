// `reeve jobs` and `reeve cancel` against a host that answers what the test says.
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {onTerminal} from '../fixtures/on-terminal.ts';
import type {Guest, ScriptedLab} from '../fixtures/scripted-server.ts';
import {startScripted, welcome} from '../fixtures/scripted-server.ts';
import {until} from '../fixtures/until.ts';

const idOf = (number: number) => `01890000-0000-7000-8000-${String(number).padStart(12, '0')}`;

const since = Date.now() - 65_000;

const summary = (number: number, change: object = {}) => ({
  job: idOf(number),
  command: 'backup',
  owner: 'alice',
  state: 'running',
  orderedAt: since,
  startedAt: since,
  endedAt: null,
  reason: null,
  exit: null,
  signal: null,
  bytes: 0,
  ...change,
});

/** A host that has so many jobs, of which number 1 is the newest; its orders are kept. */
async function startLister(t: Parameters<typeof startScripted>[0], count: number) {
  const place = {orders: [] as Record<string, unknown>[]};
  const lab = await startScripted(t, {
    ordered(guest, stream, order) {
      place.orders.push(order);
      const first = order.before === undefined ? 1 : Number(order.before.slice(-12)) + 1;
      const last = Math.min(count, first + (order.limit ?? 50) - 1);
      const jobs = Array.from({length: Math.max(0, last - first + 1)}, (_, index) => summary(first + index));
      guest.say(stream, {
        type: 'answer',
        body: order.action === 'jobs' ? {jobs, more: last < count} : {job: order.job},
      });
    },
  });
  return {lab, place};
}

const reeve = (lab: ScriptedLab, words: readonly string[]) => commandLine(lab, words, {config: lab.config});

test('jobs are listed as a table; options say whose, which and how many', async t => {
  const {lab, place} = await startLister(t, 3);
  const {stdout, stderr, status} = await reeve(lab, ['jobs', 'lab-01', '--mine', '--running']).ended;
  t.is(status, 0, stderr);
  t.like(place.orders, {length: 1, 0: {action: 'jobs', person: 'alice', state: 'running', limit: 50}});
  const rows = stdout.toString().trimEnd().split('\n');
  t.regex(rows[0] ?? '', /^JOB +OWNER +COMMAND +STATE +STARTED +TOOK +OUTCOME +OUTPUT$/);
  t.deepEqual(
    rows.slice(1).map(row => row.split(/ {2,}/)[0]),
    [1, 2, 3].map(number => idOf(number).slice(-8)),
  );
  t.regex(rows[1] ?? '', / alice +backup +running +1m\d+s ago +1m\d+s +0 B$/);
  await reeve(lab, ['jobs', '--ended', '--person', 'bob', 'lab-01']).ended;
  t.like(place.orders.at(-1), {person: 'bob', state: 'ended'});
});

test('more than a host lists at once is asked for again; that there are older ones is told', async t => {
  const {lab, place} = await startLister(t, 450);
  const {stdout, stderr} = await reeve(lab, ['jobs', 'lab-01', '--limit', '401']).ended;
  t.is(stdout.toString().trimEnd().split('\n').length, 402);
  t.deepEqual(
    place.orders.map(({limit, before}) => [limit, before]),
    [
      [200, undefined],
      [200, idOf(200)],
      [1, idOf(400)],
    ],
  );
  t.is(stderr, 'reeve: lab-01: older jobs exist; --limit shows more than 401\n');
  const json = JSON.parse(
    (await reeve(lab, ['jobs', 'lab-01', '--limit', '2', '--json']).ended).stdout.toString(),
  );
  t.like(json, {host: 'lab-01', more: true, jobs: {length: 2, 0: {job: idOf(1), state: 'running'}}});
});

test('words that contradict each other or are none are refused before anything is asked', async t => {
  const {lab, place} = await startLister(t, 1);
  for (const [words, said] of [
    [['jobs'], /missing required argument 'target'|too many arguments for 'jobs'/],
    [['jobs', '--watch'], /missing required argument 'target'/],
    [['jobs', 'lab-01', '--watch', 'lab-02'], /too many arguments for 'jobs'/],
    [['jobs', 'lab-01', '--running', '--ended'], /'--running' cannot be used with option '--ended'/],
    [['jobs', 'lab-01', '--mine', '--person', 'bob'], /'--mine' cannot be used with option '--person/],
    [['jobs', 'lab-01', '--limit', 'all'], /"all" is not a whole number/],
    [
      ['cancel', 'lab-01', idOf(1), '--signal', 'STOPP'],
      /"STOPP" is not a signal .*; did you mean SIGSTOP\?/,
    ],
    [['attach', 'lab-01', idOf(1), '--from', '-1'], /"-1" is not an offset/],
    [['run', 'lab-01', '--give-up-after', 'soon', 'x'], /"soon" is not a duration; give one such as 30s/],
  ] as const) {
    const {status, stderr} = await reeve(lab, words).ended;
    t.is(status, 253, words.join(' '));
    t.regex(stderr, said);
  }
  t.deepEqual(place.orders, []);
});

/** A host that tells who watches of the jobs that it has, and of what changes. */
async function startTeller(t: Parameters<typeof startScripted>[0], count: number) {
  const place = {orders: [] as Record<string, unknown>[], bytes: 0, isDown: false};
  const streams: {guest: Guest; stream: number; offset: number; number: number}[] = [];
  const tell = (to: (typeof streams)[number], fields: object) => {
    const line = `${JSON.stringify({epoch: idOf(0), number: to.number++, ...fields})}\n`;
    to.guest.data(to.stream, 1, to.offset, line);
    to.offset += Buffer.byteLength(line);
  };
  const jobs = () => Array.from({length: count}, (_, index) => summary(index + 1, {bytes: place.bytes}));
  const lab = await startScripted(t, {
    greet(guest) {
      if (place.isDown) guest.socket.destroy();
      else guest.say(0, {...welcome, time: Date.now()});
    },
    ordered(guest, stream, order) {
      place.orders.push(order);
      guest.say(stream, {type: 'started', job: order.id, from: 0, attached: false, window: 262_144});
      const to = {guest, stream, offset: 0, number: 0};
      streams.push(to);
      tell(to, {jobs: jobs().slice(1)});
      tell(to, {jobs: jobs().slice(0, 1), whole: true});
    },
  });
  const change = (bytes: number) => {
    place.bytes = bytes;
    for (const to of streams) if (!to.guest.socket.destroyed) tell(to, {jobs: jobs().slice(0, 1)});
  };
  return {lab, place, change};
}

test('watched from a pipe, a list is printed as it changes: as a table, or as a line of JSON', async t => {
  const {lab, place, change} = await startTeller(t, 1);
  const line = reeve(lab, ['jobs', '--json', '--watch', '--mine', 'lab-01']);
  const table = reeve(lab, ['jobs', '--watch', 'lab-01']);
  t.teardown(() => [line, table].map(({child}) => child.kill('SIGKILL')));
  await until(() => line.stdout.length > 0 && table.stdout.length > 0, 'what there is');
  change(0);
  change(2048);
  await until(() => line.stdout.toString().split('\n').length > 2, 'the change');
  await until(() => table.stdout.includes('2 KiB'), 'the change');
  const documents = line.stdout
    .toString()
    .trimEnd()
    .split('\n')
    .map(text => JSON.parse(text));
  t.like(documents, {length: 2, 0: {host: 'lab-01', jobs: {0: {bytes: 0}}}, 1: {jobs: {0: {bytes: 2048}}}});
  t.deepEqual(
    table.stdout
      .toString()
      .split('\n')
      .map(row => row.slice(0, 3)),
    ['JOB', '000', '', 'JOB', '000', ''],
  );
  t.is(place.orders.length, 2, 'nobody asks again');
  const asked = place.orders.map(({only, ended, person}) => ({only, ended, person}));
  t.deepEqual(
    asked.toSorted((a, b) => Number(a.person === undefined) - Number(b.person === undefined)),
    [
      {only: 'jobs', ended: 51, person: 'alice'},
      {only: 'jobs', ended: 51, person: undefined},
    ],
  );
});

test('watched on a terminal, the list is redrawn in place, a lost line is told there, and the terminal is left as it was', async t => {
  const {lab, place, change} = await startTeller(t, 100);
  const terminal = onTerminal(t, ['jobs', 'lab-01', '--watch'], {
    config: lab.config,
    before: 'stty cols 60 rows 10;',
  });
  await until(() => terminal.seen.includes('as it changes'), 'the list');
  place.isDown = true;
  for (const {socket} of lab.guests) socket.destroy();
  await until(() => terminal.seen.includes('lab-01: connection lost'), 'that the line is lost');
  place.isDown = false;
  await until(() => place.orders.length > 1, 'that it is watched again');
  change(2048);
  await until(() => /connection lost.*as it changes/s.test(terminal.seen), 'that it goes on');
  terminal.type('\u0003');
  const {status, seen} = await terminal.ended;
  t.is(status, 0);
  const [before = '', ...screens] = seen.split('\u001b[H');
  t.is(before, '\u001b[?1049h\u001b[?25l\u001b[?7l');
  t.true(screens.length >= 3);
  const [last = '', after = ''] = (screens.at(-1) ?? '').split('\u001b[?7h\u001b[?25h\u001b[?1049l');
  for (const screen of [...screens.slice(0, -1), last]) {
    const rows = screen.replace('\u001b[J', '').replace('^C', '').split('\r\n');
    t.is(rows.length, 10);
    for (const row of rows) t.true(row.replace('\u001b[2K', '').length <= 60, JSON.stringify(row));
    t.regex(rows[0] ?? '', /^\u001b\[2Klab-01: (as it changes; Ctrl-C leaves|connection lost.*)$/);
    t.regex(rows[2] ?? '', /^\u001b\[2KJOB /);
  }
  // What was seen last stays on the usual screen.
  t.regex(after, /^JOB .*\r\n00000100 /);
});

test('cancel sends a signal by any of its names, or ends the job', async t => {
  const {lab, place} = await startLister(t, 1);
  const sent = await reeve(lab, ['cancel', 'lab-01', idOf(1), '--signal', 'usr1']).ended;
  t.is(sent.stderr, `reeve: lab-01: sent SIGUSR1 to job 00000001\n`);
  t.like(place.orders.at(-1), {action: 'cancel', job: idOf(1), signal: 'SIGUSR1'});
  const json = await reeve(lab, ['cancel', 'lab-01', idOf(1), '--signal', 'SIGSTOP', '--json']).ended;
  t.deepEqual(JSON.parse(json.stdout.toString()), {host: 'lab-01', job: idOf(1), signal: 'SIGSTOP'});
  const ended = await reeve(lab, ['cancel', 'lab-01', idOf(1)]).ended;
  t.is(ended.stderr, `reeve: lab-01: ending job 00000001\n`);
  t.false('signal' in (place.orders.at(-1) ?? {}));
});

test('what is no job id is told as that, with where ids are to be had, and no order is sent', async t => {
  const {lab, place} = await startLister(t, 1);
  for (const words of [['attach'], ['cancel'], ['cancel', '--signal', 'HUP']]) {
    const {stderr, status} = await reeve(lab, [...words, 'lab-01', 'nonsense']).ended;
    t.is(status, 253);
    // That the host gives no receipts may be said before.
    t.regex(stderr, /^reeve: lab-01: "nonsense" is not a job id; `reeve jobs lab-01` lists them$/m);
  }
  t.deepEqual(place.orders, []);
});
