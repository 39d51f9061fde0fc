import test from 'ava';
import type {Phase} from '../../src/protocol/phases.ts';
import {nextPhase, phases} from '../../src/protocol/phases.ts';

const messages = [
  'welcome',
  'fault',
  'refused',
  'queued',
  'started',
  'answer',
  'proven',
  'gap',
  'ended',
  'ping',
  'pong',
  'order',
  'release',
  'prove',
  'data',
  'credit',
] as const;

/** What docs/protocol.md lists: side, phase, what may come, and what then is. Written down here a second time. */
const listed = `
server greeting welcome session
server greeting fault closed
client greeting fault closed
server session ping session
server session pong session
server session fault closed
client session ping session
client session pong session
client session fault closed
client fresh order ordered
client fresh prove asked
server asked proven closed
server asked refused closed
client asked release closed
server ordered refused closed
server ordered answer closed
server ordered queued ordered
server ordered started flowing
client ordered credit ordered
client ordered release closed
server flowing data flowing
server flowing gap flowing
server flowing credit flowing
server flowing ended closed
server flowing refused closed
client flowing data flowing
client flowing credit flowing
client flowing release closed
server closed data closed
server closed gap closed
server closed credit closed
server closed queued closed
server closed ended closed
client closed data closed
server closed started closed
server closed refused closed
server closed answer closed
server closed proven closed
client closed credit closed
client closed release closed`
  .trim()
  .split('\n');

test('what is listed leads where it should, and every pair that is not listed is refused', t => {
  let count = 0;
  for (const side of ['server', 'client'] as const) {
    for (const phase of Object.keys(phases) as Phase[]) {
      for (const what of messages) {
        const line = listed.find(entry => entry.startsWith(`${side} ${phase} ${what} `));
        if (line === undefined) {
          t.throws(
            () => nextPhase(phase, side, what),
            {name: 'ProtocolError', code: 'phase'},
            `${side} ${phase} ${what}`,
          );
        } else {
          t.is(nextPhase(phase, side, what), line.split(' ')[3] as Phase, line);
          count++;
        }
      }
    }
  }
  t.is(count, listed.length);
});

test('names that every object has are in no phase', t => {
  for (const what of ['toString', 'constructor', '__proto__', 'hasOwnProperty'] as never[])
    for (const side of ['server', 'client'] as const)
      for (const phase of Object.keys(phases) as Phase[])
        t.throws(() => nextPhase(phase, side, what), {code: 'phase'});
});
