import test from 'ava';
import {jobQueued, jobStart} from '../../../src/audit/entry/build-event.ts';
import type {AuditEvent} from '../../../src/audit/entry/format-entry.ts';
import {entryFormatter} from '../../../src/audit/entry/format-entry.ts';
import type {ProvenEntry} from '../../../src/present/account/run-facts.ts';
import {factsOf} from '../../../src/present/account/run-facts.ts';
import {authorized, jobEnd, jobId, principal, SetClock} from '../../audit/fixtures.ts';

/** Facts by name, of events a second apart. */
function facts(events: readonly AuditEvent[], order: ProvenEntry['order'] = 'vouched') {
  const clock = new SetClock();
  const format = entryFormatter('lab-01', clock);
  const entries = events.map((event, seq) => {
    clock.time += 1000;
    return {entry: format(seq, event).entry, order};
  });
  return factsOf(entries.toReversed());
}

const address = '192.0.2.1:1';

test('who, what, why, when and how it went are told of a run', t => {
  const run = {...authorized(1, {argv: ['/bin/echo', 'a b']}), reason: 'to see'};
  const told = facts([jobQueued(run, address), jobStart(run, address), jobEnd(1, 1, 3)]);
  const names = told.map(([name]) => name);
  t.is(new Set(names).size, names.length, 'each fact once');
  const fact = Object.fromEntries(told);
  t.like(fact, {
    job: jobId(1),
    who: `alice (ops), from ${address}`,
    argv: "/bin/echo 'a b'",
    'allowed by': 'catalogue.yaml:40',
    reason: 'to see',
    queued: '2026-05-01T12:00:01.000Z (entry 0)',
    started: '2026-05-01T12:00:02.000Z (entry 1)',
    ended: '2026-05-01T12:00:03.000Z (entry 2): exit 3 after 1ms',
    order: 'its signature is good, by a certificate that the CA signed',
  });
  t.regex(fact.certificate ?? '', /^0A1B, SHA-256 0+7$/);
  t.regex(fact.stdout ?? '', /^0 bytes, SHA-256 0{64}$/);
});

test('who looked at it and who ended it are told, and what nobody vouches for', t => {
  const caller = {
    principal: principal('bob'),
    certificate: {fingerprint: '7'.repeat(64), serial: '0A'},
    address,
    order: {id: jobId(9), digest: 'a'.repeat(64)},
    job: jobId(1),
  };
  const told = facts(
    [
      {event: 'attach', ...caller, from: 7},
      {event: 'cancel', ...caller, rule: 'own', signal: 'SIGHUP'},
      {event: 'denial', ...caller, code: 'denied', message: 'no rule allows it'},
    ],
    'signed',
  );
  const fact = Object.fromEntries(told);
  t.regex(fact.attached ?? '', /by bob \(ops\), from byte 7; its signature is good$/);
  t.regex(fact['sent SIGHUP'] ?? '', /by bob \(ops\), as the owner of the job;/);
  t.regex(fact.denied ?? '', /: denied: no rule allows it$/);
});
