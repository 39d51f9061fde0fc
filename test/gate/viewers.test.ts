// Several who follow one job: what makes room in its log, and for whom it waits.
import {createHash} from 'node:crypto';
import {readdir, stat, writeFile} from 'node:fs/promises';
import {join} from 'node:path';
import type {ExecutionContext} from 'ava';
import test from 'ava';
import {recordHeaderSize} from '../../src/output-log/records.ts';
import {controlFrame, creditFrame} from '../../src/protocol/frame.ts';
import type {HostileClient} from '../fixtures/hostile-client.ts';
import {hostileClient, idOf, orderMessage} from '../fixtures/hostile-client.ts';
import type {Lab} from '../fixtures/lab.ts';
import {shareLab} from '../fixtures/shared-lab.ts';
import {until} from '../fixtures/until.ts';

const window = 1024 * 1024;
const commands = `
  count: { about: Prints numbered lines, argv: [seq, "{last}"], window: 1MiB, params: { last: { type: integer } } }
  "true": { about: Does nothing, argv: ["true"] }
  gated: { about: Prints on when the file is there, argv: [sh, -c, 'seq 1000; while [ ! -e "$1" ]; do sleep 0.02; done; seq "$2"', sh, "{file}", "{last}"], window: 1MiB, params: { file: { type: string }, last: { type: integer } } }
`;
const access = `
  - who: [group:ops]
    run: ["*"]
    jobs: { see: all, end: all }
`;
const sharedLab = shareLab({commands, access});
const sha = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex');

/** One stream that follows a job. */
class Viewer {
  readonly client: HostileClient;
  readonly stream: number;
  #given = 0;

  constructor(client: HostileClient, stream = 1) {
    this.client = client;
    this.stream = stream;
  }

  get output(): Buffer {
    return Buffer.concat(this.client.output.get(this.stream) ?? []);
  }

  get gaps(): {from: number; to: number}[] {
    return this.client.heard
      .filter(({stream, message}) => stream === this.stream && message.type === 'gap')
      .map(({message}) => message);
  }

  get length(): number {
    return (this.client.output.get(this.stream) ?? []).reduce((sum, piece) => sum + piece.length, 0);
  }

  /** Gives back what came and was not given back yet, `most` bytes in all. */
  read(most = Number.POSITIVE_INFINITY): void {
    const given = Math.min(this.length, most);
    if (given <= this.#given) return;
    this.client.write(creditFrame(this.stream, given - this.#given));
    this.#given = given;
  }

  get hasEnded(): boolean {
    return this.client.heard.some(({stream, message}) => stream === this.stream && message.type === 'ended');
  }

  async readAll() {
    await until(() => {
      this.read();
      return this.hasEnded;
    }, 'the end');
    return (await this.client.message(this.stream, 'ended')).outcome;
  }
}

async function setUp(t: ExecutionContext) {
  const lab = await sharedLab();
  const alice = lab.authority.user('alice', {groups: ['ops']});
  const bob = lab.authority.user('bob', {groups: ['ops']});
  const clients: HostileClient[] = [];
  t.teardown(() => {
    for (const {socket} of clients) socket.destroy();
  });
  const connect = async (who: typeof alice) => {
    const client = await hostileClient(lab, who);
    clients.push(client);
    await client.message(0, 'welcome');
    return client;
  };
  const run = async (command: string, params: object, credit = 65_536) => {
    const viewer = new Viewer(await connect(alice));
    const order = orderMessage(alice.key, {action: 'run', command, params});
    viewer.client.order(1, order, credit);
    await viewer.client.message(1, 'started');
    return {viewer, job: idOf(order)};
  };
  const attach = async (who: typeof alice, job: string, fields: object = {}, credit = 65_536) => {
    const viewer = new Viewer(await connect(who));
    viewer.client.order(1, orderMessage(who.key, {action: 'attach', job, from: 0, ...fields}), credit);
    const started = await viewer.client.message(1, 'started');
    return {viewer, started};
  };
  const cancel = (job: string, on: HostileClient) => {
    on.order(9, orderMessage(alice.key, {action: 'cancel', job}));
    return on.message(9, 'answer');
  };
  return {lab, alice, bob, run, attach, cancel};
}

/** Until the job's log has no room for another record: it waits for whoever makes room. */
async function filled({folder}: Lab, job: string): Promise<void> {
  const log = join(folder, 'data/output', job);
  await until(async () => {
    const segments = await readdir(log);
    const sizes = await Promise.all(segments.map(async name => (await stat(join(log, name))).size));
    return sizes.reduce((sum, size) => sum + size, 0) + recordHeaderSize >= window;
  }, 'a full window');
}

/** Until it has all that a full window holds, of which the headers of records are a part. */
const hasWindow = (viewer: Viewer) => until(() => viewer.length > 0.9 * window, 'what a full window holds');

test('three viewers get the same bytes, one of them late; a fourth that does not read slows nobody and is told its gap', async t => {
  const {lab, bob, run, attach} = await setUp(t);
  const file = join(lab.folder, 'go');
  const last = 800_000;
  const {viewer: submitter, job} = await run('gated', {file, last});
  const early = await attach(bob, job);
  const idle = await attach(bob, job, {}, 65_536);
  await until(() => submitter.length > 3000 && early.viewer.length > 3000, 'the first lines');
  const late = await attach(bob, job);
  await writeFile(file, '');
  const readers = [submitter, early.viewer, late.viewer];
  // Only what the submitter has read is dropped: it waits for the others, however slow they are.
  await until(() => {
    for (const {viewer} of [early, late]) viewer.read();
    submitter.read(Math.min(...readers.map(({length}) => length)));
    return readers.every(({hasEnded}) => hasEnded);
  }, 'the end');
  const outcome = await submitter.readAll();
  for (const viewer of readers) t.deepEqual(viewer.gaps, []);
  for (const viewer of readers) t.is(sha(viewer.output), outcome.stdout.sha256);
  // It reads again: what it lacks is named, and what comes after is whole.
  t.false(idle.viewer.hasEnded);
  await idle.viewer.readAll();
  const {gaps} = idle.viewer;
  // One, or a few where it had credit left when the log went on without it.
  t.true(gaps.reduce((sum, {from, to}) => sum + to - from, 0) > last, JSON.stringify(gaps));
  const whole = [{from: 0, to: 0}, ...gaps, {from: submitter.output.length, to: 0}];
  const held = whole.slice(1).map(({from}, at) => submitter.output.subarray(whole[at]?.to, from));
  t.true(idle.viewer.output.equals(Buffer.concat(held)));
});

test('the second attach of its owner that reads ahead takes nothing from the run, which reads later', async t => {
  const {lab, alice, run, attach} = await setUp(t);
  const {viewer: submitter, job} = await run('count', {last: 500_000});
  const {viewer: ahead} = await attach(alice, job);
  const reading = setInterval(() => ahead.read(), 5);
  t.teardown(() => clearInterval(reading));
  // As far as the window goes, and no further: the job waits for its submitter.
  await filled(lab, job);
  await hasWindow(ahead);
  t.true(ahead.length < window);
  const outcome = await submitter.readAll();
  t.deepEqual(submitter.gaps, []);
  t.is(sha(submitter.output), outcome.stdout.sha256);
  await ahead.readAll();
  t.is(sha(ahead.output), outcome.stdout.sha256);
});

test('a job whose window is full goes on when its submitter comes back, though its old line hangs, and loses nothing', async t => {
  const {lab, alice, run, attach} = await setUp(t);
  const {viewer: old, job} = await run('count', {last: 500_000});
  await filled(lab, job);
  await until(() => old.length > 0, 'what it gave credit for');
  // More may come on the old line: a record that the credit is enough for.
  const came = old.length;
  const {viewer: back} = await attach(alice, job, {from: came, claim: true});
  const outcome = await back.readAll();
  t.deepEqual(back.gaps, []);
  t.is(sha(Buffer.concat([old.output.subarray(0, came), back.output])), outcome.stdout.sha256);
});

test('when the one that held a job goes, the spare of its owner takes over where it is', async t => {
  const {lab, alice, run, attach} = await setUp(t);
  const {viewer: submitter, job} = await run('count', {last: 500_000});
  const {viewer: spare} = await attach(alice, job);
  await filled(lab, job);
  submitter.client.socket.destroy();
  const outcome = await spare.readAll();
  t.deepEqual(spare.gaps, []);
  t.is(sha(spare.output), outcome.stdout.sha256);
});

test('whose submitter is gone waits with a full window, whoever else reads; it can be ended all the same', async t => {
  const {lab, bob, run, attach, cancel} = await setUp(t);
  const {viewer: submitter, job} = await run('count', {last: 500_000});
  submitter.client.write(controlFrame(1, {type: 'release'}));
  const {viewer: stranger} = await attach(bob, job);
  const reading = setInterval(() => stranger.read(), 5);
  t.teardown(() => clearInterval(reading));
  await filled(lab, job);
  await hasWindow(stranger);
  t.true(stranger.length < window);
  t.false(stranger.hasEnded);
  await cancel(job, submitter.client);
  t.like(await stranger.readAll(), {reason: 'cancelled'});
});
