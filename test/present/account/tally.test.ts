import test from 'ava';
import type {AuditEvent} from '../../../src/audit/entry/format-entry.ts';
import {entryFormatter} from '../../../src/audit/entry/format-entry.ts';
import type {TallyKey} from '../../../src/present/account/tally.ts';
import {Tally} from '../../../src/present/account/tally.ts';
import {denial, jobEnd, SetClock, serverStart} from '../../audit/fixtures.ts';

const day = 86_400_000;

/** Two days of alice and bob. */
function tally(by: TallyKey) {
  const clock = new SetClock();
  const format = entryFormatter('lab-01', clock);
  const events: AuditEvent[] = [
    serverStart(),
    jobEnd(1, 0),
    jobEnd(2, 0, 3, 'alice', 'backup'),
    {...denial('no', 'bob'), suppressed: 4} as AuditEvent,
    {...denial('no such command', 'alice', 'unknown-command'), suppressed: 1} as AuditEvent,
    denial('too much', 'bob', 'busy'),
    jobEnd(3, 0, 0, 'bob'),
    // Who reads the account runs nothing.
    jobEnd(4, 0, 1, 'alice', 'audit-log'),
  ];
  const counted = new Tally(by);
  for (const [n, event] of events.entries()) {
    if (n === 3) clock.time += day;
    counted.add(format(n, event).entry);
  }
  return counted.rows().map(({key, count, ok, failed, denied, mistaken, unable, durationMs}) => ({
    key,
    counts: [count, ok, failed, denied, mistaken, unable, durationMs],
  }));
}

test('runs and denials are counted, what somebody may not apart from slips and from what the host could not', t => {
  t.deepEqual(tally('person'), [
    {key: 'bob', counts: [7, 1, 0, 5, 0, 1, 1]},
    {key: 'alice', counts: [4, 1, 1, 0, 2, 0, 2]},
  ]);
  t.deepEqual(tally('command'), [
    {key: '(none)', counts: [8, 0, 0, 5, 2, 1, 0]},
    {key: 'uptime', counts: [2, 2, 0, 0, 0, 0, 2]},
    {key: 'backup', counts: [1, 0, 1, 0, 0, 0, 1]},
  ]);
  t.deepEqual(tally('outcome'), [
    {key: 'denied', counts: [5, 0, 0, 5, 0, 0, 0]},
    {key: 'exit 0', counts: [2, 2, 0, 0, 0, 0, 2]},
    {key: 'mistaken: unknown-command', counts: [2, 0, 0, 0, 2, 0, 0]},
    {key: 'exit 3', counts: [1, 0, 1, 0, 0, 0, 1]},
    {key: 'unable: busy', counts: [1, 0, 0, 0, 0, 1, 0]},
  ]);
  t.deepEqual(tally('day'), [
    {key: '2026-05-01', counts: [2, 1, 1, 0, 0, 0, 2]},
    {key: '2026-05-02', counts: [9, 1, 0, 5, 2, 1, 1]},
  ]);
});
