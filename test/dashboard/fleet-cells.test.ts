import test from 'ava';
import {FleetCells} from '../../src/dashboard/fleet/fleet-cells.ts';
import type {FleetEvent, FleetRecord, HostOutcome, JobResult} from '../../src/index.ts';
import {ClientError} from '../../src/index.ts';

const job = '01a22cf7-7572-7fe9-9e09-96b53bb07b38';
const result = (change: Partial<JobResult> = {}) =>
  ({
    ok: true,
    reason: 'exited',
    exit: 0,
    signal: null,
    verified: true,
    missing: 0,
    receipt: '/r',
    ...change,
  }) as JobResult;
const outcome = (of: HostOutcome): FleetEvent => ({type: 'outcome', host: of.host, outcome: of});

test('a cell goes from waiting to its end, as the events say, in words', t => {
  const cells = new FleetCells();
  cells.begin(['a', 'b']);
  t.is(cells.words, '2 waiting');
  const seen = (
    [
      {type: 'dialling', host: 'a'},
      {type: 'sent', host: 'a', job},
      {type: 'queued', host: 'a', job, ahead: 2, why: 'jobs'},
      {type: 'started', host: 'a', job},
      {type: 'lost', host: 'a', error: new Error('cut'), giveUpAfterMs: 600_000},
      {type: 'resumed', host: 'a', afterMs: 5},
      outcome({is: 'ended', host: 'a', job, result: result()}),
    ] satisfies FleetEvent[]
  ).map(event => {
    t.is(cells.hear(event), 'a');
    const {state, words, job: of, verdict} = cells.get('a') ?? {};
    return [state, words, of === job, verdict];
  });
  t.deepEqual(seen, [
    ['connecting', '', false, 'open'],
    ['connecting', 'ordered', true, 'open'],
    ['queued', 'waiting: 2 of yours come first (the host is at its limit of running jobs)', true, 'open'],
    ['running', '', true, 'open'],
    ['running', 'connection lost (cut); trying again for up to 10m; the job goes on', true, 'open'],
    ['running', '', true, 'open'],
    ['ended', 'exit 0', true, 'good'],
  ]);
  t.is(cells.words, '1 waiting, 1 ended with 0');
  t.is(cells.hear({type: 'stopped', why: 'cancelled'}), undefined);
});

test('every outcome has its state; green is what was verified, red a contradiction alone', t => {
  const cells = new FleetCells();
  const ends: [HostOutcome, string, string][] = [
    [{is: 'ended', host: 'a', job, result: result({verified: false})}, 'ended', 'open'],
    [{is: 'ended', host: 'b', job, result: result({ok: false, exit: 3})}, 'failed', 'good'],
    [{is: 'ended', host: 'c', job, result: {...result(), receipt: undefined}}, 'ended', 'open'],
    [
      {is: 'refused', host: 'd', error: new ClientError('refused', 'parameter "times": found 6')},
      'refused',
      'open',
    ],
    [{is: 'unreachable', host: 'e', error: new Error('no route')}, 'unreachable', 'open'],
    [{is: 'unknown', host: 'f', job, error: new ClientError('connection-lost', 'gone')}, 'unknown', 'open'],
    [{is: 'unknown', host: 'g', job, error: new ClientError('digest-mismatch', 'another')}, 'unknown', 'bad'],
    [{is: 'untried', host: 'h'}, 'untried', 'open'],
  ];
  cells.begin(ends.map(([{host}]) => host));
  for (const [end, state, verdict] of ends) {
    cells.hear(outcome(end));
    t.like(cells.get(end.host), {state, verdict}, end.host);
  }
  t.is(cells.get('d')?.field, 'times');
  t.is(
    cells.words,
    '2 of 8: exit 0 · 1 exit 3: b · 1 refused: d · 1 unreachable: e · 2 unknown: f,g · 1 untried: h',
  );
  // Another attempt leaves the others as they are.
  cells.begin(['e']);
  t.is(cells.words, '1 waiting, 2 ended with 0, 1 failed, 1 refused, 2 unknown, 1 not started');
});

test('400 cells are small, whatever hosts print and say', t => {
  const cells = new FleetCells();
  const hosts = Array.from({length: 400}, (_, index) => `lab-${index}`);
  cells.begin(hosts);
  for (const [index, host] of hosts.entries()) {
    const bytes = Buffer.alloc(65_536, '<script>');
    if (index % 2 === 0) cells.hear({type: 'output', host, job, channel: 'stdout', offset: 0, bytes});
    else cells.hear(outcome({is: 'unreachable', host, error: new Error('x'.repeat(5000))}));
  }
  t.regex(cells.get('lab-0')?.words ?? '', /^.{160}$/);
  t.true(JSON.stringify(cells.list).length < 400 * 600);
});

test('a journal gives the same cells, of which nothing is verified', t => {
  const hosts = [
    {host: 'a', outcome: 'ended', reason: 'exited', exit: 0, signal: null, job},
    {host: 'b', outcome: 'ended', reason: 'signaled', exit: null, signal: 'SIGKILL', job},
    {host: 'c', outcome: 'unknown', job},
    {host: 'd', outcome: 'refused', message: 'no\u202e'},
  ] as const;
  const record = {hosts: new Map(hosts.map(host => [host.host, host]))} as unknown as FleetRecord;
  const {list} = FleetCells.ofRecord(record);
  t.deepEqual(
    list.map(({state, words, verdict}) => [state, words, verdict]),
    [
      ['ended', 'exit 0', 'open'],
      ['failed', 'ended by SIGKILL', 'open'],
      ['unknown', 'ordered; nothing shows how it ended', 'open'],
      ['refused', 'no\\u{202e}', 'open'],
    ],
  );
});

test('nothing is said to run when the attempt is over: an ordered host of which nothing came is unknown, others were not tried', t => {
  const cells = new FleetCells();
  cells.begin(['a', 'b', 'c']);
  cells.hear({type: 'started', host: 'a', job});
  cells.hear(outcome({is: 'ended', host: 'b', job, result: result()}));
  cells.over(['a', 'b', 'c']);
  t.deepEqual(
    cells.list.map(({host, state, job: of}) => [host, state, of]),
    [
      ['a', 'unknown', job],
      ['b', 'ended', job],
      ['c', 'untried', ''],
    ],
  );
  t.regex(cells.words, /1 unknown/);
  t.notRegex(cells.words, /running|waiting/);
});
