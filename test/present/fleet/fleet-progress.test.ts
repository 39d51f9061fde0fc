import test from 'ava';
import type {FleetEvent, HostOutcome} from '../../../src/client/fleet/fleet-event.ts';
import type {FleetFacts} from '../../../src/present/fleet/fleet-progress.ts';
import {FleetProgress} from '../../../src/present/fleet/fleet-progress.ts';

const job = 'j';
const error = new Error('x');
const ended = (host: string, ok = true) => ({is: 'ended', host, job, result: {ok}}) as HostOutcome;

/** Hears events at their times, in seconds, and tells the facts at the last one. */
function factsOf(hosts: number, ...events: (readonly [number, FleetEvent | undefined])[]): FleetFacts {
  const progress = new FleetProgress(hosts, 0);
  for (const [at, event] of events) if (event) progress.hear(event, at * 1000);
  return progress.facts((events.at(-1)?.[0] ?? 0) * 1000);
}

const dialling = (host: string): FleetEvent => ({type: 'dialling', host});
const started = (host: string): FleetEvent => ({type: 'started', host, job});
const over = (outcome: HostOutcome): FleetEvent => ({type: 'outcome', host: outcome.host, outcome});
const output = (host: string, text: string): FleetEvent => ({
  type: 'output',
  host,
  job,
  channel: 'stdout',
  offset: 0,
  bytes: Buffer.from(text),
});

test('each host is counted once, by what became of it', t => {
  const facts = factsOf(
    9,
    ...['a', 'b', 'c', 'd', 'e', 'f'].map(host => [0, dialling(host)] as const),
    ...['a', 'b', 'c', 'd', 'e'].map(host => [1, started(host)] as const),
    // Told twice, as where a connection came back.
    [1, started('a')],
    [2, over(ended('a'))],
    [2, over(ended('b', false))],
    [2, over({is: 'unknown', host: 'c', job, error})],
    [2, over({is: 'refused', host: 'd', error})],
    [2, over({is: 'unreachable', host: 'f', error})],
    [2, over({is: 'untried', host: 'i'})],
  );
  t.like(facts, {waiting: 2, running: 1, done: 1, failed: 2, unreachable: 1, unknown: 1});
  t.is(facts.slowest?.host, 'e');
});

test('the slowest is the one that is under way for longest, with its last line or its state', t => {
  const doing = (...events: FleetEvent[]) =>
    factsOf(2, [0, dialling('a')], [3, dialling('b')], ...events.map(event => [4, event] as const)).slowest;
  t.deepEqual(doing(), {host: 'a', ageMs: 3000, doing: 'connecting'});
  t.is(doing({type: 'waiting', host: 'a', job, until: 9})?.doing, 'the order may still be on its way');
  t.is(doing({type: 'queued', host: 'a', job, ahead: 1, why: 'lock'})?.doing, 'waiting for its turn');
  t.is(doing(started('a'))?.doing, 'no output yet');
  t.is(doing(started('a'), output('a', 'one\ntwo\n'))?.doing, 'two');
  const lost: FleetEvent = {type: 'lost', host: 'a', error, giveUpAfterMs: 1};
  t.is(doing(started('a'), output('a', 'one\n'), lost)?.doing, 'connection lost');
  t.is(
    doing(started('a'), output('a', 'one\n'), lost, {type: 'resumed', host: 'a', afterMs: 1})?.doing,
    'one',
  );
  t.deepEqual(doing(over(ended('a'))), {host: 'b', ageMs: 1000, doing: 'connecting'});
  t.is(doing(over(ended('a')), over(ended('b'))), undefined);
});

test('rate and time left come of the hosts that ended, and the time is not told when it is over', t => {
  const two = ['a', 'b'].map(host => [0, dialling(host)] as const);
  t.like(factsOf(10, ...two, [5, undefined]), {rate: undefined, leftMs: undefined});
  // Of ten hosts two at a time, ten seconds each: one just ended, one has five to go, eight wait.
  const some = factsOf(
    10,
    [0, dialling('a')],
    [5, dialling('b')],
    [10, over(ended('a'))],
    [10, dialling('c')],
  );
  t.is(some.rate, 0.1);
  t.is(some.leftMs, 10_000 * (7 / 2) + 10_000 - 2500);
  // The last one takes longer than the others did.
  t.is(factsOf(2, ...two, [10, over(ended('a'))], [12, undefined]).leftMs, undefined);
  // A host that could not be reached says nothing of how long the command takes.
  t.is(
    factsOf(3, ...two, [0.1, over({is: 'unreachable', host: 'a', error})], [1, undefined]).leftMs,
    undefined,
  );
});
