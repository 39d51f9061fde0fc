import {randomBytes} from 'node:crypto';
import test from 'ava';
import type {Session} from '../../src/dashboard/door/sessions.ts';
import {codeMs, idleMs, Sessions} from '../../src/dashboard/door/sessions.ts';
import {Lifetime} from '../../src/dashboard/place/lifetime.ts';
import {Confirmations, mustBeConfirmed} from '../../src/dashboard/runs/confirmations.ts';

function clocked() {
  const time = {now: 0};
  const ended: [Session, string][] = [];
  const sessions = new Sessions({
    now: () => time.now,
    random: bytes => randomBytes(bytes),
    ended: (session, why) => ended.push([session, why]),
  });
  return {time, ended, sessions};
}

test('a code of 128 bits is good once, and its second use ends the session that was made with it', t => {
  const {sessions, ended} = clocked();
  const code = sessions.newCode();
  t.is(Buffer.from(code, 'base64url').length, 16);
  const session = sessions.trade(code);
  t.truthy(session && sessions.find(session.id));
  t.is(session?.token.length, 32);
  t.is(sessions.trade(code), undefined);
  t.is(sessions.find(session?.id ?? ''), undefined);
  t.deepEqual(ended, [[session, 'the code that it was opened with was used a second time']]);
  // A third time is nothing new.
  t.is(sessions.trade(code), undefined);
  t.is(ended.length, 1);
});

test('a code is good for a minute, and one that was made up never', t => {
  const {sessions, time} = clocked();
  const early = sessions.newCode();
  const late = sessions.newCode();
  time.now = codeMs;
  t.truthy(sessions.trade(early));
  time.now = codeMs + 1;
  t.is(sessions.trade(late), undefined);
  t.is(sessions.trade(randomBytes(16).toString('base64url')), undefined);
});

test('a code that is used a second time long after still ends its session', t => {
  const {sessions, time, ended} = clocked();
  const code = sessions.newCode();
  const session = sessions.trade(code);
  time.now = idleMs - 1;
  t.true(session !== undefined && sessions.use(session));
  t.is(sessions.trade(code), undefined);
  t.is(ended.length, 1);
});

test('a session ends after 12 hours without use, and each use begins them anew', t => {
  const {sessions, time, ended} = clocked();
  const session = sessions.trade(sessions.newCode());
  if (!session) return t.fail();
  for (let uses = 1; uses <= 3; uses++) {
    time.now += idleMs;
    t.true(sessions.use(session));
  }
  time.now += idleMs + 1;
  t.false(sessions.use(session));
  t.is(ended.length, 1);
});

test('sessions and codes are not kept without end', t => {
  const {sessions, ended} = clocked();
  for (let made = 0; made < 300; made++) sessions.trade(sessions.newCode());
  t.is(ended.length, 300 - 256);
});

test('a confirmation is good once, for five minutes, and for the very run that was shown', t => {
  const time = {now: 0};
  const confirmations = new Confirmations({now: () => time.now, random: bytes => randomBytes(bytes)});
  const planned = {host: 'lab-01', command: 'wipe', params: {file: 'a'}};
  const name = confirmations.give(planned);
  t.true(confirmations.take(name, planned));
  t.false(confirmations.take(name, planned));
  t.false(confirmations.take(confirmations.give(planned), {...planned, params: {file: 'b'}}));
  t.false(confirmations.take('AAAAAAAAAAAAAAAAAAAAAA', planned));
  const late = confirmations.give(planned);
  time.now = 5 * 60_000 + 1;
  t.false(confirmations.take(late, planned));
});

test('what destroys is confirmed on one host, what changes on more than ten, what reads never', t => {
  t.deepEqual(
    (['read', 'change', 'destroy'] as const).map(effect =>
      [1, 10, 11].map(hosts => mustBeConfirmed(effect, hosts)),
    ),
    [
      [false, false, false],
      [false, false, true],
      [true, true, true],
    ],
  );
});

test('a dashboard ends an hour after its last tab, and never while a run that it holds goes on', t => {
  const lifetime = new Lifetime();
  const idle = {tabs: 0, runs: 0};
  const ticks = (count: number, what: typeof idle) => Array.from({length: count}, () => lifetime.tick(what));
  t.false(ticks(59, idle).includes(true));
  t.false(ticks(200, {tabs: 1, runs: 0}).includes(true));
  t.false(ticks(200, {tabs: 0, runs: 1}).includes(true));
  t.false(ticks(59, idle).includes(true));
  t.true(lifetime.tick(idle));
});
