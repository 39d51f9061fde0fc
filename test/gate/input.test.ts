// Input over the wire: what a caller signed reaches the command, once and in order, and nothing else does.
import {createHash, randomBytes} from 'node:crypto';
import test from 'ava';
import {InputSigner} from '../../src/identity/input.ts';
import {controlFrame, creditFrame} from '../../src/protocol/frame.ts';
import {limits} from '../../src/protocol/limits.ts';
import {hostileClient, idOf, orderMessage, signInput} from '../fixtures/hostile-client.ts';
import type {Lab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {typist} from '../fixtures/typist.ts';
import {until} from '../fixtures/until.ts';

const commands = `
  cat: { about: Prints its input, argv: [cat], stdin: stream }
  sink: { about: Waits and reads nothing, argv: [sleep, "100"], stdin: stream }
  late: { about: Reads when the file is there, argv: [sh, -c, 'while [ ! -e "$1" ]; do sleep 0.02; done; cat', sh, "{file}"], stdin: stream, params: { file: { type: string } } }
  "true": { about: Takes none, argv: ["true"] }
`;
const run = (command: string, fields: object = {}) =>
  ({action: 'run', command, input: true, ...fields}) as const;
const digestOf = (bytes: Buffer) => ({
  bytes: bytes.length,
  sha256: createHash('sha256').update(bytes).digest('hex'),
});
const denials = (lab: Lab, job: string) =>
  lab.entries().filter(entry => entry.event === 'denial' && entry.job === job);

const sharedLab = shareLab({
  commands,
  access: `
  - who: [group:ops]
    run: ["*"]
    jobs: { see: all }
`,
});

test('three megabytes go in and come out, byte for byte, with an end, and the outcome says what went in', async t => {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const bytes = randomBytes(3_000_000);
  const typing = await typist(lab, alice, run('cat'));
  t.is(typing.started.input, 0);
  typing.end(await typing.type(0, bytes));
  const {output, outcome} = await typing.ended();
  t.true(output.equals(bytes));
  t.like(outcome, {exit: 0, stdin: digestOf(bytes), stdout: digestOf(bytes)});
  t.deepEqual(denials(lab, typing.job), []);
  typing.client.socket.destroy();
});

test('a command that does not read stops its own caller, within the window, and nobody else', async t => {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const typing = await typist(lab, alice, run('sink'));
  const bytes = randomBytes(limits.inputWindow);
  await typing.type(0, bytes);
  // What its pipe took makes room for at most that much; then there is no more.
  const granted = () => typing.client.granted.get(1) ?? 0;
  const other = await typist(lab, alice, run('cat'));
  other.end(await other.type(0, 'through'));
  t.is(String((await other.ended()).output), 'through');
  t.true(granted() <= 2 * limits.inputWindow, `${granted()}`);
  for (const {client} of [typing, other]) client.socket.destroy();
});

test('input that is forged, altered, out of place or replayed ends its stream; the job goes on, and the account says it', async t => {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const {signer, job, client, ...typing} = await typist(lab, alice, run('cat'));
  await typing.type(0, 'abc');
  await until(() => typing.read().length === 3, 'the echo');
  const other = await typist(lab, alice, run('cat'));
  const flip = (at: number) => {
    const frame = signInput(signer, job, 3, 'def');
    frame.writeUInt8(frame.readUInt8(at) ^ 1, at);
    return frame;
  };
  const attempts: [what: string, code: string, offset: number, frame: Buffer][] = [
    ['a byte changed', 'input-signature', 3, flip(65)],
    ['the signature changed', 'input-signature', 3, flip(5)],
    ['signed by another', 'input-signature', 3, signInput(new InputSigner(), job, 3, 'def')],
    ['of another job', 'input-signature', 3, signInput(signer, other.job, 3, 'def')],
    ['an end that nobody said', 'input-signature', 3, Buffer.alloc(64)],
    ['what was said before, elsewhere', 'input-signature', 3, signInput(signer, job, 0, 'abc')],
    ['with a hole before it', 'input-offset', 4, signInput(signer, job, 4, 'def')],
    ['the end, too early', 'input-offset', 9, signInput(signer, job, 9, '')],
  ];
  let stream = 1;
  const attach = () =>
    typist(
      lab,
      alice,
      {action: 'attach', job, from: 0, claim: true, input: true},
      {client, signer, stream: ++stream},
    );
  for (const [what, code, offset, frame] of attempts) {
    const again = await attach();
    t.like(again.started, {input: 3, attached: true}, what);
    client.input(stream, offset, frame);
    t.like(await client.message(stream, 'refused'), {code}, what);
    // What comes on it after that is of no interest.
    client.input(stream, 3, signInput(signer, job, 3, 'late'));
  }
  // The same again is taken once.
  const last = await attach();
  client.input(stream, 0, signInput(signer, job, 0, 'abc'));
  last.end(await last.type(3, 'def'));
  const {output, outcome} = await last.ended();
  t.is(String(output), 'abcdef');
  t.like(outcome, {stdin: digestOf(Buffer.from('abcdef'))});
  t.deepEqual(
    denials(lab, job).map(entry => 'code' in entry && entry.code),
    attempts.map(([, code]) => code),
  );
  for (const entry of denials(lab, job)) t.like(entry, {principal: {name: 'alice'}});
  const unsigned = new RegExp(`for job ${job} at \\d+ is not signed with the key that the order names`, 'g');
  t.is((lab.serverLog.match(unsigned) ?? []).length, 6);
  client.socket.destroy();
  other.client.socket.destroy();
});

test('what no client may send as input closes its connection with a code, and that one alone', async t => {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const bystander = await typist(lab, alice, run('cat'));
  const attempts: Record<
    string,
    [code: string, attempt: (typing: Awaited<ReturnType<typeof typist>>) => void, fields?: object]
  > = {
    'more than was granted': [
      'credit',
      ({client, signer, job}) => {
        for (let at = 0; at < 8 * limits.inputWindow; at += 65_000)
          client.input(1, at, signInput(signer, job, at, Buffer.alloc(65_000)));
      },
      run('sink'),
    ],
    'where none was ordered': [
      'phase',
      ({client}) => client.input(1, 0, Buffer.alloc(70)),
      // One that reads nothing: it has not ended when the input comes.
      {action: 'run', command: 'sink'},
    ],
    'as output': ['phase', ({client}) => client.input(1, 0, Buffer.alloc(70), 1)],
    'some of a transfer after its end': [
      'phase',
      typing => {
        typing.end(0);
        typing.client.input(1, 0, Buffer.from('x'), 3);
      },
      run('sink'),
    ],
    'without a signature': ['frame', ({client}) => client.input(1, 0, Buffer.alloc(63))],
    'a size of five bytes': ['frame', ({client}) => client.input(1, 0, Buffer.alloc(69), 4)],
    'after its end': [
      'phase',
      typing => {
        typing.end(0);
        typing.client.input(1, 0, signInput(typing.signer, typing.job, 0, 'x'));
      },
      run('sink'),
    ],
    'on stream 0': ['phase', ({client}) => client.input(0, 0, Buffer.alloc(70))],
    'on a stream that was never opened': ['phase', ({client}) => client.input(9, 0, Buffer.alloc(70))],
    'before the answer': [
      'phase',
      ({client}) => {
        client.write(controlFrame(2, orderMessage(alice.key, {action: 'run', command: 'sink'})));
        client.input(2, 0, Buffer.alloc(70));
      },
    ],
  };
  for (const [what, [code, attempt, fields = run('cat')]] of Object.entries(attempts)) {
    const typing = await typist(lab, alice, fields as ReturnType<typeof run>);
    t.is(typing.started.type, 'started', what);
    attempt(typing);
    t.like(await typing.client.fault(), {code}, what);
  }
  await bystander.type(0, 'still here');
  await until(() => String(bystander.read()) === 'still here', 'the echo');
  t.is(lab.serverLog.includes('the gate died'), false);
  bystander.client.socket.destroy();
});

test('input for a command that takes none is refused, and so is that for the job of another', async t => {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const bob = lab.authority.user('bob', {groups: ['ops']});
  t.like((await typist(lab, alice, run('true'))).started, {code: 'no-stdin'});
  const {job, client} = await typist(lab, alice, run('cat'));
  const attach = (fields: object) => typist(lab, bob, {action: 'attach', job, from: 0, ...fields});
  t.like((await attach({input: true})).started, {code: 'not-allowed'});
  t.like((await attach({claim: true})).started, {code: 'not-allowed'});
  const watching = await attach({});
  t.like(watching.started, {type: 'started'});
  t.false('input' in watching.started);
  watching.client.input(1, 0, signInput(watching.signer, job, 0, 'x'));
  t.like(await watching.client.fault(), {code: 'phase'});
  client.socket.destroy();
});

test('a caller whose line hangs comes back by another: what was taken is not asked for again, what was not is sent again', async t => {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const file = `${lab.folder}/go`;
  const bytes = randomBytes(1_000_000);
  const first = await typist(lab, alice, run('late', {params: {file}}));
  const {signer, job} = first;
  await first.type(0, bytes.subarray(0, 200_000));
  // The line is dead, and nobody knows: nothing is closed.
  first.client.socket.pause();
  const attach = {action: 'attach', job, from: 0, claim: true, input: true} as const;
  const second = await typist(lab, alice, attach, {signer});
  const due = second.started.input as number;
  t.is(due, 200_000);
  // What the first line still brings is passed over.
  first.client.input(1, due, signInput(signer, job, due, 'never'));
  // With most of the window taken, what may come is only the rest of it.
  await until(() => second.client.granted.get(1) !== undefined, 'credit');
  t.true((second.client.granted.get(1) ?? 0) < limits.inputWindow);
  await import('node:fs/promises').then(({writeFile}) => writeFile(file, ''));
  second.end(await second.type(due, bytes.subarray(due)));
  const {output, outcome} = await second.ended();
  t.true(output.equals(bytes));
  t.like(outcome, {stdin: digestOf(bytes)});
  t.deepEqual(denials(lab, job), []);
  for (const {client} of [first, second]) client.socket.destroy();
});

test('the same order again takes input over, too; an attach with another key goes on with that', async t => {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const signer = new InputSigner();
  const order = orderMessage(alice.key, {action: 'run', command: 'cat', input: signer.publicKey});
  const job = idOf(order);
  const client = await hostileClient(lab, alice);
  await client.message(0, 'welcome');
  client.order(1, order);
  t.like(await client.message(1, 'started'), {input: 0, attached: false});
  client.input(1, 0, signInput(signer, job, 0, 'abc'));
  await until(() => client.output.has(1), 'the echo');
  client.order(2, order);
  t.like(await client.message(2, 'started'), {input: 3, attached: true});
  client.input(2, 3, signInput(signer, job, 3, 'def'));
  const next = await typist(lab, alice, {action: 'attach', job, from: 0, input: true});
  await until(async () => next.read().length === 6, 'all so far');
  const again = await typist(
    lab,
    alice,
    {action: 'attach', job, from: 0, input: true},
    {client: next.client, stream: 2},
  );
  t.is(again.started.input, 6);
  again.end(await again.type(6, 'ghi'));
  t.is(String((await again.ended()).output), 'abcdefghi');
  client.write(creditFrame(1, 1));
  client.socket.destroy();
  next.client.socket.destroy();
});
