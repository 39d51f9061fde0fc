import test from 'ava';
import type {HostState} from '../../src/present/status-table.ts';
import {statusTable} from '../../src/present/status-table.ts';
import {widthOf} from '../../src/present/text-width.ts';
import type {StatusAnswer} from '../../src/protocol/generated/answer.ts';

const now = Date.UTC(2026, 10, 29, 12);
const day = 24 * 60 * 60 * 1000;

const answer: StatusAnswer = {
  host: 'lab-01',
  version: '0.1.0',
  pid: 7,
  upMs: 1000,
  jobs: {running: 2, queued: 1, most: 64},
  gate: {pid: 8, restarts: 0, connections: 1, resident: 1},
  executor: {resident: 1},
  account: {canStart: true},
  catalogue: {commands: 46, digest: `1f3a5c2e${'0'.repeat(56)}`, loadedAt: now},
  disk: {free: 78.4 * 2 ** 30},
  containment: {kind: 'cgroup', complete: true},
  certificate: {notAfter: Date.UTC(2027, 11, 31, 12)},
  revocations: [{authority: 'CN=lab', number: '1', thisUpdate: now - 2 * day, nextUpdate: now + day}],
  warnings: [],
};

const states: readonly HostState[] = [
  {host: 'lab-01', status: answer, roundTripMs: 1.23, clockOffsetMs: -3},
  {
    host: 'gpu-lab-02',
    status: {
      ...answer,
      catalogue: {...answer.catalogue, digest: `9e41d07b${'0'.repeat(56)}`},
      jobs: {running: 0, queued: 0, most: 64},
      disk: {free: 900 * 2 ** 20},
      certificate: {notAfter: now + 3 * day},
      noStart: 'the disk that holds /var/lib/reeve is full',
      warnings: ["the host's certificate ends in 3 days"],
    },
    roundTripMs: 41.7,
    clockOffsetMs: 90_000,
  },
  {host: 'lab-03', error: new Error('nothing listens at 10.0.0.3:7433 (connect ECONNREFUSED)')},
];

const shown = (columns: number | undefined, hasColours = false) =>
  statusTable(states, now, {columns, hasColours}).map(line => line.shown);

test('80 columns have all that is about the state of a host, and no line is wider', t => {
  const lines = shown(80);
  t.deepEqual(lines, [
    'HOST        CLOCK   CERTIFICATE  CRL  CATALOGUE  JOBS  FREE     WARNINGS',
    'lab-01      -3ms    2027-12-31   2d   1f3a5c2e   2+1   78 GiB',
    'gpu-lab-02  +1m30s  2026-12-02   2d   9e41d07b   0     900 MiB  2: starts nothi…',
    'lab-03                                                          nothing listens…',
  ]);
  for (const line of lines) t.true(widthOf(line) <= 80, line);
});

test('a smaller one has what needs a person, and no line is wider', t => {
  const lines = shown(48);
  t.deepEqual(lines, [
    'HOST        JOBS  FREE     WARNINGS',
    'lab-01      2+1   78 GiB',
    'gpu-lab-02  0     900 MiB  2: starts nothing: t…',
    'lab-03                     nothing listens at 1…',
  ]);
  for (const line of lines) t.true(widthOf(line) <= 48, line);
});

test('200 columns have all of it', t => {
  const lines = shown(200);
  t.deepEqual(lines, [
    'HOST        VERSION  LATENCY  CLOCK   CERTIFICATE  CRL  CATALOGUE  JOBS  FREE     WARNINGS',
    'lab-01      0.1.0    1.2ms    -3ms    2027-12-31   2d   1f3a5c2e   2+1   78 GiB',
    'gpu-lab-02  0.1.0    41.7ms   +1m30s  2026-12-02   2d   9e41d07b   0     900 MiB  2: starts nothing: the disk that holds /var/lib/reeve is full',
    'lab-03                                                                            nothing listens at 10.0.0.3:7433 (connect ECONNREFUSED)',
  ]);
});

test('a pipe gets whole times, and what is wrong is red on a terminal', t => {
  t.regex(shown(undefined)[1] ?? '', /^lab-01 +0\.1\.0 +1\.2ms +-3ms +2027-12-31T12:00:00\.000Z +2d /);
  const [, , second = ''] = shown(200, true);
  const red = [...second.matchAll(/\u001b\[31m(.*?)\u001b\[39m/g)].map(([, text]) => text);
  t.deepEqual(red, ['+1m30s', '2026-12-02', '2: starts nothing: the disk that holds /var/lib/reeve is full']);
});
