import test from 'ava';
import {jobQueued} from '../../../src/audit/entry/build-event.ts';
import type {AuditEvent} from '../../../src/audit/entry/format-entry.ts';
import type {Entry} from '../../../src/audit/generated/entry.ts';
import {neverStarted} from '../../../src/executor/jobs/record-end.ts';
import {summarize} from '../../../src/present/account/summarize.ts';
import {
  authorized,
  entriesIn,
  jobEnd,
  jobId,
  openAccount,
  principal,
  temporaryFolder,
} from '../../audit/fixtures.ts';

test('each kind of entry is one row that says who, what and how it went', async t => {
  const dir = temporaryFolder(t);
  const account = await openAccount(t, dir);
  const caller = {
    principal: principal(),
    certificate: {fingerprint: '7'.repeat(64), serial: '0A'},
    address: '192.0.2.1:1',
    order: {id: jobId(9), digest: 'a'.repeat(64)},
    job: jobId(1),
  };
  const unstarted = neverStarted('never-started', 0, 'nothing ran');
  const rows: [Exclude<AuditEvent, {event: 'job-start'}>, string, string][] = [
    [jobQueued(authorized(1, {argv: ['/bin/df', '-h']}), '192.0.2.1:1'), '/bin/df -h', ''],
    [{...jobEnd(1, 0), outcome: unstarted} as ReturnType<typeof jobEnd>, 'uptime', 'never-started'],
    [jobEnd(1, 0, 3), 'uptime', 'exit 3'],
    [jobQueued(authorized(1, {argv: ['/bin/ls', 'a b', '']}), '192.0.2.1:1'), "/bin/ls 'a b' ''", ''],
    [{event: 'cancel', ...caller}, '', ''],
    [{event: 'cancel', ...caller, signal: 'SIGHUP'}, '', 'SIGHUP'],
    [{event: 'attach', ...caller, from: 7}, 'from byte 7', ''],
    [{event: 'denial', ...caller, command: 'sh', code: 'denied', message: 'no'}, 'sh', 'denied'],
    [
      {event: 'denial', ...caller, command: 'sh', code: 'not-allowed', message: 'no'},
      'sh',
      'denied: not-allowed',
    ],
    [
      {event: 'denial', ...caller, command: 'sh', code: 'bad-parameter', message: 'no'},
      'sh',
      'mistaken: bad-parameter',
    ],
    [{event: 'denial', ...caller, command: 'sh', code: 'busy', message: 'no'}, 'sh', 'unable: busy'],
    [
      {event: 'denial', ...caller, command: 'sh', code: 'constructor', message: 'no'},
      'sh',
      'denied: constructor',
    ],
  ];
  for (const [event, what, outcome] of rows) {
    const {seq} = await account.append(event);
    t.like(summarize(entriesIn(dir)[seq] as Entry), {
      event: event.event,
      who: 'alice',
      job: jobId(1),
      what,
      outcome,
    });
  }
});
