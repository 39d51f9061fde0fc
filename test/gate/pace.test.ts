import test from 'ava';
import {Pace} from '../../src/gate/pace.ts';
import {startLab} from '../fixtures/lab.ts';

test('who sends many frames of input rests until the period is over; others do not', t => {
  let now = 1000;
  const pace = new Pace(500, () => now);
  for (let frame = 0; frame < 500; frame++) t.is(pace.take('mallory'), 0);
  t.is(pace.take('mallory'), 250);
  t.is(pace.take('alice'), 0);
  now += 100;
  t.is(pace.take('mallory'), 150);
  now += 150;
  t.is(pace.take('mallory'), 0);
});

test('input byte by byte arrives whole, while others are served', async t => {
  const lab = await startLab(t, {
    commands: '\n  cat: { argv: [cat], stdin: stream }\n  "true": { argv: ["true"] }',
  });
  const alice = await lab.connect();
  const bob = await lab.connect(await lab.client('bob', {groups: ['ops']}));
  const text = Array.from({length: 2000}, (_, at) => String(at % 10)).join('');
  const job = alice.run('cat', {}, {stdin: byteByByte(text)});
  await job.started;
  t.true((await bob.run('true')).ok);
  t.is((await job).stdout, text);
});

async function* byteByByte(text: string): AsyncGenerator<Buffer> {
  for (const byte of Buffer.from(text)) yield Buffer.of(byte);
}
