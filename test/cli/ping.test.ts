// ping, about the two clocks.
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {commandLine} from '../fixtures/command-line.ts';
import {startScripted, welcome} from '../fixtures/scripted-server.ts';

const minute = 60_000;

/** `reeve ping lab-01`, whose clock differs from ours by so much. */
async function pingAt(t: ExecutionContext, offsetMs: number, ...words: string[]) {
  const lab = await startScripted(t, {
    greet: guest => guest.say(0, {...welcome, time: Date.now() + offsetMs}),
    told(guest, {type, nonce}) {
      if (type === 'ping') guest.say(0, {type: 'pong', nonce, time: Date.now() + offsetMs});
    },
  });
  const {status, stdout, stderr} = await commandLine(lab, ['ping', 'lab-01', ...words], {config: lab.config})
    .ended;
  return {status, stdout: stdout.toString(), stderr};
}

const far: Record<string, [offsetMs: number, difference: RegExp]> = {
  'ten minutes behind': [-10 * minute, /^10m|^9m59s/],
  'six minutes ahead': [6 * minute, /^6m|^5m59s/],
  'a day ahead': [24 * 60 * minute, /^1d|^23h59m/],
  'years behind': [-3 * 365 * 24 * 60 * minute, /^109[45]d/],
};
for (const [how, [offsetMs, difference]] of Object.entries(far)) {
  test(`a clock at which orders would be refused, ${how}, is said with both times and what to do: exit status 254`, async t => {
    const {status, stdout, stderr} = await pingAt(t, offsetMs);
    t.is(status, 254);
    const [, said = '', its = '', ours = ''] =
      /^reeve: lab-01: its clock is (.*) ours: it says (.*), ours says (.*); orders are refused if the clocks differ by more than 5m: set the wrong clock\n$/.exec(
        stderr,
      ) ?? [];
    t.regex(said, difference);
    t.true(said.endsWith(offsetMs > 0 ? 'ahead of' : 'behind'));
    t.true(Math.abs(Date.parse(its) - Date.parse(ours) - offsetMs) < minute);
    t.true(stdout.endsWith(`lab-01: its clock is ${said} ours\n`));
  });
}

test('programs are told by the status, too, and have the difference in --json', async t => {
  const {status, stdout, stderr} = await pingAt(t, -10 * minute, '--json');
  t.is(status, 254);
  t.regex(stderr, /^reeve: lab-01: its clock is .* behind ours/);
  const {clockOffsetMs} = JSON.parse(stdout);
  t.true(Math.abs(clockOffsetMs + 10 * minute) < minute);
});

test('a clock at which orders are taken is no mistake', async t => {
  for (const offsetMs of [0, 3 * minute, -3 * minute]) {
    const {status, stdout, stderr} = await pingAt(t, offsetMs, '-c', '1');
    t.deepEqual([status, stderr], [0, '']);
    t.regex(stdout, /^lab-01: [\d.]+ ms\nlab-01: its clock is \w+ (ahead of|behind) ours\n$/);
  }
});
