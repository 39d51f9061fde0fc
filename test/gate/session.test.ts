import {duplexPair} from 'node:stream';
import type {TLSSocket} from 'node:tls';
import test from 'ava';
import {CodedError} from '../../src/base/errors.ts';
import {budgets} from '../../src/gate/budgets.ts';
import {KeptOut} from '../../src/gate/kept-out.ts';
import {OpenLogs} from '../../src/gate/open-logs.ts';
import {Pace} from '../../src/gate/pace.ts';
import type {Peer} from '../../src/gate/peer.ts';
import {Person} from '../../src/gate/person.ts';
import type {SessionOwner} from '../../src/gate/session.ts';
import {Session} from '../../src/gate/session.ts';
import {Traffic} from '../../src/gate/traffic.ts';
import {controlFrame} from '../../src/protocol/frame.ts';
import type {Welcome} from '../../src/protocol/generated/wire.ts';
import {until} from '../fixtures/until.ts';

test('who sends one byte in each TLS record is not heard for more records than messages', async t => {
  const [ours, theirs] = duplexPair();
  const pace = (most: number) => new Pace(most, () => 0);
  const person = new Person('mallory', new OpenLogs(8), () => {});
  const owner = {messagePace: pace(budgets.messages), inputPace: pace(500), closed() {}};
  const arrival = {peer: {name: 'a script'}, carrier: {bytesRead: 0}};
  const peer = {id: 1, socket: ours as unknown as TLSSocket, arrival, person, frameMs: 1000};
  const session = new Session(peer as unknown as Peer, owner as unknown as SessionOwner);
  person.members.add(session);
  session.welcome({} as Welcome);
  theirs.resume();
  let records = 0;
  ours.on('data', () => records++);
  const frame = controlFrame(0, {type: 'ping', nonce: 'a'.repeat(16)});
  for (let at = 0; at < 2 * budgets.messages; at++)
    theirs.write(frame.subarray(at % frame.length, (at % frame.length) + 1));
  await until(() => ours.isPaused(), 'a rest');
  t.true(records <= budgets.messages + 1, `${records} records`);
  session.destroy(new CodedError('over', 'the test is over'));
});

test('bytes that come in no record of the peer are told from those that do', t => {
  const wire = {bytesRead: 5000};
  const traffic = new Traffic(wire);
  for (let record = 0; record < 100_000; record++) {
    wire.bytesRead += 23;
    traffic.took(1);
  }
  t.false(traffic.bringsNothing);
  // A record that is not whole yet.
  wire.bytesRead += 16_645;
  t.false(traffic.bringsNothing);
  // Changes of keys.
  wire.bytesRead += 600 * 27;
  t.true(traffic.bringsNothing);
});

test('a connection is silent when no record came for long, and never while it is not heard', t => {
  const traffic = new Traffic({bytesRead: 0});
  t.false(traffic.isSilent(0, 1000, true));
  t.false(traffic.isSilent(1000, 1000, true));
  t.true(traffic.isSilent(1001, 1000, true));
  t.false(traffic.isSilent(1001, 1000, false));
  traffic.took(0);
  t.false(traffic.isSilent(3000, 1000, true));
  t.true(traffic.isSilent(4001, 1000, true));
});

test('a person who was sent away for saying nothing may come again after a minute, and others at once', t => {
  let now = 0;
  const keptOut = new KeptOut(() => now);
  keptOut.add('mallory');
  t.notThrows(() => keptOut.requireIn('alice'));
  t.throws(() => keptOut.requireIn('mallory'), {message: /come again in 60 s/});
  now += 60_000;
  t.notThrows(() => keptOut.requireIn('mallory'));
});
