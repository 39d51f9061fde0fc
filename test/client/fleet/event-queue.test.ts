import {setImmediate as turn} from 'node:timers/promises';
import test from 'ava';
import {EventQueue} from '../../../src/client/fleet/event-queue.ts';
import type {FleetEvent} from '../../../src/client/fleet/fleet-event.ts';

const output = (host: string, offset: number): FleetEvent => ({
  type: 'output',
  host,
  job: 'j',
  channel: 'stdout',
  offset,
  bytes: Buffer.alloc(1),
});

test('each producer waits until its event was taken: one that is slow to take holds as many events as there are producers', async t => {
  const queue = new EventQueue('x');
  let pushed = 0;
  const producers = ['a', 'b', 'c'].map(async host => {
    for (let offset = 0; offset < 5; offset++) {
      await queue.push(output(host, offset));
      pushed++;
    }
  });
  const events = queue.consume();
  await events.next();
  await turn();
  t.is(pushed, 0);
  await events.next();
  await turn();
  t.is(pushed, 1);
  void Promise.all(producers).then(() => queue.end());
  let seen = 2;
  for await (const _ of events) seen++;
  t.is(seen, 15);
});

test('of the state of a host the newest is told, before what comes after it', async t => {
  const queue = new EventQueue('x');
  for (let ahead = 9; ahead > 0; ahead--)
    queue.note({type: 'queued', host: 'a', job: 'j', ahead, why: 'jobs'});
  queue.note({type: 'lost', host: 'b', error: new Error('x'), giveUpAfterMs: 0});
  void queue.push(output('a', 0)).then(() => queue.end());
  const seen: FleetEvent[] = [];
  for await (const event of queue.consume()) seen.push(event);
  t.deepEqual(
    seen.map(({type}) => type),
    ['queued', 'lost', 'output'],
  );
  t.like(seen[0], {ahead: 1});
});

test('who stops to take events holds up nobody any more', async t => {
  const queue = new EventQueue('x');
  const first = queue.push(output('a', 0));
  const second = queue.push(output('b', 0));
  for await (const _ of queue.consume()) break;
  await first;
  await second;
  await queue.push(output('c', 0));
  t.pass();
});

test('an error ends the events, after those that are there', async t => {
  const queue = new EventQueue('x');
  void queue.push(output('a', 0));
  queue.end(new Error('no journal'));
  const events = queue.consume();
  t.is((await events.next()).done, false);
  await t.throwsAsync(events.next(), {message: 'no journal'});
});

test('a consumer can leave while it waits, and before it began; there is one', async t => {
  const queue = new EventQueue('x');
  const events = queue.consume();
  const next = events.next();
  t.throws(() => queue.consume(), {code: 'output-taken'});
  t.true((await events.return?.())?.done);
  t.true((await next).done);
  const unread = new EventQueue('y');
  const pushed = unread.push(output('a', 0));
  await unread.consume().return?.();
  await pushed;
});
