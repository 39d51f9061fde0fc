import test from 'ava';
import {FleetOutputs} from '../../src/dashboard/fleet/fleet-outputs.ts';
import {SpoolRoom} from '../../src/dashboard/output/spool.ts';

/** Each host prints its pieces, and ends. */
async function printed(
  outputs: FleetOutputs,
  of: Readonly<Record<string, readonly (readonly ['stdout' | 'stderr', string])[]>>,
): Promise<void> {
  for (const [host, pieces] of Object.entries(of)) {
    await outputs.begin(host);
    let offset = 0;
    for (const [channel, text] of pieces) {
      const bytes = Buffer.from(text);
      await outputs.append({type: 'output', host, job: '', channel, offset, bytes});
      offset += bytes.length;
    }
    outputs.end(host);
  }
}

const told = async (outputs: FleetOutputs, channel: 'stdout' | 'stderr' = 'stdout', differences = false) =>
  (await outputs.folded(channel, differences)).outputs.map(({hosts, size, text}) => [hosts, size, text]);

test('equal outputs are one, however they were cut into pieces, stdout and stderr apart', async t => {
  await using outputs = new FleetOutputs(new SpoolRoom());
  await printed(outputs, {
    'n-1': [
      ['stdout', 'one\n'],
      ['stderr', 'x'],
      ['stdout', 'two\n'],
    ],
    'n-2': [['stdout', 'one\ntwo\n']],
    'n-3': [
      ['stdout', 'one\n'],
      ['stdout', 'three\n'],
    ],
    'n-4': [],
  });
  t.deepEqual(await told(outputs), [
    ['n-[1-2]', 8, 'one\ntwo\n'],
    ['n-3', 10, 'one\nthree\n'],
    ['n-4', 0, ''],
  ]);
  t.deepEqual(await told(outputs, 'stderr'), [
    ['n-[2-4]', 0, ''],
    ['n-1', 1, 'x'],
  ]);
  t.deepEqual((await told(outputs, 'stdout', true)).slice(1, 2), [
    ['n-3', 10, '--- n-[1-2]\n+++ n-3\n@@ -1,2 +1,2 @@\n one\n-two\n+three\n'],
  ]);
});

test('a host that is run again has the newer output alone; one that goes on has none yet', async t => {
  await using outputs = new FleetOutputs(new SpoolRoom());
  await printed(outputs, {a: [['stdout', 'old']], b: [['stdout', 'new']]});
  await printed(outputs, {a: [['stdout', 'new']]});
  await outputs.append({
    type: 'output',
    host: 'c',
    job: '',
    channel: 'stdout',
    offset: 0,
    bytes: Buffer.from('new'),
  });
  t.deepEqual(await told(outputs), [['a,b', 3, 'new']]);
});

test('an output of which bytes are missing is not equal to one without them', async t => {
  await using outputs = new FleetOutputs(new SpoolRoom());
  const bytes = Buffer.from('tail');
  await outputs.append({type: 'output', host: 'a', job: '', channel: 'stdout', offset: 100, bytes});
  outputs.end('a');
  await printed(outputs, {b: [['stdout', 'tail']]});
  t.is((await told(outputs)).length, 2);
});

test('however many hosts print however much, what is told is small, and harmless', async t => {
  await using outputs = new FleetOutputs(new SpoolRoom({total: 2 ** 24, part: 2 ** 20}));
  for (let host = 0; host < 60; host++)
    await printed(outputs, {[`n-${host}`]: [['stdout', `\u001b]0;x\u0007${host}`.padEnd(400_000, '<b>')]]});
  const folded = await outputs.folded('stdout', true);
  t.is(folded.outputs.length, 40);
  t.is(folded.more, 20);
  t.true(JSON.stringify(folded).length < 40 * 10 * 1024);
  const [first] = folded.outputs;
  t.like(first, {size: 400_000, isCut: true, isDifference: false});
  t.regex(first?.text ?? '', /^\\x1b\]0;x\\x07\d+<b>/);
});
