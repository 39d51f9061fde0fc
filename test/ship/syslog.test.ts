import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import test from 'ava';
import type {Destination} from '../../src/config/destinations.ts';
import {until} from '../fixtures/until.ts';
import {makePlace, sequence, startShipper} from './fixtures.ts';
import type {Receiver} from './receiver.ts';
import {startReceiver} from './receiver.ts';

const destination = ({port, ca, client}: Receiver, shows = true): Destination => ({
  kind: 'syslog',
  name: 'syslog',
  address: {host: '127.0.0.1', port},
  ca,
  client: shows ? client : undefined,
});

/** What stands behind the structured data, which is the line. */
const linesOf = ({messages}: Receiver) => messages.map(message => message.slice(message.indexOf('] ') + 2));

const cursorIn = ({cursors}: {cursors: string}) =>
  (JSON.parse(readFileSync(join(cursors, 'syslog.json'), 'utf8')) as {next: number}).next;

test('a receiver gets every entry as a message, and none twice over clean stops', async t => {
  const place = makePlace(t);
  const receiver = await startReceiver(t, {wantsCertificate: true});
  place.account.grow(1200);
  const shipper = startShipper(t, place, destination(receiver));
  await until(() => receiver.messages.length === 1200, 'what was there');
  place.account.grow(2);
  await until(() => receiver.messages.length === 1202, 'what came');
  await shipper.stop();
  t.is(cursorIn(place), 1202);
  place.account.grow(1);
  await startShipper(t, place, destination(receiver)).stop();
  t.deepEqual(linesOf(receiver), place.account.lines());
  t.is(
    receiver.messages[3],
    `<108>1 2026-05-01T12:00:00.003Z lab-01 reeve - server-stop [reeve@32473 seq="3"] ${place.account.lines()[3]}`,
  );
  t.deepEqual(shipper.words, []);
});

test('what was on a connection that broke is sent again, in order and with its number, and nothing is lost', async t => {
  const place = makePlace(t);
  const receiver = await startReceiver(t);
  receiver.breakAfter(700);
  place.account.grow(2500);
  const shipper = startShipper(t, place, destination(receiver));
  const down = await until(() => shipper.words[0], 'word of it');
  t.is(down.state, 'down');
  receiver.breakAfter(Number.POSITIVE_INFINITY);
  await until(() => shipper.words[1]?.state === 'up', 'word of its return');
  await shipper.stop();
  t.deepEqual(sequence(linesOf(receiver)), [
    [0, 699],
    [0, 2499],
  ]);
  t.deepEqual(shipper.words.length, 2);
});

test('a receiver that is not there is told of once, and gets all when it is back', async t => {
  const place = makePlace(t);
  const receiver = await startReceiver(t);
  await receiver.close();
  place.account.grow(3);
  const shipper = startShipper(t, place, destination(receiver));
  await until(() => shipper.words.length > 0, 'word of it');
  place.account.grow(3);
  await receiver.listen();
  await until(() => receiver.messages.length === 6, 'all of it');
  await shipper.stop();
  t.deepEqual(linesOf(receiver), place.account.lines());
  t.like(shipper.words[0], {name: 'syslog', state: 'down'});
  t.regex(JSON.stringify(shipper.words[0]), /127\.0\.0\.1:\d+: connect ECONNREFUSED/);
});

test('a receiver that does not accept us, or that we do not believe, gets nothing, and nothing is lost', async t => {
  const place = makePlace(t);
  place.account.grow(3);
  const picky = await startReceiver(t, {wantsCertificate: true});
  const other = await startReceiver(t, {name: 'logs'});
  const refused = startShipper(t, place, destination(picky, false));
  await until(() => refused.words.length > 0, 'word of it');
  await refused.abandon();
  t.throws(() => cursorIn(place), {code: 'ENOENT'});
  t.deepEqual(picky.messages, []);
  const says = async (receiver: Receiver, ca: string, pattern: RegExp) => {
    const shipper = startShipper(t, place, {...destination(receiver), ca} as Destination);
    await until(() => pattern.test(JSON.stringify(shipper.words[0] ?? '')), `${pattern}`);
    await shipper.abandon();
  };
  await says(other, other.ca, /does not match certificate's altnames/);
  await says(picky, other.ca, /(no CA in|another CA of that name in) .*ca.* of the destination/);
  t.deepEqual(other.messages, []);
  await startShipper(t, place, destination(picky)).stop();
  t.deepEqual(linesOf(picky), place.account.lines());
});
