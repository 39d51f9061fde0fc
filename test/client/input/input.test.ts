// What a job is given on stdin, and the size of its terminal: against a host that does as a script says.
import {setImmediate as turn} from 'node:timers/promises';
import {inspect} from 'node:util';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import type {ClientError} from '../../../src/client/errors.ts';
import type {Host} from '../../../src/client/host.ts';
import type {InputSource} from '../../../src/client/input/stdin-sender.ts';
import {InputVerifier} from '../../../src/identity/input.ts';
import {limits} from '../../../src/protocol/limits.ts';
import type {Guest, InputFrame, ScriptedLab} from '../../fixtures/scripted-server.ts';
import {outcomeOf, sha256, startScripted} from '../../fixtures/scripted-server.ts';
import {until} from '../../fixtures/until.ts';

/** A host that runs `cat`, and can be told to misbehave. */
interface Cat {
  readonly lab: ScriptedLab;
  readonly host: Host;
  /** All that stdin was, and how often each kind of frame came. */
  readonly taken: Buffer[];
  readonly sizes: number[][];
  readonly orders: {action: string; [field: string]: unknown}[];
  ends: number;
}

interface Behaviour {
  /** Cuts the line once so many bytes came, for each line in turn. */
  readonly cuts?: readonly number[];
  /** What of it was taken before the first line. */
  readonly due?: number;
  /** Ends the job by itself once so many bytes came. */
  readonly enough?: number;
  /** What the job says it was given. */
  readonly stdin?: (taken: Buffer) => object | undefined;
  readonly grants?: boolean;
}

async function startCat(t: ExecutionContext, behaviour: Behaviour = {}): Promise<Cat> {
  const {due = 0, cuts = [], enough, grants = true} = behaviour;
  let job = '';
  let key = '';
  let verifier: InputVerifier | undefined;
  let length = due;
  let line = -1;
  let sizes = 0;
  const taken: Buffer[] = [];
  const end = (guest: Guest, stream: number) => {
    const all = Buffer.concat(taken);
    const stdin = behaviour.stdin ? behaviour.stdin(all) : {bytes: length, sha256: sha256(all)};
    guest.say(stream, {type: 'ended', job, outcome: outcomeOf('', '', stdin && {stdin})});
  };
  const lab = await startScripted(t, {
    ordered(guest, stream, order) {
      cat.orders.push(order);
      if (order.action === 'cancel') {
        guest.say(stream, {type: 'answer', body: {job: order.job}});
        guest.say(1, {type: 'ended', job, outcome: outcomeOf('', '', {reason: 'cancelled', exit: null})});
        return;
      }
      line++;
      job = order.job ?? order.id;
      verifier ??= new InputVerifier(order.input);
      if (key !== '') t.is(order.input, key, 'the key is the same on each line');
      key = order.input;
      guest.say(stream, {type: 'started', job, from: 0, attached: line > 0, window: 1e6, input: length});
      if (grants) guest.grant(stream, limits.inputWindow);
    },
    input(guest, stream, {channel, offset, signature, bytes}: InputFrame) {
      if (guest.socket.destroyed) return;
      t.true(verifier?.isSigned({job, channel, offset, bytes}, signature));
      if (channel === 4) {
        t.is(offset, sizes++);
        cat.sizes.push([bytes.readUInt16BE(0), bytes.readUInt16BE(2)]);
        return;
      }
      t.is(offset, length, 'what is due comes');
      t.true(bytes.length + 64 <= limits.data);
      if (bytes.length === 0) cat.ends++;
      const cut = cuts[line] ?? Number.POSITIVE_INFINITY;
      const kept = bytes.subarray(0, Math.max(0, cut - length));
      taken.push(kept);
      length += kept.length;
      if (length >= cut) guest.socket.destroy();
      else if (bytes.length === 0 || length >= (enough ?? Number.POSITIVE_INFINITY)) end(guest, stream);
      else guest.grant(stream, kept.length);
    },
  });
  const host = await lab.connect();
  const cat: Cat = {lab, host, taken, sizes: [], orders: [], ends: 0};
  return cat;
}

const megabyte = Buffer.from(Array.from({length: 1_000_000}, (_, at) => (at * 31 + (at >> 8)) % 256));

/** Pieces of all sizes, from one buffer that is used again. */
async function* pieces(all: Buffer): AsyncGenerator<Uint8Array> {
  const buffer = Buffer.alloc(100_000);
  for (let at = 0, size = 1; at < all.length; at += size, size = (size * 3) % 99_991) {
    yield buffer.subarray(0, all.copy(buffer, 0, at, at + size));
    await turn();
  }
}

const sources: Record<string, () => InputSource> = {
  'a text': () => 'ümlaut',
  'no text': () => '',
  bytes: () => megabyte,
  'pieces of all sizes': () => pieces(megabyte),
};
for (const [what, source] of Object.entries(sources)) {
  test(`stdin is ${what}: every byte comes once, signed, in order, and then the end`, async t => {
    const cat = await startCat(t);
    const job = cat.host.run('cat', {}, {stdin: source()});
    t.true((await job).ok);
    t.true((await job.started).takesInput);
    const given = source();
    const wanted = typeof given === 'string' ? Buffer.from(given) : megabyte;
    t.true(Buffer.concat(cat.taken).equals(wanted));
    t.is(cat.ends, 1);
  });
}

test('stdin goes on where the line was cut: what was not taken is sent again, the end, too', async t => {
  for (const cuts of [[1], [65_473, 65_473, 300_000], [1_000_000], [999_999, 1_000_000, 1_000_000]]) {
    const cat = await startCat(t, {cuts});
    t.true((await cat.host.run('cat', {}, {stdin: pieces(megabyte)})).ok);
    t.true(Buffer.concat(cat.taken).equals(megabyte), String(cuts));
    t.deepEqual(
      cat.orders.map(({action, from, claim}) => [action, from, claim]),
      [['run', undefined, undefined], ...cuts.map(() => ['attach', 0, true])],
    );
  }
});

test('an attach with stdin skips what was taken already, and digests it all the same', async t => {
  const job = '01890a5d-ac96-774b-bcce-b302099a8057';
  const wholeOf = (taken: Buffer) => Buffer.concat([megabyte.subarray(0, 400_000), taken]);
  const stdin = (taken: Buffer) => ({bytes: 1_000_000, sha256: sha256(wholeOf(taken))});
  const cat = await startCat(t, {due: 400_000, stdin});
  t.like(await cat.host.attach(job, {stdin: pieces(megabyte), claim: true}), {ok: true});
  t.true(Buffer.concat(cat.taken).equals(megabyte.subarray(400_000)));
  t.like(cat.orders, [{action: 'attach', claim: true, from: 0}]);
  const other = Buffer.concat([Buffer.from('another beginning'), megabyte.subarray(17)]);
  const wrong = await startCat(t, {due: 400_000, stdin});
  const attached = wrong.host.attach(job, {stdin: pieces(other)});
  await t.throwsAsync(async () => await attached, {code: 'digest-mismatch', message: /stdin/});
});

test('a source that is shorter than what the job took is not the one that was sent: the job is ended, and it is said', async t => {
  const cat = await startCat(t, {due: 100});
  const attached = cat.host.attach('01890a5d-ac96-774b-bcce-b302099a8057', {stdin: 'short'});
  await t.throwsAsync(async () => await attached, {
    code: 'input-failed',
    message: /ended after 5 bytes.*100/,
  });
  t.is(cat.orders.at(-1)?.action, 'cancel');
  t.deepEqual(cat.taken, []);
});

test('a source is read as fast as the job takes it, never more than a window ahead', async t => {
  const cat = await startCat(t, {grants: false});
  let read = 0;
  let isLetGo = false;
  async function* endless(): AsyncGenerator<Uint8Array> {
    try {
      for (;;) {
        read += 10_000;
        yield Buffer.alloc(10_000);
      }
    } finally {
      isLetGo = true;
    }
  }
  const job = cat.host.run('cat', {}, {stdin: endless()});
  await job.started;
  await until(() => read >= limits.inputWindow, 'the window to fill');
  for (let round = 0; round < 50; round++) await turn();
  t.true(read <= limits.inputWindow + 10_000, String(read));
  job.release();
  await until(() => isLetGo, 'the source to be let go of');
});

test('a job that ends before its input does lets go of the source, also while it is waited for', async t => {
  const cat = await startCat(t, {enough: 500_000});
  t.true((await cat.host.run('cat', {}, {stdin: pieces(megabyte)})).ok);
  const {PassThrough} = await import('node:stream');
  const source = new PassThrough();
  const waiting = await startCat(t, {enough: 3});
  const job = waiting.host.run('cat', {}, {stdin: source});
  source.write('abc');
  t.true((await job).ok);
  await until(() => source.destroyed, 'the source to be let go of');
});

test('a source that fails ends the job: half of an input does not pass for the whole', async t => {
  async function* failing(): AsyncGenerator<Uint8Array> {
    yield Buffer.from('half');
    throw new Error('the disk is gone');
  }
  const cat = await startCat(t);
  const error = await t.throwsAsync<ClientError>(
    async () => await cat.host.run('cat', {}, {stdin: failing()}),
    {code: 'input-failed', message: /the disk is gone/},
  );
  t.is((error?.cause as Error | undefined)?.message, 'the disk is gone');
  t.is(cat.ends, 0);
  t.deepEqual(
    cat.orders.map(({action}) => action),
    ['run', 'cancel'],
  );
});

test('a host that says the job was given something else, or nothing, is told off', async t => {
  const lies: ((taken: Buffer) => object | undefined)[] = [
    () => undefined,
    taken => ({bytes: taken.length, sha256: sha256('other')}),
    taken => ({bytes: taken.length + 1, sha256: sha256(Buffer.concat([taken, Buffer.from('!')]))}),
  ];
  for (const stdin of lies) {
    const cat = await startCat(t, {stdin});
    await t.throwsAsync(async () => await cat.host.run('cat', {}, {stdin: 'given'}), {
      code: 'digest-mismatch',
    });
  }
});

test('a refusal of input is an error; the source is let go of', async t => {
  const lab = await startScripted(t, {
    ordered(guest, stream, {id}) {
      guest.say(stream, {type: 'started', job: id, from: 0, attached: false, window: 1e6, input: 0});
      guest.grant(stream, 1000);
    },
    input: (guest, stream) =>
      guest.say(stream, {type: 'refused', code: 'input-signature', message: 'not what was ordered'}),
  });
  const host = await lab.connect();
  await t.throwsAsync(async () => await host.run('cat', {}, {stdin: 'x'}), {
    code: 'refused',
    message: 'not what was ordered',
  });
});

test('a terminal has a size from its order on; changes are told, and after the line dropped the last one again', async t => {
  const cat = await startCat(t, {cuts: [3]});
  const {PassThrough} = await import('node:stream');
  const keys = new PassThrough();
  const terminal = {columns: 80, rows: 24, term: 'xterm-256color'};
  const job = cat.host.run('top', {}, {terminal, stdin: keys});
  await job.started;
  t.deepEqual(cat.orders[0]?.terminal, terminal);
  job.resize(100, 30);
  job.resize(120, 40);
  await until(() => cat.sizes.length === 2, 'the sizes');
  keys.write('abc');
  await until(() => cat.orders.length === 2 && cat.sizes.length === 3, 'the next line');
  keys.end('d');
  t.true((await job).ok);
  t.deepEqual(cat.sizes, [
    [100, 30],
    [120, 40],
    [120, 40],
  ]);
  const attached = await startCat(t);
  const again = attached.host.attach(job.id, {terminal, stdin: 'q'});
  again.resize(90, 20);
  t.true((await again).ok);
  t.deepEqual(attached.sizes, [[90, 20]]);
});

test('a secret is not to be seen on a host or a job, nor in an error', async t => {
  const lab = await startScripted(t, {
    ordered: (guest, stream) => guest.say(stream, {type: 'refused', code: 'denied', message: 'no'}),
  });
  const host = await lab.connect();
  const job = host.run('x', {}, {secrets: {password: 'hunter2'}});
  const seen = (value: unknown) =>
    inspect(value, {depth: Number.POSITIVE_INFINITY, showHidden: true, getters: true});
  t.notRegex(seen(job) + seen(host) + JSON.stringify(job) + JSON.stringify(host), /hunter2/);
  const error = await t.throwsAsync(async () => await job);
  t.notRegex(seen(error), /hunter2/);
  const secrets = {password: 'hunter2'.repeat(50_000)};
  const huge = await t.throwsAsync(async () => await host.run('x', {}, {secrets}));
  t.notRegex(seen(huge), /hunter2/);
});

test('what cannot be read as stdin is an error, and nothing is ordered', async t => {
  const {host, orders} = await startCat(t);
  for (const [stdin, what] of [
    [null, 'null'],
    [[Buffer.from('x')], 'an array'],
    [7, 'of type number'],
    [{}, 'of type object'],
  ] as const)
    await t.throwsAsync(async () => await host.run('cat', {}, {stdin: stdin as unknown as InputSource}), {
      code: 'input-failed',
      message: `stdin is text, bytes, or an async iterable of bytes, and not ${what}`,
    });
  t.deepEqual(orders, []);
});
