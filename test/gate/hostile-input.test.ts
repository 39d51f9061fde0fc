// The gate was taken over, and would type into a program: it forges, replays, reorders, cuts short, and floods.
import {readFile} from 'node:fs/promises';
import {join} from 'node:path';
import test from 'ava';
import {InputSigner} from '../../src/identity/input.ts';
import {dataHeader} from '../../src/protocol/frame.ts';
import {limits} from '../../src/protocol/limits.ts';
import {idOf, orderMessage, signInput} from '../fixtures/hostile-client.ts';
import type {HostileGate} from '../fixtures/hostile-gate.ts';
import {der, Submitter, takenOver} from '../fixtures/hostile-gate.ts';
import {residentOf} from '../fixtures/shell.ts';
import {until} from '../fixtures/until.ts';

const commands = `
  keep: { about: Writes its input into a file, argv: [sh, -c, 'cat >"$1"; echo done >>"$1"', sh, "{file}"], stdin: stream, params: { file: { type: string } } }
  sink: { about: Reads nothing, argv: [sleep, "100"], stdin: stream }
  "true": { about: Does nothing, argv: ["true"] }
`;

test('a program is given what its caller signed, whatever a gate makes up, changes, moves or brings again', async t => {
  const {lab, gate, alice, submitter} = await takenOver(t, {commands});
  const file = join(lab.folder, 'kept');
  const signer = new InputSigner();
  const order = orderMessage(alice.key, {
    action: 'run',
    command: 'keep',
    params: {file},
    input: signer.publicKey,
  });
  const job = idOf(order);
  const sign = (offset: number, text: string, channel = 0) => signInput(signer, job, offset, text, channel);
  const first = await submitter.submit(der(alice), order.envelope);
  t.like(first, {type: 'follow', claim: 'take', started: {input: 0}});
  await until(() => gate.granted.get(first.input) === limits.inputWindow, 'credit');
  gate.input(first.input, 0, sign(0, 'rm -i x\n'));
  const kept = () => readFile(file, 'utf8').catch(() => '');
  await until(async () => (await kept()) === 'rm -i x\n', 'the first line');

  const attach = orderMessage(alice.key, {action: 'attach', job, from: 0, input: signer.publicKey}).envelope;
  const [yes, no] = [sign(8, 'n\n'), Buffer.from('y\n')];
  const attempts: [what: string, code: string | undefined, offset: number, frame: Buffer][] = [
    ['made up', 'input-signature', 8, Buffer.concat([Buffer.alloc(64), no])],
    ['its answer exchanged', 'input-signature', 8, Buffer.concat([yes.subarray(0, 64), no])],
    ['typed with a key of its own', 'input-signature', 8, signInput(new InputSigner(), job, 8, no)],
    ['the line before, again', undefined, 0, sign(0, 'rm -i x\n')],
    ['the line before, moved', 'input-signature', 8, sign(0, 'rm -i x\n')],
    ['a later one first', 'input-offset', 10, sign(10, 'y\n')],
    ['its end made up', 'input-signature', 8, Buffer.alloc(64, 1)],
    ['cut to its end', 'input-signature', 8, yes.subarray(0, 64)],
    ['its end too early', 'input-offset', 12, sign(12, '')],
    ['a size as typing', 'input-signature', 8, sign(8, 'yes\n', 4)],
  ];
  for (const [what, code, offset, frame] of attempts) {
    const again = await submitter.submit(der(alice), attach);
    t.like(again, {type: 'follow', started: {input: 8}}, what);
    gate.input(again.input, offset, frame);
    if (code === undefined) continue;
    const refusal = await gate.hears(
      ({type, stream, message}) => type === 'reply' && stream === again.stream && message.type === 'refused',
    );
    t.is(refusal.message.code, code, what);
    // From a stream that was refused nothing is taken, not even what is good.
    gate.input(again.input, 8, yes);
  }
  t.is(await kept(), 'rm -i x\n');
  const last = await submitter.submit(der(alice), attach);
  // Nor from one that was taken over from.
  gate.input(first.input, 8, yes);
  gate.input(last.input, 8, yes);
  gate.input(last.input, 10, sign(10, ''));
  const {outcome} = await gate.hears(({type}) => type === 'finished');
  t.is(await kept(), 'rm -i x\nn\ndone\n');
  t.like(outcome, {exit: 0, stdin: {bytes: 10}});
  // What it made up is told; that costs alice none of her own refusals.
  const denied = lab.entries().filter(({event}) => event === 'denial');
  t.is(denied.length, attempts.length - 1);
  for (const entry of denied) t.like(entry, {principal: {name: 'alice'}, job});
});

type Attack = (gate: HostileGate, number: number, signer: InputSigner, job: string) => void;

/** What a gate may not pass on, in groups: the executor waits longer each time before it starts the next. */
const attacks: Record<string, Record<string, Attack>> = {
  'more input than was granted': {
    'in order': (gate, number, signer, job) => {
      for (let at = 0; at < 8 * limits.inputWindow; at += 65_000)
        gate.input(number, at, signInput(signer, job, at, Buffer.alloc(65_000)));
    },
    'the same again and again': (gate, number, signer, job) => {
      const frame = signInput(signer, job, 0, Buffer.alloc(65_000));
      for (let count = 0; count < 30; count++) gate.input(number, 0, frame);
    },
  },
  'input under a number that was never given': {
    'the next': (gate, number) => gate.input(number + 1, 0, Buffer.alloc(70)),
    none: gate => gate.input(0, 0, Buffer.alloc(70)),
  },
  'what is no input': {
    'without a signature': (gate, number) => gate.input(number, 0, Buffer.alloc(10)),
    'as output': (gate, number) => gate.input(number, 0, Buffer.alloc(70), 1),
    'a frame of 4 GiB': (gate, number) => {
      const header = dataHeader(number, 0, 0, 70);
      header.writeUInt32BE(0xffffffff, 0);
      gate.write(header);
    },
  },
};

for (const [group, several] of Object.entries(attacks)) {
  test(`a gate that brings ${group} is ended, and its jobs go on`, async t => {
    const {lab, nextGate, alice, ...first} = await takenOver(t, {commands});
    let {gate} = first;
    const resident = residentOf(lab.pid);
    for (const [what, attack] of Object.entries(several)) {
      const signer = new InputSigner();
      const order = orderMessage(alice.key, {action: 'run', command: 'sink', input: signer.publicKey});
      const {input} = await new Submitter(gate).submit(der(alice), order.envelope);
      t.is(typeof input, 'number', what);
      attack(gate, input, signer, idOf(order));
      await gate.ended;
      gate = await nextGate();
      await gate.hears(({type}) => type === 'trust');
    }
    t.true(residentOf(lab.pid) - resident < 48 * 1024 * 1024);
    const status = orderMessage(alice.key, {action: 'status'}).envelope;
    const {body} = await new Submitter(gate).submit(der(alice), status);
    t.is(body.jobs.running, Object.keys(several).length);
    t.is(lab.entries().filter(({event}) => event === 'job-end').length, 0);
  });
}

test('a flood of frames for streams that are over leaves the executor small and serving', async t => {
  const {lab, gate, alice, submitter} = await takenOver(t, {commands});
  const signer = new InputSigner();
  const order = orderMessage(alice.key, {action: 'run', command: 'sink', input: signer.publicKey});
  const {input} = await submitter.submit(der(alice), order.envelope);
  await submitter.submit(der(alice), order.envelope);
  const frame = Buffer.concat([dataHeader(input, 0, 0, 65_000), Buffer.alloc(65_000)]);
  const size = Buffer.concat([
    dataHeader(input + 1, 4, 0, 68),
    signInput(signer, idOf(order), 0, Buffer.from([0, 80, 0, 24]), 4),
  ]);
  const sizes = Buffer.concat(Array.from({length: 500}, () => size));
  let most = 0;
  for (let count = 0; count < 1500; count++) {
    const isTaken = gate.write(frame) && gate.write(sizes);
    most = Math.max(most, residentOf(lab.pid));
    if (!isTaken) await new Promise(resolve => void setImmediate(resolve));
  }
  const run = orderMessage(alice.key, {action: 'run', command: 'true'});
  t.like(await submitter.submit(der(alice), run.envelope), {type: 'follow'});
  t.true(most < 200 * 1024 * 1024, `${most} bytes`);
  t.is(lab.entries().filter(({event}) => event === 'denial').length, 0);
});
