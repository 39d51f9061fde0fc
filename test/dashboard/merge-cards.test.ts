import test from 'ava';
import {mergeCards, strongest} from '../../src/dashboard/lab/merge-cards.ts';
import type {CommandCard} from '../../src/dashboard/told.ts';

const card = (command: string, change: Partial<CommandCard> = {}): CommandCard => ({
  command,
  about: '',
  effect: 'read',
  unavailable: '',
  argv: command,
  params: [],
  needsReason: false,
  takesInput: false,
  needsTerminal: false,
  ...change,
});

const hosts = (...cards: CommandCard[][]) =>
  new Map(cards.map((each, index) => [`lab-0${index + 1}`, each] as const));

test('a command that all hosts describe alike is told once, without notes', t => {
  const merged = mergeCards(hosts([card('df'), card('up')], [card('up'), card('df')]));
  t.deepEqual(merged, [
    {...card('df'), hosts: 2, notes: []},
    {...card('up'), hosts: 2, notes: []},
  ]);
  t.deepEqual(mergeCards(new Map()), []);
});

test('the form is that of most hosts; hosts without it, and with another, are named', t => {
  const [merged] = mergeCards(hosts([card('df')], [card('df', {argv: 'df -h'})], [card('df')], []));
  t.is(merged?.argv, 'df');
  t.is(merged?.hosts, 3);
  t.deepEqual(merged?.notes, [
    'not on lab-04, or not for you',
    'described otherwise on lab-02; the form is that of lab-[01,03]',
  ]);
});

test('its effect is the greatest that it has on one host, whatever most of them say', t => {
  const [merged] = mergeCards(hosts([card('x')], [card('x')], [card('x', {effect: 'destroy'})]));
  t.is(merged?.effect, 'destroy');
  t.deepEqual(merged?.notes, []);
  t.is(strongest(['change', 'read']), 'change');
  t.is(strongest([]), undefined);
});

test('it cannot be run where all hosts say so; else those are named that do', t => {
  const unable = card('x', {unavailable: 'no program'});
  t.like(mergeCards(hosts([unable], [unable]))[0], {unavailable: 'no program', notes: []});
  t.like(mergeCards(hosts([unable], [card('x')]))[0], {
    unavailable: '',
    notes: ['cannot be run now on lab-01: no program'],
  });
});
